"""One construct a module: a container or a segment, and the scene it stands in → drafts in the manuscript."""
