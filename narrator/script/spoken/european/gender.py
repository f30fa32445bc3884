"""Which nouns are feminine in Spanish and French, as far as their ends and a list tell."""

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
    "erreur", "femme", "fenêtre", "feuille", "fille", "fois", "fonction", "forme", "heure", "idée", "image",
    "journée", "langue", "lettre", "ligne", "liste", "main", "maison", "minute", "mère", "nuit", "oreille",
    "page", "partie", "personne", "photo", "pièce", "place", "plage", "porte", "route", "rue", "règle", "réponse",
    "salle", "scène", "seconde", "semaine", "série", "sœur", "table", "tasse", "tonne", "tâche", "vache", "vidéo",
    "ville", "voiture", "zone", "école", "église", "équipe", "étape", "étoile", "île",
}
)  # fmt: skip
_FRENCH_ENDS: Final = Pattern(r"(?:tion|sion|ette|ence|ance)$")


_SPANISH_NO_NOUNS: Final = frozenset({
    "ahora", "cada", "como", "contra", "cuando", "era", "está", "estaba", "eso", "esto", "fuera", "había", "hacia",
    "hasta", "luego", "nada", "para", "pero", "sería", "solo", "sólo", "tenía",
})  # fmt: skip
"""What may follow a number, ends as nouns do, and is none."""


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
