"""Ids that generators make of a heading's words say nothing about what stands below it."""

import pytest
from reading.html.pages import PROSE, paragraphs

from narrator.article.model import Source, SourceFormat
from narrator.reading.html.reader import read_html

OWN = "In its second year the column had more readers than the paper around it, and that went to its head."
SECTIONS = {
    "Sphinx": '<section id="{id}"><h2>{heading}<a class="headerlink" href="#{id}">¶</a></h2><p>{text}</p></section>',
    "docutils": '<div class="section" id="{id}"><h2>{heading}</h2><p>{text}</p></div>',
    "R Markdown": '<div id="{id}" class="section level2"><h2>{heading}</h2><p>{text}</p></div>',
    "Org": '<div id="outline-container-{id}" class="outline-2"><h2 id="{id}">{heading}</h2>'
    '<div class="outline-text-2" id="text-{id}"><p>{text}</p></div></div>',
    "kramdown": '<h2 id="{id}">{heading}</h2><p>{text}</p>',
    "Asciidoctor": '<div class="sect1"><h2 id="_{id}">{heading}</h2><div class="sectionbody"><p>{text}</p></div></div>',
    "rehype": '<section id="{id}"><header><h2>{heading}</h2></header><p>{text}</p></section>',
}
HEADINGS = ("Comments", "Sidebar", "Newsletter", "Related posts", "Sponsors", "Social media", "Share", "Date", "Footer")


def read(html):
    """Return the texts that are read of a page whose article is *html*."""
    title = "A life in print"
    page = f"<html><head><title>{title}</title></head><body><main><h1>{title}</h1>{html}</main></body></html>"
    return [segment.text for segment in read_html(Source("page.html", SourceFormat.HTML, page)).segments()]


@pytest.mark.parametrize("generator", SECTIONS)
@pytest.mark.parametrize("heading", HEADINGS)
def test_sections_are_read_whatever_their_id_says(generator, heading):
    """A heading in the author's words stays, and so does its section."""
    section = SECTIONS[generator].format(id=heading.lower().replace(" ", "-"), heading=heading, text=OWN)
    other = SECTIONS[generator].format(id="the-press", heading="The press", text=PROSE[2])
    assert read(f"{paragraphs(*PROSE[:2])}{section}{other}") == [*PROSE[:2], heading, OWN, "The press", PROSE[2]]


def test_an_id_that_the_heading_had_before_says_nothing():
    """A heading was changed, its id kept, so that links stay; its neighbours are sections too."""
    section = SECTIONS["Sphinx"].format(id="subscribe", heading="How the column grew", text=OWN)
    other = SECTIONS["Sphinx"].format(id="the-press", heading="The press", text=PROSE[2])
    assert OWN in read(paragraphs(*PROSE[:2]) + section + other)


@pytest.mark.parametrize(
    "furniture",
    [
        '<div id="comments"><h2>Comments</h2><ol class="comment-list"><li class="comment"><p>Good.</p></li></ol></div>',
        '<section id="related-posts"><h2>Related posts</h2><ul><li><a href="/a">On fog</a></li></ul></section>',
        '<section id="newsletter"><h2>Newsletter</h2><form><p>A letter.</p><input name="mail"></form></section>',
    ],
)
def test_what_is_no_prose_is_furniture_though_its_heading_has_the_same_words(furniture):
    """Comments, links and forms are what their id says."""
    assert read(paragraphs() + furniture) == list(PROSE)
