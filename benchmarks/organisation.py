"""组织.yaml of a generated workspace: one 工委, its offices, 机关党委 with their branches."""

from collections.abc import Sequence
from dataclasses import dataclass
from random import Random

from benchmarks.canonical import Value, entry, mapping
from benchmarks.phrases import Phrases

_BUREAUS = (
    "财政局", "统计局", "住建局", "科技局", "信访局", "教育局", "民政局", "司法局", "人社局", "交通局",
    "水利局", "农业农村局", "商务局", "文旅局", "卫健委", "应急局", "审计局", "市监局", "体育局", "医保局",
    "林业局", "机关事务中心", "发改委", "工信局", "生态环境局", "自然资源局", "城管局", "国资委", "乡村振兴局",
    "数据局",
    "退役军人局", "外事办", "金融办", "人防办", "档案馆", "供销社", "公积金中心", "行政审批局", "气象局", "税务局",
)  # fmt: skip
_OFFICES = ("工委办公室", "工委组织部", "工委宣传部", "机关纪检监察工委", "工委群团工作部")
_BRANCHES = tuple("一二三四五六七八九十") + tuple(f"十{n}" for n in "一二三四五六七八九")
_USUAL = 5
"""Branches of a bureau, unless more are asked for."""
_JOINT = "民主党派机关联合党支部"
_TEMPORARY = "防汛突击队临时党支部"
ROOT = "市直机关工委"


@dataclass(frozen=True, slots=True)
class Organisation:
    """What entries refer to, and the ledger that registers it. `groups` maps a name to its units."""

    committees: tuple[str, ...]
    branches: dict[str, tuple[str, ...]]
    groups: dict[str, tuple[str, ...]]
    text: str

    @property
    def offices(self) -> tuple[str, ...]:
        """The offices of the 工委."""
        return _OFFICES


def organisation(items: int, random: Random, wanted: int = 0) -> Organisation:
    """The organisation that fits so many items: 22 units at one item, some 290 at a hundred thousand.

    `wanted` branches at least, where more are needed.
    """
    bureaus = _BUREAUS[: min(len(_BUREAUS), max(2 + items // 1000, -(-wanted // _USUAL)))]
    numbers = _BRANCHES[: max(_USUAL, -(-wanted // len(bureaus)))]
    branches = {f"市{name}机关党委": tuple(f"市{name}第{n}党支部" for n in numbers) for name in bureaus}
    groups = {f"{committee[1:-4]}各支部": units for committee, units in branches.items()}
    units = [_root(random)]
    units += [{"名称": office, "类别": "内设机构", "上级": ROOT} for office in _OFFICES]
    for name in bureaus:
        units += _bureau(name, numbers, random)
    units += _special(random)
    numbered: list[dict[str, Value]] = [{"编号": f"ZZ-{n:03}", **unit} for n, unit in enumerate(units, start=1)]
    text = mapping(_header(groups, Phrases(random)), "") + "条目:\n" + "".join(entry(unit) for unit in numbered)
    return Organisation(tuple(branches), branches, groups, text)


def _header(groups: dict[str, tuple[str, ...]], phrases: Phrases) -> dict[str, Value]:
    named: dict[str, Value] = {name: list(units) for name, units in groups.items()}
    head, first, second = phrases.persons(3)
    group: Value = {
        "名称": "党建工作领导小组", "组长": head, "副组长": [first, second], "成员单位": list(_OFFICES[:3]),
        "办公室": _OFFICES[0],
    }  # fmt: skip
    return {
        "台账": "组织",
        "名称": "市直机关党组织",
        "年度": "2026",
        "单位": ROOT,
        "依据": [phrases.document(2026)],
        "编号前缀": "ZZ-",
        "备注": "测速用的组织台账",
        "单位组": {"各机关党委": {"类别": "机关党委"}, "各特设支部": {"单位": [_JOINT, _TEMPORARY]}, **named},
        "领导小组": [group],
        "联系点": [{"联系领导": head, "联系单位": [_JOINT], "说明": "每季度去一次"}],
    }


def _root(random: Random) -> dict[str, Value]:
    secretary, *_ = Phrases(random).persons(4)
    return {
        "名称": ROOT,
        "类别": "机关工委",
        "书记": secretary,
        "班子成员": [secretary],  # of other members 一岗双责 would be asked (DJ604)
        "机关人数": "24",
    }


def _bureau(name: str, numbers: Sequence[str], random: Random) -> list[dict[str, Value]]:
    phrases = Phrases(random)
    committee = f"市{name}机关党委"
    leaders = phrases.persons(5)
    units: list[dict[str, Value]] = [
        {
            "名称": committee, "简称": f"{name}党委", "类别": "机关党委", "上级": ROOT,
            "曾用名": [f"市{name}机关总支"],
            "成立日期": "2011-06-08", "正式党员数": str(random.randint(101, 240)), "预备党员数": "2",
            "书记": leaders[0],
            "班子成员": [leaders[0]], "机关纪委": "是", "专职党务人员数": "3",
            "机关人数": str(random.randint(140, 300)),
            "本届起": "2023-05-12", "任期年": "5", "备注": phrases.way(),
        },
        {"名称": f"市{name}机关纪委", "类别": "机关纪委", "上级": committee, "成立日期": "2015-03-02"},
    ]  # fmt: skip
    return units + [_branch(name, n, Phrases(random), random) for n in numbers]


def _branch(bureau: str, n: str, phrases: Phrases, random: Random) -> dict[str, Value]:
    return {
        "名称": f"市{bureau}第{n}党支部", "简称": f"{bureau}{n}支部", "类别": "党支部", "上级": f"市{bureau}机关党委",
        "成立日期": "2012-09-18", "正式党员数": str(random.randint(12, 45)), "预备党员数": "1",
        "书记": phrases.person(), "支委数": "5", "纪检委员": "是", "本届起": "2024-04-16", "任期年": "3",
        "换届准备": [{"日期": "2026-04-16", "内容": phrases.step()}],
    }  # fmt: skip


def _special(random: Random) -> list[dict[str, Value]]:
    """One unit of each kind that bureaus do not have, with the keys that only they use."""
    phrases = Phrases(random)
    common: dict[str, Value] = {"上级": ROOT, "成立日期": "2023-03-11", "正式党员数": "9", "书记": phrases.person()}
    return [
        {"名称": _JOINT, "类别": "联合党支部", **common, "覆盖单位数": "3", "本届起": "2023-04-10", "任期年": "3",
         "换届延期": {"至": "2026-12-31", "批复文号": phrases.number(2026), "批准日期": "2026-03-28"},
         "变动": [{"日期": "2025-05-20", "类型": "改建", "批复文号": phrases.number(2025), "说明": "覆盖单位有增减"}]},
        {"名称": _TEMPORARY, "类别": "临时党支部", **common, "任务结束日期": "2026-09-10", "撤销日期": "2026-09-18"},
    ]  # fmt: skip
