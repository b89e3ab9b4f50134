"""A loaded workspace as commands use it: which day counts, which units and files are meant, how answers are drawn."""

import os
from dataclasses import replace
from datetime import date
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, NamedTuple

from dangjian_cli.base.clock import today
from dangjian_cli.base.errors import EXIT_CLEAN, EXIT_OBJECTIONS, UsageError
from dangjian_cli.base.text import closest
from dangjian_cli.cli.mine import EVERYBODY

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from dangjian_cli.book.entries import Ledger
    from dangjian_cli.book.load import Loaded
    from dangjian_cli.cli.asking import Asked
    from dangjian_cli.cli.output import Output
    from dangjian_cli.dates.period import Period
    from dangjian_cli.diagnostics.diagnostic import Location, Place
    from dangjian_cli.document.document import Document
    from dangjian_cli.obligations.situation import Situation
    from dangjian_cli.reports.scope import Scope

_YEARS = range(1949, 2100)
"""Years for which figures can be asked; the calendar of the machine ends some time after them."""


class Session(NamedTuple):
    """A loaded workspace. `shown` are the files and folders named on the command line, relative to the root.

    `revision` is the commit that it was loaded from; None: the work tree.
    """

    root: Path
    loaded: "Loaded"
    shown: tuple[PurePosixPath, ...]
    revision: str | None = None

    def shows(self, file: PurePosixPath) -> bool:
        """Whether this file was asked for."""
        return any(shown == file or shown in file.parents for shown in self.shown)

    def displayed(self, file: PurePosixPath) -> PurePosixPath:
        """The file as seen from the current folder, so that an editor or a click finds it."""
        try:
            prefix = os.path.relpath(self.root)
        except ValueError:  # another drive on Windows
            return file
        return PurePosixPath(Path(prefix).as_posix()) / file

    def ledger_in(self, file: Path) -> "Ledger | None":
        """The ledger that stands in a file named on the command line; None when it could not be read as one."""
        path = PurePosixPath(Path(os.path.abspath(file)).relative_to(self.root).as_posix())  # noqa: PTH100
        return next((each for each in self.loaded.book.ledgers if each.file == path), None)

    @property
    def incomplete(self) -> bool:
        """Whether something of the input could not be counted."""
        return bool(self.loaded.book.unread or self.loaded.book.unread_files)

    def exit_code(self) -> int:
        """The exit code of a report: 1 when its input was incomplete."""
        return EXIT_OBJECTIONS if self.incomplete else EXIT_CLEAN

    def lines(self, places: "Iterable[Place]") -> "Mapping[Place, int]":
        """The line of every place: its file is read again with positions."""
        from dangjian_cli.syntax.locate import locate

        by_file: dict[PurePosixPath, set[Place]] = {}
        for place in places:
            by_file.setdefault(place.file, set()).add(place)
        return {
            place: span.start.line
            for file, in_file in by_file.items()
            for place, span in locate(self.loaded.sources[file], in_file).items()
        }

    def position(self, where: "Place | Location") -> tuple[PurePosixPath, int]:
        """File and line of one place, as seen from the current folder."""
        from dangjian_cli.diagnostics.diagnostic import Location

        line = where.span.start.line if isinstance(where, Location) else self.lines([where])[where]
        return self.displayed(where.file), line

    def drawn(self, document: "Document", format: str, out: "Output") -> str:
        """A document as text, Markdown or csv. A csv has no place for notices: they are said beside it."""
        if format == "csv":
            self.warn(out)
        return draw(document, format, out)

    def warn(self, out: "Output") -> None:
        """Say beside an answer that has no place for it that the input was incomplete."""
        from dangjian_cli.layout.shared import notices

        for notice in notices(self.loaded.book):
            out.hint(notice)

    def day(self, as_of: date | None) -> date:
        """The day asked for, else the 统计日 of dangjian.yaml, else today."""
        day = as_of or self.loaded.book.settings.as_of or today()
        if day.year not in _YEARS:
            raise UsageError(f"统计日 {day} 超出范围", f"请写 {_YEARS[0]} 年到 {_YEARS[-1]} 年之间的日期")
        return day

    def situation(
        self, as_of: date | None, period: "Period | None" = None, asked: "Asked | None" = None
    ) -> "Situation":
        """The book on that day, or what of it was asked for. What rule packs demand is worked out for the years that
        the period touches, else for the year of the day.
        """
        from dangjian_cli.models.fields import Years
        from dangjian_cli.obligations.situation import Situation

        day = self.day(as_of)
        horizon = Years(period.start.year, period.last.year) if period is not None else None
        return Situation(self.loaded.book, day, horizon, asked.test(self.loaded.book, day) if asked else None)

    def whole_situation(self, as_of: date | None, asked: "Asked | None" = None) -> "Situation":
        """The same with what is demanded in every year that a ledger of the workspace is for."""
        from dangjian_cli.dates.period import Period

        years = self.loaded.book.years
        whole = Period(Period.of_year(years[0]).start, Period.of_year(years[1]).end) if years is not None else None
        return self.situation(as_of, whole, asked)

    def as_of_note(self, as_of: date | None) -> str:
        """Where the day comes from, as dated reports say it; a day to come is told from what is known now."""
        fixed = self.loaded.book.settings.as_of
        day = as_of or fixed
        notes = ["dangjian.yaml"] if as_of is None and fixed is not None else []
        if day is not None and day > today():
            notes.append("按现有事实推算")
        if self.revision is not None:
            notes.append(f"版本 {self.revision}")
        return f"（{'，'.join(notes)}）" if notes else ""

    def period(self, text: str | None, day: date) -> "Period":
        """The period asked for, else the year of the day."""
        from dangjian_cli.cli.options import read_period_option
        from dangjian_cli.dates.period import Period

        return read_period_option(text, day.year) if text is not None else Period.of_year(day.year)

    def scope(
        self, situation: "Situation", unit: str | None, only: str | None, asked: "Asked | None" = None
    ) -> "Scope":
        """The units and files asked for, with what else was; UsageError for a unit that nothing names."""
        from dangjian_cli.reports.scope import Scope

        if unit is not None and only is not None:
            raise UsageError("--unit 和 --only 只能写一个", "--unit 含下级，--only 只看本级")
        name = unit if unit is not None else only
        scope = Scope()
        if name is None and asked is not None and asked.own_unit is not None:
            name, unit = asked.own_unit, asked.own_unit
        elif unit == EVERYBODY:
            name = None
        if name is not None:
            label, named = self._units(situation, name)
            scope = Scope.of(self.loaded.book.units, label, named, below=unit is not None)
        if asked is not None:
            scope = replace(scope, label=asked.labelled(scope.label, name is not None))
        if PurePosixPath() in self.shown:
            return scope
        files = frozenset(ledger.file for ledger in self.loaded.book.ledgers if self.shows(ledger.file))
        paths = "、".join(path.as_posix() for path in self.shown)
        return replace(scope, files=files, label=f"{scope.label}，只看 {paths}")

    def _units(self, situation: "Situation", name: str) -> tuple[str, tuple[str, ...]]:
        """The units that a name means: a unit, a group, a kind, or one that owes something and that no ledger lists."""
        units = self.loaded.book.units
        if (members := units.named(name)) is not None:
            return units.canonical(name), members
        owing = {one.unit for one in situation.register.expansions}
        if name in owing:
            return name, (name,)
        near = closest(name, {*units.known_names(), *owing})
        raise UsageError(
            f"没有“{name}”这个单位或单位组", f"是不是“{near}”？" if near else "单位名称见组织台账的“名称”和“单位组”"
        )


def draw(document: "Document", format: str, out: "Output") -> str:
    """A document as text, Markdown or csv."""
    match format:
        case "markdown":
            from dangjian_cli.render.markdown import render as render_markdown

            return render_markdown(document)
        case "csv":
            from dangjian_cli.render.csv import render as render_csv

            return render_csv(document)
        case _:
            from dangjian_cli.render.terminal import render

            return render(document, out.width, out.colour)
