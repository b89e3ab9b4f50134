"""`doctor`: the points of an examination as a document."""

from collections.abc import Sequence

from dangjian_cli.document.document import Column, Document, Table
from dangjian_cli.document.value import Value
from dangjian_cli.reports.health import Point

_COLUMNS = (Column("项目"), Column("结论"), Column("说明", "free"))


def health_document(points: Sequence[Point]) -> Document:
    """One row a point; the remedy follows what was seen."""
    rows = tuple(
        (point.subject, point.verdict.value, point.seen + (f"。{point.remedy}" if point.remedy else ""))
        for point in points
    )
    return Document("诊断", (), (Table(_COLUMNS, rows),))


def health_values(points: Sequence[Point]) -> list[Value]:
    """The same for scripts."""
    return [
        {"subject": one.subject, "verdict": one.verdict.value, "seen": one.seen, "remedy": one.remedy} for one in points
    ]
