"""Writing: all or nothing, one at a time, put back after a crash, undone."""

import errno
import json
import os
import resource
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path, PurePosixPath
from textwrap import dedent

import pytest

from dangjian_cli.base.errors import DangjianError
from dangjian_cli.cli import COMMANDS, run
from dangjian_cli.edit.journal import NOTE, digest
from dangjian_cli.edit.lock import WriteRefusedError
from dangjian_cli.edit.write import STATE, Change, locked

ROOT = Path(__file__).parents[2]
A, B = PurePosixPath("a.yaml"), PurePosixPath("b.yaml")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A folder with two files."""
    (tmp_path / "a.yaml").write_bytes(b"old a\n")
    (tmp_path / "b.yaml").write_bytes(b"old b\n")
    return tmp_path


def names(root: Path) -> set[str]:
    return {path.name for path in root.iterdir()} - {STATE}


def both(root: Path) -> tuple[bytes, bytes]:
    return (root / "a.yaml").read_bytes(), (root / "b.yaml").read_bytes()


def test_every_file_is_written_and_its_rights_are_kept(root: Path) -> None:
    """Two files and a new one; no stray file; git is told to overlook what is ours."""
    (root / "a.yaml").chmod(0o640)
    new = PurePosixPath("新/c.yaml")
    with locked(root) as writer:
        writer.write([Change(A, b"old a\n", b"new a\n"), Change(new, None, b"c\n"), Change(B, b"x", b"x")], "登记")
    assert both(root) == (b"new a\n", b"old b\n")
    assert (root / new).read_bytes() == b"c\n"
    assert (root / "a.yaml").stat().st_mode & 0o777 == 0o640
    assert names(root) == {"a.yaml", "b.yaml", "新"}
    assert (root / STATE / ".gitignore").read_text() == "*\n"


def test_an_edit_is_undone_once_and_only_as_it_was(root: Path) -> None:
    """What was new goes away, what was there comes back; afterwards there is nothing left to undo."""
    with locked(root) as writer:
        writer.write([Change(A, b"old a\n", b"new a\n"), Change(PurePosixPath("c.yaml"), None, b"c\n")], "完成 RW-1")
        assert writer.undo() == ("完成 RW-1", (A, PurePosixPath("c.yaml")))
    assert both(root) == (b"old a\n", b"old b\n")
    assert names(root) == {"a.yaml", "b.yaml"}
    with locked(root) as writer, pytest.raises(WriteRefusedError, match="没有可以撤销的登记"):
        writer.undo()


def test_what_was_changed_since_is_not_undone(root: Path) -> None:
    """The other change would be lost."""
    with locked(root) as writer:
        writer.write([Change(A, b"old a\n", b"new a\n"), Change(B, b"old b\n", b"new b\n")], "移交")
    (root / "b.yaml").write_bytes(b"newer\n")
    with locked(root) as writer, pytest.raises(WriteRefusedError, match=r"b\.yaml 在那以后又改过"):
        writer.undo()
    assert both(root) == (b"new a\n", b"newer\n")


@pytest.mark.parametrize("spoil", ["changed", "gone", "link", "readonly", "excel", "libreoffice"])
def test_a_file_that_is_not_as_it_was_read_is_left_alone(root: Path, spoil: str) -> None:
    """Refused with a reason, and the other file of the same edit is not written either."""
    target = root / "b.yaml"
    if spoil == "changed":
        target.write_bytes(b"newer\n")
    elif spoil == "gone":
        target.unlink()
    elif spoil == "link":
        target.rename(root / "real.yaml")
        target.symlink_to("real.yaml")
    elif spoil == "readonly":
        if os.geteuid() == 0:
            pytest.skip("rights do not bind this user")
        target.chmod(0o444)
    elif spoil == "excel":
        (root / "~$b.yaml").write_bytes(b"")
    else:
        (root / ".~lock.b.yaml#").write_bytes(b"")
    before = {path: path.read_bytes() for path in root.iterdir() if path.is_file()}
    with locked(root) as writer, pytest.raises(WriteRefusedError) as refused:
        writer.write([Change(A, b"old a\n", b"new a\n"), Change(B, b"old b\n", b"new b\n")], "x")
    assert "b.yaml" in refused.value.message
    assert refused.value.help
    assert {path: path.read_bytes() for path in root.iterdir() if path.is_file()} == before


def test_a_disk_that_takes_no_more_leaves_all_as_it_was(root: Path) -> None:
    """The limit on the size of a file stands for a full disk: the second file does not fit."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    handler = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    with locked(root) as writer:
        resource.setrlimit(resource.RLIMIT_FSIZE, (5000, hard))
        try:
            with pytest.raises(DangjianError, match=r"用不了 a\.yaml"):
                writer.write([Change(A, b"old a\n", b"new a\n"), Change(B, b"old b\n", b"b" * 9000)], "x")
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
            signal.signal(signal.SIGXFSZ, handler)
    assert both(root) == (b"old a\n", b"old b\n")
    assert names(root) == {"a.yaml", "b.yaml"}


class Disk:
    """Its calls fail with EIO: one of them, or all from then on. The kernel cannot be asked for that."""

    def __init__(self, left: int, *, lasting: bool) -> None:
        self.left = left
        self.lasting = lasting

    def faulty(self, real: Callable[..., object]) -> Callable[..., object]:
        """The call, that fails when its turn has come."""

        def call(*arguments: object, **named: object) -> object:
            self.left -= 1
            if self.left == 0 or (self.lasting and self.left < 0):
                raise OSError(errno.EIO, "Input/output error")
            return real(*arguments, **named)

        return call


@pytest.mark.untraced
@pytest.mark.parametrize("lasts", ["once", "lasting"])
def test_a_disk_that_fails_at_any_call_leaves_all_as_it_was(
    lasts: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    """EIO from fsync, replace or rename, once or from then on: refused in Chinese, and after the next run, on a
    sound disk, no ledger is torn and no stray file is left."""
    source = ROOT / "tests" / "data" / "edit"
    old = {path.name: path.read_bytes() for path in source.iterdir()}
    refused = 0
    for number in range(1, 40):
        root = Path(shutil.copytree(source, tmp_path / str(number)))
        disk = Disk(number, lasting=lasts == "lasting")
        with monkeypatch.context() as patched:
            for name in ("fsync", "replace", "rename"):
                patched.setattr(os, name, disk.faulty(getattr(os, name)))
            patched.chdir(root)
            code = run(["move", "--from", "周某", "--to", "王某"], COMMANDS)
        stdout, stderr = capfd.readouterr()
        if disk.left > 0:  # the run came to its end before the call that was to fail
            break
        with locked(root):
            held = {path.name: path.read_bytes() for path in root.iterdir() if path.is_file()}
        changed = [name for name in old if held.get(name) != old[name]]
        assert held.keys() == old.keys(), number
        if code == 0:  # what failed was to make the names in a folder outlast a power cut
            assert len(changed) == 3, number
            continue
        refused += 1
        assert (code, stdout) == (2, ""), number
        assert "：磁盘读写出错\n改法：先把台账复制到别处，再请人检查磁盘" in stderr, number
        assert changed == [], number
    else:
        pytest.fail("the run does not come to its end")
    assert refused >= 5


def test_an_edit_that_cannot_be_put_back_is_not_forgotten(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its note stays, and nobody writes before that is done."""
    (root / STATE / "pending").mkdir(parents=True)
    note = {"label": "x", "files": [{"path": "a.yaml", "before": digest(b"old a\n"), "after": digest(b"new a\n")}]}
    (root / STATE / "pending" / NOTE).write_text(json.dumps(note), "utf-8")
    (root / STATE / "pending" / digest(b"old a\n")).write_bytes(b"old a\n")
    (root / "a.yaml").write_bytes(b"new a\n")

    def broken(handle: int) -> None:
        raise OSError(errno.EIO, "Input/output error")

    with monkeypatch.context() as patched:
        patched.setattr(os, "fsync", broken)
        with (
            pytest.raises(WriteRefusedError, match="上次没有写完的登记还退不回去"),
            locked(root),
        ):
            pass
    assert both(root) == (b"new a\n", b"old b\n")
    with locked(root):
        pass
    assert both(root) == (b"old a\n", b"old b\n")


WRITER = dedent("""
    import sys
    from pathlib import Path, PurePosixPath
    from dangjian_cli.edit.write import Change, locked
    root, times = Path(sys.argv[1]), int(sys.argv[2])
    files = [PurePosixPath("a.yaml"), PurePosixPath("b.yaml")]
    for _ in range(times):
        with locked(root) as writer:
            held = [(root / file).read_bytes() for file in files]
            changes = [Change(file, text, str(int(text) + 1).encode()) for file, text in zip(files, held)]
            writer.write(changes, "加一")
        print("1", flush=True)
""")


def start(root: Path, times: int) -> subprocess.Popen[str]:
    return subprocess.Popen([sys.executable, "-c", WRITER, str(root), str(times)], stdout=subprocess.PIPE, text=True)


def test_writers_at_the_same_time_lose_nothing(root: Path) -> None:
    """Four writers add one to two files, again and again: every addition is kept, in both."""
    for name in ("a.yaml", "b.yaml"):
        (root / name).write_bytes(b"0")
    writers = [start(root, 5) for _ in range(4)]
    assert [writer.wait(60) for writer in writers] == [0] * 4
    for writer in writers:
        assert writer.stdout is not None
        writer.stdout.close()
    assert both(root) == (b"20", b"20")


@pytest.mark.parametrize("delay", [0.0, 0.004, 0.011])
def test_a_writer_that_is_killed_leaves_whole_files(root: Path, delay: float) -> None:
    """Whatever it was doing: the next one finds both files of one edit old, or both new, and no stray file."""
    for name in ("a.yaml", "b.yaml"):
        (root / name).write_bytes(b"0")
    writer = start(root, 1000)
    assert writer.stdout is not None
    done = int(writer.stdout.readline())
    signal_after = start_timer(delay)
    signal_after.wait(10)
    writer.kill()
    writer.wait(10)
    done += writer.stdout.read().count("1")
    writer.stdout.close()
    with locked(root):
        pass
    a, b = both(root)
    assert a == b
    assert int(a) in (done, done + 1)
    assert names(root) == {"a.yaml", "b.yaml"}


def start_timer(seconds: float) -> subprocess.Popen[bytes]:
    return subprocess.Popen(["sleep", str(seconds)])
