"""Which blocks a line may open is told by its first character: what is not tried could open nothing."""

from hypothesis import example, given, settings
from hypothesis import strategies as st

from narrator.reading.markdown.blocks import scanner
from narrator.reading.markdown.blocks.starts import STARTS, STARTS_AT

BEGINNINGS = (
    ">", "# ", "##", "```", "~~~", "<p>", "</p>", "<!--", "$$x$$", "\\[", "\\begin{a}", "|", "|-|-|", ":-", "-:", "---",
    "===", "***", "* * *", "___", "*[A]: b", "[^a]: b", '!!! note "a"', "??? tip", '=== "a"', ":::note", "- ", "+ ",
    "* ", "1. ", "2) ", "\u0661. ", ": b", "~ b", "{: .a}", "{.a}", "a", "\u2014", "    ", "", "\u00a0",
    "@", "(1) ", "%",
)  # fmt: skip
LINES = st.lists(
    st.builds(
        lambda indent, beginning, rest: f"{indent}{beginning}{rest}",
        st.sampled_from(("", "", " ", "   ", "    ", "> ", "- ")),
        st.sampled_from(BEGINNINGS) | st.characters(min_codepoint=32, max_codepoint=126),
        st.sampled_from(("", "a", " a", " | b", " .", "```", "$$", "</p>", "-")),
    ),
    max_size=6,
)


def told(tree):
    """Return what a tree holds, node by node."""
    nodes, found = [tree.root], []
    while nodes:
        node = nodes.pop()
        found.append((node.kind, node.begin, node.end, node.mark, node.number, node.info, node.attributes, node.lines))
        nodes += node.children
    return found


@given(LINES)
@example(["a | b", "- | -", "c | d"])
@example(["\u0661. a", "\u0662. b"])
@settings(max_examples=1500, deadline=None, derandomize=True)
def test_a_document_is_the_same_by_every_start(lines):
    """Whatever its lines begin with."""
    by_first = told(scanner.scan(lines))
    kept, scanner.STARTS_AT = scanner.STARTS_AT, {}
    try:
        assert told(scanner.scan(lines)) == by_first
    finally:
        scanner.STARTS_AT = kept


def test_each_start_is_tried_somewhere():
    """But for code, which is told by its indentation."""
    tried = {start for starts in STARTS_AT.values() for start in starts}
    assert [start.__name__ for start in STARTS if start not in tried] == ["indented_code"]
