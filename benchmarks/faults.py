"""Mistakes as offices make them, planted into the text of an entry."""

import re
from dataclasses import dataclass
from random import Random


@dataclass(frozen=True, slots=True)
class Fault:
    """One mistake: the code that `check` gives it, what it looks for in the entry, what it puts there."""

    code: str
    pattern: re.Pattern[str]
    replacement: str

    def fits(self, text: str) -> bool:
        """Whether the entry has what the mistake is made in."""
        return self.pattern.search(text) is not None

    def into(self, text: str) -> str:
        """The entry with the mistake."""
        return self.pattern.sub(self.replacement, text, count=1)


@dataclass(frozen=True, slots=True)
class Planted:
    """Where a mistake was put."""

    file: str
    id: str
    fault: Fault


def _fault(code: str, pattern: str, replacement: str) -> Fault:
    return Fault(code, re.compile(pattern, re.MULTILINE), replacement)


FAULTS = (
    _fault("DJ003", r"^    责任人:", "    责任人员名单:"),
    _fault("DJ004", r"^    类别: ", "    类别："),
    _fault("DJ007", r"^    完成日期: .*$", "    完成日期: 2026-06-31"),
    _fault("DJ008", r"^    盯办人: (.*)$", r"    盯办人: \1 13800138000"),
    _fault("DJ010", r"^    状态: .*$", "    状态: 差不多了"),
    _fault("DJ013", r"^(    目标: .*)$", r"\1\n\1"),
    _fault("DJ015", r"^(    责任单位: \[[^\]]*)\]$", r"\1"),
    _fault("DJ024", r"^    硬任务: .*$", "    硬任务: yes"),
    _fault("DJ025", r"^    整改类型: .*$", "    整改类型: 慢慢整改"),
    _fault("DJ026", r"^    上级任务: .*$", "    上级任务: RW-1999-9999"),
    _fault("DJ028", r"^    牵头领导:", "    分管领导:"),
    _fault("DJ204", r"^    配合单位: .*$", "    配合单位: [市不存在局第一党支部]"),
    _fault("DJ206", r"^    时限: [^长反立\n].*\n(?!    频次)", ""),
    _fault("DJ212", r"^    佐证: .*\n", ""),
    _fault("DJ217", r"^    时限: [0-9].*$", "    时限: 6月前"),
    _fault("DJ214", r"^    完成日期: .*$", "    完成日期: 2026-12-15"),
)
"""One of each family of findings. The spellings are those of the domain notes."""


def plant(text: str, random: Random) -> tuple[str, Fault]:
    """The text of an entry with one mistake, and which."""
    fault = random.choice([fault for fault in FAULTS if fault.fits(text)])
    return fault.into(text), fault
