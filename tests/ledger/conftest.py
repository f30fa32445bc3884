"""Lets these tests, and `bench/ledger.py`, share the saboteur and the reader of fixtures beside them."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
