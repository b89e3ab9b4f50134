"""Which 期次 record belongs to which occurrence of its entry (b6 points 2 and 15, DJ224)."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import NamedTuple

from dangjian_cli.dates.mismatch import Mismatch
from dangjian_cli.dates.recurrence import Occurrence
from dangjian_cli.models.records import OccurrenceRecord
from dangjian_cli.obligations.deadlines import Series


class Stray(NamedTuple):
    """A record that fills no occurrence: its 期 fits none, or (None) another record has filled it already."""

    at: int
    mismatch: Mismatch | None


class Assignment(NamedTuple):
    """Records by the name of the occurrence they fill, each with its index in the ledger; and those left over."""

    filled: Mapping[str, tuple[int, OccurrenceRecord]]
    strays: tuple[Stray, ...]


def assign(series: Series, owed: tuple[Occurrence, ...], records: Sequence[OccurrenceRecord]) -> Assignment:
    """Give every record its occurrence; where a period is owed several times, in order of completion.

    A record without 期 fits nothing. A 期 that names no year means the ledger's, when it is for one year only.
    """
    year = series.years.first if series.years.first == series.years.last else None
    filled: dict[str, tuple[int, OccurrenceRecord]] = {}
    strays: list[Stray] = []
    in_order = sorted(enumerate(records), key=lambda pair: (pair[1].done_on or date.max, pair[0]))
    for index, record in in_order:
        found = series.recurrence.match(record.period or "", year, owed)
        if isinstance(found, Mismatch):
            strays.append(Stray(index, found))
            continue
        free = next((occurrence for occurrence in found if occurrence.name not in filled), None)
        if free is None:
            strays.append(Stray(index, None))
        else:
            filled[free.name] = (index, record)
    return Assignment(filled, tuple(sorted(strays, key=lambda stray: stray.at)))
