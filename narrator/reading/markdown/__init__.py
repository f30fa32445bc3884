"""Markdown of real blogs, front matter and template tags included → `Article`."""
