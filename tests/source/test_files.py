"""Which files belong to a workspace, and what happens to those that cannot be read."""

import os
import socket
from pathlib import Path, PurePosixPath

import pytest

from dangjian_cli.base.position import START_OF_FILE
from dangjian_cli.diagnostics.codes import VARIANTS
from dangjian_cli.diagnostics.diagnostic import Fault, Location
from dangjian_cli.source.files import Discovery, discover, find_root, packaged, read
from dangjian_cli.source.source_file import SourceFile

needs_permissions = pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="permissions do not bind this user")


def _write(root: Path, *names: str) -> None:
    for name in names:
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("台账: 甲\n", encoding="utf-8")


def _ledgers(found: Discovery) -> list[str]:
    return [path.as_posix() for path in found.ledgers]


def _faults(found: Discovery) -> list[tuple[str, str]]:
    for fault in found.faults:
        assert fault.code == "DJ027"
        assert sorted(fault.values) == sorted(VARIANTS["DJ027"][fault.variant])
        assert isinstance(fault.where, Location)
        assert fault.where.span == START_OF_FILE
    return [(fault.where.file.as_posix(), fault.variant) for fault in found.faults]


class TestFindRoot:
    def test_nearest_folder_with_settings_counts(self, tmp_path: Path) -> None:
        """From the folder itself, from below, and from a file."""
        _write(tmp_path, "甲/dangjian.yaml", "甲/乙/丙/任务.yaml")
        for start in ("甲", "甲/乙", "甲/乙/丙/任务.yaml", "甲/乙/没有.yaml"):
            assert find_root(tmp_path / start) == tmp_path / "甲"

    def test_relative_path(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        """The answer is absolute wherever one stands, `..` resolved."""
        _write(tmp_path, "甲/dangjian.yaml", "甲/乙/任务.yaml")
        monkeypatch.chdir(tmp_path / "甲" / "乙")
        assert find_root(Path()) == tmp_path / "甲"
        assert find_root(Path("../乙")) == tmp_path / "甲"

    @pytest.mark.parametrize("kind", ["folder", "file"])
    def test_not_past_the_root_of_the_repository(self, tmp_path: Path, kind: str) -> None:
        """Settings above a repository are another's; those in its root count. A worktree has a file `.git`."""
        _write(tmp_path, "dangjian.yaml", "库/甲/任务.yaml")
        if kind == "folder":
            (tmp_path / "库" / ".git").mkdir()
        else:
            (tmp_path / "库" / ".git").write_text("gitdir: x", encoding="utf-8")
        assert find_root(tmp_path / "库" / "甲") is None
        _write(tmp_path, "库/dangjian.yaml")
        assert find_root(tmp_path / "库" / "甲") == tmp_path / "库"

    def test_no_settings_anywhere(self) -> None:
        """Up to the root of the file system."""
        assert find_root(Path("/")) is None

    def test_settings_that_cannot_be_read_count(self, tmp_path: Path) -> None:
        """A folder or a broken link of that name is told by whoever reads it, not passed over."""
        for name in ("甲", "乙"):
            (tmp_path / name).mkdir()
        (tmp_path / "甲" / "dangjian.yaml").mkdir()
        (tmp_path / "乙" / "dangjian.yaml").symlink_to("没有")
        assert find_root(tmp_path / "甲") == tmp_path / "甲"
        assert find_root(tmp_path / "乙") == tmp_path / "乙"


class TestDiscover:
    def test_ledgers_are_sorted_whatever_their_folder(self, tmp_path: Path) -> None:
        """`.yaml` and `.yml`, in any case of letters; the settings are none."""
        _write(tmp_path, "dangjian.yaml", "乙.yaml", "甲/一.yml", "甲/二.YAML", "说明.md", "甲/dangjian.yaml", "yaml")
        found = discover(tmp_path)
        assert _ledgers(found) == sorted(["乙.yaml", "甲/一.yml", "甲/二.YAML", "甲/dangjian.yaml"])
        assert found.faults == ()
        assert PurePosixPath("说明.md") in found.everything
        assert PurePosixPath("dangjian.yaml") in found.everything

    def test_what_begins_with_a_dot_is_not_ours(self, tmp_path: Path) -> None:
        """Neither folders nor files."""
        _write(tmp_path, "甲.yaml", ".github/乙.yaml", ".yamllint.yaml", "丙/.cache/丁.yaml")
        found = discover(tmp_path)
        assert _ledgers(found) == ["甲.yaml"]
        assert found.everything == {PurePosixPath("甲.yaml")}

    def test_excluded_files_are_no_ledgers_but_exist(self, tmp_path: Path) -> None:
        """Evidence may lie where ledgers do not."""
        _write(tmp_path, "甲.yaml", "归档/乙.yaml", "归档/深/丙.yaml", "草稿.yaml")
        found = discover(tmp_path, ["归档/", "草稿*"])
        assert _ledgers(found) == ["甲.yaml"]
        assert PurePosixPath("归档/深/丙.yaml") in found.everything

    def test_folder_named_like_a_ledger(self, tmp_path: Path) -> None:
        """It is told, and what lies in it is found."""
        _write(tmp_path, "甲.yaml/乙.yaml", "丙.yaml")
        found = discover(tmp_path)
        assert _faults(found) == [("甲.yaml", "folder")]
        assert _ledgers(found) == sorted(["甲.yaml/乙.yaml", "丙.yaml"])

    def test_links(self, tmp_path: Path) -> None:
        """To a file: followed. In a circle or to nothing: told. To a folder: told when ledgers elsewhere lie behind it."""
        root, other = tmp_path / "根", tmp_path / "外"
        _write(root, "甲.yaml", "库/乙.yaml", "空/说明.md", ".藏/丙.yaml")
        _write(other, "台账/丁.yaml", "文档/说明.md")
        links = {
            "同.yaml": "甲.yaml",
            "圈.yaml": "圈.yaml",
            "断.yaml": "没有.yaml",
            "断": "没有",
            "内": "库",
            "自": ".",
            "旁": "空",
            "外来": str(other / "台账"),
            "外文": str(other / "文档"),
            "藏": ".藏",
        }
        for name, target in links.items():
            (root / name).symlink_to(target)
        found = discover(root)
        assert _ledgers(found) == sorted(["同.yaml", "库/乙.yaml", "甲.yaml"])
        assert _faults(found) == sorted(
            [("圈.yaml", "link_loop"), ("断.yaml", "vanished"), ("外来", "linked_folder"), ("藏", "linked_folder")]
        )

    def test_pipes_and_sockets_are_not_waited_for(self, tmp_path: Path) -> None:
        """Reading one would never end."""
        os.mkfifo(tmp_path / "管.yaml")
        with socket.socket(socket.AF_UNIX) as server:
            server.bind(str(tmp_path / "口.yaml"))
            found = discover(tmp_path)
        assert _faults(found) == sorted([("口.yaml", "special"), ("管.yaml", "special")])
        fault = read(tmp_path, PurePosixPath("管.yaml"))
        assert isinstance(fault, Fault)
        assert fault.variant == "special"

    def test_name_that_is_no_text(self, tmp_path: Path) -> None:
        """Shown escaped, not read; the others are. A name of several lines is none either."""
        (tmp_path / os.fsdecode(b"\xff\xfe.yaml")).write_text("台账: 甲\n", encoding="utf-8")
        (tmp_path / "一\n二.yaml").write_text("台账: 甲\n", encoding="utf-8")
        _write(tmp_path, "甲.yaml")
        found = discover(tmp_path)
        assert _ledgers(found) == ["甲.yaml"]
        assert _faults(found) == [("\\udcff\\udcfe.yaml", "unspeakable_name"), ("一\\x0a二.yaml", "unspeakable_name")]
        "".join(str(fault) for fault in found.faults).encode("utf-8")

    @needs_permissions
    def test_folder_that_may_not_be_entered(self, tmp_path: Path) -> None:
        """It is told; the others are found."""
        _write(tmp_path, "甲.yaml", "密/乙.yaml")
        (tmp_path / "密").chmod(0)
        try:
            found = discover(tmp_path)
        finally:
            (tmp_path / "密").chmod(0o755)
        assert _faults(found) == [("密", "folder_unreadable")]
        assert _ledgers(found) == ["甲.yaml"]

    def test_root_that_is_gone(self, tmp_path: Path) -> None:
        """A finding, no exception."""
        assert _faults(discover(tmp_path / "没有")) == [(".", "folder_unreadable")]

    def test_what_is_excluded_is_not_told_either(self, tmp_path: Path) -> None:
        """Whoever excludes a folder need not hear what is wrong with it."""
        _write(tmp_path, "归档/甲.yaml/乙.yaml")
        (tmp_path / "归档" / "圈.yaml").symlink_to("圈.yaml")
        found = discover(tmp_path, ["归档"])
        assert (found.ledgers, found.faults) == ((), ())


class TestRead:
    def _variant(self, root: Path, name: str) -> str:
        fault = read(root, PurePosixPath(name))
        assert isinstance(fault, Fault)
        assert isinstance(fault.where, Location)
        assert sorted(fault.values) == sorted(VARIANTS[fault.code][fault.variant])
        return fault.variant

    def test_text_of_a_file(self, tmp_path: Path) -> None:
        """As it stands, under its path relative to the root."""
        _write(tmp_path, "甲/乙.yaml")
        assert read(tmp_path, PurePosixPath("甲/乙.yaml")) == SourceFile(PurePosixPath("甲/乙.yaml"), "台账: 甲\n")

    def test_file_that_vanished(self, tmp_path: Path) -> None:
        """Between being found and being read, or with its folder."""
        _write(tmp_path, "甲.yaml")
        assert self._variant(tmp_path, "没有.yaml") == "vanished"
        assert self._variant(tmp_path, "甲.yaml/乙.yaml") == "vanished"

    def test_file_that_is_a_folder(self, tmp_path: Path) -> None:
        """Whoever names it hears so."""
        (tmp_path / "甲.yaml").mkdir()
        assert self._variant(tmp_path, "甲.yaml") == "folder"

    def test_link_in_a_circle(self, tmp_path: Path) -> None:
        """It ends."""
        (tmp_path / "甲.yaml").symlink_to("乙.yaml")
        (tmp_path / "乙.yaml").symlink_to("甲.yaml")
        assert self._variant(tmp_path, "甲.yaml") == "link_loop"

    @needs_permissions
    def test_file_that_may_not_be_read(self, tmp_path: Path) -> None:
        """Its permissions say no."""
        _write(tmp_path, "甲.yaml")
        (tmp_path / "甲.yaml").chmod(0)
        assert self._variant(tmp_path, "甲.yaml") == "forbidden"

    def test_name_that_is_too_long(self, tmp_path: Path) -> None:
        """For the file system."""
        assert self._variant(tmp_path, "甲" * 200 + ".yaml") == "name_too_long"

    def test_name_that_is_no_text(self, tmp_path: Path) -> None:
        """It is not read, and shown escaped."""
        fault = read(tmp_path, PurePosixPath(os.fsdecode(b"\xff.yaml")))
        assert isinstance(fault, Fault)
        assert (fault.variant, fault.values) == ("unspeakable_name", {"name": "\\udcff.yaml"})

    def test_error_that_nobody_foresaw(self, tmp_path: Path) -> None:
        """The number of the operating system is all that can be told: reading beyond the disk, say."""
        (tmp_path / "甲.yaml").symlink_to("/proc/self/mem")
        if not Path("/proc/self/mem").exists():
            pytest.skip("no /proc here")
        assert self._variant(tmp_path, "甲.yaml") in {"failed", "forbidden"}

    def test_300_megabytes_are_refused_unread(self, tmp_path: Path) -> None:
        """By the size alone: a sparse file takes no time."""
        with (tmp_path / "甲.yaml").open("wb") as stream:
            stream.truncate(300 * 1024 * 1024)
        fault = read(tmp_path, PurePosixPath("甲.yaml"))
        assert isinstance(fault, Fault)
        assert (fault.code, fault.variant, fault.values) == ("DJ019", "file_size", {"size": "300.0", "limit": 4})

    def test_file_that_says_it_is_empty(self, tmp_path: Path) -> None:
        """Files of the system have no size; they are read, and refused when they do not end."""
        if not Path("/proc/cpuinfo").exists():
            pytest.skip("no /proc here")
        (tmp_path / "甲.yaml").symlink_to("/proc/cpuinfo")
        assert isinstance(read(tmp_path, PurePosixPath("甲.yaml")), SourceFile)


def test_packaged_data_comes_by_name() -> None:
    """Every file shipped in a folder, as text."""
    sources = packaged("workdays")
    assert [source.path for source in sources] == sorted(source.path for source in sources)
    assert PurePosixPath("data/workdays/2026.yaml") in {source.path for source in sources}
    assert all(source.text for source in sources)
