"""The library that speaks and draws formulas, loaded with the first of them."""

import re
from typing import Any, Final, cast

_NOTHING_BESIDE: Final = re.compile(r"[_^]\s{0,9}(?:[)\]}]|:[)}\]])")
"""A mark for an index or a power with a closing bracket behind it, at which the library's reader of ASCIIMath fails."""
_FAILURE: Final = "PanicException"
"""What the library raises where it fails; it is no `Exception`."""


def rendered(text: str, locale: str, **options: Any) -> dict[str, Any]:
    """Return what `mathra.render` makes of *text* in *locale*: `speech`, `svg`, `tree`, `warnings`.

    Raises `ValueError` for what it cannot read, `ImportError` where there is no wheel of it for this machine.
    """
    from mathra import render  # noqa: PLC0415  # most posts have no formula

    if options.get("input") == "asciimath" and _NOTHING_BESIDE.search(text):
        raise ValueError("an index or a power has nothing in it")
    try:
        return cast("dict[str, Any]", render(text, locale, **options))
    except BaseException as failure:
        if type(failure).__name__ != _FAILURE:
            raise
        raise ValueError("the library that reads formulas fails at it") from None
