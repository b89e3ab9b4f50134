"""New 编号: one more than the highest of the same beginning, and never one that is in use somewhere."""

import re
from collections.abc import Iterable

from dangjian_cli.book.book import Book
from dangjian_cli.models.kinds import Kind

_NUMBERED = re.compile(r"(?P<prefix>.*?)(?P<number>[0-9]{1,9})")
_DIGITS = 3
_CODES = {"任务清单": "RW", "责任清单": "ZR", "问题整改": "ZG", "督办事项": "DB", "组织生活": "ZS", "组织": "ZZ"} | {
    "党费": "DF",
    "教育培训": "JX",
    "发展党员": "FZ",
    "责任书": "QD",
    "述职评议": "SP",
    "考核方案": "KH",
    "考核评分": "PF",
    "通用清单": "TY",
}
"""What the ids of a kind begin with where nothing says otherwise."""


class Ids:
    """All 编号 in use, those given out now included."""

    def __init__(self, used: Iterable[str]) -> None:
        self._used = tuple(used)
        self._highest: dict[str, int] = {}
        self._digits: dict[str, int] = {}

    @classmethod
    def of(cls, book: Book, elsewhere: Iterable[str] = ()) -> "Ids":
        """Those of a workspace, also of entries that could not be read; `elsewhere` are those of other branches."""
        unread = (one.id for one in book.unread if one.id is not None)
        return cls((*book.by_id, *unread, *elsewhere))

    def next(self, prefix: str, digits: int | None = None) -> str:
        """A new one that begins so, of as many digits as asked for, else as the others with this beginning have."""
        if prefix not in self._highest:
            found = [_NUMBERED.fullmatch(id_[len(prefix) :]) for id_ in self._used if id_.startswith(prefix)]
            numbers = [match["number"] for match in found if match is not None and not match["prefix"]]
            self._highest[prefix] = max(map(int, numbers), default=0)
            self._digits[prefix] = max(map(len, numbers), default=_DIGITS)
        self._highest[prefix] += 1
        return f"{prefix}{self._highest[prefix]:0{digits or self._digits[prefix]}d}"

    def following(self, id_: str) -> str | None:
        """A new one in place of this; None for one that does not end with digits."""
        found = _NUMBERED.fullmatch(id_)
        return None if found is None else self.next(found["prefix"], len(found["number"]))


def prefix_of(kind: Kind, own: str | None, ids: Iterable[str], years: str) -> str:
    """What new 编号 of a ledger begin with: its 编号前缀, else what all its ids begin with, else kind and year."""
    if own is not None:
        return own
    begins = {re.sub("[0-9]+$", "", id_) for id_ in ids}
    return begins.pop() if len(begins) == 1 else f"{_CODES.get(kind.name, 'TZ')}-{years}-"
