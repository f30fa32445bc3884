"""The command line: one module a command, nothing but click."""
