"""Formulas beside the field's yardstick: `python bench/formulas.py --node-modules DIR [--all]`.

Says every formula of tests/fixtures/formulas/ and has Speech Rule Engine (npm: speech-rule-engine, ClearSpeak, English)
say the MathML that latex2mathml makes of it. Prints both phrases where a word of one that is no filler is missing in
the other (--all: every formula), then how many are said, how many formulas share a phrase in either, and the time of
one formula.
"""

import argparse
import json
import re
import subprocess
import time
from collections import Counter
from pathlib import Path

from latex2mathml.converter import convert

from narrator.formulas.phrase import phrase_of
from narrator.formulas.source import expanded, formula_source

FIXTURES = Path(__file__).parents[1] / "tests/fixtures/formulas"
ENTRY = re.compile(r"^`(.+)`\n: ", re.MULTILINE)
PROGRAM = """
const sre = require('speech-rule-engine');
const lines = JSON.parse(require('fs').readFileSync(0, 'utf8'));
sre.setupEngine({locale: 'en', domain: 'clearspeak', modality: 'speech'}).then(() => {
  const said = (one) => { try { return one && sre.toSpeech(one); } catch (e) { return ''; } };
  console.log(JSON.stringify(lines.map(said)));
});
"""
ALIKE = {
    "open": "", "close": "", "paren": "", "parenthesis": "", "left": "", "right": "", "the": "", "of": "", "end": "",
    "fraction": "over", "with": "", "numerator": "", "denominator": "", "divided": "over", "by": "", "power": "",
    "to": "", "raised": "", "exponent": "", "super": "", "upper": "", "cap": "", "capital": "", "and": "", "is": "",
    "negative": "minus", "squared": "second", "cubed": "third", "a": "", "sub": "", "comma": "", "tends": "arrow",
}  # fmt: skip


def yardstick(formulas: list[str], modules: Path) -> list[str]:
    """Return what Speech Rule Engine says; empty where no MathML could be made."""
    sources = []
    for formula in formulas:
        try:
            sources.append(convert(expanded(formula_source(formula).text)))
        except Exception:  # noqa: BLE001 (the library's errors have no base of their own)
            sources.append("")
    command = ["node", "-e", PROGRAM]
    environment = {"NODE_PATH": str(modules), "PATH": "/usr/local/bin:/usr/bin:/bin"}
    done = subprocess.run(
        command, input=json.dumps(sources), capture_output=True, text=True, check=True, env=environment
    )
    return json.loads(done.stdout.strip().splitlines()[-1])


def content(phrase: str) -> Counter[str]:
    words = (ALIKE.get(word, word) for word in re.findall(r"\w+", phrase.lower()))
    return Counter(word for word in words if word and word != "over")


def shared(phrases: list[str]) -> list[str]:
    return [phrase for phrase, count in Counter(filter(None, phrases)).items() if count > 1]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--node-modules", type=Path, required=True, help="where speech-rule-engine is installed")
    parser.add_argument("--all", action="store_true", help="every formula, not only those that differ")
    options = parser.parse_args()
    formulas = [name for path in sorted(FIXTURES.glob("*.md")) for name in ENTRY.findall(path.read_text("utf-8"))]
    phrase_of(r"\frac{1}{2}", "en")  # the library is loaded before the clock starts
    begin = time.perf_counter()
    ours = [phrase_of(formula, "en").text for formula in formulas]
    took_ms = (time.perf_counter() - begin) * 1000 / len(formulas)
    theirs = yardstick(formulas, options.node_modules.resolve())
    differing = 0
    for formula, one, other in zip(formulas, ours, theirs, strict=True):
        differs = content(one) != content(other)
        differing += differs
        if differs or options.all:
            print(f"{formula}\n  narrator: {one}\n  SRE:      {other}")
    print(f"{len(formulas)} formulas: narrator says {sum(map(bool, ours))}, SRE {sum(map(bool, theirs))}")
    print(f"words differ in {differing}; narrator takes {took_ms:.2f} ms for one")
    print(f"phrases that several formulas share: narrator {shared(ours)}, SRE {shared(theirs)}")


if __name__ == "__main__":
    main()
