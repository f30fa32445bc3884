"""The page's reader: what is article, what is furniture, and what the page says of itself."""


from narrator.article.model import Article, LeftOutReason, Source
from narrator.reading.html.candidates import kept_by_readability
from narrator.reading.html.region import region_of
from narrator.reading.walker import parse_html, walk_html


def read_html(source: Source) -> Article:
    root = parse_html(source.text)
    kept = kept_by_readability(root)
    region = region_of(root, kept)
    w = walk_html(root, excluded=region.excluded, unread=region.unread)
    return Article(source, "", w.blocks, assets=w.assets, left_out=w.left_out, notices=w.notices)
