"""Models are made when the first ledger needs them."""

import re
import subprocess
import sys
from pathlib import Path

from dangjian_cli.models import shelf
from dangjian_cli.models.kinds import KINDS
from dangjian_cli.models.later import Later
from dangjian_cli.models.task import Task

_TASK = "台账: 任务清单\n年度: 2026\n条目:\n  - 编号: A\n    任务: 甲\n"
_SCRIPT = """
import sys
from datetime import date
from pathlib import Path
from dangjian_cli.book.load import load
from dangjian_cli.obligations.situation import Situation
from dangjian_cli.rules.looking import looking
from dangjian_cli.rules.run import CHECKED, run
loaded = load(Path())
list(run(looking(loaded.book), Situation(loaded.book, date(2026, 6, 30)), loaded.sources.values(), CHECKED))
print(sorted(name.removeprefix("dangjian_cli.models.") for name in sys.modules if "cli.models." in name))
print(sorted({name.split(".")[2] for name in sys.modules if ".dj" in name}))
"""


def test_every_model_is_where_its_line_says() -> None:
    """The class has the name and the module of its annotation."""
    text = Path(shelf.__file__).read_text("utf-8")
    lines = re.findall(r'^([A-Z_]+): "Later\[(\w+)\]" = Later\("(\w+)\.(\w+)"\)$', text, re.MULTILINE)
    assert {name for name, *_ in lines} == {name for name, one in vars(shelf).items() if isinstance(one, Later)}
    for name, annotated, module, written in lines:
        model = getattr(shelf, name)()
        assert model.__name__ == annotated == written
        assert model.__module__ == f"dangjian_cli.models.{module}"


def test_every_kind_has_its_models() -> None:
    """Each kind gives models that hold its title."""
    for kind in KINDS:
        assert kind.title_key in {info.alias for info in kind.entry.model_fields.values()}, kind.name
        assert "台账" in {info.alias for info in kind.header.model_fields.values()}, kind.name


def test_what_is_made_of_a_model() -> None:
    """A model answers like its class; one that nobody has imported has no values."""
    task = Task.model_validate({"编号": "A", "任务": "甲"})
    unknown: Later[Task] = Later("not_there.Task")
    assert shelf.TASK.made(task)
    assert shelf.TASK.covers(Task)
    assert not shelf.UNIT.made(task)
    assert not unknown.made(task)
    assert not unknown.covers(Task)


def test_a_check_of_tasks_makes_no_other_models(tmp_path: Path) -> None:
    """Start-up pays for the kinds that are kept, and for the rules that may find something."""
    (tmp_path / "dangjian.yaml").write_text("格式: 1\n统计日: 2026-06-30\n", "utf-8")
    (tmp_path / "任务.yaml").write_text(_TASK, "utf-8")
    done = subprocess.run([sys.executable, "-c", _SCRIPT], cwd=tmp_path, capture_output=True, check=True, timeout=60)
    models, families = (set(re.findall(r"\w+", line)) for line in done.stdout.decode().splitlines()[-2:])
    assert {"settings", "records", "entry", "task"} <= models
    assert models.isdisjoint({"appraisal", "commitment", "index", "life", "score_sheet", "sign_off", "rectification"})
    assert families.isdisjoint({"admission", "appraisal", "dues", "life", "organisation"})
