"""A declared report: its sections filled with what their queries find."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from dangjian_cli.book.forms import Form
from dangjian_cli.models.declared import Grouping
from dangjian_cli.models.report_form import Section
from dangjian_cli.obligations.situation import Situation
from dangjian_cli.reports.columns import ordered
from dangjian_cli.reports.grouping import Dimension, Order, groups_of
from dangjian_cli.reports.listing import Listed
from dangjian_cli.reports.request import Request
from dangjian_cli.reports.tally import Judged

USUAL = ("编号", "单位", "时限", "责任人", "现状", "事项")
"""The columns of a section that names none."""


@dataclass(frozen=True, slots=True)
class Part:
    """A table of a section: all of it (no name), or one group."""

    name: str | None
    listed: tuple[Listed, ...]


@dataclass(frozen=True, slots=True)
class Filled:
    """A section with what was found; of `parts` each is one group."""

    section: Section
    listed: tuple[Listed, ...]
    parts: tuple[Part, ...]

    @property
    def columns(self) -> tuple[str, ...]:
        """The names of its columns."""
        return self.section.columns or USUAL


def filled(request: Request, form: Form) -> tuple[Filled, ...]:
    """The sections of a report. Raises QueryError when a query cannot be read."""
    return tuple(_filled(request, section) for section in form.sections)


def _filled(request: Request, section: Section) -> Filled:
    test, roles = request.test(section.query), {role.value for role in section.roles}
    found = [
        each
        for each in request.within(section.reach)
        if (not roles or each[0].obligation.role.value in roles) and test(each[0].obligation, each[0].standing)
    ]
    keys = [(name.lstrip("-－"), name[:1] in "-－") for name in section.sort]
    listed = ordered([one for _, one in found], keys)
    if section.group is None:
        return Filled(section, listed, (Part(None, listed),) if listed else ())
    return Filled(section, listed, tuple(_parts(request.situation, found, listed, section.group)))


def _parts(
    situation: Situation, found: Sequence[tuple[Judged, Listed]], listed: Sequence[Listed], group: Grouping
) -> Iterator[Part]:
    """The groups in their order; what stands in several groups is listed in each."""
    dimension = Dimension(group.value)
    groups: Mapping[int, tuple[str, ...]] = {id(one): groups_of(judged, dimension) for judged, one in found}
    members: dict[str, list[Listed]] = {}
    for one in listed:
        for name in groups[id(one)]:
            members.setdefault(name, []).append(one)
    order = Order(situation.book.units, dimension)
    seen = {name: index for index, name in enumerate(members)}
    for name in sorted(members, key=lambda name: order.key(name, seen[name])):
        yield Part(name, tuple(members[name]))
