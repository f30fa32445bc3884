"""A Word document (DOCX) → `Article`."""
