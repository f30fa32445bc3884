"""A language's tag → what narrator knows of it: its phrases, and how its numbers, dates and lengths are written."""
