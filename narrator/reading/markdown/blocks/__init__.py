"""Lines of Markdown → a tree of blocks, by the parsing strategy that CommonMark's appendix describes."""
