"""How well pages are read: `python bench/reading.py --corpus DIR [--peers] [--pasted]`.

DIR holds html/readability/<page>/{source.html,expected.html,expected-metadata.json} (mozilla/readability) and
html/scrapinghub/{<id>.html.gz,ground-truth.json} (article-extraction-benchmark). Everything runs in this process.

Text: F1 of 4-token shingles, per page, then averaged (article-extraction-benchmark's own measure). Blocks of a kind:
matched one to one with those of the expected page, equal after folding or with a bag-of-words F1 of .8.
Title: equal after folding. Byline: words in common / words in either of at least .5. Date: the same day.
"""

import argparse
import gzip
import json
import re
import statistics
import time
from collections import Counter, OrderedDict, defaultdict
from pathlib import Path

import lxml.html
from inscriptis import get_text
from readability import Document
from trafilatura import bare_extraction

from narrator.article.containers import walk_named
from narrator.article.model import Source, SourceFormat
from narrator.ledger.prose import prose_left_out
from narrator.ledger.words import words
from narrator.reading.reader import read

KINDS = {"head": "heading", "li": "list_item", "pre": "code", "alt": "image", "table": "table"}
ORDER = ("head", "quote", "li", "pre", "alt", "table")
STOP = re.compile(r"[.!?…。！？][\"”’»)\]]{0,3}\s*$")
BREAKS = ("p", "div", "li", "br", "h1", "h2", "h3", "h4", "h5", "h6", "td", "tr", "blockquote", "pre", "figcaption")


def fold(text):
    return " ".join(re.findall(r"\w+", text.lower()))


def squeezed(element):
    return re.sub(r"\s+", " ", "".join(element.itertext())).strip()


def text_of(html):
    tree = lxml.html.fromstring(html)
    for element in tree.iter(*BREAKS):
        element.tail = " " + (element.tail or "")
    return tree.text_content()


def blocks_of(html):
    found = []
    for element in lxml.html.fromstring(html).iter():
        if not isinstance(element.tag, str):
            continue
        if re.fullmatch("h[1-6]", element.tag):
            found.append(("head", squeezed(element)))
        elif element.tag in ("blockquote", "li", "pre", "table"):
            found.append(({"blockquote": "quote"}.get(element.tag, element.tag), squeezed(element)))
        elif element.tag == "img" and (element.get("alt") or "").strip():
            found.append(("alt", element.get("alt").strip()))
    return [(kind, text) for kind, text in found if text]


def shingles(text, size=4):
    tokens = re.findall(r"\w+", text or "")
    return Counter(tuple(tokens[i : i + size]) for i in range(max(1, len(tokens) - size + 1))) if tokens else Counter()


def overlap(true, read):
    wanted, got = shingles(true), shingles(read)
    common = sum((wanted & got).values())
    more, less = sum((got - wanted).values()), sum((wanted - got).values())
    total = common + more + less
    return (common / total, more / total, less / total) if total else (0, 0, 0)


def text_f1(rows):
    precision = statistics.mean(tp / (tp + fp) if tp else 0.0 for tp, fp, _ in rows if tp + fp > 0)
    recall = statistics.mean(tp / (tp + fn) if tp else 0.0 for tp, _, fn in rows if tp + fn > 0)
    return 2 * precision * recall / (precision + recall), precision, recall


def matched(wanted, got):
    """Return how many match one to one, how many were wanted and how many were found."""
    wanted = [text for text in map(fold, wanted) if text]
    got = [text for text in map(fold, got) if text]
    used = set()
    for text in wanted:
        bag = Counter(text.split())
        for index, other in sorted(enumerate(got), key=lambda item, text=text: item[1] != text):
            if index in used:
                continue
            other_bag = Counter(other.split())
            both = sum(bag.values()) + sum(other_bag.values())
            if other == text or 2 * sum((bag & other_bag).values()) >= 0.8 * both:
                used.add(index)
                break
    return len(used), len(wanted), len(got)


def by_narrator(html, name):
    suffix = SourceFormat.TEXT if name.endswith(".txt") else SourceFormat.HTML
    article = read(Source(name, suffix, html))
    quotes, blocks, body = OrderedDict(), [], []
    for segment, within in walk_named(article.blocks):
        for container in within:
            if container.startswith("quote"):
                quotes[container] = quotes.get(container, "") + " " + segment.text
        blocks += [(key, segment.text) for key, kind in KINDS.items() if segment.kind == kind]
        if segment.kind != "image":
            body.append(segment.text)
    blocks += [("quote", text) for text in quotes.values()]
    return {
        "text": "\n".join(body),
        "blocks": blocks,
        "title": article.title,
        "author": article.author,
        "date": str(article.published or "")[:10],
    }


def by_readability(html, _name):
    document = Document(html)
    summary = document.summary(html_partial=True)
    return {"text": text_of(summary), "blocks": blocks_of(summary), "title": document.short_title()}


def by_trafilatura(html, _name):
    found = bare_extraction(
        html, with_metadata=True, include_comments=False, include_formatting=True, include_images=True
    )
    if found is None:
        return {"text": "", "blocks": []}
    tags = {"head": "head", "quote": "quote", "item": "li", "code": "pre", "table": "table"}
    blocks = [(tags[element.tag], squeezed(element)) for element in found.body.iter() if element.tag in tags]
    blocks += [("alt", element.get("alt")) for element in found.body.iter("graphic") if element.get("alt")]
    return {
        "text": " ".join(found.body.itertext()),
        "blocks": blocks,
        "title": found.title,
        "author": found.author,
        "date": found.date,
    }


def read_or_nothing(reader, html, name, failed):
    try:
        return reader(html, name)
    except Exception as error:  # noqa: BLE001 - a peer may fail in any way; it scores nothing for the page
        failed.append((name, repr(error)[:80]))
        return {"text": "", "blocks": []}


class Tally:
    """What was right and wrong, page by page."""

    def __init__(self):
        self.rows = []
        self.kinds = defaultdict(lambda: [0, 0, 0])
        self.metadata = Counter()

    def add(self, got, want, metadata):
        self.rows.append(overlap(text_of(want), got["text"]))
        gold = blocks_of(want)
        counts = {}
        for kind in ORDER:
            counts[kind] = matched([v for k, v in gold if k == kind], [v for k, v in got["blocks"] if k == kind])
            self.kinds[kind] = [a + b for a, b in zip(self.kinds[kind], counts[kind], strict=True)]
        return counts, self._add_metadata(got, metadata)

    def _add_metadata(self, got, metadata):
        wrong = {}
        checks = (("title", self._title), ("byline", self._byline), ("publishedTime", self._date))
        for key, check in checks:
            right = check(got, metadata.get(key) or "")
            if right is None:
                continue
            self.metadata[key, "all"] += 1
            self.metadata[key, "right"] += right
            if not right:
                wrong[key] = metadata[key]
        return wrong

    @staticmethod
    def _title(got, wanted):
        return fold(got.get("title") or "") == fold(wanted) if wanted else None

    @staticmethod
    def _byline(got, wanted):
        if not wanted:
            return None
        want, have = (set(fold(x or "").split()) - {"by"} for x in (wanted, got.get("author")))
        return bool(want) and len(want & have) / max(1, len(want | have)) >= 0.5

    @staticmethod
    def _date(got, wanted):
        if not re.match(r"\d{4}-\d\d-\d\d", wanted):
            return None
        return (got.get("date") or "")[:10] == wanted[:10]

    def line(self):
        f1, precision, recall = text_f1(self.rows)
        kinds = " ".join(f"{k} {2 * tp / (g + n) if g + n else 1:.3f}" for k, (tp, g, n) in self.kinds.items())
        metadata = " ".join(
            f"{key} {self.metadata[key, 'right']}/{self.metadata[key, 'all']}"
            for key in ("title", "byline", "publishedTime")
        )
        return f"text F1 {f1:.3f} (P {precision:.3f} R {recall:.3f}) | {kinds} | {metadata}"


def load(corpus, part):
    mozilla = [
        (
            folder.name,
            (folder / "source.html").read_text("utf8", "replace"),
            (folder / "expected.html").read_text("utf8"),
            json.loads((folder / "expected-metadata.json").read_text()),
        )
        for folder in sorted((corpus / "html" / "readability").iterdir())
    ]
    benchmark = corpus / "html" / "scrapinghub"
    truth = json.loads((benchmark / "ground-truth.json").read_text())
    pages = [
        (key, gzip.decompress((benchmark / f"{key}.html.gz").read_bytes()).decode("utf8"), value.get("articleBody", ""))
        for key, value in truth.items()
    ]
    halves = {"all": slice(None), "even": slice(0, None, 2), "odd": slice(1, None, 2)}
    return mozilla[halves[part]], pages[halves[part]]


def measure(name, reader, mozilla, pages, *, verbose):
    failed, tally, rows, spent = [], Tally(), [], 0.0
    for page, html, want, metadata in mozilla:
        start = time.perf_counter()
        got = read_or_nothing(reader, html, page, failed)
        spent += time.perf_counter() - start
        counts, wrong = tally.add(got, want, metadata)
        if verbose:
            show(page, tally.rows[-1], counts, wrong, got)
    print(f"{name:17} readability: {tally.line()}")
    for page, html, want in pages:
        start = time.perf_counter()
        got = read_or_nothing(reader, html, page, failed)
        spent += time.perf_counter() - start
        rows.append(overlap(want, got["text"]))
        if verbose:
            show(page[:12], rows[-1], {}, {}, got)
    f1, precision, recall = text_f1(rows)
    speed = (len(mozilla) + len(pages)) / spent
    print(
        f"{name:17} article-extraction-benchmark: F1 {f1:.4f} (P {precision:.3f} R {recall:.3f});"
        f" {speed:.1f} pages/s; failed {len(failed)} {failed[:3]}",
        flush=True,
    )


def show(page, row, counts, wrong, got):
    tp, fp, fn = row
    bad = {k: v for k, v in counts.items() if v[1] + v[2] > 2 * v[0]}
    if fp + fn > 0.02 or bad or wrong:
        have = {key: got.get({"byline": "author", "publishedTime": "date"}.get(key, key)) for key in wrong}
        print(f"  {page:40} tp {tp:.3f} fp {fp:.3f} fn {fn:.3f} {bad} wanted {wrong} got {have}")


def measure_pasted(mozilla, pages):
    sets = {
        "readability": [(name, html, text_of(want)) for name, html, want, _ in mozilla],
        "article-extraction-benchmark": pages,
    }
    for label, rendered in sets.items():
        failed = []
        rows = [
            overlap(want, read_or_nothing(by_narrator, get_text(html), f"{name}.txt", failed)["text"])
            for name, html, want in rendered
        ]
        print(f"{'narrator':17} pasted {label}: F1 {text_f1(rows)[0]:.3f}; failed {len(failed)} {failed[:3]}")


def runs_of(text):
    """Return the runs of five words of *text*, as the ledger counts them: a Chinese sign is a word."""
    keys = [word.key for word in words(text)]
    return {tuple(keys[place : place + 5]) for place in range(len(keys) - 4)}, len(keys)


def spelled(text):
    """Return the words of *text* without single letters and figures, which mark notes and the way back from them."""
    return {word.key for word in words(text) if len(word.key) > 1 or not word.key.isascii()}


def measure_loss(mozilla, pages, *, verbose):
    """Print which share of the gold's words stands in sentences that are neither read nor told as left out.

    A sentence has eight words or more and ends with a stop; it is read where half of its runs of five words are, or
    where one segment has four fifths of its words (references and formulas stand between them). A page whose finding
    `prose-left-out` has next to nothing of the gold is a false alarm.
    """
    gold = [(name, html, text_of(want)) for name, html, want, _ in mozilla] + pages
    total = untold = lost = alarms = false_alarms = 0
    for name, html, want in gold:
        article = read(Source(name, SourceFormat.HTML, html))
        said, _ = runs_of(" ".join(segment.text for segment in article.segments()))
        findings = [
            text.text
            for finding in prose_left_out(article, {})
            for text in article.left_out
            if finding.text[:60] in " ".join(text.text.split()) or finding.text[:60] in text.text
        ]
        told, _ = runs_of(" ".join(findings))
        total += runs_of(want)[1]
        alarms += bool(findings)
        wanted_runs, _ = runs_of(want)
        false_alarms += bool(findings) and 5 * len(told & wanted_runs) < len(told)
        bags = [spelled(segment.text) for segment in article.segments()]
        for sentence in re.split(r"(?<=[.!?…])[\"”’»)\]]{0,3}\s+|(?<=[。！？])|\n\s*\n", want):
            runs, count = runs_of(sentence)
            if count < 8 or not STOP.search(sentence) or 2 * len(runs & said) >= len(runs):
                continue
            keys = spelled(sentence)
            if any(5 * len(keys & bag) >= 4 * len(keys) for bag in bags):
                continue
            lost += count
            if 2 * len(runs & told) < len(runs):
                untold += count
                if verbose:
                    print(f"  {name[:20]:20} not told: {' '.join(sentence.split())[:200]}")
    print(
        f"{'narrator':17} sentences of the gold: {lost / total:.3%} of its {total} words are left out,"
        f" {untold / total:.3%} told by nothing; pages with a finding prose-left-out {alarms},"
        f" of them false {false_alarms}, of {len(gold)}"
    )


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpus", type=Path, required=True)
    parser.add_argument("--peers", action="store_true", help="measure readability-lxml and trafilatura as well")
    parser.add_argument("--pasted", action="store_true", help="measure the same pages rendered to text as well")
    parser.add_argument("--loss", action="store_true", help="measure what of the gold is left out and not told as well")
    parser.add_argument("--half", choices=("all", "even", "odd"), default="all", help="only every other page")
    parser.add_argument("--verbose", action="store_true", help="show the pages that are not right")
    options = parser.parse_args()
    mozilla, pages = load(options.corpus, options.half)
    systems = {"narrator": by_narrator}
    if options.peers:
        systems |= {"readability-lxml": by_readability, "trafilatura": by_trafilatura}
    for name, reader in systems.items():
        measure(name, reader, mozilla, pages, verbose=options.verbose and name == "narrator")
    if options.pasted:
        measure_pasted(mozilla, pages)
    if options.loss:
        measure_loss(mozilla, pages, verbose=options.verbose)


if __name__ == "__main__":
    main()
