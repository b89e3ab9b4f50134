"""Mistakes in values that YAML takes without a word (DJ004, DJ014, DJ015, DJ016, DJ017): it reads something else.

A value in quotation marks is meant as it stands; only plain text is looked at.
"""

import re
from collections.abc import Collection

from dangjian_cli.diagnostics.diagnostic import Severity
from dangjian_cli.syntax.mistakes.brackets import wide_comma
from dangjian_cli.syntax.mistakes.finding import Finding, excerpt
from dangjian_cli.syntax.mistakes.lines import in_colon
from dangjian_cli.syntax.nodes import Mapping, Scalar
from dangjian_cli.syntax.patterns import COMMENT_WORD, ID_KEY, KEY, SPACES, WIDE_COLON
from dangjian_cli.syntax.pieces import is_misspelt_start

_QUOTATION = re.compile(r"《[^《》]*》|“[^“”]*”|（[^（）]*）|〔[^〔〕]*〕|【[^【】]*】|「[^「」]*」")
_WIDE_LIST = re.compile(r"［[^［］]*[］\]]|｛[^｛｝]*[｝}]")
_BLACK_BRACKETS = re.compile(r"【[^【】]*】")
_SWALLOWED_DASH = re.compile(r"[ \t]*(- )")
_BLANKS = re.compile(rf"[ \t{SPACES}]*")
_NEXT_PAIR = re.compile(rf"，(?P<key>{KEY})[ {SPACES}]*[{WIDE_COLON}]")
_LONGEST_SHORT_VALUE = 12
_GLUED_COMMENT = re.compile(rf"(?<=\S)[ \t]+(?P<text>#(?!{COMMENT_WORD})[^\s#][^\r\n]*)")


def wide_list(node: Scalar) -> Finding | None:
    """A whole value in full-width brackets: one text to YAML, a list to its writer."""
    if node.value[0] not in "［｛" or not _WIDE_LIST.fullmatch(node.value):
        return None
    opener = node.value[0]
    values = {"character": opener, "bracket": "[" if opener == "［" else "{"}
    return Finding("DJ015", "full_width_bracket", node.start, node.start + 1, values)


def list_element(text: str, node: Scalar) -> Finding | None:
    """An element in brackets that was meant as several, or as one without its own brackets."""
    if "，" not in node.value and "【" not in node.value:
        return None
    written = text[node.start : node.end]
    if _BLACK_BRACKETS.fullmatch(written):
        return Finding("DJ015", "black_bracket", node.start, node.start + 1, {"text": excerpt(written)})
    blanked = _QUOTATION.sub(lambda found: " " * len(found.group()), written)
    comma = blanked.find("，")
    return wide_comma(written, node.start, comma) if comma >= 0 else None


def swallowed(text: str, node: Scalar, keys: Collection[str] | None) -> Finding | None:
    """A plain value over several lines one of which looks like an entry or a pair of its own.

    `keys` are those of the file: a line of prose may well begin with a word and a colon. None for a value that is never
    prose: there every line that follows is one too many.
    """
    written = text[node.start : node.end]
    offset = node.start + written.find("\n") + 1
    for line in written.split("\n")[1:]:
        dash = _SWALLOWED_DASH.match(line)
        if dash is not None or keys is None:
            start = offset + len(line) - len(line.lstrip())
            return Finding("DJ014", "swallowed_line", start, start + 1, {"text": excerpt(line)})
        colon = _colon(line, offset)
        if colon is not None and (colon.values["key"] in (keys or ()) or is_misspelt_start(line)):
            return colon
        offset += len(line) + 1
    return None


def whole_entry(text: str, node: Scalar, keys: Collection[str]) -> Finding | None:
    """An entry all of whose colons are wrong: YAML reads one text."""
    first, *others = text[node.start : node.end].split("\n")
    colon = in_colon(first, node.start)
    if colon is None:
        return None
    key = colon.values["key"]
    if key == ID_KEY or key in keys or (others and all(_colon(line, 0) is not None for line in others)):
        return colon
    return None


def _colon(line: str, offset: int) -> Finding | None:
    blanks = _BLANKS.match(line)
    width = blanks.end() if blanks else 0
    return in_colon(line[width:], offset + width)


def braces(text: str, node: Mapping) -> Finding | None:
    """`{张某}`: a mapping with a key that has no colon, or only one that YAML does not see.

    After other pairs such a key is the rest of a value that a comma cut off: `{内容: 到会50人,效果好}`.
    """
    for index, (key, value) in enumerate(node.pairs):
        if not isinstance(key, Scalar) or value.end > value.start or ":" in text[key.end : value.start]:
            continue
        colon = in_colon(text[key.start : key.end], key.start)
        if colon is not None:
            return colon
        if index:
            values = {"text": excerpt(text[key.start : key.end])}
            return Finding("DJ016", "comma_in_value", text.rindex(",", 0, key.start), key.start, values)
        return Finding("DJ016", "braces", node.start, node.start + 1, {"text": excerpt(text[node.start : node.end])})
    return None


def glued_pairs(text: str, node: Mapping, keys: Collection[str]) -> Finding | None:
    """`{日期: 2026-06-10，内容：完成}`: a short value that holds a key of the file after a full-width comma."""
    for _, value in node.pairs:
        if isinstance(value, Scalar) and not value.style:
            following = _NEXT_PAIR.search(text, value.start, value.end)
            if (
                following is not None
                and following.start() - value.start <= _LONGEST_SHORT_VALUE
                and following["key"] in keys
            ):
                return wide_comma(text[value.start : value.end], value.start, following.start() - value.start)
    return None


def lost_value(text: str, key: Scalar) -> Finding | None:
    """`任务: #1号`: all of the value is a comment to YAML."""
    found = re.compile(rf"[ \t]*:[ \t]+(?P<text>#(?!{COMMENT_WORD})[^\s#][^\r\n]*)").match(text, key.end)
    if found is None:
        return None
    values = {"key": excerpt(key.value), "text": excerpt(found["text"])}
    return Finding("DJ017", "lost_value", found.start("text"), found.end("text"), values, severity=Severity.ERROR)


def lost_texts(text: str) -> list[Finding]:
    """Every `#` glued to a word after something else on its line; some may lie within values."""
    return [
        Finding("DJ017", "lost_text", found.start("text"), found.end("text"), {"text": excerpt(found["text"])})
        for found in _GLUED_COMMENT.finditer(text)
    ]
