"""Records of all articles → `output/index.html`: a list that can be searched, and the ways to subscribe."""
