"""narrator's version, which every stage may read without importing the package's front door."""

__version__ = "0.1.0.dev0"
