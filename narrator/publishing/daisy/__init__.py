"""`Publication` → a DAISY 2.02 book, zipped: text and sound by chapter, for the players that libraries lend out."""
