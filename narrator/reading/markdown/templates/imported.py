"""Pictures that MDX imports: `import boat from './boat.png'` for `src={boat}`, and `src={require('./boat.png')}`."""

import re
from typing import Final

_FILE: Final = r"""["']((?![@~#])[^"'\n]{1,300}\.(?:png|jpe?g|gif|svg|webp|avif))(?:\?[^"'\n]{0,100})?["']"""
"""Beginning with a sign: a folder that only the site's builder knows."""
_IMPORT: Final = re.compile(rf"^import\s+(?:\*\s+as\s+)?(\w+)\s+from\s+{_FILE}", re.MULTILINE)
_CALL: Final = re.compile(rf"\{{\s*\w+\(\s*{_FILE}\s*\)(?:\.\w+)?\s*\}}")
_NAME: Final = re.compile(r"\{\s*(\w+)(?:\.(?:src|default))?\s*\}")
_VALUE: Final = re.compile(rf"(?<==){_CALL.pattern}|(?<==)\{{\s*(\w+)(?:\.(?:src|default))?\s*\}}")


def file_of(expression: str, text: str) -> str:
    """Return the file of the picture that a value in braces stands for in *text*; empty: none."""
    called = _CALL.fullmatch(expression)
    if called:
        return called[1]
    named = _NAME.fullmatch(expression)
    if not named:
        return ""
    return next((found[2] for found in _IMPORT.finditer(text) if found[1] == named[1]), "")


def with_files(properties: str, text: str) -> str:
    """Return a component's *properties* with the files of pictures where their names in the script stand."""
    if "={" not in properties:
        return properties
    return _VALUE.sub(lambda found: f'"{file_of(found[0], text)}"' if file_of(found[0], text) else found[0], properties)
