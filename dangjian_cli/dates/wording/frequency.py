"""The word that says how often: 每季度, 每两周, 半年（一次）, 2次/年."""

import re

from dangjian_cli.dates.period import Grain
from dangjian_cli.dates.wording.tokens import Token

_GRAINS = (
    ("半年", Grain.HALF_YEAR, 1),
    ("学期", Grain.TERM, 1),
    ("半个月", Grain.HALF_MONTH, 1),
    ("半月", Grain.HALF_MONTH, 1),
    ("双周", Grain.WEEK, 2),
    ("双月", Grain.MONTH, 2),
    ("隔周", Grain.WEEK, 2),
    ("隔月", Grain.MONTH, 2),
    ("隔年", Grain.YEAR, 2),
    ("季", Grain.QUARTER, 1),
    ("年", Grain.YEAR, 1),
    ("月", Grain.MONTH, 1),
    ("旬", Grain.TEN_DAYS, 1),
    ("周", Grain.WEEK, 1),
    ("星期", Grain.WEEK, 1),
    ("礼拜", Grain.WEEK, 1),
    ("日", Grain.DAY, 1),
    ("天", Grain.DAY, 1),
)
_LARGER = {
    (Grain.MONTH, 3): Grain.QUARTER,
    (Grain.MONTH, 6): Grain.HALF_YEAR,
    (Grain.MONTH, 12): Grain.YEAR,
    (Grain.QUARTER, 2): Grain.HALF_YEAR,
    (Grain.QUARTER, 4): Grain.YEAR,
    (Grain.HALF_YEAR, 2): Grain.YEAR,
    (Grain.DAY, 7): Grain.WEEK,
}
_RATE = re.compile("([0-9]+)次/(.+)")
_BARE = "(半年度?|双周|双月|学期|半个?月|[周月旬]|月度|季度?|年度?)(?:报|会)?"


def read_head(token: Token) -> tuple[Grain, int, int]:
    """Grain, step and times that the word stands for: 每3个月 is quarterly, 2次/年 twice a year."""
    if rate := _RATE.fullmatch(token.text):
        grain, step = _grain(rate[2])
        return grain, step, max(int(rate[1]), 1)
    grain, step = _grain(token.text)
    step *= max(token.numbers[0], 1) if token.numbers else 1
    if (grain, step) in _LARGER:
        return _LARGER[grain, step], 1, 1
    return grain, step, 1


def read_bare(plain: str) -> tuple[Grain, int] | None:
    """Grain and step of a frequency written without 每, as the field 频次 often has it: 季度, 半年, 月报."""
    return _grain(plain) if re.fullmatch(_BARE, plain) else None


def _grain(text: str) -> tuple[Grain, int]:
    return next((grain, step) for word, grain, step in _GRAINS if word in text)
