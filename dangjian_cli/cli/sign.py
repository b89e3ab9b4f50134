"""`dangjian sign PERIOD --by NAME`: the figures of a period and a digest of every entry reviewed, frozen in a file."""

from datetime import date
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from dangjian_cli.base.errors import EXIT_CLEAN, UsageError
from dangjian_cli.cli.editing import DryRun
from dangjian_cli.cli.mine import EVERYBODY
from dangjian_cli.cli.opening import open_session
from dangjian_cli.cli.options import AsOf, Colour, Quiet
from dangjian_cli.cli.output import Output
from dangjian_cli.cli.questions import needed
from dangjian_cli.cli.session import Session, draw
from dangjian_cli.cli.span import parted, quarter

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dangjian_cli.dates.period import Period
    from dangjian_cli.diagnostics.diagnostic import Diagnostic
    from dangjian_cli.edit.signing import Signing
    from dangjian_cli.reports.request import Request
    from dangjian_cli.review.signed import Signed
    from dangjian_cli.source.source_file import SourceFile

_NAMED = 5
"""How many of the changed entries a refusal names."""


def command(
    period: Annotated[
        str | None,
        typer.Argument(metavar="期间", help="签审哪段时间，如 2026Q3、2026H1、三季度；不写为统计日所在的季度"),
    ] = None,
    paths: Annotated[
        list[Path] | None, typer.Argument(metavar="路径", help="工作区；不写为当前位置", show_default=False)
    ] = None,
    by: Annotated[str | None, typer.Option("--by", metavar="姓名", help="签审人")] = None,
    unit: Annotated[
        str | None, typer.Option("--unit", metavar="单位", help="只签审这个单位和它的下级；不写为全部")
    ] = None,
    amend: Annotated[bool, typer.Option("--amend", help="更正：另写一份，原来的签审文件不动")] = False,
    reason: Annotated[str | None, typer.Option("--reason", metavar="理由", help="为什么更正")] = None,
    as_of: AsOf = None,
    dry_run: DryRun = False,
    quiet: Quiet = False,
    color: Colour = "auto",
) -> int:
    """签审：冻结一段时间的数字和每个条目的摘要，以后改过的由 check 指出。"""
    out = Output(quiet=quiet, when=color)
    span, named = parted(period, paths or ())
    if (reason is not None) != amend:
        raise UsageError("--amend 和 --reason 要一起写", "更正时写：--amend --reason 理由")
    session = open_session(named, out)
    if PurePosixPath() not in session.shown:
        raise UsageError("签审的是整个工作区，不是其中的文件", "路径写工作区的文件夹；只签审一个单位的，写 --unit")
    wanted = _wanted(session, span, unit, as_of, amend)
    request = _request(session, wanted)
    signer = needed(by, "--by 姓名", "签审人")
    _require_sound(session)
    signing = _signing(session, wanted, request, signer, reason)
    source = _proven(session, signing)
    _answer(session, wanted, signing, source, out, dry_run=dry_run)
    return EXIT_CLEAN


class Wanted(NamedTuple):
    """What is to be signed: the period, the unit (or all), the day, and what was signed of it before."""

    period: "Period"
    unit: str | None
    scope: str
    as_of: date | None
    before: "Sequence[Signed]"


def _wanted(session: Session, period: str | None, unit: str | None, as_of: date | None, amend: bool) -> Wanted:
    """An amendment is of the day that was signed, unless another one is asked for."""
    from dangjian_cli.models.sign_off import ALL_UNITS
    from dangjian_cli.review.signed import sign_offs

    book = session.loaded.book
    unit = unit if unit != EVERYBODY else None
    span = session.period(period or quarter(session, as_of), session.day(as_of))
    scope = book.units.canonical(unit) if unit is not None else ALL_UNITS
    before = [one for one in sign_offs(book) if one.key == (span, scope)]
    day = before[-1].day if amend and before and as_of is None else as_of
    return Wanted(span, unit, scope, day, before)


def _request(session: Session, wanted: Wanted) -> "Request":
    """What is signed, as the reports see it. UsageError when there is nothing to sign yet."""
    from dangjian_cli.review.signing import request_of, reviewed

    span, day = wanted.period, session.day(wanted.as_of)
    if day < span.start:
        raise UsageError(f"{span.label}还没有开始，统计日是 {day}", "换一个期间，或者写 --as-of")
    situation = session.situation(wanted.as_of, span)
    if wanted.unit is not None:
        session.scope(situation, wanted.unit, None)  # refuses a name that nothing knows
    request = request_of(situation, span, wanted.scope)
    if not reviewed(request):
        raise UsageError(f"{span.label}没有可签审的条目", "核对期间和 --unit；应办的事见 dangjian list")
    return request


def _require_sound(session: Session) -> None:
    """What has faults is not signed: its figures would be wrong. Asked as `check` asks, on the day of the workspace."""
    from dangjian_cli.cli.check import findings
    from dangjian_cli.diagnostics.diagnostic import Severity

    found = findings(session, session.situation(None), alerts=False, exact=False)
    if errors := sum(one.severity is Severity.ERROR for one in found):
        raise UsageError(f"台账有 {errors} 处错误，不能签审", "先运行 dangjian check，按提示改正，再签审")


def _signing(session: Session, wanted: Wanted, request: "Request", by: str, reason: str | None) -> "Signing":
    """The next sign-off of this period. UsageError where it was signed and is not to be amended, or the reverse."""
    from dangjian_cli.edit.signing import Signing

    before = wanted.before
    if before and reason is None:
        raise _signed_already(session, before[-1])
    if reason is not None and not before:
        raise UsageError(f"{request.period.name} 还没有签审过，没有可更正的", "第一次签审不写 --amend 和 --reason")
    if reason is not None and not reason.strip():
        raise UsageError("没有写更正的理由", "加上 --reason 理由")
    signing = Signing(request, by, wanted.scope, before[-1].number + 1 if before else 0, reason)
    if (session.root / signing.file).exists():
        raise UsageError(
            f"{session.displayed(PurePosixPath(signing.file))} 已经有了，没有覆盖", "核对这个文件，改名或移走"
        )
    return signing


def _signed_already(session: Session, last: "Signed") -> UsageError:
    """It is frozen; what changed since is told."""
    from dangjian_cli.review.signed import changed_since

    ids = [since.entry.model.entry_id or "" for since in changed_since(session.loaded.book, last)]
    more = f" 等 {len(ids)} 个" if len(ids) > _NAMED else ""
    told = f"签审以后改过的条目：{'、'.join(ids[:_NAMED])}{more}" if ids else "签审以后条目没有改过"
    where = f"{session.displayed(last.ledger.file)}，{last.header.by or '没有写签审人'}，{last.day.isoformat()}"
    help = "比较见 dangjian report 签审对比；要更正的，加上 --amend --reason 理由，另写一份"
    return UsageError(f"{last.period.name} 已经签审（{where}），不重写。{told}", help)


def _proven(session: Session, signing: "Signing") -> "SourceFile":
    """The file, looked at in its workspace before it is written. What is found in a title, and has its reason there,
    is told there.
    """
    from dangjian_cli.diagnostics.diagnostic import Severity
    from dangjian_cli.edit.signing import excused
    from dangjian_cli.rules.diagnose import suppressible
    from dangjian_cli.source.source_file import SourceFile

    source = SourceFile(PurePosixPath(signing.file), signing.text())
    found = [(one.primary.span.start.line, one.code) for one in _found(session, source) if suppressible(one.code)]
    if found:
        source = source._replace(text=excused(source.text, found))
    for one in _found(session, source):
        if one.severity is Severity.ERROR:
            raise UsageError(f"签审文件会有错误：{one.message}", one.help or "改正条目的名称，再签审")
    return source


def _found(session: Session, source: "SourceFile") -> "Sequence[Diagnostic]":
    """What `check` says of the file."""
    from dangjian_cli.book.load import load
    from dangjian_cli.cli.check import findings

    there = Session(session.root, load(session.root, also=(source,)), (source.path,))
    return findings(there, there.situation(None), alerts=False, exact=True)


def _answer(
    session: Session, wanted: Wanted, signing: "Signing", source: "SourceFile", out: Output, *, dry_run: bool
) -> None:
    from dangjian_cli.edit.write import Change, locked
    from dangjian_cli.layout.sign_off import signing_document

    shown = session.displayed(source.path)
    if not dry_run:
        with locked(session.root) as writer:
            writer.write([Change(source.path, None, source.raw)], f"签审 {signing.stem}")
    closing = f"没有写入；会写入 {shown}：" if dry_run else f"已写入 {shown}，以后不再改动。"
    document = signing_document(signing.request, session.as_of_note(wanted.as_of), signing.by, closing)
    out.answer(draw(document, "text", out) + (source.text if dry_run else ""))
