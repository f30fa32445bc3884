"""Footnotes and endnotes: named where they are referred to, read where the policy places them."""

from msgspec.structs import replace

from narrator.article.model import Block, Container, ContainerKind, LeftOutReason, Segment, walk
from narrator.config.policy import NotesPlacement, Treatment
from narrator.script.blocks.omission import leave_out_blocks
from narrator.script.scene import Scene


def notes_by_name(blocks: tuple[Block, ...]) -> dict[str, Container]:
    """Return every note of the tree by the name that references point to."""
    found: dict[str, Container] = {}
    for block in blocks:
        if isinstance(block, Container) and not block.skip:
            if block.kind is ContainerKind.NOTE and block.name:
                found.setdefault(block.name, block)
            found = notes_by_name(block.children) | found
    return found


def refer(segment: Segment, name: str, scene: Scene) -> None:
    """Say "Note 3." after the sentence of *segment* that refers to it, and read the note if this is its place."""
    note = scene.notes.by_name.get(name)
    if scene.policy.footnote is not Treatment.SPEAK:
        scene.manuscript.announce(
            segment, _label(note, scene), scene.wording.language, after_ms=scene.breaks.sentence_ms, refers=name
        )
    if note is None or id(note) in scene.notes.done or scene.notes.reading:
        return
    if scene.policy.footnote is Treatment.DESCRIBE:
        return
    if scene.policy.notes is NotesPlacement.PLACE:
        _read_at_place(note, scene)
    elif scene.policy.notes is NotesPlacement.SECTION and name not in scene.notes.pending:
        scene.notes.pending.append(name)


def _label(note: Container | None, scene: Scene) -> str:
    if note is not None and note.number:
        return scene.wording.say("note.reference", n=note.number)
    return scene.wording.say("note.unnumbered")


def _read_at_place(note: Container, scene: Scene) -> None:
    notes = scene.notes
    notes.reading = True
    notes.done.add(id(note))
    mark = len(scene.manuscript.drafts)
    scene.walk(note.children, replace(scene, paragraph_after_ms=scene.breaks.sentence_ms))
    notes.reading = False
    last = scene.manuscript.drafts[-1].segment if len(scene.manuscript.drafts) > mark else None
    if last is not None and scene.policy.footnote is Treatment.ANNOUNCE:
        phrase = scene.wording.say("note.end")
        scene.manuscript.announce(last, phrase, scene.wording.language, after_ms=scene.breaks.sentence_ms)


def end_section(scene: Scene) -> None:
    """Read the notes that the section referred to, where the policy reads them at the section's end."""
    pending = tuple(scene.notes.pending)
    scene.notes.pending.clear()
    for name in pending:
        note = scene.notes.by_name[name]
        if id(note) not in scene.notes.done:
            _read_note(note, scene)


def write_notes(container: Container, scene: Scene) -> None:
    """Write what a list of notes holds that has not been read yet; as the last chapter it waits for the end."""
    waits = scene.policy.notes is NotesPlacement.END and not scene.notes.ending
    if not waits and id(container) not in scene.notes.done:
        scene.notes.done.add(id(container))
        scene.walk(container.children, scene)


def write_note(note: Container, scene: Scene) -> None:
    """Write one note, if the policy reads it and it has not been read."""
    if id(note) in scene.notes.done:
        return
    if scene.policy.footnote in {Treatment.SKIP, Treatment.DESCRIBE}:
        leave_out_blocks((note,), LeftOutReason.NOTE, scene)
        return
    _read_note(note, scene)


def _read_note(note: Container, scene: Scene) -> None:
    scene.notes.done.add(id(note))
    first = next((segment for segment, _ in walk(note.children) if segment.text), None)
    if first is None:
        return
    if scene.policy.footnote is Treatment.ANNOUNCE:
        scene.manuscript.announce(first, _label(note, scene), scene.wording.language, after_ms=scene.breaks.sentence_ms)
    was_reading, scene.notes.reading = scene.notes.reading, True
    scene.walk(note.children, scene)
    scene.notes.reading = was_reading
