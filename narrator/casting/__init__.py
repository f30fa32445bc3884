"""Voice profile + script → who speaks what: voices found, calibrated, and engines lent to whoever speaks."""
