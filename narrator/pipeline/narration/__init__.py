"""A person's recording in a run: aligned with the script, and made into clips."""
