"""An SVG drawing from anywhere → the same drawing, with nothing in it that runs or fetches."""
