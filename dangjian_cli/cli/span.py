"""The period that commands of a period take before the paths: 2026Q3, or none for the quarter of the day."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dangjian_cli.cli.session import Session


def parted(period: str | None, paths: "list[Path] | tuple[Path, ...]") -> tuple[str | None, list[Path]]:
    """The period and the paths: with the period left out, what was typed first is a path."""
    if period is not None and Path(period).exists():
        return None, [Path(period), *paths]
    return period, list(paths)


def quarter(session: "Session", as_of: date | None) -> str:
    """The quarter of the day."""
    day = session.day(as_of)
    return f"{day.year}Q{(day.month + 2) // 3}"
