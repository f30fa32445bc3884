"""Words accounted for, source by source, and sabotages found: `python bench/ledger.py --corpus DIR [--faults]`."""

import argparse
import gzip
import sys
import time
from collections import Counter
from pathlib import Path
from random import Random

from narrator.article.model import Article, Source, SourceFormat
from narrator.config.site import Site
from narrator.errors import NarratorError
from narrator.ledger.account import account
from narrator.ledger.model import Ledger
from narrator.reading.discover import discover
from narrator.reading.load import load
from narrator.reading.reader import read

sys.path.insert(0, str(Path(__file__).parent.parent / "tests" / "ledger"))
from sabotage import OPERATIONS, plain_script, sabotage  # the same saboteur that the tests use

SETS = ("markdown", "html", "pasted", "wxr", "feeds")
SABOTAGES = 200


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpus", type=Path, required=True)
    parser.add_argument("--sets", default=",".join(SETS))
    parser.add_argument("--faults", action="store_true", help="print each fault")
    parser.add_argument("--sabotages", type=int, default=SABOTAGES, help="for each set")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    for name in options.sets.split(","):
        folder = options.corpus / name
        articles = list(read_all(folder))
        report(name, articles, show=options.faults)
        if options.sabotages:
            saboteur(articles, Random(options.seed), options.sabotages)


def read_all(folder: Path):
    """Yield each article below *folder*; what cannot be read is named on standard error."""
    site = Site(root=folder)
    for path in sorted(path for path in folder.rglob("*") if path.is_file() and wanted(path, folder)):
        try:
            for source in sources(path, site):
                yield read(source)
        except NarratorError as error:
            print(f"{path.name}: {error}", file=sys.stderr)


def wanted(path: Path, folder: Path) -> bool:
    """Of the sets of pages only the pages, not what is expected of them; of feeds and exports no test data beside."""
    if folder.name == "html":
        return path.name == "source.html" or path.name.endswith(".html.gz")
    if folder.name == "feeds":
        return path.suffix == ".xml" or path.name.startswith("jsonfeed")
    return path.suffix != ".tsv"


def sources(path: Path, site: Site):
    if path.suffix == ".gz":
        text = gzip.decompress(path.read_bytes()).decode("utf-8", "replace")
        return [Source(name=str(path), format=SourceFormat.HTML, text=text)]
    return [source for found in discover([str(path)], site=site).found for source in load(found, site=site)]


def report(name: str, articles: list[Article], *, show: bool) -> None:
    totals: Counter[str] = Counter()
    begin = time.perf_counter()
    for article in articles:
        ledger = account(article, plain_script(article))
        totals += tally(ledger)
        totals["proved"] += ledger.proved
        if show or not ledger.proved:
            print(f"  {Path(article.source.name).name} {article.title[:50]!r}: {len(ledger.faults)} faults")
        for fault in ledger.faults if show else ():
            print(f"    {fault.line}: {fault.problem}: {fault.text[:110]!r}")
    seconds = time.perf_counter() - begin
    print(f"{name}: {len(articles)} articles, {totals['proved']} proved, {seconds:.1f} s")
    print("   ", ", ".join(f"{key} {totals[key]}" for key in ("tokens", "spoken", "left out", "markup")))
    print("   ", ", ".join(f"{key} {totals[key]}" for key in ("unaccounted", "invented", "unspoken")))


def tally(ledger: Ledger) -> Counter[str]:
    counts: Counter[str] = Counter(fault.problem for fault in ledger.faults)
    counts["tokens"] = ledger.tokens
    counts["spoken"] = sum(span.tokens for span in ledger.spoken)
    counts["left out"] = sum(span.tokens for span in ledger.left_out)
    counts["markup"] = sum(ledger.markup.values())
    return counts


def saboteur(articles: list[Article], random: Random, wanted: int) -> None:
    if not articles:
        return
    able = [article for article in articles if len({segment.text for segment in article.segments()}) > 1]
    before = {id(article): faults_of(article) for article in able}
    found = 0
    for number in range(wanted):
        article = random.choice(able)
        damaged, done = sabotage(article, OPERATIONS[number % len(OPERATIONS)], random)
        if faults_of(damaged) - before[id(article)]:
            found += 1
        else:
            print(f"  missed in {article.source.name}: {done}")
    print(f"sabotage: {found} of {wanted} found")


def faults_of(article: Article) -> Counter[tuple[str, str]]:
    return Counter((fault.problem, fault.text) for fault in account(article, plain_script(article)).faults)


if __name__ == "__main__":
    main()
