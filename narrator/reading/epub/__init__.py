"""An EPUB book → `Article`."""
