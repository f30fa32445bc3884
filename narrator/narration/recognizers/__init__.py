"""One recognizer a file: sound → the words that were heard, each with its times."""
