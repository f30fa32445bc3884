"""`python -m narrator`."""

from narrator.cli.app import main

main()
