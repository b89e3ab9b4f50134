"""Reading deadlines (时限) and frequencies (频次) as offices write them: the door of this room.

The grammar is domain.md b2. Any text gives a Reading: dates, a frequency, 长期, or why it cannot be assessed.
"""

from dangjian_cli.dates.context import DeadlineContext
from dangjian_cli.dates.months import PLAUSIBLE_YEARS
from dangjian_cli.dates.reading import Ambiguity, Kind, Reading, Reason
from dangjian_cli.dates.recurrence import Recurrence
from dangjian_cli.dates.resolve import finest_of, resolve
from dangjian_cli.dates.wording.frequency import read_bare
from dangjian_cli.dates.wording.parse import parse
from dangjian_cli.dates.wording.statements import Every, Mark, Relative
from dangjian_cli.dates.written_date import written_day

__all__ = [
    "Ambiguity", "DeadlineContext", "Kind", "Reading", "Reason", "only_begins", "read_deadline", "read_frequency",
]  # fmt: skip

_QUOTED = 20
"""Characters of a text that a sentence quotes."""


def read_deadline(text: str, context: DeadlineContext) -> Reading:
    """What the text means as a deadline in that ledger. Never raises."""
    day = written_day(text)
    if day is not None and day.year in PLAUSIBLE_YEARS:
        # The commonest wording by far: the grammar says the same of it, and takes its time.
        return Reading(Kind.DUE, context.start or min(context.opens or day, day), day)
    try:
        reading = resolve(parse(text), context)
    except OverflowError:
        return Reading(Kind.UNASSESSABLE, reason=Reason.NONEXISTENT_DATE, piece=_own_words(text))
    if reading.piece and reading.piece not in text:
        return reading._replace(piece=_own_words(text))
    return reading


def only_begins(text: str) -> bool:
    """Whether 开始 can tell no more than when the work opens: no length of time is counted from it."""
    wording = parse(text)
    return not wording.said(Mark.IMMEDIATE) and not any(isinstance(each, Relative) for each in wording.statements)


def _own_words(text: str) -> str:
    """The beginning of the user's own text: the grammar works on a normalised one that nobody typed."""
    words = " ".join(text.split())
    return words if len(words) <= _QUOTED else words[:_QUOTED] + "…"


def read_frequency(text: str) -> Recurrence | None:
    """The frequency that the text names (每季度末, 全年4次; also 季度, 半年 as the field 频次 has them), else None."""
    wording = parse(text)
    if bare := read_bare(wording.plain):
        return Recurrence(*bare)
    every = [each for each in wording.statements if isinstance(each, Every) and each.flaw is None]
    return finest_of(every).recurrence if every and not wording.unknown else None
