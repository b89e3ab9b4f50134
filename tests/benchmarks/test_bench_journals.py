"""The transactions that hledger and beancount are given match the ledgers in number and size, and are sound."""

import shutil
import subprocess
from pathlib import Path

import pytest

from benchmarks import journals
from benchmarks.generate import write

_SIZES = (30, 20)


def test_as_many_of_the_same_size() -> None:
    """There is one transaction for each entry, in as many files, of about a kilobyte each, in both languages."""
    for files, mark in ((journals.hledger(_SIZES, 1), "journal"), (journals.beancount(_SIZES, 1), "beancount")):
        main = files.pop(f"main.{mark}")
        assert main.count("include ") == len(files) == len(_SIZES)
        texts = list(files.values())
        assert [text.count("\n2026-") + text.startswith("2026-") for text in texts] == list(_SIZES)
        assert 850 < sum(len(text.encode()) for text in texts) / sum(_SIZES) < 1150


def test_transactions_balance() -> None:
    """The postings of every transaction add up to nothing."""
    for text in list(journals.hledger(_SIZES, 2).values())[1:]:
        for transaction in text.split("\n\n"):
            amounts = [line.split("  ;")[0].split()[1] for line in transaction.splitlines() if " CNY" in line]
            assert len(amounts) == 4
            assert sum(round(100 * float(amount)) for amount in amounts) == 0


@pytest.mark.skipif(shutil.which("hledger") is None, reason="hledger is not installed")
def test_hledger_accepts_its_journal(tmp_path: Path) -> None:
    """hledger itself finds nothing wrong, also when accounts and commodities must be declared."""
    write(tmp_path, journals.hledger(_SIZES, 1))
    command = ["hledger", "check", "--strict", "-f", str(tmp_path / "main.journal")]
    done = subprocess.run(command, capture_output=True, check=False, env={"LC_ALL": "C.UTF-8"})
    assert (done.returncode, done.stderr) == (0, b"")
