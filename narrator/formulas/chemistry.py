r"""Reactions (`\ce{…}` of mhchem): charges, nuclides and arrows as they are said."""

import re
from typing import Final

from narrator.formulas.wording import FormulaWording

CHEMISTRY: Final = re.compile(r"\\ce\s?\{")
_NUCLIDE: Final = re.compile(r"(?<![A-Za-z\d)])\^\{?(\d{1,3})\}?(?:_\{?(-?\d{1,3})\}?)?\s?([A-Z][a-z]?)")
_LEANING: Final = re.compile(
    r"\{\}(?:\^\{?(?P<mass>\d{1,3})\}?_\{?(?P<protons>\d{1,3})\}?|_\{?(?P<protons_first>\d{1,3})\}?\^\{?(?P<then>\d{1,3})\}?)"
    r"\s?(?:\\(?:mathrm|text)\{(?P<upright>[A-Z][a-z]?)\}|(?P<element>[A-Z](?![A-Za-z])))"
)
_CHARGE_OF_SEVERAL: Final = re.compile(r"(?<=\d) to the power, (\d+[+−]), end exponent")
"""Behind a count of atoms: the two figures would be heard as one number."""
_CHARGE: Final = re.compile(r"to the power, (\d*[+−]), end exponent")


def nuclides_named(tex: str, wording: FormulaWording) -> str:
    """Return *tex* with each nuclide as "C 14", and its protons where they are written."""
    if "{}" in tex:
        tex = _LEANING.sub(lambda match: _leaning(match, wording), tex)
    if not CHEMISTRY.search(tex):
        return tex
    return _NUCLIDE.sub(lambda match: _nuclide(match[3], match[1], match[2] or "", wording), tex)


def _leaning(match: re.Match[str], wording: FormulaWording) -> str:
    mass, protons = match["mass"] or match["then"], match["protons"] or match["protons_first"]
    return _nuclide(match["upright"] or match["element"], mass, protons, wording)


def _nuclide(element: str, mass: str, number: str, wording: FormulaWording) -> str:
    protons = f", {wording.protons.format(n=number)}," if number and wording.protons else ""
    return rf"\text{{{element} {mass}{protons}}}"


def reaction(phrase: str, arrow: str, index: str, wording: FormulaWording) -> str:
    """Return the *phrase* of a reaction, in which *arrow* is what the library says for the arrow of a limit.

    *index* is what it says between a letter and its index: numbers of atoms are said alone.
    """
    if wording.gives and arrow:
        phrase = phrase.replace(f" {arrow} ", f" {wording.gives} ")
    if wording.resonance:
        phrase = phrase.replace("↔", wording.resonance)
    phrase = _CHARGE.sub(r"\1,", _CHARGE_OF_SEVERAL.sub(r", \1,", phrase))
    if wording.gives:
        phrase = phrase.replace(" right arrow (", f" {wording.gives} (")
    return re.sub(rf"\b([A-Z][a-z]?|\)|close paren){re.escape(index)}(\d)", r"\1 \2", phrase)
