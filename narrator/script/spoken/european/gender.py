"""The gender of nouns in Spanish, French and German, as far as their ends and a list tell."""

from typing import Final

from narrator.script.spoken.pattern import Pattern

_SPANISH_MASCULINE: Final = frozenset({
    "aroma", "axioma", "carisma", "clima", "coma", "cometa", "crucigrama", "diagrama", "dilema", "diploma",
    "dogma", "drama", "día", "emblema", "enigma", "esquema", "estigma", "fantasma", "fonema", "gigabyte",
    "idioma", "kilogramo", "lema", "mapa", "panorama", "paradigma", "pentagrama", "pijama", "planeta", "poema",
    "prisma", "problema", "programa", "reuma", "sistema", "sofá", "síntoma", "telegrama", "tema", "teorema",
    "tranvía", "trauma", "volumen",
}
)  # fmt: skip
_SPANISH_FEMININE: Final = frozenset({
    "base", "calle", "clase", "clave", "cruz", "especie", "fase", "flor", "foto", "frase", "fuente", "imagen",
    "ley", "llave", "luz", "mano", "mente", "moto", "mujer", "nave", "noche", "nube", "orden", "pared", "parte",
    "piel", "radio", "raíz", "red", "sal", "sangre", "sede", "serie", "señal", "superficie", "tarde", "torre",
    "vez", "voz",
}
)  # fmt: skip
_SPANISH_ENDS: Final = Pattern(r"(?:ción|sión|dad|tad|tud|umbre)$")
_FRENCH_FEMININE: Final = frozenset({
    "année", "bouteille", "boîte", "branche", "carte", "case", "chaise", "chose", "clé", "cuillère", "entreprise",
    "erreur", "femme", "fenêtre", "feuille", "fille", "fois",
    "gousse", "botte", "tranche", "dose", "goutte", "brique", "chambre",
    "fonction", "forme", "heure", "idée", "image",
    "journée", "langue", "lettre", "ligne", "liste", "main", "maison", "minute", "mère", "nuit", "oreille",
    "page", "partie", "personne", "photo", "pièce", "place", "plage", "porte", "route", "rue", "règle", "réponse",
    "salle", "scène", "seconde", "semaine", "série", "sœur", "table", "tasse", "tonne", "tâche", "vache", "vidéo",
    "ville", "voiture", "zone", "école", "église", "équipe", "étape", "étoile", "île",
}
)  # fmt: skip
_FRENCH_ENDS: Final = Pattern(r"(?:tion|sion|ette|ence|ance|tude|esse|euse|elle|ée|ière)$")
_FRENCH_MASCULINE: Final = frozenset({
    "bastion", "silence", "squelette", "musée", "lycée", "trophée", "apogée", "mausolée", "cimetière", "arrière",
    "derrière",
    "violoncelle", "vermicelle", "quelle", "laquelle", "elle", "nouvelle", "telle",
}
)  # fmt: skip
"""What ends as feminine nouns do and is none."""


_SPANISH_NO_NOUNS: Final = frozenset({
    "ahora", "cada", "como", "contra", "cuando", "era", "está", "estaba", "eso", "esto", "fuera", "había", "hacia",
    "hasta", "luego", "nada", "para", "pero", "sería", "solo", "sólo", "tenía",
})  # fmt: skip
"""What may follow a number, ends as nouns do, and is none."""


_GERMAN_FEMININE: Final = frozenset({
    "Antwort", "Arbeit", "Art", "Bank", "Bar", "Box", "Bucht", "Datei", "E-Mail", "Ecke", "Fahrt", "Farbe",
    "Feder", "Figur", "Form", "Frau", "Frist", "Gabel", "Gefahr", "Hand", "Jury", "Kammer", "Kraft", "Kugel",
    "Kunst", "Leiter", "List", "Luft", "Mail", "Mark", "Mauer", "Mutter", "Nacht", "Natur", "Nummer", "Oper",
    "Person", "Pfarrei", "Prüfung", "Reparatur", "Schachtel", "Schulter", "Schwester", "Stadt", "Stimme",
    "Tafel", "Tante", "Tat", "Temperatur", "Tochter", "Tour", "Tür", "Uhr", "Umfrage", "Wand", "Welt", "Woche",
    "Wurzel", "Zahl", "Zeit", "Zwiebel",
}
)  # fmt: skip
_GERMAN_FEMININE_ENDS: Final = Pattern(
    r"(?:[^aeiou]e|ie|eue|aue|ung|heit|keit|schaft|ion|tät|ik|ur|anz|enz|ei|[^h]in)$"
)
_GERMAN_OTHERS_IN_E: Final = frozenset({
    "Auge", "Buchstabe", "Dateiname", "Ende", "Erbe", "Franzose", "Gebirge", "Gebäude", "Gedanke", "Gelände",
    "Gemälde", "Gemüse", "Getreide", "Gewinde", "Glaube", "Hase", "Interesse", "Junge", "Kollege", "Kunde",
    "Käse", "Löwe", "Name", "Neffe", "Wille", "Zeuge", "Affe", "Code", "Experte", "Byte", "Gigabyte",
    "Megabyte", "Kilobyte", "Terabyte",
}
)  # fmt: skip
_GERMAN_NO_FEMININE: Final = frozenset(
    {"Termin", "Benzin", "Magazin", "Urin", "Ei", "Brei", "Blei", "Stadion", "Abitur"}
)
_GERMAN_MASCULINE: Final = frozenset({
    "Absatz", "Abschnitt", "Apfel", "Arzt", "Autor", "Ball", "Band", "Baum", "Beitrag", "Berg", "Besuch",
    "Brief", "Bus", "Cent", "Dollar", "Euro", "Fall", "Fehler", "Film", "Finger", "Fluss", "Franken", "Freund",
    "Gang", "Gast", "Gedanke", "Grund", "Hund", "Kilometer", "Klick", "Knopf", "Kopf", "Kunde", "Kurs", "Link",
    "Liter", "Löffel", "Mann", "Meter", "Millimeter", "Moment", "Monat", "Morgen", "Name", "Ort", "Platz",
    "Punkt", "Raum", "Satz", "Schritt", "See", "Server", "Sieg", "Sohn", "Stein", "Stern", "Stuhl", "Tag",
    "Teil", "Teller", "Test", "Text", "Tisch", "Titel", "Tropfen", "Typ", "Versuch", "Vogel", "Vortrag", "Weg",
    "Wert", "Zentimeter", "Zug", "Zweig",
}
)  # fmt: skip


def is_feminine_in_german(noun: str) -> bool:
    """Return whether *noun*, singular, is feminine."""
    if noun in _GERMAN_FEMININE:
        return True
    is_other = noun in _GERMAN_OTHERS_IN_E | _GERMAN_NO_FEMININE | _GERMAN_MASCULINE
    return not is_other and _GERMAN_FEMININE_ENDS.search(noun) is not None


def is_masculine_in_german(noun: str) -> bool:
    """Return whether *noun*, singular, is known to be masculine."""
    return noun in _GERMAN_MASCULINE


def is_counted_in_spanish(word: str) -> bool:
    """Return whether *word*, after "1", is likely the noun that is counted."""
    ends_as_nouns = word.endswith(("o", "or", "aje", "ín")) or is_feminine_in_spanish(word)
    return word not in _SPANISH_NO_NOUNS and not word.endswith("s") and ends_as_nouns


def is_feminine_in_spanish(noun: str) -> bool:
    """Return whether *noun*, singular or plural and lower-case, is feminine."""
    one = _spanish_singular(noun)
    if one in _SPANISH_MASCULINE:
        return False
    return one in _SPANISH_FEMININE or one.endswith("a") or _SPANISH_ENDS.search(one) is not None


def is_feminine_in_french(noun: str) -> bool:
    """Return whether *noun*, singular or plural and lower-case, is known to be feminine."""
    one = noun.removesuffix("s")
    if one in _FRENCH_MASCULINE:
        return False
    return noun in _FRENCH_FEMININE or one in _FRENCH_FEMININE or _FRENCH_ENDS.search(one) is not None


def _spanish_singular(noun: str) -> str:
    if noun.endswith("ces"):
        return f"{noun[:-3]}z".replace("raiz", "raíz")
    if noun.endswith(("ciones", "siones")):
        return f"{noun[:-4]}ón"
    if noun.endswith(("ágenes", "órdenes")):
        return noun.removesuffix("es").replace("ágen", "agen").replace("órden", "orden")
    if noun.endswith("es") and noun[:-2] in _SPANISH_FEMININE | _SPANISH_MASCULINE:
        return noun[:-2]
    if noun.endswith("es") and _SPANISH_ENDS.search(noun[:-2]):
        return noun[:-2]
    return noun.removesuffix("s")
