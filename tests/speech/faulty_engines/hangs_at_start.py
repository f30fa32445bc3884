"""It never opens."""

import time

from honest import *  # noqa: F403 - an engine module's four names


def open(options):
    time.sleep(3600)
