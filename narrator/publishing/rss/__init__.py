"""Records of published articles + the show's settings → the podcast feed (RSS 2.0, PSP-1, Apple, Podcasting 2.0)."""
