"""What was asked for beside period and unit: a query, a person, and what the user file says."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from dangjian_cli.base.errors import UsageError
from dangjian_cli.base.text import width
from dangjian_cli.cli.mine import EVERYBODY, mine

if TYPE_CHECKING:
    from dangjian_cli.book.book import Book
    from dangjian_cli.query.match import Test
    from dangjian_cli.query.tokens import QueryError


@dataclass(frozen=True, slots=True)
class Asked:
    """A query and a person; `own_unit` and `own_person` are those of the user file, where nothing else was said."""

    where: str | None
    person: str | None
    own_unit: str | None = None
    own_person: str | None = None

    @classmethod
    def of(cls, where: str | None, person: str | None, unit: str | None, only: str | None) -> "Asked":
        """What was typed; the user file fills in the unit and the person that were not."""
        own = mine()
        own_unit = own.unit if own is not None and unit is None and only is None else None
        own_person = own.person if own is not None and person is None else None
        return cls(where, None if person == EVERYBODY else person, own_unit, own_person)

    def test(self, book: "Book", day: date) -> "Test | None":
        """The test of all that was asked for; None when nothing was. UsageError for a query that cannot be read."""
        tests: list[Test] = []
        if self.where is not None:
            tests.append(query_test(self.where, book, day))
        name = self.person if self.person is not None else self.own_person
        if name is not None:
            from dangjian_cli.query.fields import persons

            tests.append(lambda owed, _: name in persons(owed))
        if not tests:
            return None
        return lambda owed, at: all(test(owed, at) for test in tests)

    def labelled(self, label: str, unit_named: bool) -> str:
        """The label of a scope with what else was asked for."""
        own = "（用户文件）"
        parts = [label + (own if unit_named and self.own_unit is not None else "")]
        if self.person is not None:
            parts.append(self.person)
        elif self.own_person is not None:
            parts.append(self.own_person + own)
        if self.where:
            parts.append(f"符合“{self.where}”")
        return "，".join(parts)


def query_test(text: str, book: "Book", day: date) -> "Test":
    """The test of a query; UsageError points at the characters that cannot be read."""
    from dangjian_cli.query.match import Context, test_of
    from dangjian_cli.query.tokens import QueryError

    try:
        return test_of(text, Context.of(book, day.year))
    except QueryError as error:
        raise _refused(text, error) from error


def _refused(text: str, error: "QueryError") -> UsageError:
    """The query on a line of its own, the characters in question underlined."""
    line = "".join(" " if char in "\n\t" else char for char in text)
    caret = " " * width(line[: error.at]) + "^" * max(1, width(line[error.at : error.end]))
    return UsageError(f"查询写得不对：{error.message}", f"{error.help}\n  {line}\n  {caret}")
