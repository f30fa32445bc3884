"""An address → its QR code, drawn, for a telephone that follows the feed."""

from importlib import import_module
from typing import Final

from markupsafe import Markup

EXTRA: Final = "pip install 'narrator-audio[publish]'"
SCALE: Final = 5
"""Pixels of a module; its border has four of them, as ISO/IEC 18004 wants."""


def qr_code(address: str) -> Markup | None:
    """Return the QR code of *address* as SVG, dark on light in every scheme; None: segno is not installed."""
    try:
        segno = import_module("segno")
    except ModuleNotFoundError:
        return None
    drawn = segno.make(address, error="m", micro=False).svg_inline(scale=SCALE, border=4, dark="#000", light="#fff")
    return Markup(drawn)  # noqa: S704  # of squares alone
