"""`dangjian` alone: what is due this week at a terminal, the help everywhere else."""

import os
import pty
import subprocess
from pathlib import Path

from cli_runner import PROGRAM, ROOT, run_here

EDIT = ROOT / "tests" / "data" / "edit"


def at_a_terminal(folder: Path) -> str:
    """What `dangjian` shows to someone who sits there."""
    main, terminal = pty.openpty()
    environment = {**os.environ, "TERM": "dumb", "COLUMNS": "100"}
    process = subprocess.Popen([PROGRAM], cwd=folder, stdin=terminal, stdout=terminal, stderr=terminal, env=environment)
    os.close(terminal)
    shown = b""
    while True:
        try:
            part = os.read(main, 65536)
        except OSError:
            break
        if not part:
            break
        shown += part
    os.close(main)
    process.wait(20)
    return shown.decode()


def test_what_is_due_this_week() -> None:
    """Everything due within seven days, how much is late, and what to type next."""
    shown = at_a_terminal(EDIT)
    listed = run_here(["list", "剩余天数<=6", "--format", "jsonl"], EDIT).stdout.splitlines()
    assert f"七天内到期：{len(listed)} 项" in shown
    late = run_here(["list", "状态:逾期", "--format", "jsonl"], EDIT).stdout.splitlines()
    assert f"已经逾期 {len(late)} 项" in shown
    assert "dangjian done 编号" in shown


def test_without_a_workspace_or_a_terminal_the_help(tmp_path: Path) -> None:
    """Nothing to show is no error; a script gets what it always got."""
    assert "用法：dangjian" in at_a_terminal(tmp_path)
    scripted = run_here([], EDIT)
    assert (scripted.code, scripted.stdout) == (2, "")
    assert "用法：dangjian" in scripted.stderr
