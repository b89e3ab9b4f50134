"""What is signed for a period: the figures, and every entry that they are made of with its digest."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import NamedTuple

from dangjian_cli.book.book import Book
from dangjian_cli.book.entries import Entry
from dangjian_cli.dates.period import Period
from dangjian_cli.diagnostics.diagnostic import Place
from dangjian_cli.models.entry import Entry as EntryModel
from dangjian_cli.models.fields import Years
from dangjian_cli.models.life import Meeting
from dangjian_cli.models.sign_off import ALL_UNITS, SignedTally
from dangjian_cli.obligations.obligation import Obligation, Role
from dangjian_cli.obligations.situation import Situation
from dangjian_cli.obligations.standing import Standing
from dangjian_cli.reports.request import Request
from dangjian_cli.reports.scope import Scope
from dangjian_cli.reports.tally import Tally
from dangjian_cli.review.as_known import digest
from dangjian_cli.review.signed import Signed

_ALWAYS = ("total", "done", "done_on_time", "done_late", "due", "due_done_on_time", "overdue", "due_soon")
"""Counts that are frozen even where they are 0."""


class Reviewed(NamedTuple):
    """One entry that was looked at, with its digest and how it stood on the day."""

    id: str
    title: str
    digest: str
    word: str


def reviewed(request: Request) -> tuple[Reviewed, ...]:
    """Everything that the figures of the period are made of, by 编号: matters, what recurs, the meetings held.

    A share that a unit has not registered is a line of the task that it is a share of.
    """
    book, day = request.situation.book, request.situation.today
    meetings = {entry.place.entry: entry for _, entry in book.each(Meeting)}
    own: dict[str, list[str]] = {}
    shares: dict[str, list[str]] = {}
    for judged, _ in request.in_period:
        owed = judged.obligation
        id_ = _entry_of(book, owed, judged.standing, meetings)
        if id_ is not None and owed.role is not Role.MILESTONE:
            (shares if owed.placeholder else own).setdefault(id_, []).append(judged.standing.word)
    found = []
    for id_, words in sorted({**shares, **own}.items()):
        model: EntryModel = book.by_id[id_][1].model
        title = getattr(model, "title", None) or _types(model)
        found.append(Reviewed(id_, title, digest(model, day), _told(words)))
    return tuple(found)


def _entry_of(book: Book, owed: Obligation, at: Standing, meetings: Mapping[Place, Entry[Meeting]]) -> str | None:
    """The 编号 of the entry: of a period of organisational life that of the meeting which fills it on the day."""
    id_ = owed.parent if owed.placeholder else owed.entry_id
    if id_ is not None and id_ in book.by_id:
        return id_
    held = meetings.get(owed.place) if at.done_on is not None else None
    return held.model.id if held is not None else None


def _types(model: EntryModel) -> str:
    return "、".join(one.value for one in model.types) if isinstance(model, Meeting) else model.id


def _told(words: Iterable[str]) -> str:
    """The one word, or of several periods how many stood how: 按期完成 2、逾期 1."""
    counts = Counter(words)
    if counts.total() == 1:
        return next(iter(counts))
    return "、".join(f"{word} {count}" for word, count in counts.items())


def frozen(tally: Tally) -> SignedTally:
    """The counts as they are written down; what stands outside the period is none of it."""
    counts = {name: getattr(tally, name) for name in SignedTally.model_fields}
    aliases = {name: info.alias or name for name, info in SignedTally.model_fields.items()}
    kept = {aliases[name]: str(count) for name, count in counts.items() if count or name in _ALWAYS}
    return SignedTally.model_validate(kept)


def request_of(situation: Situation, period: Period, scope: str) -> Request:
    """The same period and units, in a situation of its day: nothing is left out by a query."""
    units = situation.book.units
    named = Scope() if scope == ALL_UNITS else Scope.of(units, scope, units.named(scope) or (scope,), below=True)
    years = Years(period.start.year, period.last.year)
    return Request(replace(situation, horizon=years, chosen=None), period, named)


def request_now(situation: Situation, signed: Signed) -> Request:
    """What the ledgers say today of the day that was signed."""
    return request_of(replace(situation, today=signed.day), signed.period, signed.scope)
