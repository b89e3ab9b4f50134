"""Summary: how much was checked and how much was found."""

from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from dangjian_cli.diagnostics.diagnostic import Diagnostic, Severity


class Summary(NamedTuple):
    """Counts of one run. The field names are the keys of the JSON output."""

    files: int
    entries: int
    errors: int = 0
    warnings: int = 0
    infos: int = 0

    @classmethod
    def of(cls, files: int, entries: int, diagnostics: Iterable[Diagnostic]) -> "Summary":
        """The counts of what was checked, with its findings counted by severity."""
        found = Counter(diagnostic.severity for diagnostic in diagnostics)
        return cls(files, entries, found[Severity.ERROR], found[Severity.WARNING], found[Severity.INFO])

    @property
    def sentence(self) -> str:
        """The closing sentence for users; a severity without findings is left out."""
        if not self.files:
            return "没有找到台账文件，什么也没有检查。"
        checked = f"共检查 {self.files} 个文件、{self.entries} 个条目"
        counts = ((self.errors, "错误"), (self.warnings, "警告"), (self.infos, "提示"))
        found = "、".join(f"{count} 处{word}" for count, word in counts if count)
        return f"{checked}：{found}。" if found else f"{checked}，没有发现问题。"
