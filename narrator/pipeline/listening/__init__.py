"""To hear something at once: a sample of a voice, a word, the first passage while the rest is made."""
