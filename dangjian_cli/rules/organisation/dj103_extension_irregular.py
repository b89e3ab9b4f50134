"""换届延期没有批复，或者延得太久。

为什么
    延期换届要报上级党委批准，一般不超过一年。没有批复文号、批准日期的延期，说不清是谁同
    意的；没有写延到哪一天，也就无从提醒。

错误
    - 编号: ZZ-06
      名称: 市统计局党支部
      类别: 党支部
      本届起: 2023-12-15
      任期年: 3
      换届延期: {至: 2028-06-30, 批复文号: 市机党〔2026〕8号, 批准日期: 2026-09-01}

正确
    - 编号: ZZ-06
      名称: 市统计局党支部
      类别: 党支部
      本届起: 2023-12-15
      任期年: 3
      换届延期: {至: 2027-06-30, 批复文号: 市机党〔2026〕8号, 批准日期: 2026-09-01}

怎么改
    补上批复文号、批准日期和延到的日期；没有批准的，按原任期换届。
"""

from collections.abc import Iterator
from datetime import date

from dangjian_cli.book.entries import Entry
from dangjian_cli.book.terms import term_of
from dangjian_cli.dates.months import add_months
from dangjian_cli.diagnostics.diagnostic import Fault
from dangjian_cli.models.limits import Limit
from dangjian_cli.models.organisation import Unit
from dangjian_cli.obligations.situation import Situation
from dangjian_cli.rules.base import ERROR, Basis, Confidence, Family, Rule, Sentence, Stage
from dangjian_cli.rules.organisation.living import limit, living


def check(situation: Situation) -> Iterator[Fault]:
    for entry in living(situation):
        extension = entry.model.term_extension
        if extension is None:
            continue
        asked = (("至", extension.until), ("批复文号", extension.approval), ("批准日期", extension.approved_on))
        missing = [key for key, value in asked if value is None]
        if missing:
            yield Fault("DJ103", entry.key("换届延期"), {"missing": "、".join(missing)}, "missing")
        if extension.until is not None:
            yield from _length(situation, entry, extension.until)


def _length(situation: Situation, entry: Entry[Unit], until: date) -> Iterator[Fault]:
    """The extension against the end of the term."""
    term = term_of(situation.book, entry.model, situation.today)
    if term is None:
        return
    values: dict[str, str | int] = {"until": until.isoformat(), "ends": term.ends.isoformat()}
    months = limit(situation, Limit.TERM_EXTENSION_MONTHS, entry.model)
    if until <= term.ends:
        yield Fault("DJ103", entry.at("换届延期", "至"), values, "not_later")
    elif months is not None and until > add_months(term.ends, months):
        yield Fault("DJ103", entry.at("换届延期", "至"), {**values, "months": months}, "too_long")


RULE = Rule(
    code="DJ103",
    name="换届延期不合规",
    family=Family.ORGANISATION,
    stage=Stage.BOOK,
    severity=ERROR,
    basis=Basis(
        "关于党的基层组织任期的意见第二条：延期或提前换届须报上级党委批准，延期一般不超过一年", Confidence.READ
    ),
    page=__doc__ or "",
    sentences={
        "missing": Sentence("换届延期没有写{missing}", "补上{missing}；没有批准的，删去这条延期"),
        "too_long": Sentence(
            "延到 {until}，比届满 {ends} 晚了不止 {months} 个月",
            "核对日期；延期一般不超过一年，确经批准的，在行末写“# 忽略 DJ103：批准文号”",
        ),
        "not_later": Sentence("延到 {until}，不晚于届满 {ends}", "核对日期；没有延期的，删去这一条"),
    },
    check=check,
)
