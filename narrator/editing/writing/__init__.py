"""`Article` → the Markdown text of a post that reads as the same article."""
