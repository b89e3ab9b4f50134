"""What two states of a workspace share is read once and worked out once, and gives the same."""

import shutil
from datetime import date
from pathlib import Path

from dangjian_cli.book.load import Memo, load
from dangjian_cli.dates.period import Period
from dangjian_cli.obligations.situation import Situation
from dangjian_cli.reports.completion import completion
from dangjian_cli.reports.scope import Scope
from dangjian_cli.source.tree import Narrowed, WorkTree, changed_ledgers

LEDGERS = Path(__file__).parents[2] / "ledgers"
DAY = date(2026, 9, 30)


def test_another_state_of_a_workspace(tmp_path: Path) -> None:
    """Of 30 files one was changed: the others are the same objects; obligations and figures are as if read alone."""
    shutil.copytree(LEDGERS, tmp_path / "新")
    changed = tmp_path / "新" / "任务清单-2026-工作要点.yaml"
    changed.write_text(changed.read_text("utf-8").replace("责任人: 王某", "责任人: 赵某"), "utf-8")
    memo: Memo = {}
    old, new = load(LEDGERS, memo=memo).book, load(tmp_path / "新", memo=memo).book
    same = [ledger.file.name for ledger in new.ledgers if any(ledger is other for other in old.ledgers)]
    assert len(same) == len(new.ledgers) - 1
    later = Situation(new, DAY)
    earlier, alone = Situation(old, DAY, like=later.known), Situation(load(LEDGERS).book, DAY)
    assert earlier.register.obligations == alone.register.obligations
    shared = {id(one) for one in later.register.obligations}
    assert sum(id(one) in shared for one in earlier.register.obligations) > 300
    year = Period.of_year(2026)
    assert completion(earlier, year, Scope()).figures == completion(alone, year, Scope()).figures


def test_other_units_are_another_workspace(tmp_path: Path) -> None:
    """When the units changed nothing is taken over: the same words may mean others."""
    shutil.copytree(LEDGERS, tmp_path / "新")
    units = tmp_path / "新" / "组织.yaml"
    units.write_text(units.read_text("utf-8").replace("简称: 群团工作部", "简称: 群工部"), "utf-8")
    memo: Memo = {}
    old, new = load(LEDGERS, memo=memo).book, load(tmp_path / "新", memo=memo).book
    later = Situation(new, DAY)
    earlier, alone = Situation(old, DAY, like=later.known), Situation(load(LEDGERS).book, DAY)
    assert earlier.register.obligations == alone.register.obligations
    assert not {id(one) for one in later.register.expansions} & {id(one) for one in earlier.register.expansions}


def test_some_ledgers_of_a_tree(tmp_path: Path) -> None:
    """What changed is found by the bytes; a narrowed tree holds those ledgers alone."""
    shutil.copytree(LEDGERS, tmp_path / "新")
    (tmp_path / "新" / "新的.yaml").write_text("台账: 任务清单\n条目: []\n", "utf-8")
    (tmp_path / "新" / "组织.yaml").unlink()
    trees = WorkTree(LEDGERS), WorkTree(tmp_path / "新")
    changed = changed_ledgers(*trees)
    assert {path.as_posix() for path in changed} == {"新的.yaml", "组织.yaml"}
    assert [ledger.file.name for ledger in load(Narrowed(trees[1], changed)).book.ledgers] == ["新的.yaml"]
