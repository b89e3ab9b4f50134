"""What both sides changed of one mapping, an entry or the header: field by field, with marks where it clashes."""

from collections.abc import Sequence
from typing import NamedTuple

from dangjian_cli.edit.merge_lines import lines_of, marked, merged_lines
from dangjian_cli.edit.merge_snippet import Snippet
from dangjian_cli.edit.merge_values import ClashError, settle
from dangjian_cli.syntax.parsed import Data

Fields = dict[str, Data]


class Clash(NamedTuple):
    """What has to be decided: a key of an entry, a whole entry (`key` None), a key of the header (`id` None)."""

    id: str | None
    key: str | None
    base: Data | None
    ours: Data | None
    theirs: Data | None


Settled = tuple[Fields, tuple[Clash, ...]]
"""Every key as it is to be, with ours where it clashes, and what clashes."""


class Outcome(NamedTuple):
    """A piece as merged: its text, and what stands there with ours and with theirs kept.

    A text is one that was taken as written; None: nothing.
    """

    text: str
    ours: Data | None
    theirs: Data | None
    clashes: tuple[Clash, ...] = ()
    left_behind: bool = False


def taken(base: str | None, ours: str, theirs: str) -> str | None:
    """The text where at most one side changed it."""
    if ours in (theirs, base):
        return theirs
    return ours if theirs == base else None


def settled(base: Fields, ours: Fields, theirs: Fields) -> Settled:
    """Every key settled; where it clashes ours, and what clashes."""
    wanted: Fields = {}
    clashing = []
    for key in dict.fromkeys((*ours, *theirs)):
        values = base.get(key), ours.get(key), theirs.get(key)
        try:
            value = settle(*values)
        except ClashError:
            value = values[1]
            clashing.append(Clash(None, key, *values))
        if value is not None:
            wanted[key] = value
    return wanted, tuple(clashing)


def both(id_: str | None, sides: Sequence[Snippet], wanted: Settled) -> Outcome | None:
    """What both sides changed, field by field; None where that cannot be written."""
    base, ours, theirs = sides
    now, clashing = wanted
    if not clashing:
        lines = merged_lines(base.text, ours.text, theirs.text)
        if lines is not None and ours.bearing(lines).data == now:
            return Outcome(lines, now, now)
    revised = ours.revised(now) or (_otherwise(ours, theirs, now) if not clashing else None)
    text = _with_marks(revised, theirs, clashing) if revised is not None else None
    if text is None:
        return None
    left_behind = bool(theirs.remarks() - base.remarks() - ours.bearing(text).remarks())
    clear = {key: value for key, value in now.items() if all(clash.key != key for clash in clashing)}
    kept = {clash.key: clash.theirs for clash in clashing if clash.key is not None and clash.theirs is not None}
    return Outcome(text, now, {**clear, **kept}, tuple(clash._replace(id=id_) for clash in clashing), left_behind)


def _otherwise(ours: Snippet, theirs: Snippet, now: Fields) -> Snippet | None:
    """Where our text cannot be revised: theirs, or the entry written anew; none of our comments may be lost by that."""
    for one in (theirs.revised(now), ours.anew(now)):
        if one is not None and not ours.remarks() - one.remarks():
            return one
    return None


def _with_marks(revised: Snippet, theirs: Snippet, clashing: tuple[Clash, ...]) -> str | None:
    """Our text with marks around the lines of every key that clashes; None where they cannot be told apart."""
    lines, others = (lines_of(one.text) for one in (revised, theirs))
    cuts = []
    for clash in clashing:
        key = clash.key or ""
        mine = revised.lines_of(key) if clash.ours is not None else revised.behind(key, theirs)
        yours = theirs.lines_of(key) if clash.theirs is not None else (0, 0)
        if mine is None or yours is None:
            return None
        cuts.append((*mine, "".join(others[slice(*yours)])))
    cuts.sort(key=lambda cut: cut[:2])
    for start, end, text in reversed(cuts):
        lines[start:end] = [marked("".join(lines[start:end]), text)]
    return "".join(lines)
