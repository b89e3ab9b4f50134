"""LibreOffice without a window, as an independent reader of what we write."""

import subprocess
from pathlib import Path

from tools import required

_ALL_SHEETS = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,true,false,false,-1"
"""Comma, quotes, UTF-8, cells as they are shown, formulas computed, every sheet into a file of its own."""


class Office:
    """LibreOffice with a profile of its own in a folder."""

    def __init__(self, program: str, folder: Path) -> None:
        self._program = program
        self._folder = folder

    def sheets(self, workbook: bytes) -> dict[str, str]:
        """Every sheet of a workbook as the text of a CSV file, by its name."""
        folder = self._convert(workbook, "xlsx", _ALL_SHEETS)
        return {path.stem.removeprefix("in-"): path.read_text("utf-8") for path in folder.glob("in-*.csv")}

    def pdf(self, data: bytes, suffix: str) -> bytes:
        """A file of this kind (xlsx, docx) as it is printed."""
        return (self._convert(data, suffix, "pdf") / "in.pdf").read_bytes()

    def _convert(self, data: bytes, suffix: str, to: str) -> Path:
        folder = self._folder / f"{len(list(self._folder.iterdir()))}"
        folder.mkdir()
        (folder / f"in.{suffix}").write_bytes(data)
        profile = f"-env:UserInstallation={(self._folder / 'profile').as_uri()}"
        command = [self._program, "--headless", profile, "--convert-to", to, "--outdir", str(folder), f"in.{suffix}"]
        done = subprocess.run(command, cwd=folder, capture_output=True, timeout=180, check=False)
        assert done.returncode == 0, done.stderr.decode(errors="replace")
        return folder


def office(folder: Path) -> Office:
    """LibreOffice; the test that asks for it is skipped where there is none."""
    program, _ = required("office")
    return Office(program, folder)
