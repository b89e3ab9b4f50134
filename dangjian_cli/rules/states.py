"""Which 状态 the facts of an entry bear out: those of its last dated fact, whatever day it is (domain notes b2, b6)."""

from datetime import date

from dangjian_cli.book.book import Book
from dangjian_cli.book.entries import Entry, Ledger
from dangjian_cli.dates.reading import Kind
from dangjian_cli.models.entry import Matter
from dangjian_cli.models.shelf import RECTIFICATION
from dangjian_cli.models.vocabulary import RectificationType, State
from dangjian_cli.obligations import matter
from dangjian_cli.obligations.deadlines import deadlines_of
from dangjian_cli.obligations.obligation import Expansion
from dangjian_cli.obligations.standing import Phase, Standing, stand

_BY_PHASE = {
    Phase.NOT_STARTED: (State.NOT_STARTED,),
    Phase.IN_PROGRESS: (State.IN_PROGRESS, State.MOSTLY_DONE),
    Phase.DONE: (State.DONE,),
}


def states_that_fit(book: Book, ledger: Ledger, entry: Entry[Matter]) -> tuple[State, ...]:
    """The states that may be written, the most fitting first; none when any may (the entry was carried over)."""
    own = next(matter.expand(book, ledger, entry, frozenset()))
    model = entry.model
    if model.carry_over is not None:
        return ()
    held = _held(model)
    if own.recurring:
        states = (*held, *_of_occurrences(own, model))
    else:
        standing = stand(own.obligations[0], date.max, 0)
        done = standing.phase is Phase.DONE
        states = (*held, *(_of_matter(standing) if done or not held or _may_be_over(model) else ()))
    return (*states, State.LASTING) if own.recurring or _lasting(book, ledger, model) else states


def _held(model: Matter) -> tuple[State, ...]:
    if model.cancellation is not None:
        return (State.CANCELLED,)
    return (State.SUSPENDED,) if model.suspension is not None else ()


def _may_be_over(model: Matter) -> bool:
    """A suspension with 至 ends some day: whether it has ended, the entry alone does not say."""
    return model.cancellation is None and model.suspension is not None and model.suspension.until is not None


def _of_matter(standing: Standing) -> tuple[State, ...]:
    closed = (State.CLOSED,) if standing.closed_on is not None else ()
    return (*closed, *_BY_PHASE[standing.phase])


def _of_occurrences(own: Expansion, model: Matter) -> tuple[State, ...]:
    """Begun when any period has a record; done when every period of the ledger's years is."""
    phases = {stand(one, date.max, 0).phase for one in own.obligations}
    if phases == {Phase.DONE}:
        return (State.DONE, State.IN_PROGRESS)
    begun = phases - {Phase.NOT_STARTED} or model.progress
    return _BY_PHASE[Phase.IN_PROGRESS] if begun else _BY_PHASE[Phase.NOT_STARTED]


def _lasting(book: Book, ledger: Ledger, model: Matter) -> bool:
    """长期坚持 may be written for what goes on: by its 整改类型, or by its 时限 alone or after the dated part of it."""
    if RECTIFICATION.made(model) and model.type is RectificationType.LASTING:
        return True
    if model.deadline is None:
        return False
    reading = deadlines_of(book, ledger, model).read(model.deadline)
    return reading.kind is Kind.LASTING or reading.then_lasting
