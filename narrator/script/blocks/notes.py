"""Footnotes and endnotes: named where they are referred to, read where the policy places them."""

from msgspec.structs import replace

from narrator.article.model import Block, Container, ContainerKind, LeftOutReason, Segment, walk
from narrator.config.policy import NotesPlacement, Treatment
from narrator.script.blocks.omission import leave_out_blocks
from narrator.script.writing_context import WritingContext


def notes_by_name(blocks: tuple[Block, ...]) -> dict[str, Container]:
    """Return every note of the tree by the name that references point to."""
    found: dict[str, Container] = {}
    for block in blocks:
        if isinstance(block, Container) and not block.skip:
            if block.kind is ContainerKind.NOTE and block.name:
                found.setdefault(block.name, block)
            found = notes_by_name(block.children) | found
    return found


def refer(segment: Segment, name: str, context: WritingContext) -> None:
    """Say "Note 3." after the sentence of *segment* that refers to it, and read the note if this is its place."""
    note = context.notes.by_name.get(name)
    if context.policy.footnote is not Treatment.SPEAK:
        context.manuscript.announce(
            segment, _label(note, context), context.phrases.language, after_ms=context.breaks.sentence_ms, refers=name
        )
    if note is None or id(note) in context.notes.done or context.notes.reading:
        return
    if context.policy.footnote is Treatment.DESCRIBE:
        return
    if context.policy.notes is NotesPlacement.PLACE:
        _read_at_place(note, context)
    elif context.policy.notes is NotesPlacement.SECTION and name not in context.notes.pending:
        context.notes.pending.append(name)


def _label(note: Container | None, context: WritingContext) -> str:
    if note is not None and note.number:
        return context.phrases.say("Note {n}.", n=note.number)
    return context.phrases.say("Note.")


def _read_at_place(note: Container, context: WritingContext) -> None:
    notes = context.notes
    notes.reading = True
    notes.done.add(id(note))
    mark = len(context.manuscript.drafts)
    context.walk(note.children, replace(context, paragraph_after_ms=context.breaks.sentence_ms))
    notes.reading = False
    last = context.manuscript.drafts[-1].segment if len(context.manuscript.drafts) > mark else None
    if last is not None and context.policy.footnote is Treatment.ANNOUNCE:
        phrase = context.phrases.say("End of note.")
        context.manuscript.announce(last, phrase, context.phrases.language, after_ms=context.breaks.sentence_ms)


def end_section(context: WritingContext) -> None:
    """Read the notes that the section referred to, where the policy reads them at the section's end."""
    pending = tuple(context.notes.pending)
    context.notes.pending.clear()
    for name in pending:
        note = context.notes.by_name[name]
        if id(note) not in context.notes.done:
            _read_note(note, context)


def write_notes(container: Container, context: WritingContext) -> None:
    """Write what a list of notes holds that has not been read yet; as the last chapter it waits for the end."""
    waits = context.policy.notes is NotesPlacement.END and not context.notes.ending
    if not waits and id(container) not in context.notes.done:
        context.notes.done.add(id(container))
        context.walk(container.children, context)


def write_note(note: Container, context: WritingContext) -> None:
    """Write one note, if the policy reads it and it has not been read."""
    if id(note) in context.notes.done:
        return
    if context.policy.footnote in {Treatment.SKIP, Treatment.DESCRIBE}:
        leave_out_blocks((note,), LeftOutReason.NOTE, context)
        return
    _read_note(note, context)


def _read_note(note: Container, context: WritingContext) -> None:
    context.notes.done.add(id(note))
    first = next((segment for segment, _ in walk(note.children) if segment.text), None)
    if first is None:
        return
    if context.policy.footnote is Treatment.ANNOUNCE:
        context.manuscript.announce(
            first, _label(note, context), context.phrases.language, after_ms=context.breaks.sentence_ms
        )
    was_reading, context.notes.reading = context.notes.reading, True
    context.walk(note.children, context)
    context.notes.reading = was_reading
