"""A workspace of N entries of about 1 kB each, in files of 20 to 500: the same bytes for the same numbers.

python -m benchmarks.generate FOLDER --items 10000 --seed 1 --faults 0.01
"""

import argparse
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from random import Random

from benchmarks import assessment, journals, meetings
from benchmarks.canonical import Value, entry, mapping
from benchmarks.entries import BEARERS, Scribe, Sheet
from benchmarks.faults import Planted, plant
from benchmarks.histories import AS_OF, Years
from benchmarks.organisation import ROOT, Organisation, organisation
from benchmarks.phrases import Phrases

PER_FILE = 100
"""Entries of a file on average."""
SMALLEST, LARGEST = 20, 500
_KINDS = "任问责任任问任任任问任责任问任任问任任责"
_NAMES = {"任": ("任务清单", "RW"), "问": ("问题整改", "ZG"), "责": ("责任清单", "ZR")}
_PROOFS = ("佐证/会议纪要.txt", "佐证/情况报告.txt")


@dataclass(frozen=True, slots=True)
class Workspace:
    """The texts of a workspace by file name, and the faults that were planted in them."""

    files: dict[str, str]
    planted: tuple[Planted, ...]

    @property
    def ledgers(self) -> tuple[str, ...]:
        """The names of the ledgers with entries."""
        return tuple(name for name in self.files if name.endswith(".yaml") and "-" in name)


def sizes(items: int, seed: int) -> tuple[int, ...]:
    """How many entries each file holds: as many files as hundreds of entries, few large and many small ones."""
    random = Random(f"{seed}/{items}/sizes")
    count = max(1, round(items / PER_FILE))
    if items < SMALLEST * count:
        return (items,)
    weights = [random.lognormvariate(0, 0.8) for _ in range(count)]
    spare = items - SMALLEST * count
    found = [min(LARGEST, SMALLEST + int(spare * weight / sum(weights))) for weight in weights]
    left = items - sum(found)
    for index in sorted(range(count), key=found.__getitem__):
        more = min(left, LARGEST - found[index], 1 + left // count)
        found[index], left = found[index] + more, left - more
    found[0] += left
    return tuple(found)


def workspace(
    items: int, seed: int = 1, faults: float = 0.0, branches: int = 0, *, assessed: bool = False
) -> Workspace:
    """A workspace of so many entries; `faults` is the share of entries with one mistake.

    With `branches` there are at least so many, each with its organisational life of the year; where they are `assessed`
    there is an index of 46 contents, and sheets of all of them for four quarters.
    """
    units = organisation(items, Random(f"{seed}/{items}/units"), branches)
    files = {"dangjian.yaml": f"格式: 1\n名称: 测速工作区\n统计日: {AS_OF}\n", "组织.yaml": units.text}
    files |= dict.fromkeys(_PROOFS, "测速用的佐证材料\n")
    planted: list[Planted] = []
    successors: dict[str, tuple[str, ...]] = {}
    for index, size in enumerate(sizes(items, seed)):
        own = Random(f"{seed}/{items}/{index}")
        sheet = _sheet(index, units, own, successors)
        texts = [
            (str(fields["编号"]), str(fields.get("主体")), entry(fields)) for fields in Scribe(sheet, own).entries(size)
        ]
        if sheet.years.last >= AS_OF.year:
            successors.setdefault(sheet.kind, tuple(id_ for id_, _, _ in texts))
        name = f"{sheet.kind}-{sheet.years.text}-{index + 1:04}.yaml"
        header = mapping(_header(sheet, [bearer for _, bearer, _ in texts], Phrases(own)), "")
        bodies = []
        for id_, _, text in texts:
            if own.random() < faults:
                faulty, fault = plant(text, own)
                planted.append(Planted(name, id_, fault))
                bodies.append(faulty)
            else:
                bodies.append(text)
        files[name] = f"{header}条目:\n{''.join(bodies)}"
    if branches:
        for number, (committee, its) in enumerate(units.branches.items(), start=1):
            own = Random(f"{seed}/{items}/meetings/{number}")
            files[f"组织生活-2026-{number:03}.yaml"] = meetings.ledger(committee, its, number, own)
    if assessed:
        files |= _assessment([unit for its in units.branches.values() for unit in its], f"{seed}/{items}")
    return Workspace(files, tuple(planted))


def _assessment(units: list[str], seed: str) -> dict[str, str]:
    """The index of all branches and their sheets, quarter by quarter."""
    files = {"考核方案-2026.yaml": assessment.index(["党支部"])}
    for quarter in assessment.QUARTERS:
        files[f"考核评分-{quarter}.yaml"] = assessment.sheets(units, quarter, Random(f"{seed}/{quarter}"))
    return files


def _sheet(index: int, units: Organisation, random: Random, successors: dict[str, tuple[str, ...]]) -> Sheet:
    """Every tenth file is last year's, every tenth one spans three years."""
    kind, prefix = _NAMES[_KINDS[index % len(_KINDS)]]
    years = {7: Years(2026, 2028), 9: Years(2025, 2025)}.get(index % 10, Years(2026, 2026))
    unit = ROOT if index % 4 == 0 else random.choice(units.committees)
    passed = unit if unit != ROOT else units.committees[0]
    group = next(name for name, members in units.groups.items() if members == units.branches[passed])
    return Sheet(
        kind=kind,
        years=years,
        base=date(years.first, random.randint(2, 5), 20) if kind == "问题整改" else None,
        unit=unit,
        members=units.offices if unit == ROOT else units.branches[unit],
        group=(group, units.groups[group]),
        prefix=f"{prefix}-{years.first}-{index + 1:04}-",
        proofs=_PROOFS,
        successors=successors.get(kind, ()) if years.last < AS_OF.year else (),
    )


def _header(sheet: Sheet, bearers: list[str], phrases: Phrases) -> dict[str, Value]:
    header: dict[str, Value] = {
        "台账": sheet.kind, "名称": f"{sheet.unit}{sheet.kind}（{sheet.prefix}）", "年度": sheet.years.text,
        "单位": sheet.unit,
        "依据": [phrases.document(sheet.years.first)],
    }  # fmt: skip
    if sheet.base is not None:
        header["基准日"] = sheet.base.isoformat()
    header |= {"编号前缀": sheet.prefix, "备注": phrases.way()}
    if sheet.kind == "责任清单":
        counts: dict[str, Value] = {bearer: str(bearers.count(bearer)) for bearer in BEARERS if bearer in bearers}
        header["应列项数"] = str(len(bearers)) if len(bearers) % 2 else counts
    return header


def write(folder: Path, files: dict[str, str]) -> None:
    """Write texts below a folder."""
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")


def main() -> None:
    """The command: a workspace, and beside it the same amount of transactions."""
    options = _options()
    made = workspace(options.items, options.seed, options.faults, options.branches, assessed=options.assessed)
    write(options.folder, made.files)
    if options.journals:
        parts = sizes(options.items, options.seed)
        write(options.journals, journals.hledger(parts, options.seed))
        write(options.journals, journals.beancount(parts, options.seed))
    bytes_ = sum(len(made.files[name].encode()) for name in made.ledgers)
    print(f"{options.items} 条，{len(made.ledgers)} 个台账，{bytes_} 字节，错误 {len(made.planted)} 处")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.generate", description="生成测速用的台账工作区")
    parser.add_argument("folder", type=Path, help="写到哪个文件夹")
    parser.add_argument("--items", type=int, default=10_000, help="条目数，默认 10000")
    parser.add_argument("--seed", type=int, default=1, help="种子，默认 1")
    parser.add_argument("--faults", type=float, default=0.0, help="有错的条目所占的份额，默认 0")
    parser.add_argument("--branches", type=int, default=0, help="至少多少个党支部有当年的组织生活，默认没有")
    parser.add_argument("--assessed", action="store_true", help="另有考核方案（46 项内容）和各党支部四个季度的评分")
    parser.add_argument("--journals", type=Path, help="另写同样多的记账分录到这个文件夹（hledger、beancount）")
    return parser.parse_args()


if __name__ == "__main__":
    main()
