"""Every wording of domain.md, the golden ledgers and several hundred more, each with its reading."""

from datetime import date

import pytest
from deadline_table import ALL
from shipped_calendar import shipped_calendar

from dangjian_cli.dates.deadline import DeadlineContext, Kind, Reading, read_deadline

CONTEXT = DeadlineContext(2026, 2026, date(2026, 3, 20), None, shipped_calendar)


def day(value: date | None) -> str:
    if value is None:
        return "-"
    return value.isoformat().removeprefix("2026-")


def described(reading: Reading) -> str:
    """The reading in the words of deadline_table."""
    parts = [_meaning(reading)] if reading.reason is None else []
    if reading.kind is Kind.RECURRING and (reading.opens or reading.due):
        parts.append(f"限于 {day(reading.opens)}..{day(reading.due)}")
    parts += ["并长期"] if reading.then_lasting else []
    parts += ["暂算"] if reading.provisional else []
    parts += [each.name for each in (reading.ambiguity, reading.reason) if each]
    return " | ".join(parts)


def _meaning(reading: Reading) -> str:
    if reading.recurrence:
        found = reading.recurrence.occurrences(2026, 2026, None, None, shipped_calendar)
        first, last = (f"{each.name} {day(each.opens)}→{day(each.due)}" for each in (found[0], found[-1]))
        return f"{reading.recurrence.label} {len(found)}期 {first} … {last}"
    return f"{day(reading.opens)} → {'长期' if reading.kind is Kind.LASTING else day(reading.due)}"


ROWS = [
    pytest.param(*line.split(" | ", 1), id=f"{group}: {line.split(' | ')[0]}")
    for group, rows in ALL.items()
    for line in rows.strip("\n").splitlines()
]


@pytest.mark.parametrize(("wording", "expected"), ROWS)
def test_a_wording_means_what_the_table_says(wording: str, expected: str) -> None:
    """Each wording of the table is read as its row says: dates, frequency, 长期, or the reason why not."""
    assert described(read_deadline(wording, CONTEXT)) == expected


def test_the_table_holds_each_wording_once() -> None:
    """No wording stands twice in a group, so that no row is overlooked when one is changed."""
    for rows in ALL.values():
        wordings = [line.split(" | ")[0] for line in rows.strip("\n").splitlines()]
        assert len(set(wordings)) == len(wordings)
