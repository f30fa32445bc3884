"""Alternative texts that describe nothing: names of files, and what cameras and programs call their pictures."""

import re
from typing import Final

_PICTURE_FILE: Final = r"jpe?g|png|gif|webp|svg|avif|bmp|tiff?|heic|jfif"
_FILE_NAME: Final = re.compile(rf"[^\n/]{{1,120}}\.(?:{_PICTURE_FILE})", re.IGNORECASE)
_CAMERA_NAME: Final = re.compile(
    r"(?:img|dsc[nf]?|p|pxl|mvimg|wp|image|photo|picture|foto|bild|untitled|unnamed|screen ?shot|screenshot|capture"
    r"|bildschirmfoto|download|pic)[\s_-]?(?:\(?\d{1,14}\)?[\s_.:-]?(?:at )?){0,6}(?:am|pm)?",
    re.IGNORECASE,
)
"""With or without figures behind them: "IMG_1234", "image", "Screenshot 2024-05-03 at 10.11.12"."""
_SHORTEST_NAME: Final = 5


def is_file_name(alt: str, reference: str) -> bool:
    """Return whether an alternative text is a file's name, or what a camera or a program calls its pictures."""
    if _FILE_NAME.fullmatch(alt) or _CAMERA_NAME.fullmatch(alt):
        return True
    file = reference.rsplit("/", 1)[-1].split("?", 1)[0]
    return (
        " " not in alt and len(alt) >= _SHORTEST_NAME and alt.lower() == file.rsplit(".", 1)[0].lower() and "-" in alt
    )
