"""What sites write into their Markdown beside words: tags, components, directives, scripts; nothing of it is spoken."""

import time

import pytest
from ledger.sabotage import plain_script

from narrator.article.model import ContainerKind, Source, SourceFormat, walk
from narrator.ledger.account import account
from narrator.reading.markdown.reader import read_markdown

BELL = "The bell rings at six."


def read(text, name="post.md"):
    """Return the article of a post, whose words all have an account."""
    article = read_markdown(Source(name, SourceFormat.MARKDOWN, f"Before it.\n\n{text}\n\nAfter it.\n"))
    assert account(article, plain_script(article)).faults == ()
    return article


def said(text, name="post.md"):
    """Return the texts between the two paragraphs."""
    return [segment.text for segment in read(text, name).segments()][1:-1]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f'<bell-note words="{BELL}"></bell-note>', [BELL]),
        (f'<bell-note words="{BELL}" />', [BELL]),
        (f"{{{{< bell words=`{BELL}` >}}}}", [BELL]),
        (f'{{{{ "{BELL}" | t }}}}', [BELL]),
        (f'{{{{> bell words="{BELL}" }}}}', [BELL]),
        ('{% margin "m1" "Ropes and wheels" %}', []),
        (f"{{% epigraph '{BELL}' 'Old Saying' 'Book One' %}}", [BELL]),
        (f'{{{{< praise quote="{BELL}" author="Old Tom" >}}}}', [BELL, "Old Tom"]),
        (f'<Praise author="Old Tom" quote="{BELL}" />', [BELL, "Old Tom"]),
        (f'{{{{< video src="bell.mp4" caption="{BELL}" >}}}}', [BELL]),
        ('Press {{< kbd "Alt+B" >}} to ring.', ["Press Alt+B to ring."]),
        ("{% newthought 'In the tower' %} hangs a bell.", ["In the tower hangs a bell."]),
        ("Press ++ctrl+b++ to ring :material-bell: twice.", ["Press ctrl+b to ring twice."]),
        ("Ring {>>too loud?<<} it {++slowly++}.", ["Ring it slowly."]),
        ("A :badge[new bell]{.red} hangs here.", ["A new bell hangs here."]),
        ("::player[The bells of the tower]{#a1}", ["The bells of the tower"]),
        ('::bell{title="Mind it"}\nIt is loud.\n::', ["Mind it", "It is loud."]),
    ],
)  # fmt: skip
def test_what_a_reader_sees_is_read(text, expected):
    """Whatever the syntax; what only the site's program reads is not."""
    assert said(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("<Banner title={<>The <em>old</em> bell</>} />", ["The old bell"]),
        ('A <Tooltip tip="It is made of bronze.">bell</Tooltip> hangs here.', ["A bell hangs here."]),
        ('A <Remark text="It is made of bronze.">bell</Remark> hangs here.',
         ["A It is made of bronze. bell hangs here."]),
        ("<>\nLoose words.\n</>", ["Loose words."]),
        ("export const bell = {\n  tone: 'Low',\n\n  words: 'It is never heard.',\n};", []),
        ("import {\n  Bell,\n  Rope,\n} from './tower';", []),
        ("export function Bell() {\n  return <p>It's not heard.</p>;\n}", []),
        ("{bells.map(bell => <li key={bell}>{bell}</li>)}", []),
        ("{ready && <p>It rings.</p>}", []),
    ],
)  # fmt: skip
def test_scripts_of_components_are_not_said(text, expected):
    """MDX: modules to their end, expressions whole, elements in values as their words."""
    assert said(text, "post.mdx") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("<Tabs items={['Oak', 'Elm']}>\n<Tab>Oak rings.</Tab>\n<Tab>Elm does not.</Tab>\n</Tabs>",
         ["Oak", "Elm", "Oak rings. Elm does not."]),
        ('<Tabs values={[{label: "Oak", value: "a"}, {label: "Elm", value: "b"}]}>\nWords.\n</Tabs>',
         ["Oak", "Elm", "Words."]),
        ('<Steps items={["hang the bell", "It rings."]} />', ["hang the bell", "It rings."]),
        ('<Bells of={["They ring at six.", "Nobody hears"]} />', ["They ring at six.", "Nobody hears"]),
        ('<Bells of={["oak/elm", "They ring at six."]} className={["bell", "big bell"]} />', ["They ring at six."]),
        ('<Bells items={["./oak.png", "./elm.png"]} />', []),
        ('<LinkCard title="Knots" description="Learn to tie." href="/b" />', ["Knots", "Learn to tie."]),
        ('<LinkCard title="knots" href="/b" />', []),
        ('<Bells title="Knots" />', []),
        ("<Card title={name} text={t('It rings at six.')} />", ["It rings at six."]),
    ],
)  # fmt: skip
def test_lists_in_attributes_and_short_titles_of_cards_are_read(text, expected):
    """Arrays are lists by their name or where one entry is a sentence; names of things in a script are not words."""
    read_texts = said(text, "post.mdx")
    assert " ".join(read_texts).split() == " ".join(expected).split()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("<details>\n  <summary>**Old** bells</summary>\nThey *ring*.\n\n</details>", ["Old bells", "They ring."]),
        ('<div className="x">\n*Old* bells\n</div>', ["Old bells"]),
        ('<p align="center">*Old* bells</p>', ["Old bells"]),
        ('1. It.\n   <Frame>\n     <img\n       alt="Old bells."\n       src="/a.png"\n     />\n   </Frame>',
         ["It.", "Old bells."]),
        ("```html\n<div>\n*Old* bells\n</div>\n```", ["<div>\n*Old* bells\n</div>"]),
        ("<pre>\n*Old* bells\n</pre>\n\n<p>*New* ones</p>", ["*Old* bells", "New ones"]),
    ],
)  # fmt: skip
def test_markdown_stands_in_the_elements_of_mdx(text, expected):
    """In a line of its own and in one with its tags; code stays as it is, and other Markdown has raw HTML."""
    assert said(text, "post.mdx") == expected
    assert said("<div>\n*Old* bells\n</div>") == ["*Old* bells"]


def test_a_title_that_begins_with_a_number_keeps_it():
    """It begins no list."""
    assert said('<Accordion title="1. Old bells">\nThey ring.\n</Accordion>') == ["1. Old bells", "They ring."]


@pytest.mark.parametrize(
    ("text", "formulas"),
    [
        ("A $x_1 $ and $ \\delta $ ring.", 2),
        ("Of $\\{d_s\\}_{s=t}^T $ and $\\frac{m_{t+1}}{{p_t}}$ it rings.", 2),
        ("It cost $5 and then $ 6 in all.", 0),
        ("From $HOME to $ PATH_A it goes.", 0),
    ],
)
def test_a_space_before_the_second_dollar_makes_no_price(text, formulas):
    """Where TeX stands between the two, and no words do."""
    assert sum(span.kind == "math" for one in read(text).segments() for span in one.spans) == formulas


def test_a_fence_in_a_modules_string_opens_no_code():
    """It is written there by a program; strings stand in strings."""
    module = "export async function Bell() {\n  const a = `~~~sh\n${ring(`${b}`, '}')}\n~~~`\n  return <p>{a}</p>\n}"
    assert said(f"{module}\n\n## Old *bells*\n\n1. They ring.", "post.mdx") == ["Old bells", "They ring."]


@pytest.mark.parametrize("signs", ["export {\n", "export const a = `${`\n~~~\n", "<Card a={{{\n", '<Card\n  a="\n'])
def test_modules_and_tags_that_never_end_take_linear_time(signs):
    """Nothing is lost of them either."""
    begin = time.process_time()
    article = read_markdown(Source("a.mdx", SourceFormat.MARKDOWN, f"They ring.\n\n{signs * 3000}"))
    account(article, plain_script(article))
    assert time.process_time() - begin < 8


def test_fences_of_mdx_are_code_however_far_in_they_stand():
    """Where other Markdown has code by indentation, fence and all."""
    text = "1.  Hang it:\n\n        ```js ins={1-2}\n        hang();\n\n          ring();\n        ```\n\n2.  Ring it."
    assert said(text, "post.mdx") == ["Hang it:", "hang();\n\n  ring();", "Ring it."]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('<Menu items={[{label: "Old bells", parts: [{label: "One {x}", sizes: [{a: {b: 1}}]}]}]} />', ["Old bells"]),
        ('<Card\n title="Bells"\n icon={<svg><g><rect x={{a: {b: {c: 1}}}} /></g></svg>}\n>\n  They ring.\n</Card>',
         ["Bells", "They ring."]),
        ('<Card\n  title="Bells"\n  href="/a"\n>\n  They ring.\n</Card>', ["Bells", "They ring."]),
        ("Ring{' '}it{'\\n'}now.", ["Ring it now."]),
    ],
)  # fmt: skip
def test_values_of_components_are_nested_to_any_depth(text, expected):
    """The tag is listed, however deep its braces go; a space in braces is one."""
    assert [" ".join(one.split()) for one in said(text, "post.mdx")] == expected


@pytest.mark.parametrize("head", [":::details Old bells {open}", "::: tip {no-title}", ":::note[Old bells]{.a}"])
def test_options_of_a_container_are_not_said(head):
    """They may stand behind its title."""
    assert said(f"{head}\nThey ring.\n:::")[-1] == "They ring."


def test_many_cards_alike_are_accounted_for():
    """However often the same words come, in whatever order the tag has them."""
    card = '<LinkCard\n  title="Old bells"\n  description="Learn how to ring them."\n  href="/a"\n/>'
    assert said("\n\n".join([card] * 9)) == ["Old bells", "Learn how to ring them."] * 9


@pytest.mark.parametrize("name", ["post.mdx", "post.md"])
@pytest.mark.parametrize(
    ("tag", "files"),
    [
        ("<img src={require('./bell.png').default} alt=\"A bell.\" />", ["./bell.png"]),
        ('A <img\n  src={bell}\n  alt="A bell." style={{width: 20}} /> b.', ["./bell.png"]),
        ('<Image src={bell} alt="A bell." />', ["./bell.png"]),
        ('<Image src={tower} alt="A bell." />', []),
        ('<img src={tower} alt="A bell." />', []),
        ("<Bell alt=\"A bell.\" src={require('@site/bell.png')} />", []),
    ],
)
def test_pictures_of_scripts_have_their_files(name, tag, files):
    """Where an import says which; others have none that could be missing. A tag stays one."""
    article = read(f"import bell from './bell.png';\n\n{tag}", name)
    assert " ".join(one.text for one in article.segments()).count("A bell.") == 1
    assert [one.reference for one in article.assets if one.reference] == files


def test_braces_that_an_author_typed_are_text():
    """A set is no expression; neither is a formula."""
    assert said("The set {a, b} has two members.", "post.mdx") == ["The set {a, b} has two members."]


def test_code_in_components_in_lists_is_code():
    """However far in, after a tag's line and with blank lines; the tags are left out."""
    text = (
        '1. Hang it.\n\n    <Tabs>\n      <Tab slot="a">\n        ```sh\n        hang bell\n\n        ring bell\n'
        '        ```\n      </Tab>\n      <Tab slot="b">\n        ```sh\n        ring rope\n        ```\n      </Tab>\n'
        "    </Tabs>\n\n2. Ring it.\n"
    )  # fmt: skip
    assert said(text, "post.mdx") == ["Hang it.", "hang bell\n\nring bell", "ring rope", "Ring it."]
    assert said(text.replace("        ", "\t\t"), "post.mdx")[0] == "Hang it."


@pytest.mark.parametrize("tag", ["{% raw %}", "{%+ raw %}", "{%- raw -%}", "{%~ verbatim ~%}"])
def test_every_mark_of_a_raw_tag_is_known(tag):
    """Twig and Jinja: `{%+ raw %}`, `{%~ verbatim %}`."""
    end = tag.replace(" raw", " endraw").replace(" verbatim", " endverbatim")
    assert said(f"A {tag}{{{{ bell }}}}{end} b.") == ["A {{ bell }} b."]


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("::: code-group\nWords.\n:::", []),
        (":::steps\nWords.\n:::", []),
        (":::details More of it\nWords.\n:::", [ContainerKind.DETAILS]),
        (':::tip{title="Mind it"}\nWords.\n:::', [ContainerKind.ASIDE]),
        ("::bell\nWords.\n::", []),
        ('::note{title="Mind it"}\nWords.\n::', [ContainerKind.ASIDE]),
        ('{% callout type="tip" title="Mind it" %}\nWords.\n{% /callout %}', [ContainerKind.ASIDE]),
    ],
)
def test_containers_are_what_they_are_called(text, kinds):
    """Divisions of a page are no asides; fold-outs are no asides either."""
    blocks = read(text).blocks
    assert [one.kind for segment, within in walk(blocks) if segment.text == "Words." for one in within] == kinds


def test_a_variable_of_markdoc_is_a_hole():
    """`{% $name %}` in a sentence."""
    assert [one.code for one in read("Hello {% $name %} there.").notices] == ["template-hole"]
