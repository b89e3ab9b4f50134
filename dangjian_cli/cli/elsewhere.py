"""Ledgers whose entries nobody owes: where they are seen, for `list` cannot list them."""

import re

from dangjian_cli.base.text import names
from dangjian_cli.cli.session import Session

SEEN = {
    "考核方案": "得分用 dangjian score",
    "考核评分": "得分用 dangjian score",
    "党费": "收缴和公示用 dangjian report 党费收缴公示",
    "教育培训": "学时和覆盖率用 dangjian report 教育培训",
    "规则包": "起作用的规定用 dangjian rules --packs",
    "预警方案": "照它预警用 dangjian warn --scheme 名称",
    "对应表": "照它读表用 dangjian import --map 名称",
    "报告": "照它出报告用 dangjian report 名称",
    "自查项目": "照它自查用 dangjian inspect --checklist 名称",
    "签审": "与现在对比用 dangjian report 签审对比",
    "工作日历": "收录了哪几年用 dangjian doctor",
}
"""Kinds that owe nothing by themselves, each with the command that shows what becomes of them."""
_NAMED = re.compile(r"(?<!非)(?<!非 )种类[:：](\S+)")


def seen_elsewhere(session: Session, query: str) -> str | None:
    """What to say when only such kinds were asked for, by the query or by the files; None when others were too."""
    ledgers = session.loaded.book.ledgers
    kinds = dict.fromkeys(ledger.kind.name for ledger in ledgers if session.shows(ledger.file))
    named = {kind for word in _NAMED.findall(query) for kind in word.split("、")}
    asked = [kind for kind in kinds if not named or kind in named]
    if not asked or any(kind not in SEEN for kind in asked):
        return None
    ways = dict.fromkeys(SEEN[kind] for kind in asked)
    return f"{names(asked)}的条目不是应办事项，不在这里列。看一条用 dangjian show 编号；{'；'.join(ways)}"
