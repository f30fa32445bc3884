"""A post's script + a person's recordings of it → the script as it is heard, and her sound as the clips of passages."""
