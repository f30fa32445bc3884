"""Records of all articles → what belongs to all of them: identities (`narrator.lock`), feeds, index, book, checks."""
