"""A file of a format without a reader of its own → a `Source` that the Markdown or the HTML reader takes."""
