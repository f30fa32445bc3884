"""The author's pronunciations: PLS 1.0 and short TOML files → which words of a sentence are said differently."""
