"""How much one text says the same as another: for measures that only repeat the task or the problem."""

import re

from dangjian_cli.base.text import bare

_SAID = re.compile("[0-9A-Za-z\u4e00-\u9fff]")
"""A character that `bare` leaves as it is."""
# Compiled by `re` at the first comparison: start-up counts.
_EMPTY_WORDS = (
    "进一步|切实|认真|加强|强化|及时|针对|着力|坚决|抓好|做好|整改|整治|解决|纠正|克服|杜绝|改进|问题|情况|现象|存在|力度"
    "|不够|不足|没有|[不未的等]"
)
"""Words that a measure adds to a problem, or drops from it, without saying what will be done."""


def same(one: str, other: str) -> bool:
    """Whether two texts differ in nothing but spaces, punctuation and width."""
    if one == other:
        return True
    begun, other_begun = one[:1], other[:1]
    if begun != other_begun and _SAID.fullmatch(begun) and _SAID.fullmatch(other_begun):
        return False
    return bare(one) == bare(other)


def likeness(one: str, other: str) -> float:
    """How alike two texts are, 0 to 1: the share of common pairs of characters (Dice), empty words left out.

    Pairs keep word order inside words and forget it between them: 会议记录不规范 and 规范会议记录 are near 1.
    Linear in the length of the texts.
    """
    ours, theirs = _pairs(one), _pairs(other)
    return 2 * len(ours & theirs) / (len(ours) + len(theirs)) if ours and theirs else 0.0


def _pairs(text: str) -> set[str]:
    said = re.sub(_EMPTY_WORDS, "", bare(text))
    return {said[at : at + 2] for at in range(len(said) - 1)}
