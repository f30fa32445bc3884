"""Range headers (RFC 9110, section 14)."""

import pytest

from narrator.studio.serving.ranges import ByteRange, UnsatisfiableError, byte_range


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        ("bytes=0-0", ByteRange(0, 0)),
        ("bytes=0-", ByteRange(0, 99)),
        ("bytes=10-19", ByteRange(10, 19)),
        ("bytes=90-200", ByteRange(90, 99)),
        ("bytes=-10", ByteRange(90, 99)),
        ("bytes=-500", ByteRange(0, 99)),
        (None, None),
        ("bytes=", None),
        ("bytes=-", None),
        ("bytes=20-10", None),
        ("bytes=0-1,5-6", None),
        ("seconds=0-1", None),
        ("bytes=a-b", None),
        ("bytes=" + "9" * 60 + "-", None),
    ],
)
def test_one_range_is_understood_and_the_rest_is_ignored(header: str | None, expected: ByteRange | None) -> None:
    """Of a file of 100 bytes; what is ignored gets the whole file."""
    assert byte_range(header, 100) == expected


@pytest.mark.parametrize(("header", "size"), [("bytes=100-", 100), ("bytes=-0", 100), ("bytes=0-", 0)])
def test_a_range_after_the_end_cannot_be_satisfied(header: str, size: int) -> None:
    """The answer is 416."""
    with pytest.raises(UnsatisfiableError):
        byte_range(header, size)
