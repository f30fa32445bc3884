"""What the tags of the generators are called."""

import re
from typing import Final

ASIDES: Final = frozenset(
    [
        "note",
        "notice",
        "tip",
        "hint",
        "info",
        "important",
        "warning",
        "caution",
        "danger",
        "alert",
        "attention",
        "callout",
        "admonition",
        "aside",
        "box",
        "infobox",
        "message",
        "success",
        "error",
        "example",
        "panel",
    ]
)
QUOTES: Final = frozenset(["blockquote", "quote", "epigraph", "pullquote"])
DETAILS: Final = frozenset(["details", "collapse", "expand", "spoiler", "accordion", "collapsible", "expander"])
TABS: Final = frozenset(["tab", "tabitem", "tabpanel"])
TAB_SETS: Final = frozenset(["tabs", "tabgroup", "tab-group", "tabset", "tab-set", "codetabs", "codegroup", "tabbed"])
VARIABLES: Final = frozenset(
    ["param", "params", "var", "variable", "get", "env", "site", "data", "value", "version", "ref", "relref"]
)
"""Shortcodes that put in a word which stands elsewhere, or an address that readers see."""
PLAYERS: Final = frozenset(
    ["youtube", "vimeo", "video", "audio", "podcast", "iframe", "embed", "youtubelite", "lite-youtube", "soundcloud"]
)
TOOLTIPS: Final = frozenset(
    ["tooltip", "popover", "hovercard", "abbr", "term", "glossary", "glossaryterm", "glossarytooltip", "definition"]
)
"""What comes up over words when one points at them; the words stay, as on web pages."""
INLINE: Final = frozenset(
    ["kbd", "key", "keys", "sup", "sub", "mark", "newthought", "smallcaps", "em", "strong", "del", "ins", "underline"]
)
"""Tags whose first value is words of the sentence that they stand in."""
ICON: Final = re.compile(r"(?:material|fontawesome|octicons|simple|fa[bsrld]?|mdi|bi|heroicons|lucide|tabler)-[\w-]+")
"""Drawings of a theme that are written as emoji are."""
CODE: Final = re.compile(
    r"(?:.+[-_])?(?:highlight|code[-_]?block|prism|code|code[-_]?fence)(?:[-_](?:toggle|tabs?|sample))?"
)
LANGUAGES: Final = frozenset(
    [
        "bash",
        "c",
        "clojure",
        "console",
        "cpp",
        "csharp",
        "css",
        "dart",
        "diff",
        "elixir",
        "elm",
        "erlang",
        "fsharp",
        "go",
        "golang",
        "haskell",
        "html",
        "java",
        "javascript",
        "js",
        "json",
        "julia",
        "jsx",
        "kotlin",
        "lua",
        "make",
        "markdown",
        "nix",
        "ocaml",
        "perl",
        "php",
        "plaintext",
        "powershell",
        "python",
        "r",
        "ruby",
        "rust",
        "sass",
        "scala",
        "scss",
        "sh",
        "shell",
        "sql",
        "swift",
        "toml",
        "ts",
        "tsx",
        "typescript",
        "vim",
        "xml",
        "yaml",
        "zig",
    ]
)
COMMENTS: Final = frozenset(("comment",))
RAW: Final = frozenset(["raw", "verbatim"])
TYPE: Final = re.compile(
    r"note|tip|hint|info|important|warning|caution|danger|success|error|question|example", re.IGNORECASE
)


def aside_type(name: str, values: tuple[str, ...]) -> str:
    """Return the kind of call-out that a tag and its values name."""
    for value in (*values, name):
        found = TYPE.fullmatch(value)
        if found:
            return found[0].lower()
    return "note"
