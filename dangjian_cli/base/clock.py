"""The only place that looks at a clock."""

from datetime import date, datetime, timedelta, timezone

BEIJING = timezone(timedelta(hours=8))
"""Beijing has no summer time: a fixed offset needs no time zone data on the machine."""


def today() -> date:
    """Today in Beijing, wherever the machine stands and whatever its time zone says."""
    return datetime.now(BEIJING).date()
