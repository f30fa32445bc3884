"""Times of day and durations: "3:30 p.m.", "9–11 a.m.", "15:45", "0:02:01", "10.30pm EST"."""

import re
from typing import Final

from narrator.script.spoken.english.calendar import MONTH, WEEKDAY
from narrator.script.spoken.english.numerals import cardinal, digits
from narrator.script.spoken.pattern import Pattern
from narrator.script.spoken.rule import DIGITS, INNER_STOP, Rule, either

_HALF: Final = r"[ap]\.? ?m\b\.?|[AP]\.? ?M\b\.?"
_ZONE: Final = (
    r"(?: ?(?P<open>\()?(?P<zone>UTC|GMT|EST|EDT|CST|CDT|MST|MDT|PST|PDT|BST|CET|CEST|IST|JST|AEST|ET|PT|CT|MT)\b"
    r"(?(open)\))(?!\w))?"
)
_TO: Final = r"( ?[-–—] ?| to | until | till | and )"
_HALF_DAY_RANGE: Final = Pattern(
    rf"(?<![\w.,:/$£€-])(\d{{1,2}})(?:[:.]([0-5]\d))? ?({_HALF})?{_TO}(\d{{1,2}})(?:[:.]([0-5]\d))? ?({_HALF})(?!\w)"
)
_HALF_DAY: Final = Pattern(rf"(?<![\w.,:/$£€-])(\d{{1,2}})(?:[:.]([0-5]\d))?(?::([0-5]\d))? ?({_HALF})(?!\w){_ZONE}")
_DURATION: Final = Pattern(
    r"(?<![\w.,:/])(\d{1,3}):([0-5]\d):([0-5]\d)(?:\.(\d{1,3}))?(?![\w:]|[.,]\d| ?[ap]\.? ?m\b| ?[AP]\.? ?M\b)"
)
_STAMP: Final = Pattern(
    r"(?<![\w.,:/])([01]\d|2[0-3]):([0-5]\d)(?::([0-5]\d)(?:[.,]\d{1,9})?)?"
    r"(?: ?(Z)\b|(?:(?<=\d:\d\d:\d\d)|(?<=\.\d{3})|(?= ?\+)) ?([-−+])([01]\d):?([0-5]\d)(?!\d))"
)
_DAY_RANGE: Final = Pattern(
    r"(?<![\w.,:/-])([01]?\d|2[0-4]):([0-5]\d) ?[-–—] ?([01]?\d|2[0-4]):([0-5]\d)(?![\w:]|[.,]\d)" + _ZONE
)
_DAY: Final = Pattern(rf"(?<![\w.,:/-])([01]?\d|2[0-4]):([0-5]\d)(Z|h|hrs)?(?!(?!ish\b)\w|:|[.,]\d|[-–/]\d){_ZONE}")


_APART: Final = Pattern(r"(?<=[A-Za-z])/(?=\d{1,2}(?::[0-5]\d)? ?[ap]\.?m\b)")
_SMALL_ZONE: Final = Pattern(
    r"(?<=[ap]\.m )(utc|gmt|est|edt|cst|cdt|mst|mdt|pst|pdt|bst|cet|Est|Edt|Cst|Pst|Pdt)(?!\w)"
)
_CLOCK: Final = Pattern(
    rf"\b(?:[Aa]t|[Bb]y|[Uu]ntil|[Ss]ince|[Ff]rom) \Z|\b(?:{either(MONTH | WEEKDAY)})\b[\w, -]{{0,40}}\Z"
)
"""What stands before a time of day: a word for when, a date."""
_NEXT_SENTENCE: Final = Pattern(rf" [\"“(]?(?!{either(MONTH | WEEKDAY)})[A-Z]")
_MILITARY: Final = Pattern(r"(?<![\w.,])([01]\d|2[0-3]):?([0-5]\d) ?(?:hours|hrs)\b")
_MILITARY_RANGE: Final = Pattern(
    r"(?<![\w.,/$£€+-])(?=0|\d{4} ?[-–] ?0|\d{4} ?[-–] ?\d{4} ?(?:h|hrs|hours)\b)([01]\d|2[0-3])([0-5]\d) ?[-–] ?"
    r"([01]\d|2[0-3])([0-5]\d)( ?(?:h|hrs|hours)\b)?(?![\w/-]|[.,]\d)"
)
_START: Final = Pattern(r"\A\[?(\d{1,2}):([0-5]\d)(?=\]?: |\] ?[A-Z])|\A(0):(00)(?= [-–]? ?[A-Z])")
_COUNTDOWN: Final = Pattern(r"\b([TLED])[-−–](?=\d{1,3} ?(?:seconds?|minutes?|hours?|days?|weeks?|months?|sec|min)\b)")
_RUN: Final = Pattern(r"(?<![\w.,:/])(\d{1,2}):([0-5]\d)\.(\d{1,3})(?![\w:]|[.,]\d)")
_LONG: Final = Pattern(r"(?<![\w.,:/-])(2[5-9]|[3-9]\d):([0-5]\d)(?![\w:/]|[.,]\d|[-–]\d)")
_NOON: Final = Pattern(r"\b(noon|midnight) ?[-–] ?(?=\d|noon\b|midnight\b)", re.IGNORECASE)


def _after(match: re.Match[str]) -> str:
    return match.string[match.end() : match.end() + 12]


def _half(written: str | None, after: str = " ") -> str:
    """Say "p.m" inside a sentence, where a voice would take the last full stop for its end, and "p.m." at its end."""
    if not written:
        return ""
    ends = not after or (written.endswith(".") and _NEXT_SENTENCE.match(after) is not None)
    return f" {written[0].lower()}.m{'.' if ends else ''}"


def _clock(hours: str, minutes: str | None, *, exact: str) -> str:
    """Say a time; *exact* is what follows a full hour."""
    if minutes in {None, "00"}:
        return cardinal(str(int(hours))) + exact
    past = f"oh {cardinal(minutes[1])}" if minutes is not None and minutes[0] == "0" else cardinal(str(minutes))
    return f"{cardinal(str(int(hours)))} {past}"


def _day(hours: str, minutes: str) -> str:
    if minutes == "00" and int(hours) in {0, 24}:
        return "midnight"
    exact = " o'clock" if int(hours) <= 12 else " hundred"
    return _clock(hours, minutes, exact=exact)


def _military(hours: str, minutes: str) -> str:
    """Say "0800 hours" as "zero eight hundred hours"."""
    hour = f"zero {cardinal(hours[1])}" if hours[0] == "0" else cardinal(hours)
    return f"{hour} hundred" if minutes == "00" else f"{hour} {_clock('0', minutes, exact='').split(' ', 1)[1]}"


def _zone(written: str | None) -> str:
    return f" {'.'.join(written)}" if written else ""


def _say_half_day_range(match: re.Match[str]) -> str:
    hours, minutes, half, link, last, last_minutes, last_half = match.groups()
    if int(hours) > 24 or int(last) > 24:
        return match[0]
    word = link.strip() if link.strip().isalpha() else "to"
    return (
        f"{_clock(hours, minutes, exact='')}{_half(half)} {word} "
        f"{_clock(last, last_minutes, exact='')}{_half(last_half, _after(match))}"
    )


def _say_half_day(match: re.Match[str]) -> str:
    hours, minutes, seconds, half = match.group(1, 2, 3, 4)
    zone = match["zone"]
    if int(hours) > 24:
        return match[0]
    said = _clock(hours, minutes, exact="")
    if seconds:
        counted = f"{_counted(hours, 'hour')} {_counted(minutes, 'minute')}" if minutes == "00" else said
        said = f"{counted} and {_counted(seconds, 'second')}"
    return said + _half(half, " " if zone else _after(match)) + _zone(zone)


def _counted(number: str, unit: str) -> str:
    return f"{cardinal(str(int(number)))} {unit}{'' if int(number) == 1 else 's'}"


def _say_stamp(match: re.Match[str]) -> str:
    """Say a time with its distance from universal time: "09:06:00-04:00"."""
    hours, minutes, seconds, zulu, sign, off_hours, off_minutes = match.groups()
    said = _day(hours, minutes)
    if seconds and int(seconds):
        said += f" and {_counted(seconds, 'second')}"
    if zulu or not int(off_hours + off_minutes):
        return f"{said} U.T.C"
    off = cardinal(str(int(off_hours))) + (f" {cardinal(off_minutes)}" if int(off_minutes) else "")
    return f"{said} U.T.C {'plus' if sign == '+' else 'minus'} {off}"


def _say_duration(match: re.Match[str]) -> str:
    hours, minutes, seconds, fraction = match.groups()
    is_clock = not int(seconds) or _CLOCK.search(match.string, max(0, match.start() - 40), match.start()) is not None
    if len(hours) == 2 and hours < "24" and not fraction and is_clock:
        past = f" and {_counted(seconds, 'second')}" if int(seconds) else ""
        return _day(hours, minutes) + past
    last = _counted(seconds, "second")
    if fraction:
        last = f"{cardinal(str(int(seconds)))} point {' '.join(cardinal(digit) for digit in fraction)} seconds"
    return f"{_counted(hours, 'hour')} {_counted(minutes, 'minute')} and {last}"


def _say_start(match: re.Match[str]) -> str:
    """Say "01:56: Ann: Hello" as "one fifty-six", and the very beginning as "zero"."""
    minutes, seconds = match.group(1, 2) if match[1] else match.group(3, 4)
    if not int(minutes + seconds):
        return "zero"
    return _clock(minutes, seconds, exact=" minutes")


def _say_run(match: re.Match[str]) -> str:
    """Say "3:45.22" as "three forty-five point two two"."""
    return f"{_clock(match[1], match[2], exact=' minutes')} point {digits(match[3])}"


def _say_long(match: re.Match[str]) -> str:
    """Say "45:30" as two numbers; shares of a hundred ("60:40") and full tens are a ratio."""
    minutes, seconds = match.groups()
    is_ratio = int(minutes) + int(seconds) == 100
    return match[0] if is_ratio else _clock(minutes, seconds, exact=" minutes" if seconds == "00" else "")


def _say_day_range(match: re.Match[str]) -> str:
    return f"{_day(match[1], match[2])} to {_day(match[3], match[4])}{_zone(match['zone'])}"


def _say_day(match: re.Match[str]) -> str:
    hours, minutes, mark, zone = match.group(1, 2, 3, "zone")
    return _day(hours, minutes) + {"Z": " zulu", "h": " hours", "hrs": " hours"}.get(mark or "", "") + _zone(zone)


POINTED: Final = Rule(
    "times with a point",
    Pattern(r"\b([Aa]t )(\d{1,2})\.(00|15|30|45)(?= (?:we|he|she|they|I|sharp|today|tomorrow|tonight|every)\b)"),
    lambda match: f"{match[1]}{_day(match[2], match[3])}",
    frozenset("."),
)
NOON: Final = Rule("from noon to", _NOON, lambda match: f"{match[1]} to ", frozenset("-–"))
MILITARY: Final = Rule("hundred hours", _MILITARY, lambda match: f"{_military(match[1], match[2])} hours", DIGITS)
MILITARY_RANGE: Final = Rule(
    "hundred hours, from and to", _MILITARY_RANGE,
    lambda match: (
        f"{_military(match[1], match[2])} to {_military(match[3], match[4])}{' hours' if match[5] else ''}"
    ), DIGITS,
)  # fmt: skip
START: Final = Rule("the time where a passage of a recording begins", _START, _say_start, frozenset(":"))
COUNTDOWNS: Final = Rule("time before a start", _COUNTDOWN, lambda match: f"{match[1]} minus ", frozenset("-−–"))
RUNS: Final = Rule("minutes, seconds and parts of one", _RUN, _say_run, frozenset(":"))
LONG: Final = Rule("minutes and seconds beyond an hour's clock", _LONG, _say_long, frozenset(":"))
STAMP: Final = Rule("times with a distance from U.T.C", _STAMP, _say_stamp, frozenset(":"))
HALF_DAY_RANGE: Final = Rule("times of day, from and to", _HALF_DAY_RANGE, _say_half_day_range, DIGITS)
SHORT_HALF: Final = Rule(
    "a.m. and p.m. by one letter", Pattern(r"(?<![\w.,:/])(\d{1,2}:[0-5]\d)([ap])(?!\w|\.\w)"),
    lambda match: f"{match[1]} {match[2]}m", frozenset(":"),
)  # fmt: skip
HALF_DAY: Final = Rule("times of day, a.m. and p.m.", _HALF_DAY, _say_half_day, DIGITS)
DURATION: Final = Rule("hours, minutes and seconds", _DURATION, _say_duration, frozenset(":"))
DAY_RANGE: Final = Rule("times on the 24-hour clock, from and to", _DAY_RANGE, _say_day_range, frozenset(":"))
DAY: Final = Rule("times on the 24-hour clock", _DAY, _say_day, frozenset(":"))
APART: Final = Rule("times in two zones", _APART, lambda _: ", ", frozenset("/"))
SMALL_ZONES: Final = Rule(
    "zones in small letters", _SMALL_ZONE, lambda match: ".".join(match[1].upper()), INNER_STOP,
)  # fmt: skip
