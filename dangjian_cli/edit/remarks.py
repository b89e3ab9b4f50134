"""Comments of a text, by line: those that stand alone and those at the end of a line."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from dangjian_cli.source.lines import Lines
from dangjian_cli.syntax.nodes import Pair
from dangjian_cli.syntax.reading import spoken, stretch_at

_HASH = re.compile(r"(?:(?<=[ \t])|^)#", re.MULTILINE)


class Remark(NamedTuple):
    """One comment. `gap` is what stands between it and the text before it; None when it has its line to itself."""

    text: str
    gap: str | None

    @property
    def behind(self) -> str:
        """As it is written behind a text."""
        return ("" if self.gap is None else self.gap if self.gap.strip(" ") == "" else " ") + self.text


class Remarks:
    """The comments of a text whose nodes are known: a `#` within a value is none."""

    def __init__(self, lines: Lines, pairs: Iterable[Pair]) -> None:
        self._by_line: Mapping[int, Remark] = dict(_found(lines, pairs))

    def behind(self, number: int) -> str:
        """The comment at the end of a line, with what separates it; nothing when there is none."""
        remark = self._by_line.get(number)
        return remark.behind if remark is not None and remark.gap is not None else ""

    def alone(self, number: int) -> str | None:
        """The comment that is all that a line holds."""
        remark = self._by_line.get(number)
        return remark.text if remark is not None and remark.gap is None else None

    def any(self, first: int, last: int) -> bool:
        """Whether one of these lines has a comment."""
        return any(number in self._by_line for number in range(first, last + 1))

    @property
    def texts(self) -> Counter[str]:
        """All of them, wherever they stand."""
        return Counter(remark.text for remark in self._by_line.values())


def _found(lines: Lines, pairs: Iterable[Pair]) -> Iterable[tuple[int, Remark]]:
    text = lines.text
    if "#" not in text:
        return
    values = spoken(pairs)
    done = -1
    for found in _HASH.finditer(text):
        at = found.start()
        number = lines.number(at)
        if number == done or stretch_at(values, at) is not None:
            continue
        done = number
        before = text[lines.start(number) : at]
        content = before.rstrip(" \t")
        yield number, Remark(lines.line(number)[len(before) :].rstrip(), before[len(content) :] if content else None)
