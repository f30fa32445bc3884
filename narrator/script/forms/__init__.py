"""A script in the forms in which people and programs read it: text to proofread, JSON, SSML."""
