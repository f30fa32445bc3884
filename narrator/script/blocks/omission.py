"""Leaving out whole blocks, each segment once: a note in them may have been read elsewhere already."""

from narrator.article.model import Block, Container, LeftOutReason
from narrator.script.writing_context import WritingContext


def leave_out_blocks(blocks: tuple[Block, ...], reason: LeftOutReason, context: WritingContext) -> None:
    """List every segment of *blocks* as left out, but for the notes that have been read; the rest never will be."""
    for block in blocks:
        if not isinstance(block, Container):
            context.manuscript.leave_out(block, reason)
        elif id(block) not in context.notes.done:
            context.notes.done.add(id(block))
            leave_out_blocks(block.children, reason, context)
