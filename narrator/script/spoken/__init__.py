"""Written words → spoken words: one rule a file, the order of rules one literal list."""
