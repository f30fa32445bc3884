"""Short common English words, by which capitals used for emphasis are told from acronyms."""

from typing import Final

from narrator.script.ordinary_words import is_ordinary

_WORDS: Final = """
a am an as at be by do go he hi if in is it me my no of oh on or so to up us we all and any are ask bad bag bar
bed big bit box boy but buy can car cat cry cup cut dad day did die dog dry due eat egg end eye far fat few fit
fix fly for fun get god got gun guy had has hat her hey him his hit hot how ice its job joy key kid law lay led
leg let lie lot low mad man may men met mom mum net new nor not now odd off oil old one our out own pay per pet
put ran raw red rid run sad saw say sea see set sex she shy sin sir sit six sky son sun tax tea ten the tie tip
too top toy try two use via war was way web wet who why win won yes yet you able also area army away baby back
ball band bank base been best bill bird blue boat body book born both busy call came card care case cash city
club cold come cook cool cost dark data date dead deal dear deep does done door down draw drop each east easy
edge else even ever face fact fail fair fall farm fast fear feel feet file fill film find fine fire fish five
food foot four free from full fund game gave gift girl give glad goal goes gold gone good gray grow hair half
hand hard hate have head hear heat held hell help here hero hide high hold home hope hour huge hurt idea into
item join jump just keep kept kill kind king knew know lady lake land last late lead left less life like line
list live long look lord lose loss lost love made mail main make many mark meal mean meet mind mine miss more
most move much must name near neck need news next nice nine none nose note okay once only onto open over page
paid pain pair park part pass past path peak pick plan play poor post pull pure push race rain read real rest
rich ride ring rise risk road rock role room rule safe said sale same save seat seem seen self sell send sent
ship shop show shut sick side sign sing site size skin slow snow soft sold some song soon sort soul star stay
step stop such sure take talk tell term test than that them then they thin this thus time told took town tree
trip true turn type unit upon used user very vote wage wait wake walk wall want warm wash week well went were
west what when whom wide wife wild will wind wine wish with word work yard yeah year your zero about above after
again alone along among being below black bring child could death dream early earth every faith first found
front great green group happy heart heavy house human image large later learn leave light local lower major
might money month music never night north often order other paper party peace phone place plant point power
press price quick quiet quite ready right river round serve seven shall share short since small sound south
space speak spend stand start state still stock stone store story study table teach thank their there these
thing think third those three today total touch trade train truth under until using value video voice watch
water where which while white whole whose woman women world would write wrong years young always before better
cannot change during enough follow little people please because between country children different important
"""
COMMON: Final = frozenset(_WORDS.split())
_ABBREVIATED_WORDS: Final = """
AKA APT COM DEL DOC FIN MIL OPS SEC TIL UNA UPS ASAP EULA SEPT UCLA
"""
_ABBREVIATED: Final = frozenset(_ABBREVIATED_WORDS.split())
"""In the list of ordinary words, and abbreviations when they stand in capitals."""


def is_word(capitals: str) -> bool:
    """Return whether *capitals* are an ordinary word that somebody wrote large."""
    small = capitals.lower().replace("’", "'")
    return small in COMMON or (len(small) > 2 and capitals not in _ABBREVIATED and is_ordinary(small))
