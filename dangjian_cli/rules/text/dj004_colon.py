"""键后面的冒号写得不对。

为什么
    键和值之间要用半角冒号加一个半角空格。中文输入法打出的全角冒号、少了的空格，
    都会让这一行读不成，多半到下一行才报错，有时整个条目一声不响地变成一段文字。

错误
    - 编号: RW-2026-001
      任务: 制定学习计划
      责任人：张某
      措施:分两步走

正确
    - 编号: RW-2026-001
      任务: 制定学习计划
      责任人: 张某
      措施: 分两步走

怎么改
    改成半角冒号，后面空一格。值里面的全角冒号不用改。
"""

from dangjian_cli.rules.base import ERROR, Basis, Confidence, Family, Rule, Sentence, Stage

RULE = Rule(
    code="DJ004",
    name="冒号写法",
    family=Family.TEXT,
    stage=Stage.SYNTAX,
    severity=ERROR,
    basis=Basis("各软件读 YAML 的情形", Confidence.MEASURED),
    page=__doc__ or "",
    sentences={
        "full_width_colon": Sentence("“{key}”后面是全角冒号“{character}”", "改成半角冒号加一个空格：{key}: ……"),
        "missing_space": Sentence("“{key}:”后面没有空格", "冒号后面空一格：{key}: {value}"),
        "ideographic_space": Sentence("“{key}:”后面是全角空格", "改成一个半角空格：{key}: ……"),
        "missing_colon": Sentence(
            "“{text}”后面没有冒号", "它是键的，加上半角冒号和空格；它接着上一行的，移到上一行的末尾"
        ),
    },
)
