"""Runs in turn: every subject once, then every subject again, so that a busy minute of the machine hits all alike."""

import statistics
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass, field

from benchmarks.measure import Sample, run
from benchmarks.subjects import Subject


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
    def peak(self) -> int:
        """Bytes: the highest of all runs."""
        return max(sample.peak for sample in self.samples)


def measure(subjects: Sequence[Subject], minutes: float) -> tuple[Measured, ...]:
    """Run every subject at least once, and on until it has its runs or the minutes are over."""
    measured = tuple(Measured(subject) for subject in subjects)
    ends = time.monotonic() + 60 * minutes
    for turn in range(max(subject.runs for subject in subjects)):
        for one in _rotated(measured, turn):
            if turn >= one.subject.runs or (one.samples and time.monotonic() + one.samples[-1].seconds > ends):
                continue
            _say(f"第 {turn + 1} 轮 {one.subject.name} {one.subject.items or ''}")
            one.samples.append(run(one.subject.command, one.subject.folder, one.subject.expected))
    _say("")
    return measured


def _rotated(measured: tuple[Measured, ...], turn: int) -> tuple[Measured, ...]:
    """The same order, beginning elsewhere each time: nobody always runs after the same one."""
    shift = turn % len(measured)
    return measured[shift:] + measured[:shift]


def _say(text: str) -> None:
    if sys.stderr.isatty():
        print(f"\r\x1b[K{text}", end="", file=sys.stderr, flush=True)
