"""The model of a post that has been read: its tree of blocks, their leaves, and what was left out."""
