"""`Article` + `Script` → semantic HTML: one renderer for the page, the EPUB, DAISY and the show notes."""
