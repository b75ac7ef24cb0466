"""Anchors of a paper, each once: pieces that do not know of one another may give theirs the same name."""

from collections.abc import Iterable
from dataclasses import replace

from goldenthread.reports.blocks import Block, Chart, Heading, Table


def distinct(blocks: Iterable[Block], taken: set[str]) -> tuple[Block, ...]:
    """The blocks, those whose anchor is ``taken`` with another in its place; each anchor is taken thereby."""
    return tuple(_distinct(block, taken) for block in blocks)


def _distinct(block: Block, taken: set[str]) -> Block:
    if not isinstance(block, Heading | Table | Chart) or not block.anchor:
        return block
    anchor, number = block.anchor, 1
    while anchor in taken:
        number += 1
        anchor = f"{block.anchor}-{number}"
    taken.add(anchor)
    return block if anchor == block.anchor else replace(block, anchor=anchor)
