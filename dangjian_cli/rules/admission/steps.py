"""What a branch owes by a day in a case of 发展党员, and has not done."""

from collections.abc import Callable, Iterable, Iterator

from dangjian_cli.book.book import Book
from dangjian_cli.book.entries import Entry
from dangjian_cli.diagnostics.diagnostic import Fault, Severity, Values
from dangjian_cli.models.admission import Case
from dangjian_cli.obligations.admission import ADMISSION_KIND
from dangjian_cli.obligations.demand import Demand
from dangjian_cli.obligations.obligation import Obligation
from dangjian_cli.obligations.situation import Situation
from dangjian_cli.rules.base import Sentence
from dangjian_cli.rules.life.gaps import code_of, label

LATE = Sentence(
    "{id}：“{title}”，{due} 到期，逾期 {days} 天", "办过的，补上“{step}”的日期；没有办的，抓紧办。依据：{basis}"
)
"""How every step that is late is told."""

Graver = Callable[[Situation, Demand, Obligation], tuple[str, Severity] | None]
"""Another variant and severity for a step that is very late."""


def late(code: str, graver: Graver = lambda situation, demand, owed: None) -> Callable[[Situation], Iterable[Fault]]:
    """The check of one rule: every step that it speaks of and that is past its day."""

    def check(situation: Situation) -> Iterator[Fault]:
        for demand in situation.register.demands:
            for owed in demand.obligations:
                if owed.kind == ADMISSION_KIND and code_of(owed) == code and situation.standing(owed).overdue:
                    standing = situation.standing(owed)
                    values: Values = {
                        "id": demand.id.partition("/")[0],
                        "step": label(demand),
                        "title": demand.item.model.title,
                        "due": standing.due.isoformat() if standing.due else "",
                        "days": standing.days_late,
                        "basis": demand.item.basis.shown,
                    }
                    found = graver(situation, demand, owed)
                    variant, severity = found if found is not None else ("", None)
                    yield Fault(code, owed.place, values, variant, severity=severity)

    return check


def cases_of(book: Book) -> Iterator[Entry[Case]]:
    """Every case whose days could all be read."""
    return (entry for _, entry in book.each(Case) if entry.counted)
