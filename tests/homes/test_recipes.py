"""Every recipe for a site generator, followed word for word: the site is built, and every player and link is right."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from homes.recipes import Recipe, built, links_of, players_in, run, write_site

POST = "---\ntitle: {title}\nlang: en\nlayout: {layout}\ndate: 2025-09-09\n{more}---\n\nA sentence of {title}.\n"
PAGES = {
    "Plain": "posts/plain/index.html", "Slug": "posts/another-name/index.html",
    "Früh am Morgen": "posts/früh-am-morgen/index.html", "Own address": "elsewhere/own/index.html",
    "Silent": "posts/silent/index.html",
}  # fmt: skip
"""Title → where its page is, in a generator that knows slugs and addresses of posts."""
NODE = Path(os.environ.get("NARRATOR_NODE_MODULES", "node_modules"))


def _posts(folder: str, layout: str, *, address: str = "", date: str = "") -> dict[str, str]:
    """Return posts with a slug, an address of their own (under the key *address*), a name outside ASCII, no sound."""
    cases = {
        "Plain": ("plain", ""),
        "Slug": ("one-name", "slug: another-name\n"),
        "Früh am Morgen": ("früh-am-morgen", ""),
        "Silent": ("silent", "narrator:\n  audio: false\n"),
    }
    cases |= {"Own address": ("own", address)} if address else {}
    return {
        f"{folder}/{date}{name}.md": POST.format(title=title, layout=layout, more=more)
        for title, (name, more) in cases.items()
    }


def _check(site: Path, pages: dict[str, str]) -> None:
    """Check that each post's page (title → path) has its own player, and that the feed leads to that page."""
    links = links_of(site)
    assert set(links) == set(pages) - {"Silent"}
    for title, page in pages.items():
        assert (site / page).is_file(), page
        players = players_in(site / page)
        assert len(players) == (0 if title == "Silent" else 1), title
        for address in players:
            assert built(site, address).read_bytes()[:3] == b"ID3"
        if title in links:
            assert built(site, links[title]) == site / page
    sounds = [address for page in pages.values() for address in players_in(site / page)]
    assert len(set(sounds)) == len(sounds)
    assert not (site / "audio/.narrator").exists()


def test_hugo(tmp_path: Path, needs: Callable[[str], str]) -> None:
    """docs/homes/hugo.md."""
    needs("hugo")
    recipe = Recipe("hugo")
    piece = recipe.pieces[0]
    site = {
        "hugo.toml": 'baseURL = "https://example.com/"\ntitle = "A blog"\ndisableKinds = ["taxonomy", "term", "RSS"]\n',
        "layouts/_default/single.html": f"<h1>{{{{ .Title }}}}</h1>\n{piece}{{{{ .Content }}}}\n",
        "layouts/_default/list.html": "{{ range .Pages }}{{ .Title }}{{ end }}\n",
    }
    write_site(tmp_path, {**site, **recipe.files, **_posts("content/posts", "", address="url: /elsewhere/own/\n")})
    run(tmp_path, recipe.commands)
    _check(tmp_path / "public", PAGES)


def test_jekyll(tmp_path: Path, needs: Callable[[str], str]) -> None:
    """docs/homes/jekyll.md."""
    needs("jekyll")
    recipe = Recipe("jekyll")
    assert "exclude: [voices, narrator.toml, narrator.lock]" in recipe.text
    site = {
        "_config.yml": "title: A blog\nexclude: [voices, narrator.toml, narrator.lock]\ntimezone: UTC\n",
        "_layouts/post.html": f"<h1>{{{{ page.title }}}}</h1>\n{recipe.pieces[0]}{{{{ content }}}}\n",
    }
    posts = _posts("_posts", "post", address="permalink: /elsewhere/own.html\n", date="2025-09-09-")
    write_site(tmp_path, {**site, **recipe.files, **posts})
    run(tmp_path, recipe.commands)
    at = "2025/09/09"
    _check(tmp_path / "_site", {
        "Plain": f"{at}/plain.html", "Slug": f"{at}/another-name.html", "Früh am Morgen": f"{at}/früh-am-morgen.html",
        "Own address": "elsewhere/own.html", "Silent": f"{at}/silent.html",
    })  # fmt: skip


@pytest.mark.parametrize("other", ["eleventy.config.mjs", "eleventy.config.cjs"])
def test_eleventy(tmp_path: Path, needs: Callable[[str], str], other: str) -> None:
    """docs/homes/eleventy.md, with each of its two configurations, in a package of modules."""
    needs("eleventy")
    recipe = Recipe("eleventy")
    del recipe.files[other]
    site = {
        "package.json": '{"type": "module"}\n',
        "_includes/post.njk": f"<h1>{{{{ title }}}}</h1>\n{recipe.pieces[0]}{{{{ content | safe }}}}\n",
    }
    posts = _posts("posts", "post.njk", address="permalink: /elsewhere/own.html\n")
    write_site(tmp_path, {**site, **recipe.files, **posts})
    run(tmp_path, recipe.commands, NODE.resolve())
    other_places = {"Slug": "posts/one-name/index.html", "Own address": "elsewhere/own.html"}
    _check(tmp_path / "_site", PAGES | other_places)


def test_pelican(tmp_path: Path, needs: Callable[[str], str]) -> None:
    """docs/homes/pelican.md."""
    needs("pelican")
    recipe = Recipe("pelican")
    site = {"pelicanconf.py": f'SITENAME = "A blog"\nTIMEZONE = "UTC"\nPATH = "content"\n{recipe.pieces[0]}'}
    posts = _posts("content", "x", address="url: elsewhere/own/\nsave_as: elsewhere/own/index.html\n")
    plain = {name: "\n".join(line for line in text.splitlines() if not line.startswith("layout")) + "\n"
             for name, text in posts.items()}  # fmt: skip
    write_site(tmp_path, {**site, **recipe.files, **plain})
    run(tmp_path, recipe.commands)
    _check(tmp_path / "public", PAGES)


def test_mkdocs(tmp_path: Path, needs: Callable[[str], str]) -> None:
    """docs/homes/mkdocs.md."""
    needs("mkdocs")
    recipe = Recipe("mkdocs")
    site = {"mkdocs.yml": f"site_name: A blog\nsite_url: https://example.com/\n{recipe.pieces[0]}",
            "docs/index.md": "# A blog\n"}  # fmt: skip
    write_site(tmp_path, {**site, **recipe.files, **_posts("docs/posts", "")})
    run(tmp_path, recipe.commands)
    _check(tmp_path / "site", {
        "Plain": "posts/plain/index.html", "Slug": "posts/one-name/index.html",
        "Früh am Morgen": "posts/früh-am-morgen/index.html", "Silent": "posts/silent/index.html",
    })  # fmt: skip


def test_astro(tmp_path: Path, needs: Callable[[str], str]) -> None:
    """docs/homes/astro.md."""
    needs("astro")
    recipe = Recipe("astro")
    posts = {name: text.replace("layout: x\n", "") for name, text in _posts("src/posts", "x").items()}
    write_site(tmp_path, {"package.json": '{"type": "module"}\n', **recipe.files, **posts})
    run(tmp_path, recipe.commands, NODE.resolve())
    _check(tmp_path / "dist", {
        "Plain": "posts/plain/index.html", "Slug": "posts/another-name/index.html",
        "Früh am Morgen": "posts/früh-am-morgen/index.html", "Silent": "posts/silent/index.html",
    })  # fmt: skip
