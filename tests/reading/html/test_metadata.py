"""What a page says of itself, wherever it says it."""

import json
from datetime import UTC, date, datetime

import pytest
from reading.html.pages import blog, paragraphs

from narrator.reading.html.metadata.authors import author_names, byline_name
from narrator.reading.html.metadata.dates import parsed
from narrator.reading.html.metadata.gather import gather
from narrator.reading.html.metadata.titles import best_title, without_site
from narrator.reading.walker import parse_html


def of(head="", **parts):
    """Return the metadata of a post with that in its head."""
    return gather(parse_html(blog(head=head, **parts)))


@pytest.mark.parametrize(
    "script",
    [
        '{"@type": "BlogPosting", "headline": "The Ferry North", "author": {"name": "Ada Quill"}}',
        '[{"@type": "WebSite"}, {"@type": ["NewsArticle"], "name": "The Ferry North", "author": ["Ada Quill"]}]',
        '{"@graph": [{"@type": "Organization"}, {"@type": "Article", "author": [{"name": "Ada Quill"}]}]}',
        '<!-- {"@type": "Article", "author": "Ada Quill"} -->',
    ],
)
def test_json_ld_in_any_of_its_shapes(script):
    """A node, a list, a graph, a commented script; authors as text, node or list."""
    found = of(f'<script type="application/ld+json">{script}</script>')
    assert (found.title, found.author) == ("The Ferry North", "Ada Quill")


@pytest.mark.parametrize(
    "head",
    [
        '<meta property="og:title" content="A Ferry"><meta name="author" content="Ada Quill">',
        '<meta name="dc.title" content="A Ferry"><meta name="DC.creator" content="Ada Quill">',
        '<meta name="parsely-title" content="A Ferry"><meta name="parsely-author" content="Ada Quill">',
    ],
)
def test_open_graph_dublin_core_and_parsely(head):
    """Names are compared without regard to case and to the sign between their parts."""
    found = gather(parse_html(f"<title>Notes</title>{head}{paragraphs()}"))
    assert (found.title, found.author) == ("A Ferry", "Ada Quill")


@pytest.mark.parametrize(
    "header",
    [
        '<a rel="author" href="/ada">Ada Quill</a>',
        '<a rel="noopener author" href="/ada">Ada Quill</a>',
        '<p class="post-byline">By Ada Quill on May 3, 2024</p>',
        '<div itemprop="author"><span itemprop="name">Ada Quill</span></div>',
    ],
)
def test_bylines_in_the_page(header):
    """A link to the author, a class, microdata: the name without "By" and without the date."""
    assert of(header=header).author == "Ada Quill"


def test_the_page_title_loses_the_sites_name():
    """With nothing else stated, the `title` is cut at the site's name."""
    assert of().title == "The Ferry North"


@pytest.mark.parametrize(
    ("title", "site", "wanted"),
    [
        ("Tides | Harbour Notes", "Harbour Notes", "Tides"),
        ("Tides: a primer - Harbour Notes", "Harbour Notes", "Tides: a primer"),
        ("Harbour Notes", "Harbour Notes", "Harbour Notes"),
        ("Tides - and moons", "Harbour Notes", "Tides - and moons"),
    ],
)
def test_only_the_sites_own_name_is_cut_from_a_stated_title(title, site, wanted):
    """A dash in a title is not a border by itself."""
    assert without_site(title, site) == wanted


def test_where_titles_differ_the_page_decides():
    """JSON-LD is believed where the h1 or the `title` bears it out."""
    root = parse_html("<title>Tides and moons - Notes</title><h1>Tides and moons</h1>" + paragraphs())
    assert best_title(["A page", "Tides and moons"], ["Notes"], root, "") == "Tides and moons"


@pytest.mark.parametrize(
    ("stated", "printed", "wanted"),
    [
        ("How to mend a ferry in 2024: seven easy steps | Harbour Notes", "<h1>Seven steps to mend a ferry</h1>", 1),
        ("Mending a ferry | Ada Quill", "<h1>Mending a ferry</h1><h1>Ada Quill</h1>", "Mending a ferry"),
        ("渡し船を直す方法_港の記録", "<h1>渡し船を直す方法</h1>", 1),
        ("| Harbour Notes", "<h1>Seven steps</h1>", 1),
        ("The old ferry sails again", '<h1><a href="/">The old ferry</a></h1>', 0),
        ("The old ferry sails again", '<div class="logo"><h1>The old ferry sails</h1></div>', 0),
        ("The old ferry sails again", "<h1>The old ferry post</h1><h2>The old ferry sails again</h2>", 0),
        ("Ferries, a guide to piers and boats", "<h1>Piers and boats</h1><h1>Ferries, all</h1>", 0),
        ("Ferry timetable", "<h1>Hello there</h1>", 0),
        ("The ferry is back", '<h2 class="entry-title">Our ferry is back at last</h2>', 1),
    ],
)
def test_the_title_that_a_page_shows_wins(stated, printed, wanted):
    """Over one made for search engines, where a heading has most of its words and is not the site's."""
    page = parse_html(f'<title>x</title><meta property="og:title" content="{stated}">{printed}{paragraphs()}')
    shown = {0: stated, 1: "".join(page.xpath("//h1//text() | //h2//text()"))}
    assert gather(page).title == shown.get(wanted, wanted)


def test_a_heading_that_says_what_one_of_the_titles_says_is_the_title():
    """Other stated titles, and the one of the page's head, may have been written for search engines."""
    head = '<title>{}</title><meta property="og:title" content="{}"><meta name="twitter:title" content="{}">'
    heading = "<h1>LOW WATER</h1>" + paragraphs()
    page = parse_html(head.format("Tides of 2024 - Notes", "Tides of 2024", "Low water") + heading)
    assert gather(page).title == "Low water"
    page = parse_html(head.format("Low water", "Notes of a harbour", "Notes of a harbour") + heading)
    assert gather(page).title == "LOW WATER"


@pytest.mark.parametrize(
    ("printed", "wanted"), [("Why I stopped sailing", "Why I stopped sailing"), ("Notes", "Ten ways to cross")]
)
def test_a_heading_that_is_the_pages_own_title_wins(printed, wanted):
    """Over one that shares no word with it; the site's name does not."""
    head = '<title>Why I stopped sailing | Notes</title><meta property="og:title" content="Ten ways to cross">'
    assert gather(parse_html(f"{head}<h1>{printed}</h1>{paragraphs()}")).title == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("2024-05-03", date(2024, 5, 3)),
        ("2024-05-03T08:30:00Z", datetime(2024, 5, 3, 8, 30, tzinfo=UTC)),
        ("Published 2024-05-03 at sea", date(2024, 5, 3)),
        ("2024-13-45", None),
        ("0001-01-01T00:00:00", None),
        ("soon", None),
    ],
)
def test_dates_as_pages_write_them(text, wanted):
    """ISO 8601, whole or within a text; nonsense is no date."""
    assert parsed(text) == wanted


@pytest.mark.parametrize(
    "shown",
    [
        '<p class="meta">Posted on May 3, 2024</p>',
        "<p>Veröffentlicht am 3. Mai 2024</p>",
        '<span class="entry-date">3 May 2024</span>',
        "<time>3 mai 2024</time>",
        '<time class="when" datetime="2024-05-03">last week</time>',
        '<div class="post-meta">公開日 2024年5月3日</div>',
        '<time itemprop="dateModified" datetime="2025-01-01">1 January 2025</time><p class="date">3 May 2024</p>',
    ],
)
def test_a_date_that_only_its_look_gives_away_is_marked_as_inferred(shown):
    """No metadata, but a date in the text of the page."""
    found = of(header=shown)
    day = found.published.date() if isinstance(found.published, datetime) else found.published
    assert (day, found.published_inferred) == (date(2024, 5, 3), True)


def test_the_address_dates_a_page():
    """As blogs and newspapers write it; a picture's address says nothing."""
    page = parse_html(blog(head='<meta property="og:image" content="https://harbour.example/2020/02/02/f.jpg">'))
    assert gather(page).published is None
    assert gather(page, url="https://harbour.example/2024/05/03/ferry/").published == date(2024, 5, 3)
    assert gather(page, url="https://harbour.example/2024/13/03/ferry/").published is None


@pytest.mark.parametrize(
    "shown",
    [
        "<p>We met on May 3, 2024.</p>",
        '<p class="updated date">Last updated May 3, 2024</p>',
        '<div class="comments"><time datetime="2024-05-03">May 3</time></div>',
        '<aside><p class="date">3 May 2024</p></aside>',
        '<ul class="related-posts"><li class="date">3 May 2024</li></ul>',
        '<p class="date">3 May</p>',
    ],
)
def test_no_other_date_is_the_day_of_publication(shown):
    """Of the text, of a change, of a comment, of another article, or without its year."""
    assert of(header=shown).published is None


def test_names_are_joined_once_each():
    """Several authors, one of them twice, one with "By"."""
    assert author_names(["By Ada Quill", "Bo Reed", "Ada Quill"]) == "Ada Quill, Bo Reed"


@pytest.mark.parametrize(
    ("stated", "name"),
    [
        ("Ada Quill - https://example.org/ada", "Ada Quill"),
        ("Ada Quill (http://example.org)", "Ada Quill"),
        ("facebook.com/north.head", ""),
        ("https://www.example.org/north-head", ""),
        ("Copyright North Head Ltd. - all rights reserved", ""),
        ("© North Head", ""),
    ],
)
def test_addresses_and_owners_are_no_authors(stated, name):
    """A name beside an address is one."""
    assert author_names([stated]) == name


def test_a_byline_without_microdata_is_its_text():
    """Date and reading time are cut off."""
    element = parse_html('<p class="byline">By Ada Quill | 3 min read</p>').find(".//p")
    assert byline_name(element) == "Ada Quill"


def test_language_canonical_address_site_picture_and_tags():
    """The rest of what a head states."""
    found = of(
        '<link rel="canonical" href="https://harbour.example/ferry">'
        '<meta property="og:site_name" content="Harbour Notes">'
        '<meta property="og:image" content="/f.jpg"><meta name="keywords" content="sea, ferries">'
        '<meta name="description" content="A crossing.">'
    )
    assert (found.language, found.canonical_url, found.site_name) == (
        "en",
        "https://harbour.example/ferry",
        "Harbour Notes",
    )
    assert (found.image, found.tags, found.description) == ("/f.jpg", ("sea", "ferries"), "A crossing.")


@pytest.mark.parametrize(
    "others",
    [
        '<ul><li><span class="byline">Bo Reed</span></li><li><span class="byline">Cy Lund</span></li></ul>',
        '<aside><p class="author">Bo Reed</p><p class="author">Cy Lund</p></aside>',
        '<span class="dateline">Sunday</span>',
        '<div class="author-follow">Bo Reed writes of boats and of everything else that goes under</div>',
    ],
)
def test_who_wrote_other_articles_did_not_write_this_one(others):
    """Names in a list of articles, a day, or a teaser come before the byline, and are none."""
    header = '<ul><li class="author">By Ada Quill</li></ul>'
    page = parse_html(blog(header=header).replace("<main>", f"{others}<main>"))
    assert gather(page).author == "Ada Quill"


def test_a_cards_label_names_the_author():
    """WordPress's Yoast and Ghost say it in no other place of the head."""
    head = '<meta name="twitter:label1" content="{}"><meta name="twitter:data1" content="Ada Quill">'
    assert of(head.format("Verfasst von")).author == "Ada Quill"
    assert of(head.format("Reading time")).author == ""


@pytest.mark.parametrize(
    ("stated", "line", "author"),
    [
        ("Harbour Notes", '<p class="byline">By Ada Quill</p>', "Ada Quill"),
        ("Harbour Notes", "", "Harbour Notes"),
        ("Ivo Lant", '<p class="byline">By Ada Quill</p>', "Ivo Lant"),
        ("a.quill@harbour.example", "", ""),
    ],
)
def test_a_site_gives_way_to_the_person_in_the_byline(stated, line, author):
    """Where JSON-LD names the site as its article's author; an address is nobody's name."""
    node = json.dumps({"@type": "NewsArticle", "author": {"name": stated}, "publisher": {"name": "Harbour Notes"}})
    head = f'<title>Tides</title><script type="application/ld+json">{node}</script>'
    page = f"<html><head>{head}</head><body><article><h1>Tides</h1>{line}<p>The tide rises.</p></article></body></html>"
    assert gather(parse_html(page)).author == author


@pytest.mark.parametrize(("stated", "language"), [("utf-8", ""), ("de-AT", "de-AT"), ("pt_BR", "pt-BR"), ("x1", "")])
def test_an_encoding_is_no_language(stated, language):
    """Some sites write one where their language should stand."""
    page = f'<html lang="{stated}"><head><title>Tides</title></head><body><p>The tide rises.</p></body></html>'
    assert gather(parse_html(page)).language == language
