"""Runs in turn: every subject once, then every subject again, so that a busy minute of the machine hits all alike."""

import statistics
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.measure import Sample, run
from benchmarks.subjects import LARGE, Subject


@dataclass(slots=True)
class Measured:
    """A subject and its samples."""

    subject: Subject
    samples: list[Sample] = field(default_factory=list)

    @property
    def median(self) -> float:
        """Seconds."""
        return statistics.median(sample.seconds for sample in self.samples)

    @property
    def best(self) -> float:
        """Seconds of the quickest run."""
        return min(sample.seconds for sample in self.samples)

    @property
    def processor(self) -> float:
        """Median of the seconds that the processor worked: says less about a busy machine than the clock does."""
        return statistics.median(sample.processor for sample in self.samples)

    @property
    def peak(self) -> int:
        """Bytes: the highest of all runs."""
        return max(sample.peak for sample in self.samples)


def measure(subjects: Sequence[Subject], minutes: float, bytecode: Path) -> tuple[Measured, ...]:
    """Run every subject at least once, and on until it has its runs or the minutes are over.

    The small ones run once more before, uncounted, so that nobody's modules are compiled while the clock runs. Those
    that are compared take turns, and what is named several times runs as often in each; small comparisons come first,
    so that they are complete when time runs out.
    """
    ends = time.monotonic() + 60 * minutes
    measured = {subject: Measured(subject) for subject in subjects}
    for subject in measured:
        if subject.items <= 1:
            _run(subject, "预备", bytecode)
    for group in sorted({_group(subject) for subject in subjects}):
        _take_turns([measured[subject] for subject in subjects if _group(subject) == group], ends, bytecode)
    _say("")
    return tuple(measured.values())


def _group(subject: Subject) -> int:
    """Subjects of one size are compared; the two largest sizes are also compared with each other."""
    return min(subject.items, LARGE)


def _take_turns(measured: Sequence[Measured], ends: float, bytecode: Path) -> None:
    for turn in range(max(one.subject.runs for one in measured)):
        for one in _rotated(measured, turn):
            if turn >= one.subject.runs or (one.samples and time.monotonic() + one.samples[-1].seconds > ends):
                continue
            one.samples.append(_run(one.subject, f"第 {turn + 1} 轮", bytecode))


def _run(subject: Subject, when: str, bytecode: Path) -> Sample:
    _say(f"{when} {subject.name} {subject.items or ''}")
    return run(subject.command, subject.folder, subject.expected, bytecode)


def _rotated(measured: Sequence[Measured], turn: int) -> Sequence[Measured]:
    """The same order, beginning elsewhere each time: nobody always runs after the same one."""
    shift = turn % len(measured)
    return [*measured[shift:], *measured[:shift]]


def _say(text: str) -> None:
    if sys.stderr.isatty():
        print(f"\r\x1b[K{text}", end="", file=sys.stderr, flush=True)
