"""The file of a sign-off: its name and its text, which is canonical as it is written."""

import re
from collections.abc import Iterable
from typing import NamedTuple

from dangjian_cli.models.fields import Years
from dangjian_cli.models.kinds import LIST_KEY, SIGN_OFFS
from dangjian_cli.models.sign_off import ALL_UNITS
from dangjian_cli.models.written import entry_data, scalar_text
from dangjian_cli.reports.request import Request
from dangjian_cli.review.signing import frozen, reviewed
from dangjian_cli.syntax.writing import flow_mapping, header_lines

FOLDER = "签审"
_ILLEGAL = re.compile(r'[\\/:*?"<>|\s\x00-\x1f]')
"""What no file name may hold on one system or another."""


def excused(text: str, found: Iterable[tuple[int, str]]) -> str:
    """With a comment on every line (from 1) where a code is found: the entry itself says why that may stand."""
    codes: dict[int, set[str]] = {}
    for line, code in found:
        codes.setdefault(line, set()).add(code)
    lines = text.split("\n")
    for line, there in codes.items():
        lines[line - 1] += f" # 忽略 {'、'.join(sorted(there))}：原条目已写明"
    return "\n".join(lines)


class Signing(NamedTuple):
    """Who signs what; `scope` is the unit, `number` and `reason` are those of an amendment."""

    request: Request
    by: str
    scope: str = ALL_UNITS
    number: int = 0
    reason: str | None = None

    @property
    def stem(self) -> str:
        """The name of the file without its ending: 2026Q3, 2026Q3-统计局支部-更正1."""
        unit = "" if self.scope == ALL_UNITS else f"-{self.request.situation.book.units.short(self.scope)}"
        amendment = f"-更正{self.number}" if self.number else ""
        return _ILLEGAL.sub("_", f"{self.request.period.name}{unit}{amendment}")

    @property
    def file(self) -> str:
        """The file in the workspace."""
        return f"{FOLDER}/{self.stem}.yaml"

    def text(self) -> str:
        """The ledger."""
        return f"{self._header()}{LIST_KEY}:\n{self._entries()}"

    def _header(self) -> str:
        request, figures = self.request, self.request.completion.figures
        day = request.situation.today.isoformat()
        name = f"{request.period.label}签审{f'（更正{self.number}）' if self.number else ''}"
        years = scalar_text(Years(request.period.start.year, request.period.last.year))
        header = {"台账": SIGN_OFFS.name, "名称": name, "年度": years}
        header |= {"期间": request.period.name, "范围": self.scope}
        header |= {"签审人": self.by, "签审日期": day, "统计日": day}
        if self.number:
            header |= {"更正": str(self.number), "更正理由": self.reason or ""}
        counts = {"事项": figures.matters, "期次": figures.occurrences}
        lines = [f"  {name}: {flow_mapping(entry_data(frozen(tally)))}\n" for name, tally in counts.items()]
        return f"{header_lines({**header})}数字:\n{''.join(lines)}"

    def _entries(self) -> str:
        lines = []
        for number, one in enumerate(reviewed(self.request), start=1):
            fields = {"编号": f"QS-{self.stem}-{number:04}", "条目编号": one.id, "名称": one.title}
            lines.append(f"  - {flow_mapping({**fields, '摘要': one.digest, '现状': one.word})}\n")
        return "".join(lines)
