"""这里读不下去了。

为什么
    常见的录入错误（冒号、缩进、引号、括号）各有自己的编号，都对不上的归在这里。
    出错的这一项没有读，它的编号如果看得出来，按“有误未计”单列；其余条目照读。

错误
    - 编号: RW-2026-001
      任务: 制定学习计划
      进展: [{: 已印发}]

正确
    - 编号: RW-2026-001
      任务: 制定学习计划
      进展: [{日期: 2026-03-01, 内容: 已印发}]

怎么改
    看标出的地方和它的上一行：冒号后面有没有空格，缩进齐不齐，引号和括号成不成
    对。
"""

from dangjian_cli.rules.base import ERROR, Basis, Confidence, Family, Rule, Sentence, Stage

RULE = Rule(
    code="DJ012",
    name="其他语法错误",
    family=Family.TEXT,
    stage=Stage.SYNTAX,
    severity=ERROR,
    basis=Basis("各软件读 YAML 的情形", Confidence.MEASURED),
    page=__doc__ or "",
    sentences={
        "elsewhere": Sentence(
            "从这里起读不下去了", "看这里和上一行：冒号后面有没有空格，缩进齐不齐，引号和括号成不成对"
        ),
        "in_entry": Sentence(
            "条目“{id}”从这里起读不下去了", "看这里和上一行：冒号后面有没有空格，缩进齐不齐，引号和括号成不成对"
        ),
    },
)
