"""Units of technology, medicine and energy in German, French and Spanish: "250 µs", "5000 mAh", "6,5 l/100 km"."""

from typing import Final

from narrator.script.spoken.european.wording import Counted

_GERMAN: Final = {
    "μm": "Mikrometer", "nm": "Nanometer", "dm": "Dezimeter", "hl": "Hektoliter", "μl": "Mikroliter",
    "MHz": "Megahertz", "mA": "Milliampere", "kV": "Kilovolt", "mW": "Milliwatt", "GW": "Gigawatt", "kB/s":
    "Kilobyte pro Sekunde", "MB/s": "Megabyte pro Sekunde", "Mbit/s": "Megabit pro Sekunde",
    "Gbit/s": "Gigabit pro Sekunde", "kcal": "Kilokalorien", "kJ": "Kilojoule", "hPa": "Hektopascal",
    "l/100 km": "Liter auf hundert Kilometer", "l/100km": "Liter auf hundert Kilometer",
    "qm": "Quadratmeter", "cm²": "Quadratzentimeter", "cm³": "Kubikzentimeter", "μg": "Mikrogramm",
}  # fmt: skip
_FRENCH: Final = {
    "μm": "micromètre", "nm": "nanomètre", "dm": "décimètre", "hl": "hectolitre", "μg": "microgramme",
    "μl": "microlitre", "MHz": "mégahertz", "mAh": "milliampère-heure", "kV": "kilovolt", "mW": "milliwatt",
    "GW": "gigawatt", "MWh": "mégawattheure", "GWh": "gigawattheure", "TWh": "térawattheure", "kJ": "kilojoule",
    "hPa": "hectopascal", "MO": "mégaoctet", "GO": "gigaoctet", "TB": "téraoctet",
}  # fmt: skip
_SPANISH: Final = {
    "μm": "micrómetro", "nm": "nanómetro", "dm": "decímetro", "hl": "hectolitro", "μg": "microgramo",
    "μl": "microlitro", "MHz": "megahercio", "kV": "kilovoltio", "mW": "milivatio", "GW": "gigavatio",
    "kJ": "kilojulio", "hPa": "hectopascal", "kB": "kilobyte",
}  # fmt: skip


def _french(name: str) -> Counted:
    return Counted(f"un {name}", name if name.endswith("z") else f"{name}s", of="de ")


def _spanish(name: str) -> Counted:
    return Counted(f"un {name}", f"{name}es" if name.endswith("l") else f"{name}s", of="de ")


GERMAN_UNITS: Final = {
    **{sign: Counted(f"ein {name}", name) for sign, name in _GERMAN.items()},
    "μs": Counted("eine Mikrosekunde", "Mikrosekunden"),
    "Pck.": Counted("ein Päckchen", "Päckchen"),
    "Msp.": Counted("eine Messerspitze", "Messerspitzen"),
    "ns": Counted("eine Nanosekunde", "Nanosekunden"),
    "mAh": Counted("eine Milliamperestunde", "Milliamperestunden"),
    "Wh": Counted("eine Wattstunde", "Wattstunden"),
    "MWh": Counted("eine Megawattstunde", "Megawattstunden"),
    "GWh": Counted("eine Gigawattstunde", "Gigawattstunden"),
    "TWh": Counted("eine Terawattstunde", "Terawattstunden"),
    "kcal": Counted("eine Kilokalorie", "Kilokalorien"),
}
FRENCH_UNITS: Final = {
    **{sign: _french(name) for sign, name in _FRENCH.items()},
    "ms": Counted("une milliseconde", "millisecondes", of="de "),
    "μs": Counted("une microseconde", "microsecondes", of="de "),
    "kcal": Counted("une kilocalorie", "kilocalories", of="de "),
    "cm²": Counted("un centimètre carré", "centimètres carrés", of="de "),
    "cm³": Counted("un centimètre cube", "centimètres cubes", of="de "),
    "Mo/s": Counted("un mégaoctet par seconde", "mégaoctets par seconde", of="de "),
    "l/100 km": Counted("un litre aux cent kilomètres", "litres aux cent kilomètres", of="de "),
    "l/100km": Counted("un litre aux cent kilomètres", "litres aux cent kilomètres", of="de "),
}
SPANISH_UNITS: Final = {
    "cda.": Counted("una cucharada", "cucharadas", of="de "),
    "cdas.": Counted("una cucharada", "cucharadas", of="de "),
    "cdta.": Counted("una cucharadita", "cucharaditas", of="de "),
    "cdtas.": Counted("una cucharadita", "cucharaditas", of="de "),
    **{sign: _spanish(name) for sign, name in _SPANISH.items()},
    "ms": Counted("un milisegundo", "milisegundos", of="de "),
    "μs": Counted("un microsegundo", "microsegundos", of="de "),
    "kcal": Counted("una kilocaloría", "kilocalorías", of="de "),
    "mAh": Counted("un miliamperio hora", "miliamperios hora", of="de "),
    "MWh": Counted("un megavatio hora", "megavatios hora", of="de "),
    "GWh": Counted("un gigavatio hora", "gigavatios hora", of="de "),
    "cm²": Counted("un centímetro cuadrado", "centímetros cuadrados", of="de "),
    "cm³": Counted("un centímetro cúbico", "centímetros cúbicos", of="de "),
    "MB/s": Counted("un megabyte por segundo", "megabytes por segundo", of="de "),
    "l/100 km": Counted("un litro a los cien kilómetros", "litros a los cien kilómetros", of="de "),
    "l/100km": Counted("un litro a los cien kilómetros", "litros a los cien kilómetros", of="de "),
}
