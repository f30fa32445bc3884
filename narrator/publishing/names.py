"""How lengths are named in more than one format."""


def smil_clock(ms: int) -> str:
    """Return a SMIL clock value, h:mm:ss.fff (SMIL 3.0, 5.2.1)."""
    seconds, thousandths = divmod(ms, 1000)
    minutes, seconds = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{seconds:02}.{thousandths:03}"
