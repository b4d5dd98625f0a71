"""Every sentence of a report that rests on figures, with the codes of these figures."""

from collections.abc import Iterator, Sequence
from typing import Any

from surveyapp.report.model import Block, Callout, Chapter, Finding, Listing, Paragraph


def documents(chapters: Sequence[Chapter]) -> list[dict[str, Any]]:
    """In the order of the report: chapter, text, and the codes of variables, or of waves for who took part."""
    return [
        {"chapter": chapter.code, "text": text, "figures": list(codes)}
        for chapter in chapters
        for block in chapter.blocks
        for text, codes in told(block)
        if codes and text
    ]


def told(block: Block) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The sentences of a block with their codes; no codes behind words that rest on no figure."""
    if isinstance(block, Paragraph):
        yield block.text, block.codes
    elif isinstance(block, Listing | Callout):
        yield from zip(block.items, block.codes or ((),) * len(block.items), strict=True)
    elif isinstance(block, Finding):
        yield block.statement, (block.code,)
