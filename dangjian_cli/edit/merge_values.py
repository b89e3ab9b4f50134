"""Three states of one value become one: what one side alone changed is taken; what both changed differently clashes.

Values are plain data; None means that there is none. Mappings are settled key by key. Of lists of records the elements
are: equal ones pair off in order, of the rest those that say the same of themselves (期, 单号, 日期 …) are one that was
changed, what remains came or went. Lists of names are settled only where both sides did nothing but append: the first
name of a list often means more than the others.
"""

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from typing import TypeVar

from dangjian_cli.syntax.parsed import Data

Token = TypeVar("Token", bound=Hashable)

_TELLING = ("期", "单号", "日期", "申请日期", "完成日期", "名称", "单位")
"""Keys that tell the records of a list apart, the most telling first."""
_SINGULAR = ("期", "单号")
"""Keys of which a list holds each value once."""


class ClashError(Exception):
    """Both sides changed it, each in its own way."""


def settle(base: Data | None, ours: Data | None, theirs: Data | None) -> Data | None:
    """What holds now. Raises ClashError."""
    if ours in (theirs, base):
        return theirs
    if theirs == base:
        return ours
    match base, ours, theirs:
        case ((dict() | None), dict(), dict()):
            return _mapping(base or {}, ours, theirs)
        case ((list() | None), list(), list()):
            return _list(base or [], ours, theirs)
        case _:
            raise ClashError


def _mapping(base: Mapping[str, Data], ours: Mapping[str, Data], theirs: Mapping[str, Data]) -> Data:
    settled = {key: settle(base.get(key), ours.get(key), theirs.get(key)) for key in dict.fromkeys((*ours, *theirs))}
    found: dict[str, Data] = {key: value for key, value in settled.items() if value is not None}
    if not found:
        raise ClashError
    return found


def _list(base: Sequence[Data], ours: Sequence[Data], theirs: Sequence[Data]) -> Data:
    if not all(isinstance(one, dict) for one in (*base, *ours, *theirs)):
        return _appended(base, ours, theirs)
    mine, yours = _paired(base, ours), _paired(base, theirs)
    our_tokens = [("old", at) if at is not None else ("ours", n) for n, at in enumerate(mine)]
    their_tokens = [("old", at) if at is not None else ("theirs", n) for n, at in enumerate(yours)]
    _share_equal_news(ours, theirs, our_tokens, their_tokens)
    held = dict(zip(our_tokens, ours, strict=True)), dict(zip(their_tokens, theirs, strict=True))
    old = {("old", at): value for at, value in enumerate(base)}
    _refuse_rivals(old.keys(), *held)
    settled = {token: settle(old.get(token), held[0].get(token), held[1].get(token)) for token in (held[0] | held[1])}
    order = ordered(list(old), our_tokens, their_tokens, {token for token, one in settled.items() if one is not None})
    return [value for token in order if (value := settled[token]) is not None]


def _appended(base: Sequence[Data], ours: Sequence[Data], theirs: Sequence[Data]) -> Data:
    if any(list(side[: len(base)]) != list(base) for side in (ours, theirs)):
        raise ClashError
    news = ours[len(base) :]
    return [*ours, *(one for one in theirs[len(base) :] if one not in news)]


def _paired(base: Sequence[Data], side: Sequence[Data]) -> list[int | None]:
    """For every element of a side which one of the base it was, or None."""
    free = dict(enumerate(base))
    found: list[int | None] = [None] * len(side)

    def pair(same: Callable[[Data, Data], bool]) -> None:
        for n, element in enumerate(side):
            if (
                found[n] is None
                and (at := next((at for at, old in free.items() if same(old, element)), None)) is not None
            ):
                found[n] = at
                del free[at]

    pair(lambda old, new: old == new)
    for key in _TELLING:
        pair(lambda old, new, key=key: _says_the_same(old, new, key))  # type: ignore[misc]
    return found


def _says_the_same(one: Data, other: Data, key: str) -> bool:
    return isinstance(one, dict) and isinstance(other, dict) and key in one and one[key] == other.get(key)


def _share_equal_news(
    ours: Sequence[Data],
    theirs: Sequence[Data],
    our_tokens: Sequence[tuple[str, int]],
    their_tokens: list[tuple[str, int]],
) -> None:
    """What both sides have added alike came once."""
    free = [(token, ours[n]) for n, token in enumerate(our_tokens) if token[0] == "ours"]
    for n, token in enumerate(their_tokens):
        same = next((one for one in free if token[0] == "theirs" and one[1] == theirs[n]), None)
        if same is not None:
            free.remove(same)
            their_tokens[n] = same[0]


def _refuse_rivals(
    old: Iterable[tuple[str, int]], ours: Mapping[tuple[str, int], Data], theirs: Mapping[tuple[str, int], Data]
) -> None:
    """ClashError for two records of one period or sheet, and where both sides put something else in one's place."""
    mine = [value for token, value in ours.items() if token[0] == "ours" and token not in theirs]
    yours = [value for token, value in theirs.items() if token[0] == "theirs"]
    if any(_says_the_same(one, other, key) for one in mine for other in yours for key in _SINGULAR):
        raise ClashError
    if mine and yours and any(token not in ours and token not in theirs for token in old):
        raise ClashError


def ordered(base: Sequence[Token], ours: Sequence[Token], theirs: Sequence[Token], kept: set[Token]) -> list[Token]:
    """The tokens kept, in the order of the side that moved any, ours else; what both put at one place: ours first."""
    mine, yours = ([token for token in side if token in kept] for side in (ours, theirs))
    both = set(mine) & set(yours)
    our_order, their_order = ([token for token in side if token in both] for side in (mine, yours))
    known = set(base)
    if our_order != their_order:
        before = [token for token in base if token in both]
        if [token for token in our_order if token in known] == before:
            return list(_woven(yours, mine, known, first=True))
    return list(_woven(mine, yours, known, first=False))


def _woven(frame: Sequence[Token], other: Sequence[Token], known: set[Token], *, first: bool) -> Iterator[Token]:
    """The frame, and what only the other has behind what it follows there; `first`: before what is new in the frame."""
    framed, others = set(frame), set(other)
    behind: dict[Token | None, list[Token]] = {}
    anchor: Token | None = None
    for token in other:
        if token in framed:
            anchor = token
        else:
            behind.setdefault(anchor, []).append(token)
    waiting = behind.get(None, [])
    for token in frame:
        if first or token in known or token in others:
            yield from waiting
            waiting = []
        yield token
        waiting = [*waiting, *behind.get(token, [])]
    yield from waiting
