"""The colours of page and index: light, sepia, dark, high contrast; every ink on its ground at 4.5 : 1 and more."""

from typing import Final

LIGHT: Final = {
    "ground": "#fdfcfa", "ink": "#1c1b19", "soft": "#5d5a54", "line": "#8a877f", "hair": "#dedad1", "panel": "#f3f0ea",
    "bar": "#fff", "link": "#0b5563", "mark": "#fbeec2", "word": "#f0cf74",
    "edge": "#8f5c0a", "button": "#1d4f5c", "on-button": "#fff",
}  # fmt: skip
SEPIA: Final = {
    "ground": "#f5ead6", "ink": "#3a2d1c", "soft": "#66533a", "line": "#937c5b", "hair": "#dccbac", "panel": "#ecdfc6",
    "bar": "#f9f1e2", "link": "#7a3b12", "mark": "#f3d795", "word": "#e3b75a",
    "edge": "#8a4b0c", "button": "#6b3f1d", "on-button": "#fff",
}  # fmt: skip
DARK: Final = {
    "ground": "#171716", "ink": "#ece9e3", "soft": "#b3aea4", "line": "#85827a", "hair": "#3a3833", "panel": "#282724",
    "bar": "#201f1d", "link": "#8fc7d3", "mark": "#463b12", "word": "#75601a",
    "edge": "#e9b95c", "button": "#8fc7d3",
    "on-button": "#10292f",
}  # fmt: skip
CONTRAST: Final = {
    "ground": "#000", "ink": "#fff", "soft": "#fff", "line": "#fff", "hair": "#fff", "panel": "#000",
    "bar": "#000", "link": "#ff0", "mark": "#003a70", "word": "#0062bd",
    "edge": "#ff0", "button": "#ff0", "on-button": "#000",
}  # fmt: skip

FORCED: Final = {
    "ground": "Canvas", "ink": "CanvasText", "soft": "CanvasText", "line": "CanvasText", "hair": "CanvasText",
    "panel": "Canvas", "bar": "Canvas", "link": "LinkText", "mark": "Canvas", "word": "Highlight",
    "edge": "Highlight",
    "button": "ButtonFace", "on-button": "ButtonText",
}  # fmt: skip
"""What the system forces, by its names (CSS Color 4, system colors): whatever the reader chose here."""


def palettes() -> str:
    """Return the palettes as CSS: what the reader chose wins, else what the system says."""
    auto = ':root:not([data-theme="light"], [data-theme="sepia"], [data-theme="dark"], [data-theme="contrast"])'
    return "\n".join(
        (
            _rule(":root", "light", LIGHT),
            f"@media (prefers-color-scheme: dark) {{ {_rule(auto, 'dark', DARK)} }}",
            f"@media (prefers-contrast: more) {{ {_rule(auto, 'dark', CONTRAST)} }}",
            _rule(':root[data-theme="sepia"]', "light", SEPIA),
            _rule(':root[data-theme="dark"]', "dark", DARK),
            _rule(':root[data-theme="contrast"]', "dark", CONTRAST),
            f"@media (forced-colors: active) {{ {_rule(':root:root:root', 'light dark', FORCED)} }}",
        )
    )


def _rule(selector: str, scheme: str, colours: dict[str, str]) -> str:
    return f"{selector} {{ color-scheme: {scheme}; {' '.join(f'--{k}: {v};' for k, v in colours.items())} }}"
