"""What ought to be known before scores are relied on: said above scores and ranks alike, each with its remedy."""

from collections.abc import Iterator, Sequence

from dangjian_cli.document.document import Block, Paragraph
from dangjian_cli.reports.cards import decimal
from dangjian_cli.reports.index import Index
from dangjian_cli.reports.scope import Scope
from dangjian_cli.reports.scoring import Scores

_CORRECT = "请运行 dangjian check，按提示改正。"
_SHOWN = 3
"""Names told before 等."""


def warnings(scores: Scores, scope: Scope) -> Iterator[Block]:
    """What was not scored, or not as somebody may think."""
    yield from map(Paragraph, (f"注意：{told}" for told in _told(scores, scope)))


def _told(scores: Scores, scope: Scope) -> Iterator[str]:
    if not scores.begun:
        start = scores.period.start.isoformat()
        yield f"{scores.period.label}还没有开始（{start} 起），下面只是现有的记录，不作考核结果。"
    for index in scores.indexes:
        yield from _index(index)
    yield from _choices(scores)
    for content, error in scores.unreadable:
        yield (
            f"内容 {content.model.id}“{content.model.title}”的查询写得不对（{error.message}），"
            f"各单位这一项都按缺项计。{_CORRECT}"
        )
    yield from _units(scores, scope)


def _index(index: Index) -> Iterator[str]:
    """Sums that do not fit, lines that cannot be used: 总分 still comes out of 满分, of fewer contents."""
    if unusable := index.unusable:
        yield f"《{index.name}》有 {len(unusable)} 项写得不全，没有评（{_some(unusable)}）。{_CORRECT}"
    if uneven := index.uneven:
        ids = _some([line.model.id for line in uneven])
        yield f"《{index.name}》有 {len(uneven)} 处权重不等于下级合计（{ids}），按下级的标准分计。{_CORRECT}"
    if index.whole != index.full_marks:
        full = decimal(index.full_marks)
        sum_of = decimal(index.whole)
        yield f"《{index.name}》的标准分合计 {sum_of} 分，不是满分 {full} 分，得分折合成 {full} 分。{_CORRECT}"


def _choices(scores: Scores) -> Iterator[str]:
    """Which index was taken where there are two."""
    for index in scores.doubts.later:
        yield (
            f"《{index.name}》自 {index.since.isoformat()} 施行，在期中，{scores.period.label}不用它，"
            "仍按期初有效的方案计分，从下一期起用它。要这一期就用，把它的“施行日期”改成期初。"
        )
    for other, used, units in scores.doubts.clashes:
        yield (
            f"《{other.name}》和《{used.name}》都自 {used.since.isoformat()} 施行，都考核 {_some(units)}，"
            f"这里按《{used.name}》计分。请错开“施行日期”，或者分清“适用对象”。"
        )


def _units(scores: Scores, scope: Scope) -> Iterator[str]:
    """Units that came or went, and sheets that nothing could be made of."""
    known, asked = scores.doubts, scope.units
    for unit, day in known.founded:
        if asked is None or unit in asked:
            yield f"{unit} {day.isoformat()} 成立，在期中，成立以前的期次不计。"
    for unit, day in known.dissolved:
        if asked is None or unit in asked:
            yield f"{unit} {day.isoformat()} 撤销，期末已经没有这个单位，没有评分。"
    unscored = dict.fromkeys(sheet.unit for sheet in known.unscored if asked is None or sheet.unit in asked)
    if unscored:
        yield (
            f"{'、'.join(unscored)} 有考核评分，而这一期没有考核方案考核它，没有评分。"
            "请核对考核方案的“适用对象”和“施行日期”。"
        )
    for sheet in known.unplaced:
        if asked is None or sheet.unit in asked:
            yield f"考核评分 {sheet.entry.model.id} 的期“{sheet.model.period}”看不出是哪一期，没有计入。{_CORRECT}"


def _some(names: Sequence[str]) -> str:
    return "、".join(names[:_SHOWN]) + (f" 等 {len(names)} 个" if len(names) > _SHOWN else "")
