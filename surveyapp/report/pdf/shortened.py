"""A brief report that is too long for one page, with fewer and fewer items in the list that may be shortened."""

from collections.abc import Iterator
from dataclasses import replace

from surveyapp.report.model import Block, Listing, Report


def shortenings(report: Report) -> Iterator[Report]:
    """The report with one item less, two less and so on, down to one item; nothing when no list may be shortened."""
    lists = (block for chapter in report.chapters for block in chapter.blocks if isinstance(block, Listing))
    most = max((len(each.others) for each in lists), default=0)
    for number in range(1, most + 1):
        chapters = [
            replace(chapter, blocks=tuple(_without(block, number) for block in chapter.blocks))
            for chapter in report.chapters
        ]
        yield replace(report, chapters=tuple(chapters))


def _without(block: Block, number: int) -> Block:
    if not isinstance(block, Listing) or len(block.others) < number:
        return block
    kept = sorted(block.first[:-number])
    codes = (*(block.codes[place] for place in kept), ()) if block.codes else ()
    return replace(block, items=(*(block.items[place] for place in kept), block.others[number - 1]), codes=codes)
