"""Text copied out of a web page, or written plain → `Article`."""
