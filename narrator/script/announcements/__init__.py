"""What narrator says of its own: a key and its values → a phrase in the article's language."""
