"""Festivals that deadlines name (七一前, 春节前): a fixed day of the year, or one that a year's notice tells."""

from datetime import date, timedelta

from dangjian_cli.dates.workdays import CalendarSource, calendar_from

FIXED = {
    "元旦": (1, 1),
    "妇女节": (3, 8),
    "劳动节": (5, 1),
    "青年节": (5, 4),
    "儿童节": (6, 1),
    "建党节": (7, 1),
    "建军节": (8, 1),
    "教师节": (9, 10),
    "国庆节": (10, 1),
    "国家宪法日": (12, 4),
}
"""Month and day of the festivals that fall on the same day every year."""

_FROM_SPRING_FESTIVAL = {"除夕": -1, "元宵节": 14}


def festival_day(name: str, year: int, calendar: CalendarSource) -> date | None:
    """The day of the festival in that year; None when only the year's notice tells it and that is not known."""
    if name in FIXED:
        return date(year, *FIXED[name])
    if name in _FROM_SPRING_FESTIVAL:
        spring = calendar_from(calendar).festival("春节", year)
        return spring and spring + timedelta(days=_FROM_SPRING_FESTIVAL[name])
    return calendar_from(calendar).festival(name, year)
