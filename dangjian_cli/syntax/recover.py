"""Reading on after a mistake: a broken piece costs itself, not the rest of its file.

Events are read until the parser stops. The piece at fault (an entry of a list of the top, or a key of the top with its
value) is left out, named, and reading resumes at the next line that begins a piece. Every line is looked at a bounded
number of times.
"""

from io import StringIO

from dangjian_cli.source.lines import Lines
from dangjian_cli.syntax.compose import Break, Cause, Frame, Run, compose
from dangjian_cli.syntax.events import events
from dangjian_cli.syntax.limits import MAX_BREAKS, MAX_NODES
from dangjian_cli.syntax.mend import leave_out, pass_document, realign, realign_top
from dangjian_cli.syntax.mistakes.breaks import Scene, diagnose
from dangjian_cli.syntax.mistakes.finding import Finding
from dangjian_cli.syntax.mistakes.lines import in_indent
from dangjian_cli.syntax.mistakes.refused import refused_node
from dangjian_cli.syntax.nodes import Listing, Mapping, Node, Refused, Scalar, is_null
from dangjian_cli.syntax.pieces import dash_column, indent, is_misspelt_start, next_content, top_key
from dangjian_cli.syntax.progress import Mode, Progress, Recovered


def recover(lines: Lines) -> Recovered:
    """Read the whole text, around whatever is broken."""
    reader = _Reader(lines)
    if not reader.is_list_at_top():
        reader.read()
    return reader.progress.result


class _Reader:
    """Reads run by run."""

    def __init__(self, lines: Lines) -> None:
        self.lines = lines
        self.stream = StringIO(lines.text)
        self.progress = Progress(lines)
        self.budget = MAX_NODES
        self.breaks = 0

    def is_list_at_top(self) -> bool:
        """A list without a header is no ledger: its entries are named, not read."""
        number = next_content(self.lines, 1)
        if self.lines.line(number).startswith("---"):
            number = next_content(self.lines, number + 1)
        line = self.lines.line(number)
        if dash_column(line) is None and not is_misspelt_start(line):
            return False
        start = self.lines.start(number) + indent(line)
        self.progress.result.findings.append(Finding("DJ021", "list_at_top", start, start + 1))
        self.progress.stop(number)
        return True

    def read(self) -> None:
        """Run after run, until the text ends."""
        while self.progress.line <= self.lines.count:
            run = self._run()
            self.budget -= run.nodes
            self._absorb(run)
            if run.broke is None:
                break
            if not self._goes_on_at_top(run, run.broke):
                self._mend(run, run.broke)

    def _run(self) -> Run:
        progress = self.progress
        if progress.mode is Mode.START:
            return self._compose(0)
        line, start = self.lines.line(progress.line), self.lines.start(progress.line)
        if progress.mode is Mode.LIST and progress.entries is not None:
            column = dash_column(line)
            if column is None or progress.entries.column not in (None, column):
                at = start + indent(line)
                return Run(broke=Break(Cause.PARSER, at, at))
            progress.entries.column = column
        return self._compose(start)

    def _compose(self, start: int) -> Run:
        self.stream.seek(start)
        return compose(events(self.stream), self.lines.text, start, self.budget)

    def _absorb(self, run: Run) -> None:
        """Keep what the run completed."""
        progress, frames = self.progress, run.frames
        progress.waiting = progress.open_entry = None
        if progress.mode is Mode.LIST and progress.entries is not None:
            top = frames[0].items if frames else run.root.items if isinstance(run.root, Listing) else None
            progress.entries.items += top or []
            progress.open_entry = frames[1].start if len(frames) > 1 else None
        elif isinstance(run.root, Mapping):
            progress.add_pairs(run.root.pairs, run.root.column)
        elif run.root is not None and is_null(run.root):
            pass  # nothing but `---`
        elif isinstance(run.root, Scalar):
            at = run.broke.at if run.broke else run.root.start
            run.broke = Break(Cause.SCANNER, at, run.root.start)
        elif run.root is not None:
            self._refuse_top(run.root)
        elif frames and frames[0].items is None and not frames[0].flow:
            progress.add_pairs(frames[0].pairs, frames[0].column)
            self._absorb_open(frames)

    def _absorb_open(self, frames: list[Frame]) -> None:
        """The list that was open, with what it had; else the key that waits for a value."""
        key, value = frames[0].key, frames[1] if len(frames) > 1 else None
        if key is None:
            return
        if value is None or value.items is None or value.flow:
            self.progress.waiting = key
        else:
            self.progress.open_entries(key, value.items, value.column)
            self.progress.open_entry = frames[2].start if len(frames) > 2 else None

    def _refuse_top(self, root: Node) -> None:
        """The top is a list in brackets, or has an anchor or a tag: nothing of it counts."""
        if isinstance(root, Refused):
            finding = refused_node(self.lines.text, root, "")
        else:
            finding = Finding("DJ021", "list_at_top", root.start, root.start + 1)
        self.progress.result.findings.append(finding)
        self.progress.stop(self.progress.line)

    def _goes_on_at_top(self, run: Run, broke: Break) -> bool:
        """Whether only the list ended and the next key of the top begins: no mistake."""
        progress = self.progress
        number = self.lines.number(broke.at)
        begins = broke.at == self.lines.start(number) + progress.column
        ended = isinstance(run.root, Listing) or len(run.frames) == 1
        if not (progress.mode is Mode.LIST and ended and begins and number > progress.line):
            return False
        if top_key(self.lines.line(number), progress.column) is None:
            return False
        progress.line, progress.mode = number, Mode.TOP
        return True

    def _mend(self, run: Run, broke: Break) -> None:
        """Say what is wrong, leave the piece out and find where to go on."""
        progress = self.progress
        self.breaks += 1
        if self.breaks > MAX_BREAKS:
            start = self.lines.start(progress.line)
            finding = Finding("DJ019", "too_many_breaks", start, start + 1, {"limit": MAX_BREAKS})
            progress.stop(progress.line)
            progress.result.findings.append(finding)
            return
        number_of = self.lines.number
        progress.texts = frozenset(
            number for start, end in run.literals for number in range(number_of(start) + 1, number_of(end) + 1)
        )
        finding = diagnose(self._scene(run, broke))
        number = max(progress.line, self.lines.number(finding.start))
        if isinstance(run.root, Scalar) and broke.at == run.root.start and finding.variant == "missing_colon":
            finding = Finding("DJ021", "text_at_top", run.root.start, run.root.end)
            progress.stop(self.lines.count + 1)
        elif finding.variant == "nodes":
            progress.stop(number)
        elif finding.variant == "second_document":
            finding = pass_document(progress, number, finding)
        else:
            finding = (
                realign_top(progress, number, finding)
                or realign(progress, number, finding)
                or leave_out(progress, number, finding)
            )
        progress.result.findings.append(finding)

    def _scene(self, run: Run, broke: Break) -> Scene:
        """Look from the last entry on when at most one key of the top follows its list."""
        progress = self.progress
        pairs, entries = progress.result.pairs, progress.entries
        waiting = [progress.waiting] if progress.waiting else []
        last_keys = [key for key, _ in pairs[-1:]] + waiting
        first = last_keys[-1].start if last_keys else 0
        stray = None
        if progress.open_entry is not None:
            first = progress.open_entry
        elif entries is not None and entries.items:
            after = [key for key, _ in pairs[entries.index + 1 :]] + waiting
            if len(after) <= 1:
                first = entries.items[-1].start
                stray = self.lines.number(after[0].start) if after else None
        key = pairs[entries.index][0] if entries is not None else None
        if isinstance(key, Scalar) and in_indent(key.value, key.start) is not None:
            first = key.start  # a key of an entry that slipped to the top, with a list of its own
        return Scene(
            self.lines,
            run,
            broke,
            max(progress.line, self.lines.number(first)),
            entries.column if entries else None,
            entries.key_column if entries else None,
            progress.texts,
            progress.column,
            stray,
        )
