"""Measuring: a command that fails is not measured, subjects take turns, and the report says what was reached."""

import resource
import sys
from decimal import Decimal
from pathlib import Path

import pytest

from benchmarks.measure import CommandFailedError, Sample, run
from benchmarks.report import document
from benchmarks.schedule import Measured, measure
from benchmarks.subjects import CLEAN, Subject
from dangjian_cli.document.document import Cell, Table


def _subject(name: str, items: int, code: str = "pass", runs: int = 1) -> Subject:
    return Subject(name, items, (sys.executable, "-c", code), Path(), runs)


def _measured(name: str, items: int, seconds: float, peak: int = 10**8) -> Measured:
    return Measured(_subject(name, items), [Sample(seconds, seconds, peak)])


def _aims(*measured: Measured) -> dict[Cell, tuple[Cell, ...]]:
    table = document(measured, 1).blocks[-1]
    assert isinstance(table, Table)
    return {row[-1]: row for row in table.rows}


def test_a_run_tells_time_and_memory(tmp_path: Path) -> None:
    """The seconds cover the whole process, the peak what it held."""
    code = "import time; held = bytearray(150_000_000); time.sleep(0.2)"
    own = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024  # a child begins with the peak of its parent
    sample = run((sys.executable, "-c", code), tmp_path, CLEAN, tmp_path)
    assert 0.2 < sample.seconds < 30
    assert 0 < sample.processor < sample.seconds
    assert 150_000_000 < sample.peak < max(300_000_000, own + 10_000_000)


def test_a_failing_command_is_no_measurement(tmp_path: Path) -> None:
    """A command that ends otherwise than expected stops the bench and shows what it said."""
    with pytest.raises(CommandFailedError, match="坏了"):
        run((sys.executable, "-c", "raise SystemExit('坏了')"), tmp_path, CLEAN, tmp_path)


def test_subjects_take_turns(tmp_path: Path) -> None:
    """Each small subject is run once uncounted; then each gets its runs, none its second before all had their first."""
    log = tmp_path / "log"
    subjects = [
        _subject(name, 1, f"open({str(log)!r}, 'a').write('{name}')", runs) for name, runs in (("a", 3), ("b", 2))
    ]
    assert [len(one.samples) for one in measure(subjects, 1, tmp_path)] == [3, 2]
    assert log.read_text() == "ab" + "abbaa"


def test_one_that_is_named_twice_runs_between_the_others(tmp_path: Path) -> None:
    """Its samples are of the same minutes as those of the others, and count as one subject's."""
    log = tmp_path / "log"
    a, b, c = (_subject(name, 2, f"open({str(log)!r}, 'a').write('{name}')", 1) for name in "abc")
    measured = measure([a, b, a, c, a], 1, tmp_path)
    assert [(one.subject.name, len(one.samples)) for one in measured] == [("a", 3), ("b", 1), ("c", 1)]
    assert log.read_text() == "abaca"


def test_when_time_is_over_each_has_one_run(tmp_path: Path) -> None:
    """The minutes end the repetitions, not the first run."""
    subjects = [_subject("a", 1, runs=3), _subject("b", 1, runs=3)]
    assert [len(one.samples) for one in measure(subjects, 0, tmp_path)] == [1, 1]


def test_aims_are_judged_by_medians() -> None:
    """An aim is reached, missed or was not measured; ratios are those of the medians."""
    check = Measured(_subject("dangjian check", 10_000), [Sample(seconds, seconds, 10**8) for seconds in (1, 2, 9)])
    aims = _aims(
        check,
        _measured("check-jsonschema", 10_000, 30),
        _measured("yamllint", 10_000, 29),
        _measured("dangjian check", 100_000, 21, peak=1_300_000_000),
    )
    verdicts = {str(text)[:7]: row[1:3] for text, row in aims.items()}
    assert verdicts["校验1万条：c"] == (Decimal("15.00"), "达到")
    assert verdicts["校验1万条：y"] == (Decimal("14.50"), "未达到")
    assert verdicts["10万条是1万"] == (Decimal("10.50"), "达到")
    assert verdicts["校验10万条的"] == (Decimal("1.30"), "未达到")
    assert verdicts["--help "] == (None, "未测")
