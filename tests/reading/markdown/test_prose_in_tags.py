"""Sentences in the attributes of shortcodes, includes and components are read, whatever the attributes are called."""

import pytest

from narrator.article.model import Source, SourceFormat
from narrator.reading.markdown.reader import read_markdown

TIDE = "High water is an hour later each day."


def read(text, name="post.md"):
    """Return the article of a post with a paragraph before and after."""
    return read_markdown(Source(name, SourceFormat.MARKDOWN, f"Before it.\n\n{text}\n\nAfter it.\n"))


def said(text, name="post.md"):
    """Return the texts between the two paragraphs."""
    return [segment.text for segment in read(text, name).segments()][1:-1]


@pytest.mark.parametrize(
    "tag",
    [
        f'{{% include boxes/tide.html wording="{TIDE}" colour="blue" %}}',
        f'{{{{< tide remark="{TIDE}" class="box box-wide" >}}}}',
        f'{{{{% tide "{TIDE}" %}}}}',
        f'{{{{ tide(words="{TIDE}", width=300) }}}}',
        f"{{% render 'tide', remark: '{TIDE}', href: '/tides' %}}",
    ],
)
def test_a_sentence_is_read_whatever_its_name(tag):
    """Liquid, Hugo, Zola: by the words, not by the name."""
    assert said(tag) == [TIDE]
    assert all(TIDE not in one.text for one in read(tag).left_out)


@pytest.mark.parametrize(
    "tag",
    [
        f'<Tide remark="{TIDE}" />',
        f'<Tide remark={{"{TIDE}"}} when={{now}} />',
        f"<Tide remark={{'{TIDE}'}} className='flex items-center p-4 text-lg' />",
        f'<p>{{"{TIDE}"}}</p>',
    ],
)
def test_components_are_read_alike(tag):
    """MDX, with strings in braces."""
    assert said(tag, "post.mdx") == [TIDE]


@pytest.mark.parametrize(
    ("tag", "texts"),
    [
        ('{{< card title="The upper lock" link="/locks/upper" >}}', ["The upper lock"]),
        ('{{< card kicker="Policy" title="The upper lock" >}}Closed.{{< /card >}}', ["The upper lock", "Closed."]),
        ('<Aside title="Mind the gap" type="danger">It is wide.</Aside>', ["Mind the gap", "It is wide."]),
        (f'<Steps list={{[{{title: "Shut it", text: "{TIDE}"}}]}} />', ["Shut it", TIDE]),
        ('<Quote author="Ada Lock">Shut it.</Quote>', ["Shut it.", "Ada Lock"]),
        ('<YouTube id="x" title="How a lock is filled" />', ["How a lock is filled"]),
        ('{% include a.html first="Shut the gate." then="Open the sluice." %}', ["Shut the gate.", "Open the sluice."]),
    ],
)
def test_titles_need_no_full_stop(tag, texts):
    """A value that is named as text is one with two words."""
    assert said(tag, "post.mdx") == texts


@pytest.mark.parametrize(
    "tag",
    [
        '{{< button class="btn btn-primary btn-large" id="the main one" >}}',
        '{{< chart data="3, 4, 5, 6 and 7." width="80%" >}}',
        '{% include video.html sizes="(min-width: 600px) 50vw, 100vw" query="select a from b" %}',
        '<SEO title="Locks and gates" description="All that we know of locks and their gates." />',
        "{% link _posts/2024-01-01-the-lock.md %}",
        '{{< ref "posts/the lock.md" >}}',
    ],
)
def test_options_are_listed(tag):
    """Classes, numbers, sizes, queries, addresses and what only the page's head holds are no prose."""
    assert said(tag) == []
    assert any(tag == one.text for one in read(tag).left_out)


@pytest.mark.parametrize(
    ("text", "name", "hole"),
    [
        ("Call {name} or {user.name} at once.", "post.mdx", "Call {name} or {user.name} at once."),
        ("The lock of {{ site.town }} is shut.", "post.md", "The lock of {{ site.town }} is shut."),
        ('It costs {{< param "fee" >}} a night.', "post.md", 'It costs {{< param "fee" >}} a night.'),
        ("It opens at {props.hour} sharp.", "post.mdx", "It opens at {props.hour} sharp."),
    ],
)
def test_a_hole_in_a_sentence_is_told(text, name, hole):
    """The reader sees a word where a listener hears none."""
    notices = [notice for notice in read(text, name).notices if notice.code == "template-hole"]
    assert [(notice.line, hole in notice.text) for notice in notices] == [(3, True)]


@pytest.mark.parametrize(
    "text",
    [
        "{{ content }}",
        "See [the lock]({{ site.baseurl }}/lock) now.",
        '![A lock]({{ "/lock.png" | relative_url }})',
        "{% if site.town %}Shut.{% endif %}",
        '<img alt="A lock" src="{{ site.baseurl }}/lock.png">',
        "`{{ site.town }}` is written so.",
        "{% raw %}Write {{ site.town }} there.{% endraw %}",
    ],
)
def test_what_leaves_no_hole_is_not_told(text):
    """Addresses, conditions, whole lines, code."""
    assert [notice.code for notice in read(text).notices] == []


@pytest.mark.parametrize(
    ("target", "path"),
    [
        ("{{ site.baseurl }}/lock.png", "/lock.png"),
        ('{{ "/img/lock.png" | relative_url }}', "/img/lock.png"),
        ("{{ url_for('static', filename='lock.png') }}", "lock.png"),
        ('{% static "img/lock.png" %}', "img/lock.png"),
        ("{{< baseurl >}}lock.png", "lock.png"),
    ],
)
def test_pictures_keep_their_address(target, path):
    """What generators make an address of is one here, too."""
    assert [asset.reference for asset in read(f"![A lock]({target})").assets] == [path]


@pytest.mark.parametrize(
    ("text", "texts"),
    [
        ('[button link="https://a.b" size="large"]Read the tides[/button]', ["Read the tides"]),
        ("Boats float.[/caption]", ["Boats float."]),
        ('[su_note note_color="#fff"]Mind it.[/su_note]', ["Mind it."]),
        ("[quote=Ann]Tides [b]wait[/b].[/quote]", ["Tides wait."]),
        ('Boats.\n\n[gallery ids="1,2"]', ["Boats."]),
        ('[heading text="The harbour is quiet."]', ["The harbour is quiet."]),
        ("He [the mayor] said [sic]: `[b]x[/b]` [x=1] [1].", ["He [the mayor] said [sic]: [b]x[/b] [x=1] [1]."]),
        ("- [x] done\n- [ ] not done", ["done", "not done"]),
        ("[note][n] and [audio](a.mp3)\n\n[n]: https://a.b", ["note and audio"]),
        ("![a](b.png)\n\n[gallery]: https://a.b\n\nSee [gallery].", ["a", "See gallery."]),
    ],
)
def test_shortcodes_in_brackets_are_taken_out_and_their_text_is_read(text, texts):
    """WordPress's and forums'; brackets of the author's stay."""
    assert said(text) == texts


@pytest.mark.parametrize(
    "tag",
    [
        '{{< gallery captions="Old boats at rest|The harbour at night" dir="/img" >}}',
        '{% include gallery.html captions="Old boats at rest | The harbour at night" %}',
        '<Gallery captions="Old boats at rest|The harbour at night" />',
    ],
)
def test_captions_in_one_value_are_read_one_by_one(tag):
    """Bars part them."""
    assert said(tag, "post.mdx") == ["Old boats at rest", "The harbour at night"]
