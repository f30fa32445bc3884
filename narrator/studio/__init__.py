"""The local web application: what a browser on this machine sees of narrator."""
