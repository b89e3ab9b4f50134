"""The units that the rules of organisation (DJ1xx) look at: those that exist on the day."""

from collections.abc import Iterator

from dangjian_cli.book.entries import Entry
from dangjian_cli.models.limits import Limit
from dangjian_cli.models.organisation import Unit
from dangjian_cli.models.vocabulary import UnitKind
from dangjian_cli.obligations.situation import Situation

BRANCHES = frozenset({UnitKind.BRANCH, UnitKind.JOINT_BRANCH})


def living(situation: Situation) -> Iterator[Entry[Unit]]:
    """Every unit that is not dissolved on the day, in the order of the files."""
    for entry in situation.book.units.entries:
        if entry.model.dissolved is None or entry.model.dissolved >= situation.today:
            yield entry


def members(unit: Unit) -> int | None:
    """党员: full and probationary members (机关条例第五、六条 count these); None when it is not written."""
    return None if unit.full_members is None else unit.full_members + (unit.probationary_members or 0)


def limit(situation: Situation, which: Limit, unit: Unit) -> int | None:
    """The number that the packs in force give for units of this kind; None when nothing limits it."""
    bound = situation.book.packs().limit(which, situation.today, unit.kind)
    return bound.number if bound is not None else None
