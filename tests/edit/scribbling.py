"""The same data written as people write them: keys in any order, lists in any style, comments wherever they may stand."""

import random
from collections.abc import Iterator, Mapping
from typing import Any

from dangjian_cli.syntax.writing import flow, line_scalar, quoted


class Scribe:
    """Writes entries as chance has it; `remarks` are the comments that were put in."""

    def __init__(self, chance: random.Random, *, talkative: bool = True, in_braces: bool = True) -> None:
        self.chance = chance
        self.talkative = talkative
        self.in_braces = in_braces
        self.remarks: list[str] = []

    def ledger(self, kind: str, entries: list[dict[str, Any]]) -> str:
        """A whole file."""
        indent = " " * self.chance.choice([0, 2, 4])
        lines = [*self._above(""), f"台账: {kind}{self._behind()}", *self._above(""), "年度: 2026"]
        if self.chance.random() < 0.5:
            lines.reverse()
        lines.append(f"条目:{self._behind()}")
        for entry in entries:
            lines += [*self._above(indent), *self._entry(entry, indent)]
        return "\n".join([*lines, *self._above("")]) + "\n"

    def _entry(self, entry: dict[str, Any], indent: str) -> Iterator[str]:
        pairs = list(entry.items())
        self.chance.shuffle(pairs)
        if self.in_braces and self.chance.random() < 0.2:
            yield f"{indent}- {flow(dict(pairs))}{self._behind()}"
            return
        dash = f"{indent}- "
        for key, value in pairs:
            if dash.strip() == "":
                yield from self._above(dash)
            yield from self._pair(dash, key, value)
            dash = f"{indent}  "

    def _pair(self, begin: str, key: str, value: Any) -> Iterator[str]:
        inner = " " * (len(begin) + self.chance.choice([0, 2]) * isinstance(value, list))
        match value:
            case str():
                yield f"{begin}{key}: {self._word(value)}{self._behind()}"
            case list() if value and self.chance.random() < 0.6:
                yield f"{begin}{key}:{self._behind()}"
                for part in value:
                    yield from self._above(inner)
                    yield from self._element(inner, part)
            case dict() if self.chance.random() < 0.6 and all(isinstance(part, str) for part in value.values()):
                yield f"{begin}{key}:{self._behind()}"
                for name, part in value.items():
                    yield from self._pair(" " * (len(begin) + 2), name, part)
            case _:
                yield f"{begin}{key}: {flow(value)}{self._behind()}"

    def _element(self, indent: str, part: Any) -> Iterator[str]:
        if isinstance(part, Mapping) and self.chance.random() < 0.5 and all(isinstance(v, str) for v in part.values()):
            dash = f"{indent}- "
            for key, value in part.items():
                yield f"{dash}{key}: {self._word(value)}{self._behind()}"
                dash = f"{indent}  "
        else:
            yield f"{indent}- {self._word(part) if isinstance(part, str) else flow(part)}{self._behind()}"

    def _word(self, text: str) -> str:
        if self.chance.random() < 0.3:
            return quoted(text)
        if self.chance.random() < 0.2 and text.isprintable():
            return "'" + text.replace("'", "''") + "'"
        return line_scalar(text)

    def _behind(self) -> str:
        return f"{' ' * self.chance.choice([1, 2, 5])}{self._remark()}" if self._speaks() else ""

    def _above(self, indent: str) -> list[str]:
        blank = [""] * self.chance.choice([0, 0, 0, 1, 3])
        return [*blank, f"{indent}{self._remark()}"] if self._speaks() else blank

    def _speaks(self) -> bool:
        return self.talkative and self.chance.random() < 0.15

    def _remark(self) -> str:
        self.remarks.append(f"# 注{len(self.remarks)}：看 '这里' \"")
        return self.remarks[-1]
