"""Numbers of headings as official documents write them: 一、 then （一） then 1. then （1）."""

import re
from collections.abc import Iterable
from dataclasses import replace

from dangjian_cli.document.document import Block, Heading

_DIGITS = "零一二三四五六七八九"
_NUMBERED = (
    re.compile(r"[一二三四五六七八九十百千零]+、"),
    re.compile(r"（[一二三四五六七八九十百千零]+）"),
    re.compile(r"[0-9]+\.(?![0-9])"),
    re.compile(r"（[0-9]+）"),
)


ANNEX = "附件"
"""How the heading of an annex begins; it has no number."""


def numbered(blocks: Iterable[Block]) -> tuple[Block, ...]:
    """The blocks with every heading numbered by its level; below the fourth level there are no numbers.

    A heading that carries the number of its level already keeps it, so that numbering twice changes nothing.
    """
    counts = [0] * len(_NUMBERED)
    done: list[Block] = []
    for block in blocks:
        if not isinstance(block, Heading) or block.level > len(counts) or block.text.startswith(ANNEX):
            done.append(block)
            continue
        level = max(block.level, 1)
        counts[level - 1] += 1
        counts[level:] = [0] * (len(counts) - level)
        known = _NUMBERED[level - 1].match(block.text)
        done.append(block if known else replace(block, text=_ordinal(level, counts[level - 1]) + block.text))
    return tuple(done)


def in_chinese(number: int) -> str:
    """A number from 1 to 9,999 as it is read: 十二, 二十, 一百零五."""
    text, gap = "", False
    for digit, place in zip(f"{number:04d}", "千百十 ", strict=True):
        if digit == "0":
            gap = bool(text)
            continue
        text += ("零" if gap else "") + _DIGITS[int(digit)] + place.strip()
        gap = False
    return text[1:] if text.startswith("一十") else text


def _ordinal(level: int, number: int) -> str:
    return (f"{in_chinese(number)}、", f"（{in_chinese(number)}）", f"{number}.", f"（{number}）")[level - 1]
