"""Processor seconds for 100 kB of the smallest blocks: python bench/dense.py [--kilobytes N]

Each post is one block over and over, some 8,000 to 33,000 of them, and is read, written as a script and proved, as
`bench/fuzz.py` does with what it finds. The better of two runs; a busy machine makes them longer, too.
"""

import argparse
import gc
import time

from fuzz_targets import FIXTURES, PROFILE

from narrator.article.model import Source, SourceFormat
from narrator.cli.app import GARBAGE
from narrator.ledger.account import account
from narrator.reading.load import Raw, sources_in
from narrator.reading.reader import read
from narrator.script.writer import write

BLOCKS = (
    ("a\n\n", ".md"),
    ("*\n\n½", ".md"),
    ("- a\n", ".md"),
    ("- 1 -\n", ".md"),
    ("1. a\n", ".md"),
    ("> a\n\n", ".md"),
    ("# a\n", ".md"),
    ("`a`\n\n", ".md"),
    ("[a](b)\n\n", ".md"),
    ("<tr>a", ".md"),
    ("<hr>1*/", ".md"),
    ("<1\n", ".txt"),
    ("a\n\n", ".txt"),
    ("<p>a", ".html"),
    ("<li>a", ".html"),
    ("<td>a", ".html"),
    ('99 class="13', ".html"),
)
WARM = "Words are here. <p>a</p>\n\n- b\n\n1 ½ <td>"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kilobytes", type=int, default=100)
    given = parser.parse_args()
    gc.set_threshold(GARBAGE, 20, 20)  # as the command line does
    for block, suffix in BLOCKS:
        costs(WARM, suffix)
        text = block * (given.kilobytes * 1000 // len(block.encode()))
        reading, script, ledger = min((costs(text, suffix) for _ in range(2)), key=sum)
        whole = reading + script + ledger
        print(f"{block!r:18}{suffix:7}{whole:6.2f} s: reading {reading:.2f}, script {script:.2f}, ledger {ledger:.2f}")


def costs(text: str, suffix: str) -> tuple[float, float, float]:
    """Return the processor seconds of reading *text*, writing its script, and proving it."""
    blank = Source(f"dense{suffix}", SourceFormat.TEXT, "", root=FIXTURES)
    (source,) = sources_in(Raw(text.encode(), suffix), blank)
    begin = time.process_time()
    article = read(source)
    read_at = time.process_time()
    script = write(article, PROFILE)
    written_at = time.process_time()
    account(article, script)
    return read_at - begin, written_at - read_at, time.process_time() - written_at


if __name__ == "__main__":
    main()
