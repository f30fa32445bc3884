"""One concept, one word."""

import ast
import re
from collections import defaultdict
from pathlib import Path

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "narrator"
SAME_NAME = frozenset(
    {
        "Builder",  # of Markdown's blocks; of an article's
        "Line",  # of Markdown; of pasted text
        "Metadata",  # of a page; of front matter
        "Notes",  # of a document that is read; of an article that is written
        "Place",  # in a proof; in a published file; in pasted text
        "Role",  # of an utterance; of a pasted line
        "Rule",  # of Markdown's inline syntax; of speech
        "SpokenSpan",  # in a ledger; in a part
        "Stretch",  # of a source; of a text that is rewritten
        "Tag",  # of HTML; of a template
        "Token",  # of a source; of Markdown's inline syntax
    }
)
"""Two readers' or two stages' own word for the smallest thing that they work on; none may be added."""
SAYS_NOTHING = re.compile(r"(?:^|_)(?:utils?|helpers?|manager|core|common|misc)(?:\.py$|$)")


def classes() -> dict[str, list[str]]:
    """Return the name of each public class, and the modules that define one of that name."""
    found: dict[str, list[str]] = defaultdict(list)
    for path in sorted(PACKAGE.rglob("*.py")):
        for node in ast.parse(path.read_text("utf-8")).body:
            if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
                found[node.name].append(path.relative_to(PACKAGE).as_posix())
    return found


def test_a_class_name_stands_for_one_thing() -> None:
    """But for the exceptions, each of which is one."""
    twice = {name: modules for name, modules in classes().items() if len(modules) > 1}
    assert {name: modules for name, modules in twice.items() if name not in SAME_NAME} == {}
    assert SAME_NAME - twice.keys() == frozenset()


def test_a_file_s_name_says_what_it_holds() -> None:
    """No drawer for what belongs nowhere."""
    names = [part for path in PACKAGE.rglob("*.py") for part in path.relative_to(PACKAGE).parts]
    assert [name for name in names if SAYS_NOTHING.search(name)] == []


def test_every_place_that_the_map_names_is_there() -> None:
    """ARCHITECTURE.md sends nobody to a file that has moved."""
    text = (ROOT / "ARCHITECTURE.md").read_text("utf-8")
    named = set(re.findall(r"`((?:[a-z_]+/)+(?:[a-z_]+\.(?:py|toml))?|[a-z_]+\.py)`", text))
    missing = [
        name for name in named if not any((base / name).exists() for base in (PACKAGE, ROOT, PACKAGE / "reading"))
    ]
    assert missing == []
    assert len(named) > 40


def test_the_map_answers_twenty_questions() -> None:
    """It says where more than twenty kinds of change are made."""
    text = (ROOT / "ARCHITECTURE.md").read_text("utf-8")
    table = text.partition("## Where do I change")[2].partition("\n## ")[0]
    assert len([row for row in table.splitlines() if row.startswith("| ")]) > 20
