"""The text of a Markdown block → inline elements, by the delimiter stack that CommonMark's appendix describes."""
