"""Units of measurement: symbol → the word for one and for several."""

from typing import Final

_REGULAR: Final = {
    "km": "kilometer", "cm": "centimeter", "mm": "millimeter", "nm": "nanometer", "μm": "micrometer", "dm": "decimeter",
    "kg": "kilogram", "KG": "kilogram", "KM": "kilometer", "Km": "kilometer", "Kg": "kilogram", "LBS": "pound",
    "Lbs": "pound", "OZ": "ounce", "qts": "quart", "pkg": "package", "pkgs": "package", "pcs": "piece", "deg": "degree",
    "kbit": "kilobit", "Mbit": "megabit", "Gbit": "gigabit", "Tbit": "terabit", "Tb": "terabit",
    "mg": "milligram", "μg": "microgram", "mcg": "microgram", "ng": "nanogram", "lb": "pound",
    "lbs": "pound", "oz": "ounce", "mi": "mile", "yd": "yard", "yds": "yard", "ml": "milliliter", "mL": "milliliter",
    "cl": "centiliter", "dl": "deciliter", "dL": "deciliter", "μl": "microliter", "μL": "microliter",
    "gal": "gallon", "gals": "gallon",
    "qt": "quart", "tsp": "teaspoon", "tbsp": "tablespoon", "ha": "hectare", "ly": "light year",
    "ms": "millisecond", "μs": "microsecond", "ns": "nanosecond", "sec": "second", "secs": "second", "min": "minute",
    "mins": "minute", "hr": "hour", "hrs": "hour", "wk": "week", "wks": "week", "yr": "year", "yrs": "year",
    "mo": "month", "mos": "month", "bit": "bit", "kb": "kilobit", "Mb": "megabit", "Gb": "gigabit", "kB": "kilobyte",
    "KB": "kilobyte", "MB": "megabyte", "GB": "gigabyte", "TB": "terabyte", "PB": "petabyte", "EB": "exabyte",
    "KiB": "kibibyte", "MiB": "mebibyte", "GiB": "gibibyte", "TiB": "tebibyte", "W": "watt", "kW": "kilowatt",
    "MW": "megawatt", "GW": "gigawatt", "TW": "terawatt", "mW": "milliwatt", "V": "volt", "kV": "kilovolt",
    "mV": "millivolt", "mA": "milliampere", "mAh": "milliampere hour", "Ah": "ampere hour", "kWh": "kilowatt hour",
    "MWh": "megawatt hour", "GWh": "gigawatt hour", "TWh": "terawatt hour", "Wh": "watt hour", "J": "joule",
    "kJ": "kilojoule", "MJ": "megajoule", "cal": "calorie", "kcal": "kilocalorie", "eV": "electron volt",
    "keV": "kiloelectron volt", "MeV": "megaelectron volt", "GeV": "gigaelectron volt", "TeV": "teraelectron volt",
    "N": "newton", "kN": "kilonewton", "Nm": "newton meter", "N·m": "newton meter", "N⋅m": "newton meter",
    "kN·m": "kilonewton meter", "kg·m": "kilogram meter", "kW·h": "kilowatt hour", "A": "ampere",
    "Pa": "pascal", "kPa": "kilopascal", "hPa": "hectopascal",
    "MPa": "megapascal", "GPa": "gigapascal", "mbar": "millibar", "atm": "atmosphere", "dB": "decibel",
    "dBA": "decibel",
    "Ω": "ohm", "kΩ": "kilohm", "MΩ": "megohm", "μF": "microfarad", "nF": "nanofarad", "pF": "picofarad",
    "mol": "mole", "mmol": "millimole", "μmol": "micromole", "nmol": "nanomole", "pmol": "picomole",
    "mEq": "milliequivalent",
    "Tbsp": "tablespoon", "Tsp": "teaspoon", "tbs": "tablespoon", "kDa": "kilodalton", "bp": "base pair",
    "px": "pixel", "pt": "point",
    "MP": "megapixel", "fl oz": "fluid ounce", "nmi": "nautical mile", "kt": "kiloton", "Mt": "megaton",
    "Gt": "gigaton", "pts": "point", "cc": "cubic centimeter", "ct": "carat",
    "m": "meter", "g": "gram", "l": "liter", "L": "liter", "t": "ton", "s": "second", "h": "hour", "d": "day",
    "in.": "inch", "acre": "acre", "liter": "liter", "litre": "litre",
}  # fmt: skip
_UNCHANGED: Final = {
    "Hz": "hertz", "kHz": "kilohertz", "MHz": "megahertz", "GHz": "gigahertz", "THz": "terahertz",
    "mph": "miles per hour", "MPH": "miles per hour", "KPH": "kilometers per hour",
    "kph": "kilometers per hour", "kmh": "kilometers per hour", "mpg": "miles per gallon",
    "rpm": "revolutions per minute",
    "bpm": "beats per minute", "fps": "frames per second", "psi": "pounds per square inch", "ppm": "parts per million",
    "ppb": "parts per billion", "ppmv": "p p m v", "dpi": "dots per inch", "wpm": "words per minute",
    "kbps": "kilobits per second", "Mbps": "megabits per second", "mbps": "megabits per second",
    "Gbps": "gigabits per second",
    "dBm": "d b m", "LUFS": "loofs", "dBTP": "d b true peak", "hp": "horsepower", "bhp": "brake horsepower",
    "lx": "lux",
    "kn": "knots", "kts": "knots", "bps": "basis points", "lm": "lumens", "bar": "bar", "pH": "p h",
    "mmHg": "millimeters of mercury", "mm Hg": "millimeters of mercury", "sqm": "square meters",
    "sqft": "square feet", "sqkm": "square kilometers", "Tbps": "terabits per second",
    "au": "astronomical units", "AU": "astronomical units",
}  # fmt: skip
_ODD: Final = {
    "IU": ("I.U", "I.U"),
    "lb-ft": ("pound foot", "pound feet"),
    "ft-lb": ("foot pound", "foot pounds"),
    "ft-lbs": ("foot pound", "foot pounds"),
    "lb·ft": ("pound foot", "pound feet"),
    "lb⋅ft": ("pound foot", "pound feet"),
    "ft": ("foot", "feet"),
    "ft.": ("foot", "feet"),
    "in": ("inch", "inches"),
    "in.": ("inch", "inches"),
}


def _one(name: str) -> str:
    """Return "gigabit per second" for "gigabits per second"."""
    unit, per, rest = name.partition("s per ")
    return f"{unit} per {rest}" if per and len(unit) > 2 else name


UNCHANGED: Final = frozenset(_UNCHANGED)
"""Units whose name has one form; those with "per" have another for exactly one."""
UNIT: Final[dict[str, tuple[str, str]]] = {
    **{symbol: (name, f"{name}s") for symbol, name in _REGULAR.items()},
    **{symbol: (_one(name), name) for symbol, name in _UNCHANGED.items()},
    **_ODD,
}
"""Symbol → singular, plural."""
CLOSE_ONLY: Final = frozenset(
    {"s", "h", "d", "t", "pt", "L", "N", "KG", "J", "MP", "kt", "ct", "bit", "acre", "in", "cal", "V", "A"}
)
"""Symbols that are letters, words or names as well: units only where nothing, or a no-break space, stands before them
or a sign of a quantity makes it clear."""
AREA: Final = {"²": "square", "2": "square", "^2": "square", "³": "cubic", "3": "cubic", "^3": "cubic"}
LENGTH: Final = frozenset({"km", "m", "cm", "mm", "mi", "ft", "in", "yd", "dm", "nm", "μm"})
PER: Final = {
    "h": "hour", "hr": "hour", "s": "second", "sec": "second", "min": "minute", "km": "kilometer", "m": "meter",
    "d": "day", "day": "day", "l": "liter", "L": "liter", "kg": "kilogram", "g": "gram", "gal": "gallon", "mi": "mile",
    "ml": "milliliter", "mL": "milliliter", "dl": "deciliter", "dL": "deciliter", "yr": "year", "wk": "week",
    "mo": "month", "month": "month", "week": "week", "year": "year", "hour": "hour", "minute": "minute",
    "second": "second", "cm": "centimeter", "mol": "mole", "ha": "hectare", "acre": "acre", "capita": "capita",
    "person": "person", "side": "side", "serving": "serving", "batch": "batch", "K": "kelvin", "W": "watt",
    "lb": "pound", "mm": "millimeter", "ft": "foot", "in": "inch", "dose": "dose", "tablet": "tablet",
    "capsule": "capsule", "puff": "puff",
}  # fmt: skip
"""What may stand below the line: "km/h"."""
