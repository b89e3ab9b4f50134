"""What an import read, found wrong and would write: figures of one sheet file."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SheetRead:
    """One sheet. Rows count from 1, as its users see them; columns and cells are letters: `E`, `E7`."""

    name: str
    header: int
    rows: int
    unknown: tuple[tuple[str, str], ...]
    """Titles that mean no key, each with its cell."""
    left_out: tuple[tuple[str, int], ...]
    """Rows that are no entries: what they begin with, and their numbers."""
    hidden_rows: tuple[int, ...]
    hidden_columns: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Finding:
    """What is wrong at some cells of one sheet, and what to do; a row with a grave one is not taken in."""

    sheet: str
    cells: tuple[str, ...]
    message: str
    help: str
    grave: bool


@dataclass(frozen=True, slots=True)
class Imported:
    """One file. `unread` are its sheets that were passed over, each with the reason."""

    file: str
    kind: str
    sheets: tuple[SheetRead, ...]
    unread: tuple[tuple[str, str], ...]
    findings: tuple[Finding, ...]
    added: int
    changed: int
    same: int
    wrong: int

    @property
    def rows(self) -> int:
        """How many rows were read."""
        return sum(sheet.rows for sheet in self.sheets)

    @property
    def has_errors(self) -> bool:
        """Whether a row cannot be taken in."""
        return any(finding.grave for finding in self.findings)

    @property
    def news(self) -> bool:
        """Whether there is something to write."""
        return self.added + self.changed > 0
