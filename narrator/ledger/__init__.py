"""Source + `Article` + `Script` + cues → `Ledger`: the proof that every word is spoken or listed as left out."""
