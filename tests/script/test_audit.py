"""The pronunciation audit."""

from script.posts import paragraph, post

from narrator.config.voice_profile import LexiconEntry, VoiceProfile
from narrator.script.audit import audit

PROFILE = VoiceProfile("default")


def words(text: str, profile: VoiceProfile = PROFILE, **fields: object) -> list[str]:
    """Return the risky words of a post, the riskiest first."""
    return [risk.word for risk in audit(post(text, **fields), profile)]


def test_an_ordinary_text_has_no_risks() -> None:
    """Words, figures and names that every voice says."""
    assert words("On Monday we paid $3.50 in London. It rained until 6 p.m., Mary said.") == []


def test_the_order_is_the_risk() -> None:
    """Foreign letters first, then names by how strange their spelling is, and what has no vowel."""
    found = words("Then zstd met Anna Szczepanska, Łukasz and Dunmore.")
    assert found == ["Łukasz", "Szczepanska", "zstd", "Dunmore"]


def test_what_rules_say_stands_below_what_the_voice_decides() -> None:
    """Initialisms that are spelled, ordinary words in capitals, initials and hashes are no risks."""
    found = words("The U.S. TSA, its ROI and Anna Jelks use FedRAMP, DATA and c5c3b21. FedRAMPed things, too.")
    assert found == ["FedRAMP", "Jelks"]


def test_title_and_author_are_said_too() -> None:
    """The opening speaks them."""
    assert words("It rained.", title="A ferry with zstd", author="Ada Nguyen") == ["zstd", "Nguyen", "Ada"]


def test_what_the_lexicon_says_is_settled() -> None:
    """A word with a lexeme is no risk."""
    profile = VoiceProfile("default", lexicon=(LexiconEntry("Szczepanska", alias="shcheh pan ska"),))
    assert words("Then came Szczepanska.", profile) == []


def test_a_word_is_listed_once_with_its_count() -> None:
    """Its first place gives line, segment and context; a possessive is the same word."""
    article = post("Quiet.", paragraph("They met Szczepanska. And Szczepanska's boat.", lines=(7, 7)))
    (risk,) = audit(article, PROFILE)
    assert (risk.count, risk.line, risk.segment) == (2, 7, article.segments()[1].id)
    assert risk.context == "They met Szczepanska."
    assert risk.said == "Szczepanska"


def test_capitals_at_a_sentences_start_are_no_names() -> None:
    """Nor in headings, nor where the word stands in small letters elsewhere."""
    assert words("Boats came. Gunwales creaked, and gunwales broke.") == []


def test_what_nobody_teaches_is_not_listed() -> None:
    """Addresses, paths, words joined by dashes; names that are ordinary words in one, and elisions."""
    text = "See https://img.example.org/zstd_2x.png or usr/zstd/lib---then a HashMap met Szczepanska and the Princess."
    assert words(text) == ["Szczepanska"]
    assert words("Puis l’utilisateur et d’Szczepanska.", language="fr") == ["Szczepanska"]


def test_ordinary_words_in_one_are_no_names() -> None:
    """Nor are other forms of a word that is listed, versions, and figures beside signs that are words."""
    found = words("At a Department-level desk the Zulip team, and two Zulips met for 2.x with three IDEs and an IDE.")
    assert found == ["Zulip"]
    assert words("10月にSzczepanskaと2つのzstdが来た。", language="ja") == ["zstd", "Szczepanska"]


def test_what_is_said_by_rules_of_ordinary_words_is_no_risk() -> None:
    """Figures before words, letters with figures, compounds of clear parts; a capital inside a name is one of names."""
    found = words(
        "A 2-element list in r10, 20x an HTTPS-only site, PatternID, MeToo, a Workflow; McMurray met LeVasseur."
    )
    assert found == ["LeVasseur", "McMurray"]


def test_capitals_that_may_be_a_word() -> None:
    """A voice spells what has no vowel, and rules spell what begins or ends with one; "JIT" is often said as a word."""
    assert words("The FSF, the TTS, an ATO, the ISA and the JIT met EITI.") == ["EITI", "JIT"]
