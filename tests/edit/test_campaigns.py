"""Campaigns with the real command: writers at the same time, and writers that are killed. `make soak` runs them long."""

import random
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest
from soak import PERCENT

from dangjian_cli.edit.write import STATE

ROOT = Path(__file__).parents[2]
PROGRAM = Path(sys.executable).with_name("dangjian")
WRITERS, EACH, KILLS = 4, 250, 500


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    """The golden ledgers on a fixed day."""
    return Path(shutil.copytree(ROOT / "tests" / "data" / "edit", tmp_path / "w"))


def start(workspace: Path, text: str) -> subprocess.Popen[bytes]:
    command = [str(PROGRAM), "progress", "RW-2026-017", text, "-q"]
    return subprocess.Popen(command, cwd=workspace, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def kept(workspace: Path) -> list[str]:
    """The texts of the progress of RW-2026-017, in the order written."""
    text = (workspace / "A-任务清单-2026.yaml").read_text("utf-8")
    entry = text.partition("编号: RW-2026-017")[2].partition("  - 编号:")[0]
    return [line.partition("内容: ")[2].rstrip("}") for line in entry.splitlines() if line.startswith("      - {日期")]


@pytest.mark.soak
def test_writers_at_the_same_time_keep_every_record(workspace: Path) -> None:
    """Four processes record progress at one entry, again and again: nothing is lost, nothing is written twice."""
    before = kept(workspace)
    rounds = max(3, EACH * PERCENT // 100)
    for turn in range(rounds):
        running = [start(workspace, f"第{turn}次{writer}") for writer in range(WRITERS)]
        assert [process.wait(60) for process in running] == [0] * WRITERS
    wanted = {f"第{turn}次{writer}" for turn in range(rounds) for writer in range(WRITERS)}
    found = kept(workspace)[len(before) :]
    assert len(found) == len(wanted)
    assert set(found) == wanted
    print(f"{WRITERS} 个进程各登记 {rounds} 次，{len(found)} 条都在")


@pytest.mark.soak
def test_writers_that_are_killed_tear_nothing(workspace: Path) -> None:
    """SIGKILL at random moments: the ledger is whole, what was acknowledged is there, no stray file after the next run."""
    chance = random.Random(20261127)
    kills, acknowledged = max(5, KILLS * PERCENT // 100), set[str]()
    for number in range(kills):
        process = start(workspace, f"第{number}次")
        time.sleep(chance.uniform(0.2, 1.2))
        process.kill()
        if process.wait(10) == 0:
            acknowledged.add(f"第{number}次")
    last = start(workspace, "最后")
    assert last.wait(60) == 0
    found = kept(workspace)
    assert len(set(found)) == len(found)
    assert acknowledged | {"最后"} <= set(found)
    checked = subprocess.run([PROGRAM, "check"], cwd=workspace, capture_output=True, check=False)
    assert "语法" not in checked.stdout.decode()
    strays = [path.name for path in workspace.rglob("*") if path.name.endswith(".tmp")]
    assert strays == []
    assert not (workspace / STATE / "pending").exists()
    print(f"{kills} 次 SIGKILL：撕坏的文件 0 个，丢失的登记 0 条，遗留的文件 0 个")
