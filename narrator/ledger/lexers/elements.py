"""Names that are HTML's: any other word in angle brackets may be the author's (`Vec<u8>`, `<stdin>`)."""

from typing import Final

_BREAKING_NAMES: Final = """
address article aside base blockquote body br button caption center col colgroup dd details dialog dir div dl dt
fieldset figcaption figure footer form frame frameset h1 h2 h3 h4 h5 h6 head header hr html iframe img input legend li
link main menu meta nav noscript object ol optgroup option p param picture pre q search section select source style
script summary svg table tbody td template textarea tfoot th thead title tr track ul video audio
"""
_INLINE_NAMES: Final = """
a abbr acronym applet area b basefont bdi bdo big blink canvas cite code data datalist del dfn em embed font i ins kbd
label map mark marquee math meter nobr noframes output progress rb rp rt rtc ruby s samp slot small span strike
strong sub sup time tt u var wbr xmp annotation annotation-xml circle clippath defs desc ellipse filter g line
lineargradient marker mask mfrac mi mn mo mover mpadded mroot mrow ms mspace msqrt mstyle msub msubsup msup mtable mtd
mtext mtr munder munderover path pattern polygon polyline radialgradient rect semantics stop symbol text textpath tspan
use
"""
BREAKING: Final = frozenset(_BREAKING_NAMES.split())
"""Elements at whose borders a word ends (browsers put marks around `q`); others stand inside words (`<b>H</b>ello`)."""
HTML: Final = BREAKING | frozenset(_INLINE_NAMES.split())
"""Elements of HTML, and those of SVG and MathML that are written by hand."""
