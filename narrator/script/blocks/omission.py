"""Leaving out whole blocks, each segment once: a note in them may have been read elsewhere already."""

from narrator.article.model import Block, Container, LeftOutReason
from narrator.script.scene import Scene


def leave_out_blocks(blocks: tuple[Block, ...], reason: LeftOutReason, scene: Scene) -> None:
    """List every segment of *blocks* as left out, but for the notes that have been read; the rest never will be."""
    for block in blocks:
        if not isinstance(block, Container):
            scene.manuscript.leave_out(block, reason)
        elif id(block) not in scene.notes.done:
            scene.notes.done.add(id(block))
            leave_out_blocks(block.children, reason, scene)
