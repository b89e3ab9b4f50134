"""What a detector says: which mistake, at which offsets, with what the sentence needs."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from dangjian_cli.diagnostics.diagnostic import Fault, Location, Related, Severity
from dangjian_cli.source.lines import Lines
from dangjian_cli.source.source_file import SourceFile


@dataclass(frozen=True, slots=True)
class Finding:
    """One mistake, from offset `start` to `end`. `see` are other places: label, start, end."""

    code: str
    variant: str
    start: int
    end: int
    values: Mapping[str, str | int] = field(default_factory=dict)
    see: tuple[tuple[str, int, int], ...] = ()
    severity: Severity | None = None
    above: bool = False
    """A line that went wrong so badly that YAML counts it to what follows: it belongs to the entry above it."""

    def fault(self, source: SourceFile, lines: Lines) -> Fault:
        """The same with lines and columns."""

        def located(start: int, end: int) -> Location:
            last = len(lines.text)  # what is missing may be missing at the very end
            return Location(source.path, lines.span(min(start, last), min(max(start, end), last)), source.revision)

        return Fault(
            self.code,
            located(self.start, self.end),
            self.values,
            self.variant,
            tuple(Related(label, located(start, end)) for label, start, end in self.see),
            self.severity,
        )


def excerpt(text: str, limit: int = 20) -> str:
    """The beginning of a text on one line, for a sentence."""
    joined = " ".join(text.split())
    return joined if len(joined) <= limit else joined[:limit] + "…"
