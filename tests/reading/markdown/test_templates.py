"""Template tags are taken out, what they say stays, and code shows them."""

import pytest

from narrator.article.model import LeftOutReason
from narrator.reading.markdown.convert import to_html
from narrator.reading.markdown.templates.franklin import is_franklin, with_raw_html
from narrator.reading.markdown.templates.take import take
from narrator.reading.markdown.templates.taken import MARK


def read(text, *, mdx=False):
    """Return the HTML without the marks, and what was taken."""
    markdown, taken = take(text, mdx=mdx)
    html = MARK.sub("", to_html(markdown)).replace("<!---->", "")
    return " ".join(html.split()), [one.text for one in taken]


@pytest.mark.parametrize(
    ("text", "html", "taken"),
    [
        ("a {{ x }} b", "<p>a b</p>", ["{{ x }}"]),
        ("{{ x }} **b** starts", "<p> <strong>b</strong> starts</p>", ["{{ x }}"]),
        ("[a]({{ url }}/b)", '<p><a href="/b">a</a></p>', ["{{ url }}"]),
        ('[a]\n\n[a]: {{< ref "b" >}}', '<p><a href="#">a</a></p>', ['{{< ref "b" >}}']),
        ("{% if x %}\nkept\n{% endif %}", "<p>kept</p>", ["{% if x %}", "{% endif %}"]),
        ("{% comment %}\ngone\n{% endcomment %}", "", ["{% comment %}\ngone\n{% endcomment %}"]),
        ("`{% raw %}{{ kept }}{% endraw %}`", "<p><code>{{ kept }}</code></p>", []),
        ("{% raw %}{{ kept }}{% endraw %}", "<p>{{ kept }}</p>", ["{% raw %}", "{% endraw %}"]),
        (
            "`{{ code }}` and\n\n    {% code %}",
            "<p><code>{{ code }}</code> and</p> <pre><code>{% code %} </code></pre>",
            [],
        ),
        ("```\n{{< code >}}\n```", "<pre><code>{{&lt; code &gt;}} </code></pre>", []),
        (r"$\frac{{a}}{{b}}$", r'<p><span class="math inline">$\frac{{a}}{{b}}$</span></p>', []),
        (
            "{% highlight ruby %}\nputs 1\n{% endhighlight %}",
            '<pre><code class="language-ruby">puts 1 </code></pre>',
            ["{% highlight ruby %}", "{% endhighlight %}"],
        ),
        (
            '{{< figure src="a.png" alt="A cat" caption="It *sits*" >}}',
            '<figure><img src="a.png" alt="A cat"><figcaption>It <em>sits</em></figcaption></figure>',
            ['{{< figure src="a.png" alt="" caption="" >}}'],
        ),
        (
            '{{ image(src="x.png", alt="An x") }}',
            '<img src="x.png" alt="An x">',
            ['{{ image(src="x.png", alt="") }}'],
        ),
        (
            '{{< notice warning "Mind" >}}\n*gap*\n{{< /notice >}}',
            '<div class="admonition warning"><p class="admonition-title">Mind</p> <p><em>gap</em></p> </div>',
            ['{{< notice warning "" >}}', "{{< /notice >}}"],
        ),
        (
            '{% quote(author="A") %}\nq\n{% end %}',
            "<blockquote> <p>q</p> <footer>A</footer> </blockquote>",
            ['{% quote(author="") %}', "{% end %}"],
        ),
        (
            "{% blockquote A. Author, A Work https://example.org/x Where %}\nq\n{% endblockquote %}",
            "<blockquote> <p>q</p> <footer>A. Author, A Work, Where</footer> </blockquote>",
            ["{% blockquote  https://example.org/x  %}", "{% endblockquote %}"],
        ),
        (
            '{{< figure src="a.png" title="T" caption="C" alt="An a" >}}',
            '<figure><figcaption>T<br> C</figcaption><img src="a.png" alt="An a"></figure>',
            ['{{< figure src="a.png" title="" caption="" alt="" >}}'],
        ),
        (
            '{% include image.html url="a.png" title="hint" alt="An a" %}',
            '<img src="a.png" alt="An a">',
            ['{% include image.html url="a.png" title="hint" alt="" %}'],
        ),
        (
            '<Tabs>\n  <TabItem label="One">\n    - a\n      - b\n  </TabItem>\n</Tabs>',
            "<p><strong>One</strong></p> <ul> <li>a<ul> <li>b</li> </ul> </li> </ul>",
            ["<Tabs>", '<TabItem label="">', "</TabItem>", "</Tabs>"],
        ),
        (
            "{% post_link slug 'Its title' false %} {% link Over there /x %} {% link a.md %}",
            '<p><a href="#">Its title</a> <a href="#">Over there</a> </p>',
            ["{% post_link slug '' false %}", "{% link  /x %}", "{% link a.md %}"],
        ),
        ("a %%hidden%% b, %%time and 100%% c", "<p>a b, %%time and 100%% c</p>", ["%%hidden%%"]),
        ("* TOC\n{:toc}\n\ntext", "<p>text</p>", ["* TOC\n{:toc}"]),
        ("import A from './a'\n\n<A b={{c: 1}} />\n\ntext", "<p>text</p>", ["import A from './a'", "<A b={{c: 1}} />"]),
        (
            '<Note title="Hear">\nwords\n</Note>',
            '<div class="admonition note"><p class="admonition-title">Hear</p> <p>words</p> </div>',
            ['<Note title="">', "</Note>"],
        ),
        ("a {/* note */} b", "<p>a b</p>", ["{/* note */}"]),
        ("a %% aside %% b, 100%% sure", "<p>a b, 100%% sure</p>", ["%% aside %%"]),
        ("[[Page|text]] [[Page]]", '<p><a href="Page">text</a> <a href="Page">Page</a></p>', []),
        ("{braces} stay {#in-text} too", "<p>{braces} stay {#in-text} too</p>", []),
    ],
)
def test_taken_and_kept(text, html, taken):
    """What carries text is read, the rest is listed as it stood."""
    assert read(text) == (html, taken)


def test_expressions_are_mdx_only():
    """Braces are text in Markdown, and an expression in MDX."""
    assert read("a {props.b} c")[1] == []
    assert read("a {props.b} c", mdx=True) == ("<p>a c</p>", ["{props.b}"])


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("<!-- narrator: skip -->\nsilent\n<!-- narrator: end -->", '<div data-narrator="skip"> <p>silent</p> </div>'),
        ("a <!-- narrator: skip -->b<!-- narrator: end --> c", '<p>a <span data-narrator="skip">b</span> c</p>'),
        ("a <!-- narrator: pause 2s --> b", '<p>a <span data-narrator-pause="2000"></span> b</p>'),
        ("a <!-- narrator: say tea -->T<!-- narrator: end -->", '<p>a <span data-narrator-say="tea">T</span></p>'),
        ("`<!-- narrator: skip -->`", "<p><code>&lt;!-- narrator: skip --&gt;</code></p>"),
    ],
)
def test_marks_for_narrator(text, html):
    """The author's marks become what the walker understands."""
    assert read(text)[0] == html


def test_franklin():
    """Three tildes hold raw HTML in Franklin's posts, and code in all others."""
    body = "~~~\n<b>x</b>\n~~~\n\na~~~<i>b</i>~~~\n"
    assert is_franklin('@def title = "T"\n\ntext')
    assert not is_franklin(body)
    assert with_raw_html(body) == "\n<b>x</b>\n\n\na<i>b</i>\n"


def test_lines_and_reasons():
    """Each thing taken knows its lines and why it was taken."""
    _, taken = take("a\n\n{% x\n%}\n\n{# c #}\n")
    assert [(one.reason, one.lines) for one in taken] == [
        (LeftOutReason.TEMPLATE, (3, 4)),
        (LeftOutReason.COMMENT, (6, 6)),
    ]
