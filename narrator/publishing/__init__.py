"""`Edition`s → files: one module a format; pure, since names, guids and dates are given to it."""
