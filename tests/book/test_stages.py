"""节点模板: those that we ship, and a workspace's own."""

from dangjian_cli.book.stages import stages_of
from dangjian_cli.models.settings import Settings


def test_the_stages_of_the_source_documents() -> None:
    """四个一同 (001), 三同步 (002), 四个一起 (003), 六同 and 贯彻落实闭环 (004)."""
    shipped = stages_of(Settings.model_validate({"格式": "1"}))
    assert shipped["四个一同"] == ("一同研究", "一同部署", "一同检查", "一同考核")
    assert [len(shipped[name]) for name in ("三同步", "四个一起", "六同", "贯彻落实闭环")] == [3, 4, 6, 6]


def test_a_workspace_adds_and_replaces() -> None:
    """By name."""
    own = stages_of(
        Settings.model_validate({"格式": "1", "节点模板": {"三同步": ["同想", "同做"], "两步走": "起步、走完"}})
    )
    assert (own["三同步"], own["两步走"]) == (("同想", "同做"), ("起步", "走完"))
    assert "六同" in own
