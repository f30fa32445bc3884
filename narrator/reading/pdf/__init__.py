"""A PDF with text → a `Source` of HTML: its paragraphs, headings and lists, put together from lines on pages."""
