"""The books of the Bible, by name and by abbreviation."""

from typing import Final

_NAMES: Final = {
    "Genesis": "Gen Gn", "Exodus": "Exod Ex", "Leviticus": "Lev Lv", "Numbers": "Num Nm", "Deuteronomy": "Deut Dt",
    "Joshua": "Josh", "Judges": "Judg Jdg", "Ruth": "Rth", "Samuel": "Sam Sm", "Kings": "Kgs",
    "Chronicles": "Chron Chr",
    "Ezra": "Ezr", "Nehemiah": "Neh", "Esther": "Esth Est", "Job": "Jb", "Psalms": "", "Psalm": "Ps Pss Psa",
    "Proverbs": "Prov Prv", "Ecclesiastes": "Eccles Eccl Qoh", "Song of Songs": "Song", "Song of Solomon": "",
    "Isaiah": "Isa", "Jeremiah": "Jer", "Lamentations": "Lam", "Ezekiel": "Ezek Ez", "Daniel": "Dan Dn", "Hosea": "Hos",
    "Joel": "Jl", "Amos": "", "Obadiah": "Obad", "Jonah": "Jon", "Micah": "Mic", "Nahum": "Nah", "Habakkuk": "Hab",
    "Zephaniah": "Zeph", "Haggai": "Hag", "Zechariah": "Zech", "Malachi": "Mal", "Matthew": "Matt Mt", "Mark": "Mk",
    "Luke": "Lk", "John": "Jn Joh", "Acts": "", "Romans": "Rom", "Corinthians": "Cor", "Galatians": "Gal",
    "Ephesians": "Eph", "Philippians": "Phil", "Colossians": "Col", "Thessalonians": "Thess", "Timothy": "Tim",
    "Titus": "Tit", "Philemon": "Phlm", "Hebrews": "Heb", "James": "Jas", "Peter": "Pet", "Jude": "",
    "Revelation": "Rev Rv", "Revelations": "", "Tobit": "Tob", "Judith": "Jdt", "Maccabees": "Macc", "Wisdom": "Wis",
    "Sirach": "Sir", "Baruch": "Bar", "Surah": "Sura", "Quran": "Qur'an Koran", "Qur'an": "", "Sutra": "",
}  # fmt: skip
BOOK: Final = {written: name for name, short in _NAMES.items() for written in (name, *short.split())}
"""Name or abbreviation, without its dot → name."""
NUMBERED: Final = frozenset(
    {"Samuel", "Kings", "Chronicles", "Corinthians", "Thessalonians", "Timothy", "Peter", "John", "Maccabees"}
)
"""Books that come as first, second and third."""
