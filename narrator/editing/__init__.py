"""A post and a wish of its author → the post's file with that change, whole, and the way back."""
