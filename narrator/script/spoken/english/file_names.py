"""File names and paths: "setup.py" → "setup dot pie", "/etc/hosts" → "slash etsy slash hosts"."""

import re
from typing import Final

from narrator.script.spoken.english.addresses import with_figures
from narrator.script.spoken.pattern import Pattern
from narrator.script.spoken.rule import INNER_STOP, Rule, either

_ENDINGS: Final = {
    "py": "pie", "md": "M.D", "mdx": "M.D.X", "txt": "text", "rst": "R.S.T", "tex": "tek", "log": "log",
    "js": "J.S", "mjs": "M.J.S", "ts": "T.S", "tsx": "T.S.X", "jsx": "J.S.X", "css": "C.S.S", "scss": "S.C.S.S",
    "html": "H.T.M.L", "htm": "H.T.M", "xml": "X.M.L", "json": "Jason", "jsonl": "Jason L", "yaml": "yammel",
    "yml": "Y.M.L", "toml": "tommel", "ini": "I.N.I", "cfg": "C.F.G", "conf": "conf", "env": "env", "lock": "lock",
    "c": "C", "h": "H", "cpp": "C.P.P", "hpp": "H.P.P", "cc": "C.C", "rs": "R.S", "go": "go", "rb": "R.B",
    "java": "java", "kt": "K.T", "php": "P.H.P", "pl": "P.L", "sh": "S.H", "bat": "bat", "ps1": "P.S one",
    "sql": "S.Q.L", "db": "D.B", "csv": "C.S.V", "tsv": "T.S.V", "pdf": "P.D.F", "doc": "doc", "docx": "dock X",
    "odt": "O.D.T", "xls": "X.L.S", "xlsx": "X.L.S.X", "ppt": "P.P.T", "pptx": "P.P.T.X", "epub": "E pub",
    "zip": "zip", "tar": "tar", "gz": "G.Z", "tgz": "T.G.Z", "exe": "E.X.E", "dll": "D.L.L", "so": "S.O",
    "jpg": "jay peg", "jpeg": "jay peg", "png": "P.N.G", "gif": "gif", "svg": "S.V.G", "webp": "web P", "bmp": "B.M.P",
    "mp3": "M.P three", "mp4": "M.P four", "wav": "wave", "ogg": "ogg", "flac": "flack", "mov": "mov", "avi": "A.V.I",
    "ipynb": "I pie N.B", "srt": "S.R.T", "vtt": "V.T.T", "onnx": "onyx", "ico": "I.C.O", "apk": "A.P.K",
    "xz": "X.Z", "zst": "Z.S.T", "bz2": "B.Z two", "rar": "rar", "7z": "seven Z", "deb": "deb", "rpm": "R.P.M",
    "dmg": "D.M.G", "iso": "I.S.O", "msi": "M.S.I", "whl": "wheel", "nef": "N.E.F", "cr2": "C.R two", "dng": "D.N.G",
    "heic": "H.E.I.C", "tiff": "tiff", "m4a": "M four A", "mkv": "M.K.V", "webm": "web M", "psd": "P.S.D",
    "bak": "back", "tmp": "temp", "lua": "lua",
}  # fmt: skip
_ENDINGS.update({ending.upper(): said for ending, said in _ENDINGS.items() if len(ending) > 2})
_NAME: Final = Pattern(
    rf"(?<![\w./\\-])([\w-]{{1,80}}+(?:\.[\w-]{{1,40}}){{0,3}}|)\.({either(_ENDINGS)})(?![\w-])(?!\.\w)", re.ASCII
)
_PATH: Final = Pattern(r"(?<![\w./~])(~?)((?:/[\w.@+-]{0,79}[\w@+-]){2,20}/?)(?![\w/])", re.ASCII)
_RELATIVE: Final = Pattern(r"(?<![\w./])(\.{1,2})((?:/[\w.@+-]{0,79}[\w@+-]){1,20}/?)(?![\w/])", re.ASCII)
_SIGNS: Final = str.maketrans({"_": " ", "-": " "})


def _say_name(match: re.Match[str]) -> str:
    stem = match[1]
    if stem.isdigit():
        return match[0]
    said = stem.translate(_SIGNS).replace(".", " dot ")
    return f"{said} dot {_ENDINGS[match[2]]}".strip()


def dotted(step: str) -> str:
    """Return a step of a path with its points in words, and the kind of file as it is called."""
    stem, point, ending = step.rpartition(".")
    if not point:
        return step
    said = with_figures(ending) if ending[0].isdigit() and ending[-1].isalpha() else _ENDINGS.get(ending, ending)
    return f"{stem.replace('.', ' dot ')} dot {said}".strip()


def _steps(path: str) -> str:
    steps = [dotted(step.translate(_SIGNS)) for step in path.split("/") if step]
    return " slash ".join("etsy" if step == "etc" else step for step in steps)


def _say_path(match: re.Match[str]) -> str:
    return f"{'tilde ' if match[1] else ''}slash {_steps(match[2])}"


def _say_home(match: re.Match[str]) -> str:
    return f"tilde slash {_steps(match[1])}"


def _say_relative(match: re.Match[str]) -> str:
    return f"{'dot dot' if match[1] == '..' else 'dot'} slash {_steps(match[2])}"


_DOTTED: Final = Pattern(r"(?<![\w./@-])([a-z]{3,30}(?:\.[a-z]{3,30}){1,4})(?![\w/@-]|\.\w)")
DOTTED: Final = Rule("names of parts", _DOTTED, lambda match: match[1].replace(".", " dot "), INNER_STOP)
_STEPS: Final = Pattern(r"(?<![\w./~-])([a-z]{3,20}(?:/[a-z]{3,20}){2,8})(?![\w/-])")
STEPS: Final = Rule("steps of a path", _STEPS, lambda match: match[1].replace("/", " slash "), frozenset("/"))
_FILE_URL: Final = Pattern(r"(?<!\w)file:(//)(?=/[\w.])")
FILE_URLS: Final = Rule("addresses of files", _FILE_URL, lambda _: "file colon slash slash ", frozenset("/"))
DOT_FILES: Final = Rule(
    "hidden files",
    Pattern(r"(?<![\w./)~])(~?/?)\.([a-z][a-z_-]{3,30})(?![\w/])"),
    lambda match: f"{'tilde slash ' if match[1] else ''}dot {match[2].translate(_SIGNS)}",
    INNER_STOP,
)
NAMES: Final = Rule("file names", _NAME, _say_name, INNER_STOP)
RELATIVE: Final = Rule("paths from here", _RELATIVE, _say_relative, frozenset("/"))
HOME: Final = Rule(
    "paths from home", Pattern(r"(?<![\w./])~((?:/[\w.@+-]{0,79}[\w@+-]){1,20}/?)(?![\w/])", re.ASCII), _say_home,
    frozenset("~"),
)  # fmt: skip
PATHS: Final = Rule("file paths", _PATH, _say_path, frozenset("/"))
