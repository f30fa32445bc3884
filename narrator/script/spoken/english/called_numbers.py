"""Numbers that are names and are read digit by digit: "Text HELLO to 85258", "her PIN is 4821", "bug 1553982"."""

import re
from typing import Final

from narrator.script.spoken.english.numerals import cardinal, digits, year
from narrator.script.spoken.english.streets import STREETS
from narrator.script.spoken.pattern import Pattern
from narrator.script.spoken.rule import DIGITS, Rule

_IS: Final = r"(?: (?:is|was|are|no\.?|number|#)|:| =){0,2} (?:#|no\. ?)?"
_KINDS: Final = (
    r"zip codes?|zip|post ?codes?|postal codes?|pin|pin codes?|ssn|social security|passcodes?|passwords?|otp"
    r"|verification codes?|security codes?|access codes?|codes? is|account|account numbers?|routing|routing numbers?"
    r"|card number|cvv|cvc|order numbers?|order #|tracking numbers?|serial|serial numbers?|imei|confirmation number"
    r"|reference number|invoice|invoice number|ticket|bug|issue|pull request|isbn|iban|employee id|student id"
)
_KEYED: Final = Pattern(
    rf"\b(?=[zpsovacrtibe])(?:(?:{_KINDS}){_IS})(\d{{4,20}}|(?<=cv[vc] )\d{{3}})(?:-(\d{{4}}))?(?!\w|[.,]\d|[-–/:]\d)",
    re.IGNORECASE,
)
_ORDER: Final = Pattern(
    r"\b(?=[OoCcRrPp])([Oo]rder|[Cc]ase|[Cc]laim|[Rr]equest|[Pp]atent) (?:#|[Nn]o\. ?)?(\d{5,20})(?!\w|[.,]\d)"
)
_TEXTED: Final = Pattern(r"\b([Tt]ext(?:ing)? [\"“']?(?:[A-Z]{2,12}[\"”']? to )?)(\d{5,6})(?!\w|[.,]\d)")
_SOCIAL: Final = Pattern(r"(?<![\w.,/+-])(\d{3})-(\d{2})-(\d{4})(?![\w/]|[-.,]\d)")
_CRISIS: Final = Pattern(
    r"(?=\d)(?:(?<![\w.,$£€])(988|911|999|112|111|311|411)(?= (?:(?:Suicide"
    r"|suicide|Crisis|crisis|Lifeline|lifeline|operators?"
    r"|dispatch(?:er)?s?|calls?|hotline|emergency|Emergency|helpline|helplines?)\b))"
    r"|(?<=[Cc]all or text )(\d{3})(?!\w|[.,-]\d)|(?<=[Tt]ext or call )(\d{3})(?!\w|[.,-]\d)"
    r"|(?<=[Cc]alls to )(911|988|999|112)(?!\w)"
    r"|(?<=, )(911|988|999|112|000|119)(?= in (?:the |[A-Z])))"
)
_ROOM: Final = Pattern(
    r"\b([Rr]oom|[Ss]uite|[Aa]partment|[Aa]pt\.?|[Ff]light|[Hh]ighway|[Rr]oute|[Uu]nit|[Gg]ate|Hwy\.?|Rte\.?|Ste\.?) "
    r"([1-9]\d{2,3})(?!\w|[.,]\d|[-–]\d)"
)
_DOOR: Final = Pattern(
    r"\b([Rr]oom|[Ss]uite|[Aa]partment|[Aa]pt\.?|[Uu]nit|[Gg]ate|[Ll]ocker|[Oo]ffice|[Ff]lat) "
    r"(\d{1,2}|[A-Z])-(\d{2,4})(?![\w-]|[.,]\d)"
)
_COMMIT: Final = Pattern(r"(?<![\w.,#$-])(\d{7,40})(?![\w-]|[.,]\d)")
_COMMITTED: Final = Pattern(r"\b(?:[Hh]ash(?:es)?|[Cc]ommits?|SHA|[Rr]evisions?)\b")
_HEADED: Final = re.compile(r":? [A-Z][a-z]")
"""What follows a hash at the head of a list's item: the commit's message."""
_SPOKEN_OF: Final = 300
"""Characters before a figure in which a word says that it is a hash: some two sentences."""
_LONG: Final = Pattern(r"(?<![\w.,$£€¥₹+#])([1-9]\d{9,19})(?!\w|[.,]\d| (?:dollars|euros|pounds|people|years|bytes)\b)")


def _say_keyed(match: re.Match[str]) -> str:
    said = digits(match[1]) + (f", {digits(match[2])}" if match[2] else "")
    return f"{match[0][: match.start(1) - match.start()]}{said}"


_KIND: Final = {short: STREETS[short] for short in ("Hwy", "Rte", "Ste")}


def _say_room(match: re.Match[str]) -> str:
    """Say "room 305" as "room three oh five", "flight 1428" as "flight fourteen twenty-eight"."""
    kind, number = match.groups()
    head, rest = number[:-2], number[-2:]
    kind = _KIND.get(kind.rstrip("."), kind)
    if len(number) == 4 and rest == "00" and head[1] != "0":
        said = f"{cardinal(head)} hundred"
    elif rest == "00" or (kind.lower() == "unit" and len(number) == 4):
        said = cardinal(number)
    elif len(number) == 4:
        said = year(number)
    else:
        said = f"{cardinal(head)} {'oh ' if rest[0] == '0' else ''}{cardinal(str(int(rest)))}"
    return f"{kind} {said}"


def _say_door(match: re.Match[str]) -> str:
    kind, part, number = match.groups()
    return f"{kind} {cardinal(part) if part.isdigit() else part} dash {digits(number)}"


def _say_commit(match: re.Match[str]) -> str:
    """Say a commit's hash that happens to be figures alone, where hashes are spoken of."""
    is_hash = _COMMITTED.search(match.string, max(0, match.start() - _SPOKEN_OF), match.start()) is not None
    is_head = match.start() == 0 and _HEADED.match(match.string, match.end()) is not None and match[1][-3:] != "000"
    return " ".join(cardinal(figure) for figure in match[1]) if is_hash or is_head else match[0]


EITHER: Final = Rule(
    "one line or another to call",
    Pattern(
        r"\b([Cc]all|[Dd]ial|[Rr]ing|[Tt]ext|[Pp]hone) ([1-9]\d\d(?:, [1-9]\d\d){0,4}),? (or|and) "
        r"([1-9]\d\d)(?!\w|[.,-]\d| (?:[a-z]{3,20}s|people)\b)"
    ),
    lambda match: f"{match[1]} {', '.join(map(digits, match[2].split(', ')))} {match[3]} {digits(match[4])}", DIGITS,
)  # fmt: skip
ENDINGS: Final = Rule(
    "last figures of a number",
    Pattern(r"\b([Ee]nding (?:in|with) |[Cc]ard ending |[Ll]ast (?:four|4) digits (?:are |is "
    r"|were )?)(\d{3,4})(?!\w|[.,]\d)"),
    lambda match: match[1] + digits(match[2]), DIGITS,
)  # fmt: skip
EXTENSIONS: Final = Rule(
    "extensions", Pattern(r"\b([Ee]xt)(?:\.|ension) (\d{2,6})(?!\w|[.,]\d|-\w)"),
    lambda match: f"{match[1]}ension {digits(match[2])}", DIGITS,
)  # fmt: skip
_CITIES: Final = (
    "Delhi|Mumbai|Bengaluru|Bangalore|Chennai|Kolkata|Hyderabad|Pune|Ahmedabad|Jaipur|Lucknow|Kochi|Gurugram|Noida"
    "|Singapore|Chandigarh|Indore|Bhopal|Nagpur|Surat|Mysuru|Thiruvananthapuram|Goa|Kerala|Karnataka|Maharashtra"
)
CITIES: Final = Rule(
    "postal codes after a city",
    Pattern(rf"\b({_CITIES})[ ,–-]{{1,3}}(\d{{3}}) ?(\d{{3}})(?!\w|[.,-]\d| (?:people|of|[a-z]{{3,20}}s)\b)"),
    lambda match: f"{match[1]} {digits(match[2] + match[3])}", DIGITS,
)  # fmt: skip
DOORS: Final = Rule("rooms with their floor or wing", _DOOR, _say_door, frozenset("-"))
COMMITS: Final = Rule("hashes in figures", _COMMIT, _say_commit, DIGITS, bare=True)
KEYED: Final = Rule("numbers by their kind", _KEYED, _say_keyed, DIGITS)
ORDERS: Final = Rule("order and case numbers", _ORDER, lambda match: f"{match[1]} {digits(match[2])}", DIGITS)
TEXTED: Final = Rule("short codes", _TEXTED, lambda match: match[1] + digits(match[2]), DIGITS)
SOCIAL: Final = Rule("social security numbers", _SOCIAL, lambda match: ", ".join(map(digits, match.groups())), DIGITS)
CRISIS: Final = Rule("emergency and crisis lines", _CRISIS, lambda match: digits(match[0]), DIGITS)
ROOMS: Final = Rule("rooms, flights and roads", _ROOM, _say_room, DIGITS)
LONG: Final = Rule("ten digits and more in a row", _LONG, lambda match: digits(match[1]), DIGITS, bare=True)
