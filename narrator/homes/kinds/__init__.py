"""The kinds of homes, a module each: `open_home(settings, root, cache)` gives a `Home`."""
