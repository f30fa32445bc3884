"""A post with Liquid, shortcodes, MDX and narrator's own marks → Markdown, and the list of what was taken out."""
