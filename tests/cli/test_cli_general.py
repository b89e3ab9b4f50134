"""通用清单 at the command line: lists with columns of their own are read, asked and handled like any other ledger."""

import pytest
from cli_runner import ROOT, run_here

LEDGERS = ROOT / "ledgers"


@pytest.mark.untraced
@pytest.mark.parametrize(
    ("query", "ids"),
    [
        ("创建项目:标准化支部 结论:未达标", ["CJ-2026-003"]),
        ("执行情况:修订、废止", ["ZD-2026-003", "ZD-2026-005"]),
        ("替代:ZD-2026-003", ["ZD-2026-004"]),
        ("表彰日期:2026Q3", ["BZ-2026-005", "BZ-2026-006"]),
        ("金额>5000", ["HD-2026-001", "HD-2026-005"]),
        ("评诺结果:满意", ["CN-2026-001"]),
        ("承诺日期:2026-03 状态:临期", ["CN-2026-003"]),
    ],
)
def test_own_columns_are_asked_for_by_their_names(query: str, ids: list[str]) -> None:
    """Of every type: a choice, a reference, a day within a period, a number, together with what all entries have."""
    found = run_here(["list", query, str(LEDGERS), "--entries", "--format", "csv"])
    assert found.code == 0, found.stderr
    assert [line.split(",")[0] for line in found.stdout.splitlines()[1:]] == ids
