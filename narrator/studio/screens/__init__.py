"""One module a screen: requests → pages."""
