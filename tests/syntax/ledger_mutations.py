"""A ledger with everything that ledgers have, and what slips of the keyboard and of the mouse do to it."""

import random
from collections.abc import Iterator

from soak import PERCENT

LEDGER = """\
台账: 任务清单
名称: 2026年要点
年度: 2026
依据: [《要点》, 《意见》]
单位: 市直机关工委
单位组:
  各党支部: {类别: 党支部}
条目:
  - 编号: R-1
    任务: 组织“学习”，开展读书班
    责任单位: [工委宣传部, 工委办公室]
    时限: 9月底前
    备注: "他说: 好"
    进展:
      - {日期: 2026-03-28, 内容: 印发方案}
      - {日期: 2026-06-20, 内容: 举办第一期，一百二十人}
  - 编号: R-2
    任务: 印发要点
    责任单位: [工委办公室]
    说明: |
      第一：要求
      落实到人
    时限: 6月底前
    销号: {申请日期: 2026-04-08, 核查人: 赵某}
  - {编号: R-3, 任务: 报送总结, 时限: 12月底前}
  - 编号: R-4
    任务: 召开推进会 # 备注
    责任单位:
      - 工委办公室
      - 工委组织部
    时限: 2026.6
  - 编号: R-5
    任务: '开展''联建'''
    时限: 年底前
豁免:
  - {类型: 主题党日, 期: 2026-08}
"""
CLEAN = LEDGER.replace("第一：要求", "第一，要求")
"""The same without a line that needs a second look."""

IDS = tuple(f"R-{number}" for number in range(1, 6))

_TYPED = [
    *"：:，,、［］｛｝[]{}\"'“”【】-－— \t\u3000\n#＃&*!%@`|>?~\x00\u200b\u2028\r\ufeff甲a1.=<",
    *("- ", "\n  - ", ": ", "编号", "  ", "\n\n", '" ', " #1", "- 编号: ", "\n    ", "\n---\n"),
    *("\n<<<<<<< HEAD\n", "\n=======\n", "\n>>>>>>> x\n"),
]


def campaign(name: str, examples: int, slips: int | None = None) -> Iterator[str]:
    """So many mutated ledgers in `make check`, and a hundred times as many in `make soak`; always the same ones."""
    print(f"\n{name}: {examples * PERCENT} ledgers, seed {name!r}")
    chance = random.Random(name)
    for _ in range(examples * PERCENT):
        yield mutated(chance, slips)


def mutated(chance: random.Random, slips: int | None = None) -> str:
    """The ledger after one to six slips."""
    text = chance.choice((LEDGER, CLEAN))
    for _ in range(slips or chance.choice([1, 1, 1, 2, 3, 6])):
        text = _slip(chance, text) or "a"
    return text


def _slip(chance: random.Random, text: str) -> str:
    at = chance.randrange(len(text) + 1)
    kind, typed = chance.random(), str(chance.choice(_TYPED))
    if kind < 0.4:
        return text[:at] + typed + text[at:]
    if kind < 0.6:
        return text[:at] + text[at + chance.choice([1, 1, 1, 2, 5]) :]
    if kind < 0.8:
        return text[:at] + typed + text[at + 1 :]
    return _line_slip(chance, text.split("\n"))


def _line_slip(chance: random.Random, lines: list[str]) -> str:
    at = chance.randrange(len(lines))
    kind = chance.random()
    if kind < 0.3:
        del lines[at]
    elif kind < 0.5:
        lines.insert(at, chance.choice(lines))
    elif kind < 0.7:
        lines[at] = " " * chance.choice([1, 2]) + lines[at]
    elif kind < 0.9:
        lines[at] = lines[at][chance.choice([1, 2]) :]
    else:
        lines[at] = lines[at].replace(": ", chance.choice(["：", ":", ": ："]))
    return "\n".join(lines)
