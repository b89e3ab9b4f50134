"""Files that cannot be read (DJ027) or are too large (DJ019): what no fixture can hold."""

import os
import re
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

import pytest
from rule_workbench import examine, lay_out

from dangjian_cli.base.position import START_OF_FILE
from dangjian_cli.diagnostics.diagnostic import Fault, Location
from dangjian_cli.rules import RULES
from dangjian_cli.rules.text import dj019_limits, dj027_unreadable_file
from dangjian_cli.source.files import discover, read
from dangjian_cli.source.source_file import SourceFile
from dangjian_cli.syntax.parse import parse

PATH = PurePosixPath("任务.yaml")
HEAD = "台账: 任务清单\n年度: 2026\n单位: 市直机关工委\n条目:\n"
OK = HEAD + "  - {编号: RW-2026-090, 任务: 制定学习计划}\n"
LIMITS, UNREADABLE = dj019_limits.RULE, dj027_unreadable_file.RULE


def make_unreadable(root: Path, variant: str) -> None:
    """Something in the workspace that cannot be read, in the way that the variant of DJ027 says."""
    target = root / "坏.yaml"
    match variant:
        case "folder":
            target.mkdir()
        case "vanished":
            target.symlink_to("没有.yaml")
        case "link_loop":
            target.symlink_to("坏.yaml")
        case "special":
            os.mkfifo(target)
        case "linked_folder":
            (root / ".外").mkdir()
            (root / ".外" / "账.yaml").write_text(OK, encoding="utf-8")
            (root / "内").symlink_to(".外")
        case "unspeakable_name":
            (root / "坏\x07.yaml").write_text(OK, encoding="utf-8")


@pytest.mark.parametrize("variant", ["folder", "vanished", "link_loop", "special", "linked_folder", "unspeakable_name"])
def test_what_cannot_be_read_is_named_and_hides_nothing(variant: str, tmp_path: Path) -> None:
    """One finding with its own sentence, at the first line of the path; the ledger beside it is read."""
    lay_out(tmp_path, {"对.yaml": OK.encode()})
    make_unreadable(tmp_path, variant)
    outcome = examine(tmp_path)
    (one,) = outcome.of("DJ027")
    assert [fault.variant for fault in outcome.faults if fault.code == "DJ027"] == [variant]
    assert one.help
    assert one.primary.span.start == (1, 1)
    assert outcome.of("DJ201")


@pytest.fixture
def nobody() -> Iterator[None]:
    """Rights bind: a test that runs as root is nobody for a while."""
    root = os.geteuid() == 0
    if root:
        os.seteuid(65534)
    yield
    if root:
        os.seteuid(0)


@pytest.fixture
def locked() -> Iterator[Path]:
    """A folder that everybody may enter, with a file and a folder that nobody may read."""
    folder = Path(tempfile.mkdtemp())
    folder.chmod(0o755)
    (folder / "锁.yaml").write_text(OK, encoding="utf-8")
    (folder / "锁").mkdir()
    for name in ("锁.yaml", "锁"):
        (folder / name).chmod(0)
    yield folder
    (folder / "锁").chmod(0o700)
    shutil.rmtree(folder)


def test_rights_that_are_missing_are_asked_for(locked: Path, nobody: None) -> None:
    """DJ027 tells a file that may not be read from a folder that may not be opened."""
    found = [*discover(locked).faults, read(locked, PurePosixPath("锁.yaml"))]
    assert [(fault.code, fault.variant) for fault in found if isinstance(fault, Fault)] == [
        ("DJ027", "folder_unreadable"),
        ("DJ027", "forbidden"),
    ]
    for fault in found:
        assert isinstance(fault, Fault)
        assert "权限" in str(UNREADABLE.sentence(fault).help)


@pytest.mark.skipif(not Path("/proc/self/mem").exists(), reason="没有 /proc")
def test_an_error_of_the_system_is_told_by_its_number() -> None:
    """Whatever else the system says about a file is a DJ027 "failed", or "name_too_long" where that is the trouble."""
    broken = read(Path("/proc/self"), PurePosixPath("mem"))
    too_long = read(Path("/tmp"), PurePosixPath("长" * 300 + ".yaml"))
    assert isinstance(broken, Fault)
    assert isinstance(too_long, Fault)
    assert (broken.variant, too_long.variant) == ("failed", "name_too_long")
    assert "5" in UNREADABLE.sentence(broken).message
    assert UNREADABLE.sentence(too_long).help


def test_the_sentence_of_last_resort_reads_well() -> None:
    """No field raises a "DJ024" "value_unfit" today; one that would still shows Chinese."""
    unfit = Fault("DJ024", Location(PATH, START_OF_FILE), {"key": "备注", "value": "x"}, "value_unfit")
    (rule,) = [rule for rule in RULES if rule.code == "DJ024"]
    assert rule.sentence(unfit).message == "“备注”不能这样写"


@pytest.mark.untraced
@pytest.mark.parametrize(
    ("variant", "text"),
    [
        ("file_size", "# " + "满" * (4 * 1024 * 1024 // 3) + "\n" + OK),
        ("nodes", OK + "".join(f"  - {{编号: A{index}, 任务: 甲}}\n" for index in range(45_000))),
        ("scalar", OK + f"  - {{编号: RW-1, 任务: 甲, 措施: {'长' * 65_537}}}\n"),
    ],
)
def test_what_is_too_large_is_refused_with_its_limit(variant: str, text: str, tmp_path: Path) -> None:
    """DJ019 says how much it is and how much may be, and what to do."""
    (tmp_path / "大.yaml").write_text(text, encoding="utf-8")
    source = read(tmp_path, PurePosixPath("大.yaml"))
    faults = parse(source).faults if isinstance(source, SourceFile) else (source,)
    (one,) = [fault for fault in faults if fault.code == "DJ019"]
    assert one.variant == variant
    sentence = LIMITS.sentence(one)
    assert re.search("[0-9]", sentence.message)
    assert sentence.help
