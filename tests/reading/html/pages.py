"""Pages written for the tests, in the shapes that sites have."""

PROSE = (
    "The ferry leaves the old harbour at seven, when the gulls are still asleep, and turns north along the breakwater.",
    "On board there is coffee, there is bread, and there is a captain who knows every rock between here and the light.",
    "By noon, if the wind is kind, the island comes up out of the haze, green at the edges and grey in the middle.",
    "Nobody lives there now, except in August, when the students come to count the terns and to argue about the stove.",
)


def paragraphs(*texts):
    """Return each text as a paragraph; without texts, the four of `PROSE`."""
    return "".join(f"<p>{text}</p>" for text in texts or PROSE)


def blog(body=None, *, head="", header="", after=""):
    """Return a post with a site around it."""
    return f"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8">
<title>The Ferry North - Harbour Notes</title>{head}
</head><body><header class="site-header"><a href="/">Harbour Notes</a><nav><ul><li><a href="/a">About</a></li>
<li><a href="/c">Contact</a></li></ul></nav></header>
<main><article class="post"><h1 class="entry-title">The Ferry North</h1>
{header}<div class="entry-content">{body or paragraphs()}</div>{after}</article></main>
<aside class="sidebar"><h2>Recent posts</h2><ul><li><a href="/1">On fog and its uses</a></li>
<li><a href="/2">Knots for beginners</a></li></ul></aside><footer class="site-footer"><p>© Harbour Notes</p></footer>
</body></html>"""
