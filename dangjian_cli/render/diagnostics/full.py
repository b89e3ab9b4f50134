"""Diagnostics for people: what is wrong, the user's own line with a mark below it, the remedy, the basis."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import PurePosixPath
from typing import assert_never

from dangjian_cli.base.text import width
from dangjian_cli.diagnostics.diagnostic import Diagnostic, Location, Severity
from dangjian_cli.diagnostics.summary import Summary
from dangjian_cli.render.ansi import Ink, paint
from dangjian_cli.render.diagnostics.excerpt import Excerpts, Marked
from dangjian_cli.render.diagnostics.place import place
from dangjian_cli.render.flow import one_line, plain
from dangjian_cli.source.source_file import SourceFile


def render(
    diagnostics: Sequence[Diagnostic],
    sources: Mapping[PurePosixPath, SourceFile],
    summary: Summary,
    colour: bool,
) -> str:
    """The diagnostics in the order given, a blank line between two, then the closing sentence. Never wrapped.

    `sources` holds the texts that excerpts are cut from, by path; a place whose text (of that revision) is
    not among them is shown without an excerpt.
    """
    draw = _Drawing(Excerpts(sources), colour)
    blocks = ["\n".join(draw.lines(diagnostic)) for diagnostic in diagnostics]
    return "\n\n".join([*blocks, summary.sentence]) + "\n"


class _Drawing:
    """How one run is drawn: where excerpts come from, and whether there are colours."""

    def __init__(self, excerpts: Excerpts, colour: bool) -> None:
        self._excerpts = excerpts
        self._colour = colour

    def lines(self, diagnostic: Diagnostic) -> Iterator[str]:
        """The lines of one diagnostic."""
        ink = _ink(diagnostic.severity)
        label = paint(f"{diagnostic.severity.label}[{diagnostic.code}]", ink, self._colour)
        places = [diagnostic.primary, *(note.location for note in diagnostic.related)]
        cuts = [self._excerpts.of(where) for where in places]
        gutter = max((len(str(line.number)) for cut in cuts for line in cut), default=0)
        yield f"{label} {paint(one_line(diagnostic.message), Ink.BOLD, self._colour)}"
        yield f"  --> {_where(diagnostic.primary)}"
        yield from self._excerpt(cuts[0], gutter, "^", ink)
        for note, cut in zip(diagnostic.related, cuts[1:], strict=True):
            yield f"  另见 {_where(note.location)} {one_line(note.label)}"
            yield from self._excerpt(cut, gutter, "-", Ink.BLUE)
        yield from self._said("改法", diagnostic.help)
        yield from self._said("依据", diagnostic.basis)

    def _excerpt(self, cut: Sequence[Marked], gutter: int, mark: str, ink: Ink) -> Iterator[str]:
        bar = paint("|", Ink.FAINT, self._colour)
        for index, line in enumerate(cut):
            if index and line.number > cut[index - 1].number + 1:
                yield f"  {paint('...', Ink.FAINT, self._colour)}"
            yield f"  {paint(f'{line.number:{gutter}}', Ink.FAINT, self._colour)} {bar} {line.text}"
            yield f"  {'':{gutter}} {bar} {' ' * line.before}{paint(mark * line.mark, ink, self._colour)}"

    def _said(self, word: str, text: str | None) -> Iterator[str]:
        if text is not None:
            head = f"  {word}："
            first, *others = plain(text).split("\n")
            yield head + first
            yield from (" " * width(head) + line for line in others)


def _where(location: Location) -> str:
    """The place; the revision too when it is not the work tree."""
    revision = "" if location.revision is None else f"（版本 {one_line(location.revision)}）"
    return place(location) + revision


def _ink(severity: Severity) -> Ink:
    match severity:
        case Severity.ERROR:
            return Ink.RED
        case Severity.WARNING:
            return Ink.YELLOW
        case Severity.INFO:
            return Ink.BLUE
        case _:
            assert_never(severity)
