"""From wording to reading: which of the statements of a deadline decides, in its ledger."""

from collections.abc import Sequence
from datetime import date, timedelta

from dangjian_cli.dates.context import DeadlineContext
from dangjian_cli.dates.due_rule import DueRule
from dangjian_cli.dates.placing import Misplaced, Placer
from dangjian_cli.dates.reading import Ambiguity, Kind, Reading, Reason
from dangjian_cli.dates.recurrence import Recurrence
from dangjian_cli.dates.spans import Span, span_of
from dangjian_cli.dates.wording.statements import Dates, Every, FlawKind, Mark, Relative, Role, Wording

_FLAWS = {
    FlawKind.NONEXISTENT: Reason.NONEXISTENT_DATE,
    FlawKind.MOVABLE: Reason.MOVABLE,
    FlawKind.UNKNOWN: Reason.NOT_UNDERSTOOD,
}


def resolve(wording: Wording, context: DeadlineContext) -> Reading:
    """What the wording means in that ledger. Raises OverflowError past the last year `datetime.date` knows."""
    if wording.unknown:
        return _unassessable(Reason.NOT_UNDERSTOOD, wording.plain)
    if wording.said(Mark.LUNAR):
        return _unassessable(Reason.NO_CALENDAR, wording.plain)
    statements: tuple[Dates | Relative | Every, ...] = wording.statements
    every = [each for each in statements if isinstance(each, Every)]
    if every:
        statements = statements[: statements.index(every[0])]
        if not (_set_deadline(statements, every[0]) or wording.said(Mark.IMMEDIATE)):
            return _recurring(wording, finest_of(every), context)
    dated = [each for each in statements if not isinstance(each, Every)]
    if wording.said(Mark.EVENT) and all(isinstance(each, Relative) for each in dated):
        return _unassessable(Reason.VAGUE, wording.plain)
    return _by_dates(dated, wording, context) or _by_words(wording, context)


def finest_of(every: list[Every]) -> Every:
    """The most frequent; of two alike the one that names a due day (每月1次，每月25日前)."""
    return min(every, key=lambda each: (each.recurrence.fineness, each.recurrence.rules == (DueRule(),)))


def _set_deadline(before: tuple[Dates | Relative | Every, ...], every: Every) -> bool:
    """Whether a clause before the frequency sets a deadline of its own (6月底前完成，每月调度一次).

    What stands first decides, as in 6月底前完成并长期坚持 [约].
    """
    return any(each.clause < every.clause and _is_deadline(each) for each in before)


def _is_deadline(statement: Dates | Relative | Every) -> bool:
    if not isinstance(statement, Dates):
        return isinstance(statement, Relative)
    single = statement.role is Role.ON and statement.first.point and statement.last is None
    return single or statement.role in (Role.BEFORE, Role.UNTIL, Role.UP_TO)


def _recurring(wording: Wording, every: Every, context: DeadlineContext) -> Reading:
    """A frequency, within the bounds that the dates before it set, or a range behind it (3-12月，每月1次)."""
    at = wording.statements.index(every)
    reading = Reading(Kind.RECURRING, recurrence=every.recurrence)
    if flaw := every.flaw:
        if flaw.kind is not FlawKind.UNCLEAR:
            return _unassessable(_FLAWS[flaw.kind], flaw.piece)
        reading = reading._replace(ambiguity=Ambiguity.BEFORE_SPAN, piece=flaw.piece, options=flaw.options)
    placer = Placer(context)
    for number, dates in enumerate(wording.statements):
        if not isinstance(dates, Dates) or (number > at and not _is_bound(dates)):
            continue
        span = span_of(dates, placer, context)
        if isinstance(span, Misplaced):
            return _misplaced(span)
        reading = _due(span, kind=Kind.RECURRING, recurrence=every.recurrence)
    return reading


def _is_bound(dates: Dates) -> bool:
    return dates.last is not None or dates.role in (Role.FROM, Role.UNTIL)


def _by_dates(dated: Sequence[Dates | Relative], wording: Wording, context: DeadlineContext) -> Reading | None:
    """The reading of dates and lengths of time: the last one is the deadline. None when the text has none."""
    placer = Placer(context)
    decisive: Span | None = None
    latest: date | None = None
    opens: date | None = None
    trouble: Misplaced | None = None
    for each in dated:
        span = span_of(each, placer, context)
        if isinstance(span, Misplaced):
            trouble = trouble or span
            continue
        if each is dated[0]:
            opens = span.opens
        if span.due and (latest is None or span.due >= latest):
            decisive, latest = span, span.due
    if trouble and (latest is None or trouble.reason is Reason.NONEXISTENT_DATE):
        return _misplaced(trouble)
    if decisive is None or latest is None:
        return _only_start(wording, opens, context) if opens else None
    begins = context.start or min(opens or context.opens or latest, latest)
    return _due(decisive, opens=begins, then_lasting=bool(wording.said(Mark.LASTING)))


def _only_start(wording: Wording, opens: date, context: DeadlineContext) -> Reading:
    """3月启动 sets no deadline; 3月起长期坚持 needs none."""
    begins = context.start or opens
    if wording.said(Mark.LASTING):
        return Reading(Kind.LASTING, begins)
    return _unassessable(Reason.ONLY_START, wording.plain)._replace(opens=begins)


def _by_words(wording: Wording, context: DeadlineContext) -> Reading:
    """The reading of a text without any date, length of time or frequency."""
    if said := wording.said(Mark.IMMEDIATE):
        return _immediate(said, wording, context)
    if wording.said(Mark.LASTING):
        return Reading(Kind.LASTING, context.start or context.opens)
    if said := wording.said(Mark.PLACEHOLDER):
        return _unassessable(Reason.PLACEHOLDER, said)
    if wording.said(Mark.VAGUE):
        return _unassessable(Reason.VAGUE, wording.plain)
    if wording.plain == "无" or not any(char.isalnum() for char in wording.plain):
        return _unassessable(Reason.EMPTY, wording.plain)
    return _unassessable(Reason.NOT_UNDERSTOOD, wording.plain)


def _immediate(said: str, wording: Wording, context: DeadlineContext) -> Reading:
    """立行立改: fifteen days from 开始, else from 基准日 [约]."""
    base = context.start or context.base
    if base is None:
        return _unassessable(Reason.NO_START, said)
    due = base + timedelta(days=context.prompt_days)
    return Reading(Kind.DUE, base, due, then_lasting=bool(wording.said(Mark.LASTING)))


def _due(
    span: Span,
    kind: Kind = Kind.DUE,
    opens: date | None = None,
    recurrence: Recurrence | None = None,
    then_lasting: bool = False,
) -> Reading:
    """The span as a reading, doubts and all."""
    return Reading(
        kind,
        opens or span.opens,
        span.due,
        recurrence,
        then_lasting,
        span.provisional,
        span.ambiguity,
        None,
        span.piece if span.ambiguity else "",
        span.options,
    )


def _misplaced(trouble: Misplaced) -> Reading:
    ambiguity = Ambiguity.MISSING_MONTH if trouble.reason is Reason.MISSING_MONTH else None
    return Reading(
        Kind.UNASSESSABLE,
        ambiguity=ambiguity,
        reason=trouble.reason,
        piece=trouble.piece,
        options=trouble.options,
    )


def _unassessable(reason: Reason, piece: str) -> Reading:
    return Reading(Kind.UNASSESSABLE, reason=reason, piece=piece)
