"""Repairs of mistakes of typing: colons, commas, brackets, quotation marks, characters that nobody sees."""

import re
from collections.abc import Mapping, Sequence

from dangjian_cli.edit.columns import align, align_anyhow, align_element, indent_line
from dangjian_cli.edit.spot import Cut, Repair, Spot
from dangjian_cli.models.kinds import Kind
from dangjian_cli.syntax.patterns import KEY, SPACES
from dangjian_cli.syntax.writing import line_scalar

_BLANK = re.compile(rf"[ \t{SPACES}]")
_BLANKS = re.compile(rf"[ \t{SPACES}]*")
_AT_LEAST = re.compile(rf">[=＝][ {SPACES}]*(?=[0-9])")
_CLOSERS = {"［": "］]", "｛": "｝}"}
_WIDE = {"［": "[", "｛": "{", "］": "]", "｝": "}"}
_HARMLESS = "\u00ad\u180e\u200b\u2060\ufeff"
"""Characters of no width that no script needs: soft hyphen, spaces of no width, marks of byte order."""
_PAIR = re.compile(rf"[ ]*(?:- +)*{KEY}: +(?P<value>\S.*)")
_COMMENT = re.compile(r"\s+#.*$")
_WORD = re.compile(rf"(?P<key>{KEY})(?= |$|\r)")
_DOCUMENT_NUMBER = re.compile(r"\[(?P<year>[12][0-9]{3})\]")


def _after_blanks(text: str, at: int) -> int:
    found = _BLANKS.match(text, at)
    return found.end() if found is not None else at


def _blank_after(text: str, at: int) -> str:
    """One blank, where something follows on the line."""
    return "" if text[at : at + 1] in ("", "\r", "\n") else " "


def _colon(spot: Spot) -> Sequence[Cut]:
    """A colon that YAML knows, one blank behind it and none before."""
    start = spot.start
    while start > 0 and _BLANK.match(spot.text[start - 1]):
        start -= 1
    end = _after_blanks(spot.text, spot.end)
    return [Cut(start, end, ":" + _blank_after(spot.text, end))]


def _space(spot: Spot) -> Sequence[Cut]:
    return [Cut(spot.start, spot.start, " ")]


def _ideographic_space(spot: Spot) -> Sequence[Cut]:
    end = _after_blanks(spot.text, spot.start)
    return [Cut(spot.start, end, _blank_after(spot.text, end))]


def _dash(spot: Spot) -> Sequence[Cut]:
    return [Cut(spot.start, _after_blanks(spot.text, spot.end), "- ")]


def _comma(spot: Spot) -> Sequence[Cut]:
    return [Cut(spot.start, _after_blanks(spot.text, spot.end), ", ")]


def _bracket(spot: Spot) -> Sequence[Cut]:
    """A closing bracket, or both of a value. `［甲、乙］` may be one name or two."""
    opener = spot.written
    if opener not in _CLOSERS:
        return [Cut(spot.start, spot.end, spot.value("bracket"))]
    line_end = spot.lines.start(spot.number + 1)
    ends = [at for sign in _CLOSERS[opener] if (at := spot.text.find(sign, spot.start, line_end)) >= 0]
    if not ends or "、" in spot.text[spot.start : min(ends)]:
        return []
    end = min(ends)
    closer = _WIDE.get(spot.text[end], spot.text[end])
    return [Cut(spot.start, spot.end, _WIDE[opener]), Cut(end, end + 1, closer)]


def _key(spot: Spot) -> Sequence[Cut]:
    inner = spot.written[1:-1]
    return [Cut(spot.start, spot.end, inner)] if re.fullmatch(KEY, inner) else []


def _at_least(spot: Spot) -> Sequence[Cut]:
    """`>=200` is `≥200`; what `>200` means nobody knows: perhaps 200 is enough."""
    found = _AT_LEAST.match(spot.text, spot.start)
    return [Cut(spot.start, found.end(), "≥")] if found is not None else []


def _hidden(spot: Spot) -> Sequence[Cut]:
    """Every place of the character in the file, for it is reported once."""
    char = spot.written
    if char not in _HARMLESS:
        return []
    return [Cut(found.start(), found.end(), "") for found in re.finditer(char, spot.text)]


def _whole_value(spot: Spot) -> tuple[int, str] | None:
    """Start and text of the value that the spot begins, when it is all that its line says behind a key."""
    begin = spot.lines.start(spot.number)
    found = _PAIR.match(spot.lines.line(spot.number))
    if found is None or begin + found.start("value") != spot.start:
        return None
    return spot.start, _COMMENT.sub("", found["value"]).rstrip()


def _quoted(spot: Spot) -> Sequence[Cut]:
    """The whole value in quotation marks: it begins with a sign and means it."""
    found = _whole_value(spot)
    if found is None or found[1][:1] in "[{|>-?,]}":
        return []
    start, value = found
    return [Cut(start, start + len(value), line_scalar(value))]


def _unquoted(spot: Spot) -> Sequence[Cut]:
    """The value without the one quotation mark that it begins with."""
    found = _whole_value(spot)
    if found is None or found[1].count(found[1][0]) > 1:
        return []
    start, value = found
    return [Cut(start, start + len(value), line_scalar(value[1:].strip()))]


def _closed(spot: Spot) -> Sequence[Cut]:
    found = _whole_value(spot)
    if found is None or found[1][0] != "[" or any(sign in found[1][1:] for sign in "[]{}\"':"):
        return []
    end = found[0] + len(found[1])
    return [Cut(end, end, "]")]


def _known(kind: Kind | None, key: str) -> bool:
    """Whether the word is a key of the kind's entries."""
    if kind is None:
        return False
    return key in kind.synonyms or any(key == info.alias for info in kind.entry.model_fields.values())


def _missing_colon(spot: Spot) -> Sequence[Cut]:
    word = _WORD.match(spot.text, spot.start)
    if word is None or not _known(spot.kind, word["key"]):
        return []
    end = _after_blanks(spot.text, word.end())
    return [Cut(word.end(), end, ":" + _blank_after(spot.text, end))]


def _wide_colon(spot: Spot) -> Sequence[Cut]:
    """A full-width colon in the value, unless another key stands before it: two pairs on one line."""
    before = re.split(r"[ ,，；;。]", spot.text[spot.lines.start(spot.number) : spot.start])[-1]
    return [] if _known(spot.kind, before) else [Cut(spot.start, _after_blanks(spot.text, spot.end), "：")]


def _comma_between(spot: Spot) -> Sequence[Cut]:
    start = spot.start
    while _BLANK.match(spot.text[start - 1]):
        start -= 1
    return [Cut(start, spot.start, ", ")]


def _wide_comma(spot: Spot) -> Sequence[Cut]:
    return [Cut(spot.start, _after_blanks(spot.text, spot.start + 1), "，")]


def _without(spot: Spot) -> Sequence[Cut]:
    return [Cut(spot.start, spot.end, "")]


def _document_number(spot: Spot) -> Sequence[Cut]:
    found = _DOCUMENT_NUMBER.match(spot.text, spot.start)
    return [Cut(found.start(), found.end(), f"〔{found['year']}〕")] if found is not None else []


SAFE: Mapping[tuple[str, str], Repair] = {
    ("DJ004", "full_width_colon"): _colon,
    ("DJ004", "missing_space"): _space,
    ("DJ004", "ideographic_space"): _ideographic_space,
    ("DJ014", "tab"): indent_line,
    ("DJ014", "ideographic_indent"): indent_line,
    ("DJ014", "other_indent"): indent_line,
    ("DJ014", "wrong_dash"): _dash,
    ("DJ014", "dash_without_space"): _dash,
    ("DJ014", "dash_misaligned"): align_element,
    ("DJ014", "dash_too_deep"): align_element,
    ("DJ014", "too_little"): align,
    ("DJ014", "too_much"): align,
    ("DJ015", "full_width_comma"): _comma,
    ("DJ015", "full_width_bracket"): _bracket,
    ("DJ015", "quoted_key"): _key,
    ("DJ015", "curly_quoted_key"): _key,
    ("DJ016", "comparison"): _at_least,
    ("DJ020", "zero_width"): _hidden,
}
"""Repairs that change nothing but the mistake, by code and variant of the fault."""

LIKELY: Mapping[tuple[str, str], Repair] = {
    ("DJ004", "missing_colon"): _missing_colon,
    ("DJ014", "too_little"): align_anyhow,
    ("DJ014", "too_much"): align_anyhow,
    ("DJ015", "unclosed_quote"): _unquoted,
    ("DJ015", "unclosed_bracket"): _closed,
    ("DJ015", "missing_comma"): _comma_between,
    ("DJ015", "empty_element"): _without,
    ("DJ016", "first_character"): _quoted,
    ("DJ016", "colon_in_value"): _wide_colon,
    ("DJ016", "comma_in_value"): _wide_comma,
    ("DJ016", "bracket_in_value"): _document_number,
}
"""Repairs that most writers would have meant (`--unsafe`)."""
