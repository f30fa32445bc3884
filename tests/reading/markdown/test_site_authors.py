"""Ids of authors in a post's head are the names that the site's own file has for them."""

from textwrap import indent

import pytest

from narrator.config.site import Site
from narrator.pipeline.fingerprint import run_fingerprint
from narrator.pipeline.options import MakeOptions
from narrator.reading.discover import Found
from narrator.reading.load import load
from narrator.reading.reader import read

YAML = "jane:\n  name: Jane Quill\n  email: j@example.org\nivo-l:\n  name: Ivo Lant\n"


def author(root, head, post="content/posts/a.md", **given):
    """Return the author of a post with *head* in the site *root*."""
    path = root / post
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"---\ntitle: Tides\n{head}\n---\nThe tide rises.\n")
    (source,) = load(Found(post, path=path), site=Site(root=root), **given)
    return read(source).author


@pytest.mark.parametrize(
    ("file", "content"),
    [
        ("_data/authors.yml", YAML),
        ("_data/authors.json", '{"jane": {"name": "Jane Quill"}, "ivo-l": {"name": "Ivo Lant"}}'),
        ("_data/authors.yaml", "- username: jane\n  name: Jane Quill\n- username: ivo-l\n  name: Ivo Lant\n"),
        ("data/authors.toml", '[jane]\nname = "Jane Quill"\n[ivo-l]\nname = "Ivo Lant"\n'),
        ("content/.authors.yml", "authors:\n" + indent(YAML, "  ")),
        ("content/posts/authors.yml", "jane:\n  name: Jane Quill\nivo-l:\n  name: Ivo Lant\n"),
    ],
)
@pytest.mark.parametrize(
    ("head", "name"),
    [
        ("author: jane", "Jane Quill"),
        ("authors: [jane, ivo-l]", "Jane Quill, Ivo Lant"),
        ("authors:\n  - jane\n  - Ada Moss", "Jane Quill, Ada Moss"),
        ("author: nobody", ""),
        ("authors: [jane, nobody]", "Jane Quill"),
    ],
)
def test_ids_are_looked_up_in_the_sites_file(tmp_path, file, content, head, name):
    """An id that it does not know names nobody."""
    (tmp_path / file).parent.mkdir(parents=True, exist_ok=True)
    (tmp_path / file).write_text(content)
    assert author(tmp_path, head) == name


def test_hugos_folders_have_a_file_for_each_author(tmp_path):
    """As data, or as the pages of a taxonomy."""
    (tmp_path / "data/authors").mkdir(parents=True)
    (tmp_path / "data/authors/jane.yml").write_text("name: Jane Quill\n")
    (tmp_path / "content/authors/ivo").mkdir(parents=True)
    (tmp_path / "content/authors/ivo/_index.md").write_text("---\ntitle: Ivo Lant\n---\n")
    assert author(tmp_path, "authors: [jane, ivo]") == "Jane Quill, Ivo Lant"


@pytest.mark.parametrize(
    ("head", "name"), [("author: jane", ""), ("author: Jane", "Jane"), ("author: danah boyd", "danah boyd")]
)
def test_without_a_file_a_bare_id_is_no_name(tmp_path, head, name):
    """A name has a capital, or two words."""
    assert author(tmp_path, head) == name


@pytest.mark.parametrize("content", ["jane: [", "a: &a [*a]", "\x00", "- 1\n- two\n", "jane: {name: [1]}"])
def test_a_broken_file_knows_nobody(tmp_path, content):
    """And ends nothing."""
    (tmp_path / "_data").mkdir()
    (tmp_path / "_data/authors.yml").write_text(content)
    assert author(tmp_path, "author: jane") == ""


def test_another_folders_file_is_not_looked_at(tmp_path):
    """A post reaches no further than its site."""
    site = tmp_path / "site"
    site.mkdir()
    (tmp_path / "_data").mkdir()
    (tmp_path / "_data/authors.yml").write_text(YAML)
    assert author(site, "author: jane") == ""


def test_a_changed_name_makes_articles_anew(tmp_path):
    """The file is part of what a run depends on."""
    site = Site(root=tmp_path)
    (tmp_path / "_data").mkdir()
    prints = set()
    for content in (YAML, YAML.replace("Quill", "Moss")):
        (tmp_path / "_data/authors.yml").write_text(content)
        prints.add(run_fingerprint(MakeOptions(), site, ()))
    assert len(prints) == 2
