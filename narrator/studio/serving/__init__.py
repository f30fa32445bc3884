"""The output folder → a web server on this machine alone, for trying what was made in a player."""
