"""Times as DAISY 2.02 writes them."""


def clock(ms: int) -> str:
    """Return *ms* as hh:mm:ss, rounded to the second."""
    minutes, seconds = divmod((ms + 500) // 1000, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours:02}:{minutes:02}:{seconds:02}"


def seconds(ms: int) -> str:
    """Return *ms* as seconds with three places ("12.345s"; SMIL 1.0, timecount value)."""
    return f"{ms // 1000}.{ms % 1000:03}s"


def npt(ms: int) -> str:
    """Return *ms* in normal play time ("npt=12.345s"; SMIL 1.0, clip-begin)."""
    return f"npt={seconds(ms)}"
