"""How languages, lengths and people are named in more than one format."""

RIGHT_TO_LEFT = frozenset(
    "apc ar arc bal bgn ckb dv fa he ks lrc mzn nqo ps rhg sd sdh skr syr trw ug ur yi".split()  # noqa: SIM905
)
"""Languages written from right to left, by the first part of their BCP 47 tag (Unicode CLDR)."""


def direction(language: str) -> str:
    """Return `rtl` or `ltr`; a stated script wins over the language."""
    parts = language.split("-")
    if len(parts) > 1 and parts[1].lower() in {"latn", "cyrl"}:
        return "ltr"
    return "rtl" if parts[0].lower() in RIGHT_TO_LEFT else "ltr"


def length(ms: int) -> str:
    """Return a length as "2 min 52 s"."""
    minutes, seconds = divmod(round(ms / 1000), 60)
    return f"{minutes} min {seconds} s" if minutes else f"{seconds} s"


def smil_clock(ms: int) -> str:
    """Return a SMIL clock value, h:mm:ss.fff (SMIL 3.0, 5.2.1)."""
    seconds, thousandths = divmod(ms, 1000)
    minutes, seconds = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{seconds:02}.{thousandths:03}"
