"""`dangjian score --settle`: totals are settled in the 考核评分 of each unit, all or none."""

from datetime import timedelta
from typing import TYPE_CHECKING

from dangjian_cli.base.errors import EXIT_CLEAN, EXIT_OBJECTIONS, UsageError
from dangjian_cli.base.text import names
from dangjian_cli.cli.editing import file_difference
from dangjian_cli.cli.output import Output
from dangjian_cli.cli.questions import needed

if TYPE_CHECKING:
    from dangjian_cli.cli.report import Wanted
    from dangjian_cli.cli.score import AskedIndex
    from dangjian_cli.edit.settling import Settlement
    from dangjian_cli.reports.scoring import Scores


def settle_scores(wanted: "Wanted", asked: "AskedIndex", by: str | None, out: Output, *, dry_run: bool) -> int:
    """Settle the totals of the units asked for. UsageError when nothing can be settled; 1 when some were left out."""
    from dangjian_cli.edit.write import Change, locked
    from dangjian_cli.models.index import IndexSort

    if asked.sort is IndexSort.COMPETITION:
        raise UsageError("竞赛的得分不核定，核定的是考核的总分", "看竞赛的名次，用 dangjian rank 期间 --scheme 竞赛")
    session, signer = wanted.session, needed(by, "--by 姓名", "核定人")
    if session.incomplete:
        raise UsageError("台账有没有读入的内容，不能核定", "先运行 dangjian check，按提示改正，再核定")
    found, label = _settlement(wanted, asked, signer)
    if not found.files:
        raise UsageError("没有可核定的单位", _left(found) or "先在考核评分台账里登记这一期的评定")
    if dry_run:
        out.answer("".join(file_difference(session, one.source, one.text) for one in found.files))
        return EXIT_CLEAN
    with locked(session.root) as writer:
        changes = [Change(one.source.path, one.source.raw, one.source.bearing(one.text)) for one in found.files]
        writer.write(changes, f"核定 {label}考核得分")
    count = sum(len(one.units) for one in found.files)
    files = names(str(session.displayed(one.source.path)) for one in found.files)
    out.answer(f"已核定{label} {count} 个单位的总分，写入 {files}\n")
    if left := _left(found):
        out.hint(left)
    return EXIT_OBJECTIONS if found.without else EXIT_CLEAN


def _settlement(wanted: "Wanted", asked: "AskedIndex", by: str) -> "tuple[Settlement, str]":
    from dangjian_cli.edit.settling import settlement
    from dangjian_cli.layout.score import chosen
    from dangjian_cli.reports.scoring import score
    from dangjian_cli.syntax.revise import NotRevisedError

    request, session = wanted.request(), wanted.session
    scores = score(request.situation, request.period, asked.sort, asked.name)
    if not scores.over:
        last = request.period.last
        after = (last + timedelta(days=1)).isoformat()
        raise UsageError(
            f"{request.period.label}还没有结束，得分还会变，不能核定",
            f"过了 {last.isoformat()} 再核定；今天已经过了的，加上 --as-of {after}",
        )
    _require_sound(scores)
    cards = chosen(scores, request.scope)
    try:
        found = settlement(cards, session.loaded.sources, by, request.situation.today)
    except NotRevisedError as error:
        raise UsageError(f"不能自动改：{error}", "请打开文件，直接改那一条") from error
    return found, request.period.label


def _require_sound(scores: "Scores") -> None:
    """UsageError where the index is such that a total would not stand."""
    remedy = "先运行 dangjian check，按提示改正，再核定"
    if scores.unreadable:
        raise UsageError("考核方案有查询写得不对，不能核定", remedy)
    if any(index.unusable or index.uneven or index.whole != index.full_marks for index in scores.indexes):
        raise UsageError("考核方案的内容不全，或者权重、标准分合计不符，不能核定", remedy)
    if scores.doubts.clashes:
        raise UsageError("有两份考核方案同一天施行、考核同一个单位，不能核定", remedy)


def _left(found: "Settlement") -> str:
    """Who was not settled, and why."""
    parts = []
    if found.standing:
        parts.append(f"已经核定过的 {len(found.standing)} 个没有动（{_some(found.standing)}）")
    if found.without:
        parts.append(f"没有这一期考核评分或没有总分的 {len(found.without)} 个没有核定（{_some(found.without)}）")
    return "；".join(parts)


def _some(units: tuple[str, ...]) -> str:
    return "、".join(units[:3]) + (" 等" if len(units) > 3 else "")
