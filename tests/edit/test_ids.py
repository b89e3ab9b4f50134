"""New 编号: after the highest of their beginning, as wide, and none that is in use."""

import pytest

from dangjian_cli.edit.ids import Ids


@pytest.mark.parametrize(
    ("used", "prefix", "new"),
    [
        ((), "RW-2026-", "RW-2026-001"),
        (("RW-2026-009", "RW-2026-003"), "RW-2026-", "RW-2026-010"),
        (("RW-2026-99",), "RW-2026-", "RW-2026-100"),
        (("RW-2026-0999",), "RW-2026-", "RW-2026-1000"),
        (("RW-2025-077",), "RW-2026-", "RW-2026-001"),
        (("RW2026004",), "RW2026", "RW2026005"),
        (("RW-2026-甲", "RW-2026-9甲", "RW-2026-" + "9" * 400, "RW-2026-٣"), "RW-2026-", "RW-2026-001"),
    ],
)
def test_a_new_id_follows_the_highest(used: tuple[str, ...], prefix: str, new: str) -> None:
    """What is no number behind the beginning does not count."""
    assert Ids(used).next(prefix) == new


def test_none_is_given_twice() -> None:
    """Not by either way of asking, and with as many digits as its model."""
    ids = Ids(("RW-01", "RW-1"))
    assert [ids.next("RW-"), ids.following("RW-01"), ids.following("RW-1"), ids.next("RW-")] == [
        "RW-02",
        "RW-03",
        "RW-4",
        "RW-05",
    ]
    assert ids.following("甲") is None
