"""One spelling for all: full-width, Chinese numerals, dashes, brackets, traditional characters, spaces."""

import re
from collections.abc import Callable

from dangjian_cli.base.text import chinese_number, half_width

_DASHES = "‐‑‒–—―−〜~﹣－ー─"
_BRACKETS = "()[]{}【】〔〕〖〗《》<>〈〉“”‘’\"'「」『』﹙﹚的"
_CIRCLED = "".join(map(chr, range(0x2460, 0x249C)))
_TRADITIONAL = dict(
    zip(
        "內號長堅適時個兩週開啟動續進點間節學會後隨實報級據應貫徹隔歲終慶",
        "内号长坚适时个两周开启动续进点间节学会后随实报级据应贯彻隔岁终庆",
        strict=True,
    )
)
_TABLE = str.maketrans(
    dict.fromkeys(_BRACKETS + _CIRCLED)
    | dict.fromkeys(_DASHES, "-")
    | dict.fromkeys("·•・．", ".")
    | dict.fromkeys("\r\n", ";")
    | _TRADITIONAL
)

# Expressions that most texts do not need are left to `re` to compile when one does: start-up counts.
_N = "〇零○一二三四五六七八九十百两"
_NUMERALS = frozenset(_N)
_UNITS = r"个|年|月|日|号|天|周|星期|季|旬|次|小时|工作日|学期|半月"
_NUMERAL = (
    rf"(?<![周期0-9{_N}])[{_N}]{{1,6}}"  # 六月; 三、四季度; not the 一 of 周一
    rf"(?=(?:[至到、,和及与/-][{_N}]{{1,6}}){{0,5}}(?:{_UNITS}))"
    rf"|(?<=[周期])[{_N}]{{1,3}}(?=[次个场])"  # but 每周一次
)
_WELL_FORMED = (
    "[一二三四五六七八九]?十[一二三四五六七八九]?"
    "|[一二三四五六七八九两]百(?:零[一二三四五六七八九]|[一二三四五六七八九]十[一二三四五六七八九]?)?"
)
_SHARED_ORDINAL = "第(?=[0-9](?:[、,和及与至到-][0-9])+季)"
"""第1、2季度 is 1、2季度."""
_LETTER_O = "(?<=[二十〇零○])[OoＯ0](?=[一二三四五六七八九])"
_APART = re.compile(r"(?<=[0-9])\s+(?=[0-9])")
"""2026-06-30 18:00: what a space separates must not become one number."""
_SPECIAL: tuple[tuple[str, str, str | Callable[[re.Match[str]], str]], ...] = (
    ("元月", "元月", "1月"),
    ("20", "(?<![0-9])20[0-9]{2}(?=[一二三四五六七八九十]{1,3}[月季])", lambda found: f"{found[0]}年"),
    ("内", "(?<![0-9十])(?:一|两)月(?=(?:之|以)?内)", lambda found: f"{found[0][0]}个月"),
    ("每", "每个?(?:周|星期|礼拜)(?=[一二三四五六日天](?![次个常期程报均场]))", "每周周"),
)
"""A sign that a text must show, the expression, what stands for what it finds."""


def normalise(text: str) -> str:
    """The text in the one spelling that `tokens` reads.

    Half-width, Arabic numbers before units, `-` for every dash, no spaces, brackets or quotation marks.
    """
    plain = "".join(_APART.sub(";", half_width(text)).split()).translate(_TABLE)
    if plain.isascii():
        return plain
    for sign, pattern, replacement in _SPECIAL:
        if sign in plain:
            plain = re.sub(pattern, replacement, plain)
    if not _NUMERALS.isdisjoint(plain):
        if any(letter in plain for letter in "OoＯ0"):
            plain = re.sub(_LETTER_O, "〇", plain)
        plain = re.sub(_NUMERAL, _arabic, plain)
    return re.sub(_SHARED_ORDINAL, "", plain) if "第" in plain else plain


def _arabic(found: re.Match[str]) -> str:
    """The numeral in digits. 七八月 names two months: digits in a row are joined by 、 except in a year."""
    numeral = found[0]
    if "十" in numeral or "百" in numeral:
        return str(chinese_number(numeral)) if re.fullmatch(_WELL_FORMED, numeral) else numeral
    digits = [str(chinese_number(char)) for char in numeral]
    is_year = found.string.startswith("年", found.end())
    return ("" if is_year else "、").join(digits)
