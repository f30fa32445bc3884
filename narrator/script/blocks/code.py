"""Code blocks: described by language and length, or read line by line."""

from typing import Final

from narrator.article.model import LeftOutReason, Segment
from narrator.config.policy import Treatment
from narrator.script.blocks import text
from narrator.script.writing_context import WritingContext

LANGUAGE_NAMES: Final = {
    "asm": "Assembly", "bash": "Bash", "c": "C", "c++": "C++", "clj": "Clojure", "console": "a console", "cpp": "C++",
    "cs": "C#", "csharp": "C#", "css": "CSS", "csv": "CSV", "diff": "a diff", "dockerfile": "Docker", "fsharp": "F#",
    "go": "Go", "golang": "Go", "graphql": "GraphQL", "hs": "Haskell", "html": "HTML", "ini": "INI", "java": "Java",
    "javascript": "JavaScript", "js": "JavaScript", "json": "JSON", "jsx": "JSX", "julia": "Julia", "kotlin": "Kotlin",
    "kt": "Kotlin", "latex": "LaTeX", "less": "Less", "lua": "Lua", "makefile": "Make", "markdown": "Markdown",
    "matlab": "MATLAB", "md": "Markdown", "nix": "Nix", "objc": "Objective-C", "ocaml": "OCaml", "perl": "Perl",
    "php": "PHP", "powershell": "PowerShell", "ps1": "PowerShell", "py": "Python", "python": "Python",
    "python3": "Python", "r": "R", "rb": "Ruby", "rs": "Rust", "ruby": "Ruby", "rust": "Rust", "sass": "Sass",
    "scala": "Scala", "scss": "SCSS", "sh": "shell", "shell": "shell", "sql": "SQL", "svg": "SVG", "swift": "Swift",
    "tex": "TeX", "toml": "TOML", "ts": "TypeScript", "tsx": "TSX", "typescript": "TypeScript", "vim": "Vim script",
    "xml": "XML", "yaml": "YAML", "yml": "YAML", "zig": "Zig", "zsh": "Z shell",
}  # fmt: skip
"""What readers call the languages that writers name by a file suffix or a tool's short name."""
PLAIN: Final = frozenset({"", "text", "txt", "plain", "plaintext", "none", "nohighlight", "output"})
LONGEST_NAME: Final = 20


def write_code(segment: Segment, context: WritingContext) -> None:
    """Write a code block."""
    manuscript = context.manuscript
    treatment = context.policy.code
    if treatment is Treatment.SKIP:
        manuscript.leave_out(segment, LeftOutReason.POLICY)
        return
    if treatment in {Treatment.DESCRIBE, Treatment.ANNOUNCE}:
        after_ms = context.paragraph_after_ms if treatment is Treatment.DESCRIBE else context.breaks.sentence_ms
        manuscript.announce(segment, _description(segment, context), context.phrases.language, after_ms=after_ms)
    if treatment is Treatment.DESCRIBE:
        manuscript.leave_out(segment, LeftOutReason.CODE)
        return
    text.speak(segment, context, after_ms=context.paragraph_after_ms)
    if treatment is Treatment.ANNOUNCE:
        phrase = context.phrases.say("End of code.")
        manuscript.announce(segment, phrase, context.phrases.language, after_ms=context.paragraph_after_ms)


def _description(segment: Segment, context: WritingContext) -> str:
    lines = segment.text.count("\n") + 1
    name = language_name(segment.code_language)
    if name:
        return context.phrases.say_count(
            "Code example in {language}, {n} line.", "Code example in {language}, {n} lines.", lines, language=name
        )
    return context.phrases.say_count("Code example, {n} line.", "Code example, {n} lines.", lines)


def language_name(written: str) -> str:
    """Return the spoken name of a programming language; empty where it is plain text or no name at all."""
    short = written.strip().lower().removeprefix("language-").removeprefix("lang-")
    if short in PLAIN or len(short) > LONGEST_NAME or not short.replace("-", "").replace("+", "").isalnum():
        return LANGUAGE_NAMES.get(short, "")
    return LANGUAGE_NAMES.get(short, short.capitalize() if short.islower() else written)
