"""督办单 that a warning calls for: one for a matter (一事一单), at the level that light and former sheets ask for."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from dangjian_cli.book.book import Book
from dangjian_cli.models.entry import Matter
from dangjian_cli.models.scheme import Level
from dangjian_cli.models.vocabulary import SupervisionLevel
from dangjian_cli.reports.warning import Light, Warnings

_NUMBER = re.compile(r"^(?P<prefix>.*?)(?P<number>[0-9]{1,6})(?P<rest>[^0-9]*)$")


@dataclass(frozen=True, slots=True)
class Proposal:
    """One sheet as proposed. `lights` are what it is about: the matter, or the periods and stages of one entry."""

    number: str
    level: Level
    lights: tuple[Light, ...]
    issued_on: date
    reply_by: date | None
    demand: str

    @property
    def light(self) -> Light:
        """The gravest of what it is about."""
        return self.lights[0]


@dataclass(frozen=True, slots=True)
class Waiting:
    """A matter of which a sheet is out whose time has not passed: nothing more is issued now."""

    light: Light
    number: str | None
    reply_by: date


def proposals(report: Warnings, book: Book) -> tuple[tuple[Proposal, ...], tuple[Waiting, ...]]:
    """Every sheet to be issued, in the order of the report, with numbers that go on from those of the ledgers."""
    numbers = _numbers(book, report.as_of.year)
    issued: list[Proposal] = []
    waiting: list[Waiting] = []
    for lights in _by_matter(report).values():
        out = _out(lights[0], report.as_of)
        if out is not None:
            waiting.append(out)
            continue
        level = _level(report, lights)
        reply = report.as_of + timedelta(days=level.reply_days) if level.reply_days is not None else None
        demand = level.demand or "抓紧办理，按时反馈"
        issued.append(Proposal(next(numbers), level, lights, report.as_of, reply, demand))
    return tuple(issued), tuple(waiting)


def _by_matter(report: Warnings) -> Mapping[str, tuple[Light, ...]]:
    """What is not in order, by the entry or the demand that it belongs to."""
    found: dict[str, list[Light]] = {}
    for light in report.lights:
        if light.level is not None:
            found.setdefault(light.obligation.entry_id, []).append(light)
    return {id_: tuple(lights) for id_, lights in found.items()}


def _out(light: Light, day: date) -> Waiting | None:
    for sheet in reversed(light.sheets):
        if sheet.reply_by is not None and not sheet.expired(day) and sheet.record.replied_on is None:
            return Waiting(light, sheet.record.number, sheet.reply_by)
    return None


def _level(report: Warnings, lights: tuple[Light, ...]) -> Level:
    """That of the gravest light; where a sheet of it is over and the matter still open, the next one."""
    levels = list(report.scheme.levels)
    grave = max((light.level for light in lights if light.level is not None), key=levels.index)
    former = [sheet.level for sheet in lights[0].sheets if sheet.level is not None]
    order = list(SupervisionLevel)
    if former and grave.supervision is not None and order.index(former[-1]) >= order.index(grave.supervision):
        return report.scheme.above(former[-1]) or grave
    return grave


def _numbers(book: Book, year: int) -> Iterator[str]:
    """Numbers that continue the highest one of the year; DB-2026-001 where there is none."""
    prefix, highest, width, rest = f"DB-{year}-", 0, 3, ""
    for _, entry in book.each(Matter):
        for record in entry.model.supervisions:
            found = _NUMBER.match(record.number or "")
            if found is not None and str(year) in found["prefix"] and int(found["number"]) > highest:
                prefix, rest = found["prefix"], found["rest"]
                highest, width = int(found["number"]), len(found["number"])
    while True:
        highest += 1
        yield f"{prefix}{highest:0{width}}{rest}"
