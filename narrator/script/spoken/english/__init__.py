"""Written English → spoken English."""
