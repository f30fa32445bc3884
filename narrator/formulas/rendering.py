"""The library that speaks and draws formulas, loaded with the first of them."""

from typing import Any, cast


def rendered(text: str, locale: str, **options: Any) -> dict[str, Any]:
    """Return what `mathra.render` makes of *text* in *locale*: `speech`, `svg`, `tree`, `warnings`.

    Raises `ValueError` for what it cannot read, `ImportError` where there is no wheel of it for this machine.
    """
    from mathra import render  # noqa: PLC0415  # most posts have no formula

    return cast("dict[str, Any]", render(text, locale, **options))
