"""Posts of somebody who means harm: shown as text, no script runs, and nothing is asked of any other machine."""

from collections.abc import Callable
from urllib.parse import urlsplit

from playwright.sync_api import Page
from studio.conftest import Running

EVIL = "https://evil.example"
RUN = "top.pwned=1"
HOSTILE = (
    f"<script>{RUN}</script>", f"<img src=x onerror='{RUN}'>", f"<svg onload='{RUN}'></svg>",
    f"<iframe src='javascript:{RUN}'></iframe>", f"<iframe srcdoc='<script>{RUN}</script>'></iframe>",
    f"[link](javascript:{RUN})", f"[link](<java\tscript:{RUN}>)", f"[link](data:text/html,<script>{RUN}</script>)",
    f"![x]({EVIL}/a.png)", f"<img src='{EVIL}/b.png' alt='b'>", f"<link rel=stylesheet href='{EVIL}/c.css'>",
    f"<style>@import '{EVIL}/d.css'; body {{ background: url({EVIL}/e.png) }}</style>",
    f"<p style='background: url({EVIL}/f.png)'>styled</p>", f"<video src='{EVIL}/g.mp4' autoplay></video>",
    f"<audio src='{EVIL}/h.mp3' autoplay></audio>", f"<object data='{EVIL}/i.swf'></object>",
    f"<embed src='{EVIL}/j.swf'>", f"<form action='{EVIL}/k'><button autofocus>go</button></form>",
    f"<base href='{EVIL}/'>", f"<meta http-equiv=refresh content='0;url={EVIL}/l'>",
    f"<body onload='{RUN}'>", f"<details open ontoggle='{RUN}'><summary>s</summary>d</details>",
    f"<input autofocus onfocus='{RUN}'>", f"<math><mtext><script>{RUN}</script></mtext></math>",
    f"<a href='{EVIL}' ping='{EVIL}/m'>ping</a>", "<p id='status'>clobbered</p><p id='heading'>x</p>",
    f"<p id=\"x\" onclick='{RUN}' lang='\"><script>{RUN}</script>'>quoted</p>",
    f"`</code><script>{RUN}</script>`", f"```\n</pre><script>{RUN}</script>\n```",
    f"# </h1><script>{RUN}</script>", f"> </blockquote><script>{RUN}</script>",
    f"| a | b |\n|---|---|\n| <script>{RUN}</script> | </td></table><img src=x onerror={RUN}> |",
    f"Term\n: <script>{RUN}</script>", f"Text[^1].\n\n[^1]: <script>{RUN}</script>",
    f"<!-- left out (x): </div><script>{RUN}</script> -->",
    f"<!-- narrator: say </span><script>{RUN}</script> -->x<!-- narrator: end -->",
    "{{ 7 * 7 }} {% include 'base.html.j2' %}", '<div data-put="0"></div><div data-put="1"></div>',
    f"</textarea></form></main><script>{RUN}</script>", f"<plaintext><xmp><script>{RUN}</script>",
    f"&lt;script&gt;{RUN}&lt;/script&gt;", f"<template><script>{RUN}</script></template><slot></slot>",
)  # fmt: skip


def test_hostile_posts_are_text(window: Callable[..., Page], studio: Running) -> None:
    """On every step; the title and the author's name are hostile too."""
    assert len(HOSTILE) >= 40
    (studio.folder / "posts").mkdir()
    for number, text in enumerate(HOSTILE):
        head = f"---\ntitle: \"</title><script>{RUN}</script>\"\nauthor: '<img src=x onerror={RUN}>'\nlang: en\n---\n\n"
        body = f"A first paragraph, of words.\n\n{text}\n\nA last paragraph, of more words.\n"
        (studio.folder / f"posts/{number:02}.md").write_text(head + body, "utf-8")
    page = window()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    for number in range(len(HOSTILE)):
        for step in ("paste", "listen", "record") if number % 4 == 0 else ("listen",):
            answer = page.goto(f"{studio.address}/{step}/posts/{number:02}.md")
            assert answer is not None
            assert answer.ok, HOSTILE[number]
            assert page.evaluate("top.pwned") is None, HOSTILE[number]
            assert page.locator("h1#heading").count() == 1
    own = urlsplit(studio.address).netloc
    assert {url for url in asked if urlsplit(url).netloc not in {own, ""}} == set()
