"""Title, author and perhaps a picture → a square cover that stores accept and that is legible in a list."""
