"""Source → `Article`: one module a format, one walker for all HTML."""
