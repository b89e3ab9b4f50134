"""Values of models as a reader sees them."""

from datetime import date
from decimal import Decimal

from made_books import book_of, tasks

from dangjian_cli.layout.plain import filled, plain
from dangjian_cli.models.entry import Matter
from dangjian_cli.models.fields import Years
from dangjian_cli.models.records import Closure, Progress
from dangjian_cli.models.target import Target


def test_single_values() -> None:
    """Every type of value in the words of the ledgers."""
    values = [True, False, None, Target(Decimal(5), True, "不超过5"), Years(2026, 2026), Years(2026, 2028)]
    assert [plain(value) for value in values] == ["是", "否", "", "不超过5", "2026", "2026-2028"]
    assert [plain(value) for value in (date(2026, 1, 2), Decimal("1.50"), {"甲": 1}, ("甲", "乙"), 3)] == [
        "2026-01-02",
        "1.50",
        "甲: 1",
        "甲、乙",
        "3",
    ]


def test_records() -> None:
    """What opens a record speaks for itself; everything else stands behind its key."""
    progress = Progress.model_validate({"日期": "2026-06-10", "内容": "第一期", "进度": "60"})
    assert plain(progress) == "2026-06-10 第一期，进度 60"
    assert plain(Closure.model_validate({"核查人": "赵某"})) == "核查人 赵某"


def test_filled_fields() -> None:
    """Only what is filled, in the order of the model; records one text each, a record within a record in brackets."""
    book = book_of(
        tasks(
            {
                "编号": "RW",
                "任务": "甲",
                "措施": "甲",
                "进展": [{"日期": "2026-01-01"}, {"日期": "2026-02-01"}],
                "历次": [{"完成日期": "2026-01-02", "销号": {"核查人": "赵某"}}],
            }
        )
    )
    _, entry = next(iter(book.each(Matter)))
    assert dict(filled(entry.model, frozenset({"id", "title"}))) == {
        "措施": ("甲",),
        "进展": ("2026-01-01", "2026-02-01"),
        "历次": ("完成日期 2026-01-02，销号（核查人 赵某）",),
    }
