"""Numbers of headings as official documents have them: 一、 （一） 1. （1） (GB/T 9704-2012 7.3.3 [B])."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from dangjian_cli.document.document import Block, Heading

_DIGITS = "零一二三四五六七八九"
_DEEPEST = 4
ANNEX = "附："
"""How the heading of an annex begins."""


def chinese(number: int) -> str:
    """A number from 1 to 99 in Chinese: 十二, 二十, 九十九; a greater one in digits."""
    if not 0 < number < 100:
        return str(number)
    tens, ones = divmod(number, 10)
    ten = ("" if tens == 1 else _DIGITS[tens]) + "十" if tens else ""
    return ten + (_DIGITS[ones] if ones or not tens else "")


def numbered(blocks: Iterable[Block]) -> Iterator[Block]:
    """The blocks with every heading numbered within the heading above it; an annex (附：) has no number."""
    counts = [0] * (_DEEPEST + 1)
    for block in blocks:
        if isinstance(block, Heading) and not block.text.startswith(ANNEX):
            level = min(max(block.level, 1), _DEEPEST)
            counts[level] += 1
            counts[level + 1 :] = [0] * (_DEEPEST - level)
            yield replace(block, text=_number(counts[level], level) + block.text)
        else:
            yield block


def _number(count: int, level: int) -> str:
    return (f"{chinese(count)}、", f"（{chinese(count)}）", f"{count}.", f"（{count}）")[level - 1]
