"""Engines: one file each; a third party registers one as ours are, by the entry point `narrator.engines`."""
