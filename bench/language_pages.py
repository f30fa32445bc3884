"""Which language whole posts are taken for, their own word about it taken away: python bench/language_pages.py FOLDER

bench/language_pages.txt lists them: the language, the repository on GitHub, the file. FOLDER holds clones of the
repositories, as FOLDER/ruby/www.ruby-lang.org. A page that its project has not translated yet is not in the list: of
each at most a fifth of the lines are those of the English original.
"""

import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from narrator.languages.folders import primary
from narrator.pipeline.session import open_session

LIST = Path(__file__).with_suffix(".txt")
DECLARED = re.compile(r"^lang(?:uage)?:.*\n", re.MULTILINE)


def pages(folder: Path) -> Iterator[tuple[str, str, str]]:
    """Yield the language, the name and the text of each page in the list."""
    for line in LIST.read_text("utf-8").splitlines():
        language, repository, name = line.split(" ", 2)
        command = ["git", "-C", str(folder / repository), "show", f"HEAD:{name}"]
        text = subprocess.run(command, capture_output=True, check=True, encoding="utf-8").stdout
        yield language, f"{repository} {name}", DECLARED.sub("", text)


def main() -> None:
    session, right, languages = open_session(), 0, []
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "post.md")
        for language, name, text in pages(Path(sys.argv[1])):
            path.write_text(text, "utf-8")
            (article,) = session.articles(str(path))
            languages.append(language)
            right += primary(article.language) == primary(language)
            if primary(article.language) != primary(language):
                print(f"{language} → {article.language} {article.language_confidence} {name}")
    print(f"{right} of {len(languages)} pages in {len(set(languages))} languages right")


if __name__ == "__main__":
    main()
