"""A formula's source (TeX, MathML, ASCIIMath) → the phrase a screen reader says, a drawing, MathML."""
