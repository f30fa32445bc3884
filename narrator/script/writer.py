"""Write an article's script in one voice profile: the order of work is the body of `write`."""

from collections.abc import Sequence

from msgspec.structs import replace

from narrator.article.model import (
    Article,
    Container,
    ContainerKind,
    LeftOut,
    LeftOutReason,
    Notice,
    Segment,
    SegmentKind,
)
from narrator.article.words import folded
from narrator.config.policy import NotesPlacement, Treatment
from narrator.config.voice_profile import VoiceProfile
from narrator.languages.phrases import phrases_for
from narrator.languages.tags import SOURCE_LANGUAGE
from narrator.script.blocks import notes
from narrator.script.blocks.numbered_headings import numbered_headings
from narrator.script.breaks import reconciled
from narrator.script.chapters import chapters
from narrator.script.draft import Draft, Manuscript
from narrator.script.given_voices import given_voices
from narrator.script.lexicon.load import load_lexicon
from narrator.script.lexicon.matcher import Lexicon
from narrator.script.model import Part, Role, Script, Utterance
from narrator.script.opening import opening
from narrator.script.other_scripts import LATIN_READER, runs_of_other_scripts
from narrator.script.parts import parts
from narrator.script.preflight import preflight, regions_of
from narrator.script.spoken_forms import SpokenForms
from narrator.script.spoken_length import spoken_ms
from narrator.script.unsaid import unsaid
from narrator.script.walker import walk_blocks
from narrator.script.writing_context import Notes, WritingContext

SaidDraft = tuple[Draft, tuple[Part, ...]]


def write(
    article: Article,
    profile: VoiceProfile,
    forms: SpokenForms | None = None,
    *,
    languages: frozenset[str] | None = None,
) -> Script:
    """Return what will be said for *article* in *profile*, whose policy, breaks and lexicons are merged already.

    *forms*: the spoken forms that are known already. *languages*: those that the profile has further voices for, by
    their first subtag; None: its engine finds a voice for any.

    Every word of the article's segments is the `written` of one utterance of role text, or stands in `left_out`.
    """
    forms = SpokenForms() if forms is None else forms
    forms.regions = regions_of(article)
    context = _context(article, profile, forms, languages)
    walk_blocks(article.blocks, context)
    _end(article, context)
    lexicon, remarks = load_lexicon(profile)
    spoken, silent = _spoken(context.manuscript.drafts, lexicon, context)
    if profile.policy.opening:
        spoken = _with_opening(spoken, article, profile, lexicon, context)
    unheard = [notice for draft, said in spoken for notice in unsaid(draft, said, _written(draft))]
    utterances = _utterances(spoken)
    return Script(
        profile=profile.name,
        language=article.language,
        utterances=utterances,
        chapters=chapters(article, profile.policy, [draft for draft, _ in spoken], utterances),
        start_ms=profile.breaks.start_ms,
        end_ms=profile.breaks.end_ms,
        left_out=_in_order(article, [*context.manuscript.left_out, *silent]),
        notices=(
            *remarks,
            *_untranslated(context),
            *context.given.notices,
            *context.manuscript.notices,
            *unheard,
            *preflight(article),
        ),
        guessed=tuple(context.manuscript.guessed),
    )


def _untranslated(context: WritingContext) -> tuple[Notice, ...]:
    """Say so where the announcements are in English because nobody has translated them."""
    if context.phrases.is_translated:
        return ()
    text = f"narrator has no announcements in “{context.article.language}”: they are said in English"
    return (Notice("announcements-untranslated", text),)


def _in_order(article: Article, left_out: list[LeftOut]) -> tuple[LeftOut, ...]:
    """Return *left_out* as it stands in the article: notes may have been read, and what is silent found, late."""
    places = {segment.id: place for place, segment in enumerate(article.segments())}
    return tuple(sorted(left_out, key=lambda entry: (places[entry.segment], entry.offset)))


def _context(
    article: Article, profile: VoiceProfile, forms: SpokenForms, voices: frozenset[str] | None
) -> WritingContext:
    phrases = phrases_for(article.language)
    if not phrases.is_translated and voices is not None and SOURCE_LANGUAGE not in voices:
        phrases = replace(phrases, language=article.language)  # No English voice: better so than not at all.
    return WritingContext(
        article=article,
        policy=profile.policy,
        breaks=profile.breaks,
        phrases=phrases,
        manuscript=Manuscript(),
        notes=Notes(by_name=notes.notes_by_name(article.blocks)),
        forms=forms,
        walk=walk_blocks,
        language=article.language,
        voices=voices,
        quote_voice=profile.quote_voice is not None,
        numbered=numbered_headings(article),
        given=given_voices(article, profile),
        paragraph_after_ms=profile.breaks.paragraph_ms,
    )


def _end(article: Article, context: WritingContext) -> None:
    """Read what waits for the article's end: the last section's notes, or the chapter of notes."""
    notes.end_section(context)
    if context.policy.notes is not NotesPlacement.END:
        return
    mark = len(context.manuscript.drafts)
    context.notes.ending = True
    for container in _note_lists(article.blocks):
        notes.write_notes(container, context)
    if len(context.manuscript.drafts) > mark and not _ends_in_heading(context.manuscript.drafts[:mark]):
        title = context.phrases.say("Notes")
        first = context.manuscript.drafts[mark]
        context.manuscript.drafts.insert(
            mark,
            Draft(
                role=Role.ANNOUNCEMENT,
                segment=first.segment,
                text=f"{title}.",
                language=context.phrases.language,
                before_ms=context.breaks.heading_before_ms,
                after_ms=context.breaks.heading_after_ms,
                chapter=title,
            ),
        )


def _note_lists(blocks: Sequence[Segment | Container]) -> list[Container]:
    found = []
    for block in blocks:
        if isinstance(block, Container) and not block.skip:
            found += [block] if block.kind is ContainerKind.NOTES else _note_lists(block.children)
    return found


def _ends_in_heading(drafts: Sequence[Draft]) -> bool:
    segment = drafts[-1].segment if drafts else None
    return segment is not None and segment.kind is SegmentKind.HEADING


def _with_opening(
    spoken: list[SaidDraft], article: Article, profile: VoiceProfile, lexicon: Lexicon, context: WritingContext
) -> list[SaidDraft]:
    lead = 1 if spoken and _is_title(spoken[0][0], article) else 0
    drafts = opening(
        article, context, length_ms=_length_ms(spoken, profile), rate_wpm=profile.rate, title_is_said=bool(lead)
    )
    if drafts and len(spoken) > lead:
        drafts[-1] = replace(drafts[-1], after_ms=profile.breaks.heading_before_ms)
    return [*spoken[:lead], *_spoken(drafts, lexicon, context)[0], *spoken[lead:]]


def _length_ms(spoken: Sequence[SaidDraft], profile: VoiceProfile) -> float:
    """Return about how long the recording will be, its opening not counted."""
    breaks = profile.breaks
    if not spoken or profile.rate <= 0:
        return 0
    said_ms = sum(
        spoken_ms(" ".join(part.text for part in said), draft.language, profile.rate, breaks) for draft, said in spoken
    )
    return said_ms + sum(reconciled([draft for draft, _ in spoken])) + breaks.start_ms + breaks.end_ms


def _is_title(draft: Draft, article: Article) -> bool:
    """Return whether the text begins with its own title, which then is said once, as the author's words."""
    segment = draft.segment
    is_heading = segment is not None and segment.kind is SegmentKind.HEADING and draft.role is Role.TEXT
    return is_heading and folded(_written(draft)) == folded(article.title) != ""


def _announced(draft: Draft, voice: str) -> Draft:
    return replace(draft, voice_for=voice) if draft.role is Role.ANNOUNCEMENT and draft.voice_for != voice else draft


def _written(draft: Draft) -> str:
    if draft.role is Role.TEXT and draft.segment is not None:
        return draft.segment.text[draft.begin : draft.end]
    return draft.text


def _spoken(
    drafts: Sequence[Draft], lexicon: Lexicon, context: WritingContext
) -> tuple[list[SaidDraft], list[LeftOut]]:
    """Return the drafts that can be said, each with its parts, and what has no spoken form."""
    names_links = context.policy.link in {Treatment.ANNOUNCE, Treatment.DESCRIBE}
    names_struck = context.policy.struck is Treatment.ANNOUNCE
    spoken, silent = [], []
    plain: dict[tuple[str, str, str], tuple[Part, ...]] = {}
    """Text without marks, its language and voice → its parts: announcements and cells say the same over and over."""
    for written in drafts:
        draft = _announced(written, context.given.announcements)
        is_plain = not draft.spans and not (draft.text and draft.role is Role.TEXT)
        key = (_written(draft), draft.language, draft.voice_for)
        said = plain.get(key) if is_plain else None
        if said is None:
            said = parts(
                draft,
                lexicon,
                context.phrases,
                context.forms,
                names_links=names_links,
                names_struck=names_struck,
                voices=context.voices,
                cast=context.given.names,
            )
        if is_plain:
            plain[key] = said
        _note_scripts(draft, said, context)
        if said:
            spoken.append((draft, said))
        elif draft.segment is not None and draft.role is Role.TEXT:
            segment = draft.segment
            silent.append(
                LeftOut(
                    reason=LeftOutReason.SYMBOL,
                    text=_written(draft),
                    kind=segment.kind,
                    segment=segment.id,
                    lines=segment.lines,
                    offset=draft.begin,
                )
            )
    return spoken, silent


def _note_scripts(draft: Draft, said: Sequence[Part], context: WritingContext) -> None:
    """Remember whose voice reads words of another script, which nobody declared; tell once what no voice reads."""
    manuscript, voices = context.manuscript, context.voices
    for part in said:
        if part.language == draft.language and voices is None:
            continue  # nearly every part
        own = {draft.language, context.language, *(span.value for span in draft.spans)}
        if part.language not in {*own, *manuscript.guessed} and draft.role is Role.TEXT:
            manuscript.guessed.append(part.language)
        runs = () if voices is None else runs_of_other_scripts(part.text, part.language)
        for begin, end, language in runs:
            name = f"“{language}”"
            if language != LATIN_READER and not any(notice.text.startswith(name) for notice in manuscript.notices):
                text = f"{name} has no voice here, and the main one reads “{part.text[begin:end]}”"
                segment = draft.segment.id if draft.segment is not None else ""
                manuscript.notices.append(Notice("script-without-voice", text, segment=segment))


def _utterances(spoken: Sequence[SaidDraft]) -> tuple[Utterance, ...]:
    breaks = reconciled([draft for draft, _ in spoken])
    counts: dict[tuple[str, Role], int] = {}
    utterances = []
    for (draft, said), break_ms in zip(spoken, breaks, strict=True):
        segment = draft.segment.id if draft.segment is not None else ""
        owner = draft.name or segment
        number = counts[owner, draft.role] = counts.get((owner, draft.role), 0) + 1
        mark = "" if draft.role is Role.TEXT else "a"
        utterances.append(
            Utterance(
                id=f"{owner}.{mark}{number}",
                segment=segment,
                role=draft.role,
                written=_written(draft),
                parts=said,
                language=draft.language,
                break_after_ms=break_ms,
                begin=draft.begin,
                end=draft.end,
                refers=draft.refers,
                speaker=draft.speaker,
            )
        )
    return tuple(utterances)
