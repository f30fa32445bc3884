"""The spoken forms of an article, kept between runs: an edit looks for the words of what it changed alone."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import cache
from importlib.util import find_spec
from pathlib import Path

import msgspec

from narrator.article.model import Source
from narrator.pipeline.fingerprint import code_fingerprint, package_state
from narrator.script.spoken_forms import Form, SpokenForms
from narrator.store.key import key_of
from narrator.store.protocol import Store

SPOKEN_FORMS = "spoken-forms"


@contextmanager
def remembered_forms(
    source: Source, *, root: Path, store: Store, rebuild: bool = False, keep: bool = True
) -> Iterator[SpokenForms]:
    """Yield what is known to be said for the texts of *source*, of the site in *root*, and *keep* what was used.

    *rebuild*: nothing is known.
    """
    key = key_of("spoken forms", code_fingerprint(), _rules_outside(), root.resolve(), source.name)
    kept = None if rebuild else store.get(SPOKEN_FORMS, key)
    forms = SpokenForms(msgspec.json.decode(kept, type=dict[str, dict[str, Form]]) if kept else {})
    yield forms
    if keep and forms.used != forms.known:
        with suppress(UnicodeEncodeError):  # half a character, from a lexicon: what is said is found again
            store.put(SPOKEN_FORMS, key, msgspec.json.encode(forms.used))


@cache
def _rules_outside() -> str:
    """Return a text that changes with what else decides what is said: numbers, formulas, and Unicode's properties."""
    folders = []
    for name in ("num2words", "mathra"):
        spec = find_spec(name)
        folder = Path(spec.origin).parent if spec is not None and spec.origin else None
        folders.append(f"{folder} {folder and package_state(folder)}")
    return f"{sys.version} {' '.join(folders)}"
