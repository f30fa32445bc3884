"""Dates and times of day: 2025-03-09, 9.3.2025, 9 marca 2025, 14:30."""

import re
from datetime import date
from typing import Final

from babel.dates import get_month_names

from narrator.script.spoken.cldr.numerals import Numerals
from narrator.script.spoken.date_spans import SPAN, is_span
from narrator.script.spoken.pattern import Pattern
from narrator.script.spoken.rule import DIGITS, Rule, either

YEAR: Final = r"(?:1\d{3}|20\d\d)"
_ORDER: Final = re.compile(r"[dMy]+")
_SHORTEST_NAME: Final = 3
_LONGEST_WORD: Final = 40
_LONGEST_LIFE: Final = 120


class Dates:
    """Says the dates of one language."""

    def __init__(self, numerals: Numerals) -> None:
        """Take the names of the months from CLDR."""
        self.numerals = numerals
        self.habits = numerals.habits
        names = get_month_names("wide", "format", numerals.locale).items()
        form = self.habits.dates.month
        self.names = {month: form.format(n=month) if form else str(name) for month, name in names}

    def rules(self) -> tuple[Rule, ...]:
        """Return the rules for dates and times."""
        order = "".join(dict.fromkeys("".join(part[0] for part in _ORDER.findall(self._short_format()))))
        iso = Pattern(rf"(?<![\w./-])({YEAR})-(\d\d)-(\d\d)(?![\w/-])")
        found = [Rule("dates, year first", iso, lambda m: self._said(m, m[3], m[2], m[1]), DIGITS)]
        if self.habits.dates.year_first:
            pattern = Pattern(rf"(?<![\w./-])({YEAR})[./-] ?(\d{{1,2}})[./-] ?(\d{{1,2}})(?![\w/-])\.?")
            found.append(
                Rule("dates in figures", pattern, lambda m: self._said(m, m[3], m[2], m[1]), DIGITS, bare=True)
            )
        elif order.startswith("d"):
            found.append(Rule("two dates in figures", Pattern(SPAN), self._said_span, DIGITS))
            nouns = self.habits.year_nouns
            noun = rf"(?: (?:{either(nouns)})(?!\w))?" if nouns else ""  # what is said with the year is not said twice
            pattern = Pattern(rf"(?<![\w./-])(\d{{1,2}})([./-]) ?(\d{{1,2}})\2 ?({YEAR})(?![\w/-]){noun}")
            found.append(
                Rule("dates in figures", pattern, lambda m: self._said(m, m[1], m[3], m[4]), DIGITS, bare=True)
            )
        if self.habits.dates.written:
            written = Pattern(rf"(?<![\w.,/-]){self.habits.dates.written}")
            found.append(
                Rule("dates as written", written, lambda m: self._said(m, m["d"], m["m"], m["y"] or ""), DIGITS)
            )
        return (*self._eras(), *found, *self._with_names(), *self._years_of_months(), *self._times())

    def _years_of_months(self) -> list[Rule]:
        """Return the rule for a year behind its month alone, in the case that years of dates have."""
        dates = self.habits.dates
        if not dates.months:
            return []
        pattern = Pattern(rf"(?<!\w)((?i:{dates.months})) ({YEAR})(?!\w|[.,/-]\d)")
        return [Rule("months of a year", pattern, lambda m: f"{m[1]} {self._year(int(m[2]))}", DIGITS)]

    def _eras(self) -> list[Rule]:
        """Return the rule for years with a letter for their era: "عام 2020م", "(1879م - 1955م)"."""
        dates = self.habits.dates
        if not dates.eras:
            return []
        letters = either(dates.eras)
        lives = rf"(?<=\()(\d{{3,4}}) ?({letters}) ?[-–] ?(\d{{3,4}}) ?\2(?=\))"

        def said(match: re.Match[str]) -> str:
            return f"{match[1]} {match[2]} {dates.eras[match[3]]}"

        def life(match: re.Match[str]) -> str:
            first, letter, last = match.groups()
            if not 0 < int(last) - int(first) <= _LONGEST_LIFE:
                return match[0]
            return f"{first} – {last} {dates.eras[letter]}"

        years = rf"(?<!\w)({dates.era_after}) (\d{{3,4}}) ?({letters})(?!\w)"
        return [
            Rule("years of a life", Pattern(lives), life, DIGITS),
            Rule("years of an era", Pattern(years), said, DIGITS),
        ]

    def say(self, day: int, month: str, year: str) -> str:
        """Return what is said for a date; *year* may be empty."""
        dates = self.habits.dates
        said = {"day": self._day(day), "month": month, "year": self._year(int(year)) if year else ""}
        return (dates.pattern if year else dates.without_year).format(**said)

    def _short_format(self) -> str:
        return str(self.numerals.locale.date_formats["short"].pattern)

    def _said(self, match: re.Match[str], day: str, month: str, year: str) -> str:
        try:
            date(int(year or 2000), int(month), int(day))
        except ValueError:
            return match[0]
        return self.say(int(day), self.names[int(month)], year)

    def _said_span(self, match: re.Match[str]) -> str:
        if not is_span(match):
            return match[0]
        to = "–" if self.habits.after_to else self.habits.to
        first = int(match["first"])
        said = self.say(first, self.names[int(match["before"])], "") if match["before"] else self._day(first)
        return f"{said} {to} {self.say(int(match['last']), self.names[int(match['month'])], match['year'])}"

    def _with_names(self) -> list[Rule]:
        """Return the rules for dates with a month's name, in the order of day, month and year that CLDR has."""
        months: dict[str, int] = {}
        for width in ("wide", "abbreviated"):
            for context in ("format", "stand-alone"):
                months |= {str(name): n for n, name in get_month_names(width, context, self.numerals.locale).items()}
        months = {name: number for name, number in months.items() if len(name) >= _SHORTEST_NAME and name.isalpha()}
        if not months:
            return []
        name, dates = f"((?i:{either(months)}))", self.habits.dates
        lower = {written.casefold(): number for written, number in months.items()}
        if dates.year_first:
            pattern = rf"(?<![\w.])(?:({YEAR})\.? )?{name} (\d{{1,2}})(?:\.(?!\d)|(?!\w|[.,]\d))"

            def first(match: re.Match[str]) -> str:
                return self.say(int(match[3]), self.names[lower[match[2].casefold()]], match[1] or "")

            return [Rule("dates, year first, with names", Pattern(pattern), first, DIGITS)]
        whole = {
            str(written).casefold() for written in get_month_names("wide", "format", self.numerals.locale).values()
        }
        figures = r"(\d{1,2})(?:\.|º|°|er|-?(?:го|е))?"
        day = rf"(?<![\w.,:/-]){figures}"
        pattern = rf"{day}{dates.between}{name}\.?(?:{dates.before_year}({YEAR}))?(?!\w)"

        def said(match: re.Match[str]) -> str:
            if not 1 <= int(match[1]) <= 31:
                return match[0]
            ends = "." if match[0].endswith(".") and match[2].casefold() in whole else ""
            return self.say(int(match[1]), self.names[lower[match[2].casefold()]], match[3] or "") + ends

        return [
            *self._days_from(rf"{figures}{dates.between}{name}"),
            Rule("dates with names", Pattern(pattern), said, DIGITS),
        ]

    def _days_from(self, following: str) -> list[Rule]:
        """Return the rule for the first of two days of one month: "с 1 по 5 мая", "3–5 mei"."""
        dates = self.habits.dates
        words = f"|{'|'.join(dates.until)}" if dates.until else ""

        def said(match: re.Match[str]) -> str:
            if not 1 <= int(match[1]) <= 31:
                return match[0]
            to = "–" if self.habits.after_to else self.habits.to  # a pause, where the second would have to be bent
            return f"{self._day(int(match[1]))} {match[2].strip() if match[2].strip().isalpha() else to} "

        pattern = rf"(?<![\w.,:/-])(\d{{1,2}})\.?( ?[-–—] ?{words})(?={following})"
        return [Rule("days, from and to", Pattern(pattern), said, DIGITS)]

    def _day(self, day: int) -> str:
        dates = self.habits.dates
        if str(day) in dates.days:
            return dates.days[str(day)]
        return self.numerals.ordinal(day) if dates.ordinal else self.numerals.words(day, self.habits.default_gender)

    def _year(self, year: int) -> str:
        case = self.habits.dates.year
        return year_in_case(self.numerals, year, case) if case else self.numerals.year(year)

    def _times(self) -> list[Rule]:
        after = self.habits.times.after
        ended = rf"(?: ?(?:{'|'.join(after)})(?!\w))?" if after else ""
        clock = r"([01]?\d|2[0-4])[:h]([0-5]\d)"
        pattern = Pattern(rf"(?<![\w.,:/-]){clock}(?:{ended} ?[-–—~〜] ?{clock})?(?![\d:])(?!\w){ended}")

        def said(match: re.Match[str]) -> str:
            first = self.time(match[1], match[2], _word_before(match))
            to = "–" if self.habits.after_to else self.habits.to  # a pause, where the second would have to be bent
            return f"{first} {to} {self.time(match[3], match[4])}" if match[3] else first

        rules = [*self._told_times(ended), Rule("times of day", pattern, said, DIGITS)]
        if self.habits.times.told:
            alone = Pattern(self.habits.times.told)
            rules.append(Rule("hours alone", alone, lambda m: f"{m[1]} {self.time(m['h'], '0', m[1])}", DIGITS))
        return rules

    def _told_times(self, ended: str) -> list[Rule]:
        """Return the rule for times with a full stop, where a word tells that they are: "klo 14.30–16"."""
        before = self.habits.times.before
        if not before:
            return []
        pattern = Pattern(
            rf"(?<!\w)((?i:{before}) )([01]?\d|2[0-4])\.([0-5]\d)"
            r"(?: ?[-–—] ?([01]?\d|2[0-4])[.:]([0-5]\d))?(?!\w|[.,:]\d)" + ended
        )

        def said(match: re.Match[str]) -> str:
            first = match[1] + self.time(match[2], match[3], match[1].split()[-1])
            return f"{first} {self.habits.to} {self.time(match[4], match[5])}" if match[4] else first

        return [Rule("times of day, told", pattern, said, DIGITS)]

    def time(self, hour: str, minute: str, before: str = "") -> str:
        """Return what is said for a time of day; the word *before* it may bend the hour."""
        times, minutes, words = self.habits.times, int(minute), self.numerals.words
        form = (
            times.sharp_one
            if not minutes and int(hour) == 1 and times.sharp_one
            else times.sharp
            if not minutes and times.sharp
            else times.low
            if minutes < 10 and times.low
            else times.pattern
        )
        said_hour = times.hours.get(str(int(hour))) or words(int(hour), times.gender)
        if before.lower() in times.bent_after:
            said_hour = " ".join(with_ending(word, times.bent) for word in said_hour.split(" "))
        return form.format(h=said_hour, m=words(minutes, times.gender))


def _word_before(match: re.Match[str]) -> str:
    """Return the last whole word before the match and its space."""
    before = match.string[max(0, match.start() - _LONGEST_WORD) : match.start()]
    return before.rpartition(" ")[0].rpartition(" ")[2]


def year_in_case(numerals: Numerals, year: int, case: str) -> str:
    """Return a year as an ordinal in *case*: as num2words has it, or by the endings of the language's own file."""
    habits = numerals.habits
    if habits.ordinals_have_cases:
        return numerals.ordinal(year, case=case)
    said, endings = numerals.ordinal(year).split(" "), habits.ordinal_endings.get(case, ())
    changed = 2 if habits.tens_are_ordinals and endings and year % 100 > 20 and year % 10 else 1
    return " ".join([*said[:-changed], *(with_ending(word, endings) for word in said[-changed:])])


def with_ending(word: str, endings: tuple[tuple[str, str], ...]) -> str:
    """Return *word* with the first of the *endings* that it has replaced."""
    for old, new in endings:
        if word.endswith(old):
            return word.removesuffix(old) + new
    return word
