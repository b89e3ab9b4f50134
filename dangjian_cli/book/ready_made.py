"""Ready-made 通用清单 (表彰, 制度, 风险点 …): files of data with columns, a comment on top and one example entry."""

from pathlib import PurePosixPath
from typing import NamedTuple

from dangjian_cli.models.kinds import LIST_KEY, Kind, kind_of
from dangjian_cli.source.files import packaged_text
from dangjian_cli.source.source_file import SourceFile
from dangjian_cli.syntax.parse import parse
from dangjian_cli.syntax.parsed import Data

READY_MADE = {
    "表彰": "先进集体、典型，可作加分依据",
    "制度": "制度的立、改、废",
    "风险点": "岗位的廉政风险和防控措施",
    "创建达标": "创建标准一项一条，达标没有",
    "活动": "志愿服务、调研、宣讲等的场次、人次、金额",
    "承诺": "支部的承诺、践诺、评诺",
    "特色品牌": "品牌的申报、培育、验收、复核",
}
"""Each by its name, with what it is for."""
_EXAMPLE_YEAR, _EXAMPLE_UNIT = "2026", "市直机关工委"
_HOW = "# [] 表示还没有条目。登记第一条时去掉 []，再把下面各行开头的 # 去掉，照着改；也可以用 dangjian add。\n"


class ReadyMade(NamedTuple):
    """One of them as data: what is said on top, its kind, its example entries."""

    about: tuple[str, ...]
    kind: Kind
    examples: tuple[dict[str, Data], ...]


def ledger_text(name: str, year: str, unit: str) -> str:
    """The text of a new ledger, its example in comments. `unit` must be fit to stand in YAML without quotes."""
    head, _, example = _filled(name, year, unit).partition(f"{LIST_KEY}:\n")
    return f"{head}\n{_HOW}{LIST_KEY}: []\n" + "".join(f"#{line}\n" for line in example.splitlines())


def ready_made(name: str) -> ReadyMade:
    """One of them by its name."""
    text = _filled(name, _EXAMPLE_YEAR, _EXAMPLE_UNIT)
    data = parse(SourceFile(PurePosixPath(f"{name}.yaml"), text)).data
    kind = kind_of(data) if isinstance(data, dict) else None
    assert isinstance(data, dict)
    assert kind is not None
    listed = data.get(LIST_KEY)
    examples = tuple(one for one in listed if isinstance(one, dict)) if isinstance(listed, list) else ()
    about = tuple(line.lstrip("# ") for line in text.splitlines() if line.startswith("#"))
    return ReadyMade(about, kind, examples)


def _filled(name: str, year: str, unit: str) -> str:
    text = packaged_text(f"data/templates/通用清单/{name}.yaml")
    return text.replace("@年度@", year).replace("@单位@", unit)
