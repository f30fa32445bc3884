"""The head of a Markdown file, in any dialect → its fields, and where the body begins."""
