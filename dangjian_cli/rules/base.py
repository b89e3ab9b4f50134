"""What a rule is: one code, its page, its sentences and, for what a ledger as a whole shows, its check."""

from collections.abc import Callable, Iterable, Mapping
from enum import Enum
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from dangjian_cli.diagnostics.diagnostic import Fault, Severity
from dangjian_cli.models.basis import Basis as Basis  # noqa: PLC0414  # a rule imports all it says from here
from dangjian_cli.models.vocabulary import Confidence as Confidence  # noqa: PLC0414
from dangjian_cli.obligations.situation import Situation
from dangjian_cli.source.source_file import SourceFile

if TYPE_CHECKING:
    from dangjian_cli.review.review import Review

ERROR, WARNING, INFO = Severity.ERROR, Severity.WARNING, Severity.INFO


class Stage(Enum):
    """Where a fault is seen. DATED ones come and go with time: `check` leaves them out unless asked (`--alerts`)."""

    TEXT = "text"
    SYNTAX = "syntax"
    SHAPE = "shape"
    BOOK = "book"
    DATED = "dated"
    SUPPRESSION = "suppression"
    CHANGE = "change"
    """Seen between two revisions: `diff` says it."""


class Family(Enum):
    """The families of codes, with their names for users."""

    TEXT = "文本与结构"
    ORGANISATION = "组织"
    TASK = "要素与时限"
    LIFE = "组织生活"
    ADMISSION = "发展党员"
    DUES = "党费"
    CLOSING = "闭环"
    ACCOUNTABILITY = "责任"
    APPRAISAL = "考核"
    BURDEN = "减负"
    CHANGE = "变化"


class Sentence(NamedTuple):
    """What is wrong, and what to do. `{name}` is filled from the values of the fault."""

    message: str
    help: str | None = None


Check = Callable[[Situation], Iterable[Fault]]
"""Sees the whole workspace as models and obligations."""

Scan = Callable[[SourceFile], Iterable[Fault]]
"""Sees the text of one file, read or unread: for what may stand anywhere. Must be cheap on clean text."""


Judge: TypeAlias = "Callable[[Review], Iterable[Fault]]"
"""Sees two snapshots and what changed between them."""


class Rule(NamedTuple):
    """One rule. `page` is the docstring of its module: why, wrong, right, remedy."""

    code: str
    name: str
    family: Family
    stage: Stage
    severity: Severity
    basis: Basis
    page: str
    sentences: Mapping[str, Sentence]
    check: Check | None = None
    scan: Scan | None = None
    judge: "Judge | None" = None

    def sentence(self, fault: Fault) -> Sentence:
        """The sentences for one fault, filled in."""
        template = self.sentences[fault.variant]
        values = {name: _short(str(value)) for name, value in fault.values.items()}
        message = template.message.format_map(values)
        return Sentence(message, template.help.format_map(values) if template.help else None)


_LONGEST = 120
"""Characters of a user's value that a sentence repeats; the whole of it stands in the excerpt below."""


def _short(value: str) -> str:
    return value if len(value) <= _LONGEST else f"{value[:_LONGEST]}…"
