"""How deep a formula hangs below its line, as classes: the page's policy takes no style from an attribute."""

import re
from typing import Final

_DEPTH: Final = re.compile(r' style="vertical-align: -?([0-9]{1,3}(?:\.[0-9]{1,4})?)em"')


def depths_as_classes(body: str) -> tuple[str, str]:
    """Return *body* with a class for each depth, and the rules for those classes, in one line."""
    depths = sorted(set(_DEPTH.findall(body)), key=float)
    rules = "".join(f" .{_name(depth)} {{ vertical-align: -{depth}em; }}" for depth in depths)
    return _DEPTH.sub(lambda match: f' class="{_name(match[1])}"', body), rules


def _name(depth: str) -> str:
    return f"depth-{depth.replace('.', '-')}"
