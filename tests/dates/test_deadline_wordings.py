"""Every wording of domain.md, the golden ledgers and several hundred more, each with its reading.

The files in wordings/ hold one wording a line, with what it means in a ledger of 2026 with 基准日 2026-03-20 (a day
without year is of 2026):

- wording | opens → due | 并长期, 暂算, an Ambiguity
- wording | opens → 长期
- wording | frequency, how many 期次 in 2026, the first and the last as name opens→due | 限于 bounds | an Ambiguity
- wording | a Reason
"""

from datetime import date
from pathlib import Path

import pytest
from shipped_calendar import shipped_calendar

from dangjian_cli.dates.deadline import DeadlineContext, Kind, Reading, read_deadline

CONTEXT = DeadlineContext(2026, 2026, date(2026, 3, 20), None, shipped_calendar)
GROUPS = {path.stem: path.read_text("utf-8") for path in sorted((Path(__file__).parent / "wordings").glob("*.txt"))}


def rows(group: str) -> list[tuple[str, str]]:
    """Wording and expectation of each line of a file."""
    lines = [line for line in GROUPS[group].splitlines() if not line.startswith("#")]
    return [(wording, expected) for wording, _, expected in (line.partition(" | ") for line in lines)]


def day(value: date | None) -> str:
    return "-" if value is None else value.isoformat().removeprefix("2026-")


def described(reading: Reading) -> str:
    """The reading in the words of the files."""
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


@pytest.mark.parametrize(
    ("wording", "expected"), [pytest.param(*row, id=f"{group}: {row[0]}") for group in GROUPS for row in rows(group)]
)
def test_a_wording_means_what_its_line_says(wording: str, expected: str) -> None:
    """Each wording is read as its line says: dates, a frequency, 长期, or the reason why not."""
    assert described(read_deadline(wording, CONTEXT)) == expected


@pytest.mark.parametrize("group", GROUPS)
def test_a_file_holds_each_wording_once(group: str) -> None:
    """No wording stands twice in a file, so that no line is overlooked when one is changed."""
    wordings = [wording for wording, _ in rows(group)]
    assert len(set(wordings)) == len(wordings) > 0
