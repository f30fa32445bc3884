"""How much narrator says of its own → the policy that goes with it, whatever the voice."""

from typing import Final

STANDARD: Final = "standard"
VERBOSITIES: Final[dict[str, dict[str, object]]] = {
    "terse": {
        "heading": "speak", "code": "describe", "quote": "speak", "list": "speak", "table": "speak",
        "footnote": "speak", "aside": "speak", "math": "speak", "embed": "skip", "caption": "speak", "link": "speak",
    },
    STANDARD: {},
    "full": {
        "heading": "announce", "caption": "announce", "link": "announce", "code": "announce", "math": "announce",
        "quote": "announce", "list": "announce", "table": "announce", "footnote": "announce", "aside": "announce",
        "embed": "announce", "table_cells": 240, "formula_symbols": 240,
    },
}  # fmt: skip
"""What each lays over the defaults. Terse: the author's words, and of narrator's own only what without which they would
be taken for something else (a picture's description, struck-out text, code that is not read); for who knows the post,
or listens fast. Full: every structure is named and everything is read that can be, code and large tables as well; for
who cannot see the page and has to act on it. Screen readers have the same three levels."""
