"""How many kinds of findings posts have: python bench/findings.py FILE... [--language-known]

Reads each post or page, writes its script and its ledger, and counts the kinds of findings that its author would be
told; prints the median, and how often each kind is found. `--language-known` leaves out that a language was guessed,
which a site settles with one line for all of its posts.
"""

import argparse
from collections import Counter
from pathlib import Path
from statistics import median

from narrator.errors import NarratorError
from narrator.ledger.account import account
from narrator.pipeline.report_fields import warnings_of
from narrator.pipeline.session import open_session


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--language-known", action="store_true")
    options = parser.parse_args()
    session = open_session()
    kinds: list[int] = []
    found: Counter[str] = Counter()
    for file in options.files:
        try:
            articles = tuple(session.articles(str(file)))
        except NarratorError as problem:
            print(f"{file.name}: {problem.what}")
            continue
        for article in articles:
            script = session.script(article, session.profiles(article)[0])
            told = {str(one["code"]) for one in warnings_of(article, script.notices, account(article, script))}
            told -= {"language-guessed"} if options.language_known else set()
            kinds.append(len(told))
            found.update(told)
    print(f"{len(kinds)} posts: {median(kinds):g} kinds of findings in the median, {max(kinds)} at most")
    for code, posts in found.most_common():
        print(f"{posts:5} {code}")


if __name__ == "__main__":
    main()
