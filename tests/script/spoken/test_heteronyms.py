"""Respellings are words that the default engine says as wanted."""

import subprocess

import pytest

SOUNDS = {
    "red": "r'Ed", "led": "l'Ed", "tare": "t'e@", "tares": "t'e@z", "wined": "w'aInd", "bough": "b'aU",
    "cloze": "kl'oUz",
    "yooze": "j'u:z", "liv": "l'Iv", "my newt": "maI n'u:t", "bas": "b'as", "excuze me": "Ekskj'u:z m,i:",
    "dohv": "d'oUv",
    "howz": "h'aUz", "résumé": "r'Ezu:m,eI", "Jobe": "dZ'oUb", "F.A.Q": ",Ef,eIkj'u:", "U.A.E": "j,u:,eI'i:",
    "I D's": "aI d'i:z",
}  # fmt: skip
"""What we write for the ear → eSpeak NG's phoneme mnemonics for American English."""


@pytest.mark.parametrize("spoken", SOUNDS)
def test_respelling_sounds_as_meant(spoken, needs):
    """The engine says the respelling with the sounds of the word that was meant."""
    said = subprocess.run(
        [needs("espeak-ng"), "-q", "-x", "-v", "en-us", spoken], check=True, capture_output=True, text=True, timeout=20
    )
    assert said.stdout.strip() == SOUNDS[spoken]
