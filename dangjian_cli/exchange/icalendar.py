"""Deadlines as a calendar (iCalendar, RFC 5545) that phones and office programs take in: all-day events with alarms."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from dangjian_cli.obligations.obligation import Hold
from dangjian_cli.obligations.standing import Phase
from dangjian_cli.reports.listing import Listed

_LONGEST = 75
"""Octets of a line; longer ones are folded."""
_ALARMS = ("-P6DT15H", "-PT15H")
"""Nine in the morning, seven days and one day before the deadline."""


def calendar(listed: Iterable[Listed], name: str, day: date) -> str:
    """The open obligations that have a deadline, as they stand on a day. Same input, same text."""
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//dangjian//ZH",
        "CALSCALE:GREGORIAN",
        f"X-WR-CALNAME:{_escaped(name)}",
    ]
    for one in listed:
        if one.standing.phase is not Phase.DONE and one.standing.hold is Hold.NONE and one.standing.due is not None:
            lines += _event(one, one.standing.due, day)
    lines.append("END:VCALENDAR")
    return "".join(f"{part}\r\n" for line in lines for part in _folded(line))


def _event(one: Listed, due: date, day: date) -> Iterator[str]:
    owed = one.obligation
    people = "、".join(owed.owners)
    about = "\n".join(part for part in (owed.id, owed.unit, people, f"时限：{one.standing.wording or due}") if part)
    yield "BEGIN:VEVENT"
    yield f"UID:{_escaped(owed.id)}@dangjian"
    yield f"DTSTAMP:{day:%Y%m%d}T000000Z"
    yield f"DTSTART;VALUE=DATE:{due:%Y%m%d}"
    yield f"DTEND;VALUE=DATE:{due + timedelta(days=1):%Y%m%d}"
    yield f"SUMMARY:{_escaped(('【硬任务】' if owed.hard else '') + owed.title)}"
    yield f"DESCRIPTION:{_escaped(about)}"
    yield "TRANSP:TRANSPARENT"
    for trigger in _ALARMS:
        yield "BEGIN:VALARM"
        yield "ACTION:DISPLAY"
        yield f"TRIGGER:{trigger}"
        yield f"DESCRIPTION:{_escaped(owed.title)}"
        yield "END:VALARM"
    yield "END:VEVENT"


def _escaped(text: str) -> str:
    for sign in "\\;,":
        text = text.replace(sign, f"\\{sign}")
    return text.replace("\r", "").replace("\n", "\\n")


def _folded(line: str) -> Iterator[str]:
    """The line in pieces of at most 75 octets, none of them cut within a character."""
    piece, size = "", 0
    for char in line:
        octets = len(char.encode())
        if size + octets > _LONGEST:
            yield piece
            piece, size = " ", 1
        piece += char
        size += octets
    yield piece
