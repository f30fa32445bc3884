"""How many of num2words' own test cases narrator says alike: python bench/num2words_tests.py FOLDER

FOLDER holds num2words' tests: pip download num2words==0.5.14 --no-binary :all: --no-deps, unpacked, `tests`.
Figures are written as the language writes them. The differences are printed: some are decisions (decimals by digits).
"""

import ast
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from babel.numbers import get_decimal_symbol

from narrator.languages.cldr import locale_name
from narrator.languages.folders import known_languages
from narrator.script.spoken.cldr.habits import habits_of
from narrator.script.spoken.form import spoken_form

NAMES = {"nb": "no"}
LONGEST = 12


def cases(path: Path) -> Iterator[tuple[str, str]]:
    """Yield each cardinal of a test file, `assertEqual(num2words(12, lang="pl"), "dwanaście")`, and its words."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if not isinstance(node, ast.Call) or getattr(node.func, "attr", "") != "assertEqual" or len(node.args) != 2:
            continue
        call, wanted = node.args
        is_plain = (
            isinstance(call, ast.Call)
            and getattr(call.func, "id", "") == "num2words"
            and {keyword.arg for keyword in call.keywords} <= {"lang"}
        )
        if is_plain and len(call.args) == 1 and isinstance(call.args[0], ast.Constant):
            number = call.args[0].value
            if isinstance(number, int | float) and isinstance(wanted, ast.Constant):
                yield str(number), str(wanted.value)


def main() -> None:
    folder, alike = Path(sys.argv[1]), Counter[bool]()

    for language in known_languages():
        habits = habits_of(language)
        if habits is not None and not habits.words:
            continue  # figures stay, and the engine reads them
        path = folder / f"test_{NAMES.get(language, language)}.py"
        for number, wanted in cases(path) if path.is_file() else ():
            if len(number) > LONGEST:
                continue
            written = number.replace(".", get_decimal_symbol(locale_name(language)))
            said = spoken_form(written, language=language)
            alike[said == wanted] += 1
            if said != wanted:
                print(f"{language} {written}: {said} | {wanted}")
    print(f"{alike[True]} of {alike.total()} alike")


if __name__ == "__main__":
    main()
