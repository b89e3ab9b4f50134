"""`inspect` and `report` as files: what is in the bundle, what is refused, the same bytes everywhere."""

import hashlib
import io
import json
import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from cli_runner import run_here

ROOT = Path(__file__).parents[2]
BUNDLE = {"自查报告-2026Q3" + ending for ending in (".docx", ".xlsx", ".html", ".json")} | {"输入摘要.txt"}


@pytest.fixture
def office(tmp_path: Path) -> Path:
    """A small workspace to work in."""
    shutil.copytree(ROOT / "tests/data/inspect", tmp_path / "台账")
    (tmp_path / "台账" / "坏的.yaml").unlink()
    return tmp_path / "台账"


def test_the_bundle(office: Path) -> None:
    """Everything to send in one folder, made where it is missing; the digest names every file that was read."""
    done = run_here(["inspect", "2026Q3", "--write", "../三季度/自查"], office)
    assert (done.code, done.stdout) == (1, "")
    folder = office.parent / "三季度/自查"
    assert {path.name for path in folder.iterdir()} == BUNDLE
    digest = (folder / "输入摘要.txt").read_text("utf-8")
    for path in office.glob("*.yaml"):
        assert f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.name}\n" in digest
    told = json.loads((folder / "自查报告-2026Q3.json").read_text("utf-8"))
    assert told["letter"]["addressee"] == "市直机关工委"
    with zipfile.ZipFile(io.BytesIO((folder / "自查报告-2026Q3.docx").read_bytes())) as word:
        text = word.read("word/document.xml").decode()
    for block in (*told["blocks"], *told["annexes"]):
        if "heading" in block:
            assert block["heading"].replace("&", "&amp;") in text
    page = (folder / "自查报告-2026Q3.html").read_text("utf-8")
    assert told["title"] in page


def test_what_is_there_is_not_replaced_unasked(office: Path) -> None:
    """A bundle, a Word file: refused with the remedy, replaced with --force; csv and text are made again as ever."""
    for first in (["inspect", "2026Q3", "--write", "自查"], ["report", "硬任务周报", "-o", "周报.docx"]):
        run_here(first, office)
        before = {path: path.read_bytes() for path in office.rglob("*.docx")}
        again = run_here(first, office)
        assert again.code == 2
        assert "已经有了，没有覆盖" in again.stderr
        assert "--force" in again.stderr
        assert {path: path.read_bytes() for path in office.rglob("*.docx")} == before
        assert run_here([*first, "--force"], office).code != 2
    for _ in range(2):
        assert run_here(["report", "硬任务周报", "-o", "周报.csv"], office).code == 0


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["inspect", "2026Q3", "--write", "任务.yaml"], "任务.yaml 是文件，不是文件夹"),
        (["inspect", "2026Q3", "-o", "没有/自查.docx"], "没有 没有 这个文件夹"),
        (["inspect", "2026Q3", "--format", "word"], "Word 文件不能显示在屏幕上"),
        (["report", "看板", "--format", "excel"], "Excel 文件不能显示在屏幕上"),
        (["report", "看板", "--each-unit"], "没有写存进哪个文件夹"),
        (["report", "看板", "--each-unit", "-o", "没有"], "没有 不是已有的文件夹"),
        (["report", "--format", "word", "-o", "种类.docx"], "报告的种类只能列成"),
        (["report", "看板", "-o", "看板.pdf"], "看不出要哪种格式"),
    ],
)
def test_refused(words: list[str], said: str, office: Path) -> None:
    """Before any work is done, with what to do instead; nothing is written."""
    before = sorted(office.rglob("*"))
    done = run_here(words, office)
    assert done.code == 2
    assert said in done.stderr
    assert "改法：" in done.stderr
    assert sorted(office.rglob("*")) == before


def test_in_order_is_zero(office: Path) -> None:
    """With nothing to object the exit code is 0: a script may rely on it."""
    assert run_here(["inspect", "2026Q1", "--as-of", "2026-03-31", "--only", "第二党支部", "-q"], office).code == 0
    assert run_here(["inspect", "2026Q3", "-q"], office).code == 1


def test_each_unit_gets_a_file(office: Path) -> None:
    """Named by the short name, about that unit alone; a name that no file may have is changed."""
    text = (office / "组织.yaml").read_text("utf-8").replace("简称: 一支部", '简称: "一/支:部"')
    (office / "组织.yaml").write_text(text, "utf-8")
    (office / "提醒").mkdir()
    done = run_here(["report", "硬任务周报", "--each-unit", "-o", "提醒", "--format", "markdown"], office)
    assert done.code == 0
    assert "3 个单位各一份" in done.stderr
    files = {path.name: path.read_text("utf-8") for path in (office / "提醒").iterdir()}
    assert set(files) == {"硬任务周报-一_支_部.md", "硬任务周报-二支部.md", "硬任务周报-工委办公室.md"}
    assert "RW-2026-001" in files["硬任务周报-一_支_部.md"]
    assert "RW-2026-001" not in files["硬任务周报-二支部.md"]


def test_the_same_bytes_everywhere(office: Path) -> None:
    """Whatever the time zone, the locale and the hash seed: every file of the bundle is equal."""
    found = []
    for number, (zone, lang, seed) in enumerate((("Asia/Tokyo", "C", "1"), ("America/Lima", "zh_CN.UTF-8", "77"))):
        target = office.parent / f"结果{number}"
        env = {**os.environ, "TZ": zone, "LANG": lang, "LC_ALL": lang, "PYTHONHASHSEED": seed, "PYTHONUTF8": "1"}
        command = [sys.executable, "-m", "dangjian_cli", "inspect", "2026Q3", str(office), "--write", str(target)]
        subprocess.run(command, env=env, cwd=office.parent, capture_output=True, check=False)
        found.append({path.name: path.read_bytes() for path in target.iterdir()})
    assert set(found[0]) == BUNDLE
    assert found[0] == found[1]
