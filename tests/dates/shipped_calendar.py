"""The working days that are shipped, read here without the product's loader: tests of dates need no other room."""

from datetime import date
from functools import cache
from pathlib import Path

import yaml

import dangjian_cli
from dangjian_cli.dates.workdays import Break, Calendar, CalendarYear

FOLDER = Path(dangjian_cli.__file__).parent / "data" / "workdays"


@cache
def shipped_years() -> tuple[CalendarYear, ...]:
    """One value for each file of data/workdays."""
    return tuple(_year(path) for path in sorted(FOLDER.glob("*.yaml")))


@cache
def shipped_calendar() -> Calendar:
    """The calendar of all of them."""
    return Calendar.of(shipped_years())


def _year(path: Path) -> CalendarYear:
    with path.open(encoding="utf-8") as file:
        ledger = yaml.load(file, Loader=yaml.BaseLoader)
    breaks = tuple(
        Break(
            entry["名称"],
            date.fromisoformat(entry["自"]),
            date.fromisoformat(entry["至"]),
            date.fromisoformat(entry["当日"]),
            tuple(map(date.fromisoformat, entry.get("上班", []))),
        )
        for entry in ledger["条目"]
    )
    return CalendarYear(int(ledger["年度"]), ledger["依据"], breaks)
