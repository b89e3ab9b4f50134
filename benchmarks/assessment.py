"""考核方案 of 46 contents (5 dimensions, 15 indicators) and a 考核评分 of every branch for the last four quarters.

The queries are of every sort that the worked example uses: 25 contents are computed, 21 judged by hand.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from random import Random

from benchmarks.canonical import flow, mapping
from benchmarks.phrases import CAMPAIGNS, CATEGORIES

QUARTERS = ("2025Q4", "2026Q1", "2026Q2", "2026Q3")
_SHAPE = ((4, 3, 3), (3, 3, 3), (4, 3, 3, 2), (3, 3), (3, 3, 3))
"""Contents of every indicator of every dimension."""
_OPEN = "本期和往期未了"


def _computed() -> tuple[dict[str, str], ...]:
    """How the contents that the ledgers give are counted."""
    categories = [
        {"计分": "完成率", "查询": f"类别:{one}、{other} 或 专项:{CAMPAIGNS[0]}"}
        for one, other in pairwise(CATEGORIES[:5])
    ]
    meetings = [
        {"计分": "按期率", "查询": f"事项:{each}", "口径": "期次"} for each in ("党员大会", "支委会", "主题党日")
    ]
    kinds = [{"计分": "按期率", "查询": f"种类:{kind}"} for kind in ("任务清单", "责任清单", "问题整改")]
    overdue = [
        {"计分": "逐件扣分", "查询": query, "范围": _OPEN, "每件": "0.5"}
        for query in ("硬任务 状态:逾期", "种类:问题整改 状态:逾期", f"(专项:{CAMPAIGNS[1]}) 状态:逾期")
    ]
    shares = [
        {"计分": "比率", "查询": "种类:任务清单", "其中": "非 延期"},
        {"计分": "比率", "查询": "种类:任务清单 办理:已完成", "其中": "佐证"},
        {"计分": "比率", "查询": "种类:任务清单、责任清单", "其中": "融合业务", "满分线": "30"},
        {"计分": "比率", "查询": "办理:已完成", "其中": "经验做法", "满分线": "50"},
    ]
    others = [
        {"计分": "销号率", "查询": "办理:已完成", "满分线": "90"},
        {"计分": "计数", "查询": "经验做法", "范围": "全部", "目标": "2"},
        {"计分": "计数", "查询": "佐证", "目标": "5"},
        {"计分": "完成率", "查询": "种类:责任清单", "口径": "期次"},
        {"计分": "完成率", "口径": "节点"},
        {"计分": "完成率"},
        {"计分": "按期率"},
        {"计分": "逐件扣分", "查询": "状态:逾期", "范围": "全部", "每件": "0.1"},
    ]
    return (*categories, *meetings, *kinds, *overdue, *shares, *others)


_COMPUTED = _computed()


def index(kinds: Sequence[str]) -> str:
    """The 考核方案 that assesses units of these kinds."""
    header = mapping(
        {
            "台账": "考核方案",
            "名称": "机关党建指数考评办法",
            "年度": "2025-2026",
            "结构": "5/15/46",
            "满分": str(_worth()),
            "适用对象": list(kinds),
            "等次": [{"等次": "优秀", "下限": "90"}, {"等次": "良好", "下限": "80"}, {"等次": "一般"}],
        },
        "",
    )
    return f"{header}条目:\n" + "".join(f"  - {flow(dict(line))}\n" for line in _lines())


def sheets(units: Sequence[str], quarter: str, random: Random) -> str:
    """The 考核评分 of a quarter, one entry a unit; now and then a content is not judged."""
    header = mapping({"台账": "考核评分", "名称": f"{quarter}考核评分", "年度": quarter[:4]}, "")
    judged = [line["编号"] for line in _lines() if line.get("计分") == "人工评定"]
    entries = []
    for number, unit in enumerate(units, start=1):
        records = [
            f"      - {{内容: {content}, 得分: {random.choice(('1', '1.5', '2'))}, "
            f"依据: {quarter}测评表{number:03}-{at}, 评定人: 组织部}}\n"
            for at, content in enumerate(judged, start=1)
            if random.random() < 0.97
        ]
        more = f"    加分: [{{事由: 做法被推广, 分值: 1, 依据: {quarter}通报{number}}}]\n" if number % 7 == 0 else ""
        entries.append(
            f"  - 编号: PF-{quarter}-{number:03}\n    单位: {unit}\n    期: {quarter}\n"
            f"    评定:\n{''.join(records)}{more}"
        )
    return f"{header}条目:\n{''.join(entries)}"


def _lines() -> Iterator[dict[str, str]]:
    """Every line of the index; each content is worth two points."""
    computed = iter(_COMPUTED)
    number = 0
    for dimension, indicators in enumerate(_SHAPE, start=1):
        yield {"编号": f"KP-{dimension}", "名称": f"维度{dimension}", "权重": str(2 * sum(indicators))}
        for indicator, contents in enumerate(indicators, start=1):
            above = f"KP-{dimension}.{indicator}"
            yield {"编号": above, "名称": f"指标{dimension}.{indicator}", "上级": f"KP-{dimension}"}
            for content in range(1, contents + 1):
                number += 1
                method = next(computed, None) if number % 2 or number > 42 else None
                head = {"编号": f"{above}.{content}", "名称": f"内容{number}", "上级": above, "标准分": "2"}
                yield head | (method or {"计分": "人工评定"})


def _worth() -> int:
    return 2 * sum(sum(indicators) for indicators in _SHAPE)
