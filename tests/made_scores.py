"""考核方案 and 考核评分 from plain data."""

from typing import Any

HAND = {"编号": "H", "名称": "评定的", "计分": "人工评定"}
"""A content that is judged by hand."""


def index(*contents: dict[str, Any], full: str = "10", **header: Any) -> dict[str, Any]:
    """A 考核方案 of 甲支部 and 乙支部: one dimension, one indicator, these contents."""
    lines = [
        {"编号": "K", "名称": "维度"},
        {"编号": "K1", "名称": "指标", "上级": "K"},
        *({"上级": "K1", "标准分": "10", **one} for one in contents),
    ]
    head = {"名称": "办法", "年度": "2026", "适用对象": ["各党支部"], "满分": full, **header}
    return {"台账": "考核方案", **head, "条目": lines}


def sheet(unit: str = "甲支部", period: str = "2026Q3", **facts: Any) -> dict[str, Any]:
    """A 考核评分 with one entry."""
    return {
        "台账": "考核评分",
        "年度": "2026",
        "条目": [{"编号": f"P-{unit}-{period}", "单位": unit, "期": period, **facts}],
    }
