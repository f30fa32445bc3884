"""`Publication` → `index.html`: a page that reads along, in one file, without a request to anybody."""
