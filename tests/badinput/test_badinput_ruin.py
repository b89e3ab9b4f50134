"""Random ruins of the golden workspace: `check` and `status` always end, never with our own fault, and stay right."""

import gc
import json
import os
import random
import shutil
import signal
import sys
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from badinput_ruin import ruined
from badinput_workspace import WITNESS, WITNESS_FAULT, Shown, findings, hidden, lay_out, run_here, spots

pytestmark = pytest.mark.untraced

GOLDEN = Path(__file__).parents[1] / "data" / "golden" / "ledgers"
PERCENT = int(os.environ.get("DANGJIAN_SOAK_PERCENT", "1"))
SEED = int(os.environ.get("DANGJIAN_SOAK_SEED", "0")) or (
    1 if PERCENT == 1 else random.SystemRandom().randrange(1, 10**9)
)
RUNS = 60 * PERCENT
PATIENCE = 30
"""Seconds after which a run counts as hanging."""
CHECKS = (["--format", "json"], ["--format", "json", "--alerts"], ["--format", "json", "--strict"])
REPORTS = (
    ["status", "."],
    ["status", ".", "--by", "责任人"],
    ["status", ".", "--by", "月份", "--as-of", "2026-10-01"],
    ["status", ".", "--by", "牵头领导", "--period", "2026Q3"],
    ["list", "."],
    ["list", ".", "--format", "jsonl", "--period", "2026"],
    ["show", "RW-2026-004"],
    ["show", "ZG-2026-04"],
    ["doctor"],
)


@contextmanager
def _deadline() -> Iterator[None]:
    """A run that hangs is broken off; as our own fault it then fails the test with the place where it hung."""

    def stop(number: int, frame: object) -> None:
        raise TimeoutError(f"{PATIENCE} s")

    before = signal.signal(signal.SIGALRM, stop)
    signal.alarm(PATIENCE)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)


def _run(words: list[str], root: Path, allowed: set[int]) -> Shown:
    """Run, and run again with `--debug` when it is our fault: the traceback is what one wants to see."""
    with _deadline():
        shown = run_here(words, root)
        if shown.code not in allowed:
            raise AssertionError(f"{words}: {shown.code}\n{run_here([*words, '--debug'], root).stderr}")
    assert hidden(shown.stdout + shown.stderr) == [], words
    return shown


def _examine(chance: random.Random, root: Path, file: str) -> int:
    """Check and report once; the exit code of `check`."""
    allowed = {0, 1, 2} if file == "dangjian.yaml" else {0, 1}
    checked = _run(["check", ".", *chance.choice(CHECKS)], root, allowed)
    if checked.code != 2:
        found = findings(checked)
        assert WITNESS_FAULT in spots(found, WITNESS)
        assert (checked.code == 1) == any(one.severity == "error" for one in found)
    status = _run(["status", ".", "--format", "json"], root, allowed)
    if status.code != 2:
        figures = json.loads(status.stdout)
        assert figures["matters"]["total"] >= 3
        assert (status.code == 1) == bool(figures["unread"])
        texts = _run(["status", "."], root, allowed)
        assert texts.stdout.startswith("注意：数据不完整：") == bool(figures["unread"])
    assert (checked.code == 2) == (status.code == 2)
    report = chance.choice(REPORTS)
    _run(report, root, {0, 1, 2} if report[0] == "show" else allowed)
    return checked.code


@pytest.mark.soak
@pytest.mark.skipif(sys.platform == "win32", reason="没有闹钟信号，停不下卡住的运行")
def test_ruins_of_a_workspace(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Never 70, never hanging, the witness told and counted, the first line right; the file at fault is kept."""
    files = {path.name: path.read_bytes() for path in sorted(GOLDEN.glob("*.yaml"))}
    root = lay_out(tmp_path / "台账")
    shutil.copytree(GOLDEN, root, dirs_exist_ok=True)
    codes: Counter[int] = Counter()
    started, longest = time.monotonic(), 0.0
    for run in range(RUNS):
        chance = random.Random(f"{SEED} {run}")
        name = chance.choices([*files], [1 if file == "dangjian.yaml" else 4 for file in files])[0]
        (root / name).write_bytes(ruined(chance, files[name], [*files.values()]))
        begun = time.monotonic()
        try:
            codes[_examine(chance, root, name)] += 1
        except AssertionError as error:
            raise AssertionError(f"种子 {SEED}，第 {run} 次，文件 {root / name}：{error}") from error
        longest = max(longest, time.monotonic() - begun)
        (root / name).write_bytes(files[name])
        if run % 200 == 0:
            gc.collect()  # commands let the collector rest: they live a second
    with capsys.disabled():
        seconds = time.monotonic() - started
        print(
            f"\n毁坏的工作区：种子 {SEED}，{RUNS} 次，{seconds:.0f} 秒，最长 {longest:.2f} 秒，退出码 {dict(sorted(codes.items()))}"
        )
