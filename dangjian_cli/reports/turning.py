"""What the turn of the year brings: entries carried over or taken along, ledgers opened, what to look at."""

from dataclasses import dataclass
from datetime import date
from pathlib import PurePosixPath


@dataclass(frozen=True, slots=True)
class Moved:
    """An entry of an old ledger and the one that takes its place. `wording` is the new 时限; None: still to be set."""

    old: str
    new: str
    unit: str
    before: str
    wording: str | None
    title: str


@dataclass(frozen=True, slots=True)
class OpenedLedger:
    """A ledger of the new year: a new file, or one that was there and goes on."""

    file: PurePosixPath
    kind: str
    is_new: bool
    carried: int
    repeated: int


@dataclass(frozen=True, slots=True)
class Look:
    """What somebody should look at: an entry by its 编号, or a file; and why."""

    about: str | PurePosixPath
    why: str


@dataclass(frozen=True, slots=True)
class Turning:
    """The turn of one year, as it would be written. `apart` are ledgers that nothing is taken from: kind and file."""

    year: int
    day: date
    carried: tuple[Moved, ...]
    repeated: tuple[Moved, ...]
    ledgers: tuple[OpenedLedger, ...]
    looks: tuple[Look, ...]
    apart: tuple[tuple[str, PurePosixPath], ...]

    @property
    def news(self) -> bool:
        """Whether there is anything to write."""
        return bool(self.carried or self.repeated or any(one.is_new for one in self.ledgers))

    @property
    def undated(self) -> tuple[Moved, ...]:
        """Carried over without a deadline that makes sense in the new year."""
        return tuple(one for one in self.carried if one.wording is None)
