"""Programs of others that some tests drive. Where one is missing its tests are skipped, unless it is required.

`DANGJIAN_REQUIRE=office,browser,node` makes a skip a failure; CI sets it for what its machine has after `.ci/office-tools`.
"""

import os
import shutil
from collections import Counter
from collections.abc import Iterable
from typing import NoReturn

import pytest

GROUPS = {
    "office": (("soffice",), ("pdftotext",)),
    "browser": (("chromium", "chromium-browser", "google-chrome"),),
    "node": (("node",), ("npm",)),
}
"""Every group: its programs, each under the names that it may have."""

_REASON = "缺少测试用的程序 {group}：{what}"


def required(group: str) -> tuple[str, ...]:
    """The programs of the group, in the order of GROUPS; the test ends here where one is missing."""
    found = [next(filter(None, map(shutil.which, names)), None) for names in GROUPS[group]]
    missing = [names[0] for names, path in zip(GROUPS[group], found, strict=True) if path is None]
    if missing:
        unavailable(group, f"没有 {'、'.join(missing)}")
    return tuple(path for path in found if path is not None)


def unavailable(group: str, reason: str) -> NoReturn:
    """Skip the test for want of this group; fail where `DANGJIAN_REQUIRE` names it."""
    if group in os.environ.get("DANGJIAN_REQUIRE", "").split(","):
        pytest.fail(f"DANGJIAN_REQUIRE 要求有 {group}：{reason}")
    pytest.skip(_REASON.format(group=group, what=reason))


def told(reasons: Iterable[str]) -> str:
    """One line about all tests that were skipped for want of a program; nothing when there are none."""
    counts = Counter(group for reason in reasons for group in GROUPS if _REASON.format(group=group, what="") in reason)
    if not counts:
        return ""
    each = "、".join(f"{group} {count} 项" for group, count in sorted(counts.items()))
    return f"本机缺少程序，跳过了一些测试：{each}（office、browser 可运行 .ci/office-tools 安装）。"
