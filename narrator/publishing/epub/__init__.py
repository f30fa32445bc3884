"""`Publication` → an EPUB 3.3 with Media Overlays: text and sound together, sentence by sentence."""
