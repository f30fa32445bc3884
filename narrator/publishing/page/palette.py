"""The colours of page and index: light, dark and high contrast, every pair of ink and ground at 4.5 : 1 and more."""

from typing import Final

LIGHT: Final = {
    "ground": "#fdfcfa", "ink": "#1c1c1a", "soft": "#55534e", "line": "#8a877f", "panel": "#f3f0ea",
    "link": "#0b4f8a", "mark": "#fff0b3", "edge": "#7a5600", "button": "#1f3a5f", "on-button": "#fff",
}  # fmt: skip
DARK: Final = {
    "ground": "#16181b", "ink": "#eceae4", "soft": "#b5b2a9", "line": "#85827a", "panel": "#22252a",
    "link": "#9cc8f5", "mark": "#4a3c06", "edge": "#f2cc60", "button": "#b9d3f0", "on-button": "#10202f",
}  # fmt: skip
CONTRAST: Final = {
    "ground": "#000", "ink": "#fff", "soft": "#fff", "line": "#fff", "panel": "#000",
    "link": "#ff0", "mark": "#003a70", "edge": "#ff0", "button": "#ff0", "on-button": "#000",
}  # fmt: skip

FORCED: Final = {
    "ground": "Canvas", "ink": "CanvasText", "soft": "CanvasText", "line": "CanvasText", "panel": "Canvas",
    "link": "LinkText", "mark": "Canvas", "edge": "Highlight", "button": "ButtonFace", "on-button": "ButtonText",
}  # fmt: skip
"""What the system forces, by its names (CSS Color 4, system colors): whatever the reader chose here."""


def palettes() -> str:
    """Return the palettes as CSS: what the reader chose wins, else what the system says."""
    auto = ':root:not([data-theme="light"], [data-theme="dark"], [data-theme="contrast"])'
    return "\n".join(
        (
            _rule(":root", "light", LIGHT),
            f"@media (prefers-color-scheme: dark) {{ {_rule(auto, 'dark', DARK)} }}",
            f"@media (prefers-contrast: more) {{ {_rule(auto, 'dark', CONTRAST)} }}",
            _rule(':root[data-theme="dark"]', "dark", DARK),
            _rule(':root[data-theme="contrast"]', "dark", CONTRAST),
            f"@media (forced-colors: active) {{ {_rule(':root:root:root', 'light dark', FORCED)} }}",
        )
    )


def _rule(selector: str, scheme: str, colours: dict[str, str]) -> str:
    return f"{selector} {{ color-scheme: {scheme}; {' '.join(f'--{k}: {v};' for k, v in colours.items())} }}"
