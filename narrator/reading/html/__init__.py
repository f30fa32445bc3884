"""A web page → `Article`: its own content and metadata, with the furniture around it among the left-outs."""
