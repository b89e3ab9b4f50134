"""引号、括号或名称之间的分隔写得不对。

为什么
    少一半引号，后面的条目会一声不响地被当成一段文字；列表里用了全角逗号、全角括
    号，几个名称就成了一个。值里的中文引号“”、书名号、全角括号不受影响，照写。

错误
    - 编号: RW-2026-001
      任务: 制定学习计划
      责任单位: [工委办公室，工委组织部]
      措施: "制发计划

正确
    - 编号: RW-2026-001
      任务: 制定学习计划
      责任单位: [工委办公室, 工委组织部]
      措施: 制发计划

怎么改
    补上另一半，或者不用它；列表里用半角逗号加空格，或者不用括号，名称之间写顿
    号。
"""

from dangjian_cli.rules.base import ERROR, Basis, Confidence, Family, Rule, Sentence, Stage

RULE = Rule(
    code="DJ015",
    name="引号括号",
    family=Family.TEXT,
    stage=Stage.SYNTAX,
    severity=ERROR,
    basis=Basis("各软件读 YAML 的情形", Confidence.MEASURED),
    page=__doc__ or "",
    sentences={
        "unclosed_quote": Sentence(
            "引号“{mark}”只有一半", "在末尾补上另一半：{value}{mark}；不需要引号的，删去开头的这一半"
        ),
        "text_after_quote": Sentence(
            "“{quoted}”的引号已经闭合，后面又有“{text}”", "把整个值放进引号；只是强调的，改用中文引号"
        ),
        "backslash": Sentence(
            "“{value}”里的反斜杠在双引号里另有用处", "改用单引号把值括起来；路径里的反斜杠也可以写成 /"
        ),
        "unopened_bracket": Sentence("“{bracket}”没有前一半", "删去它，或者补上前一半"),
        "unclosed_bracket": Sentence("“{bracket}”没有后一半", "在末尾补上后一半"),
        "full_width_comma": Sentence("“{text}”里用了全角的“{character}”", "改成半角逗号加一个空格：[甲, 乙]"),
        "full_width_bracket": Sentence("括号写成了“{character}”", "改成半角的“{bracket}”，前后一对都用半角"),
        "missing_comma": Sentence("“{text}”前面没有逗号", "各项之间用半角逗号加一个空格：[甲, 乙]"),
        "name_separator": Sentence("“{key}”里的几个名称没有用顿号分开", "改成：{suggestion}；也可以写成列表，一行一个"),
        "black_bracket": Sentence(
            "列表里的“{text}”被当成一个名称", "改成半角方括号，或者去掉“【】”，名称之间写半角逗号加一个空格"
        ),
        "quoted_key": Sentence("键“{key}”不用加引号", "去掉引号：{key}: ……"),
        "curly_quoted_key": Sentence("键“{key}”带了中文引号，没有读出来", "去掉引号：{key}: ……"),
        "mismatched_bracket": Sentence(
            "括号不成对：这里是“{bracket}”，应是“{expected}”", "改成“{expected}”，或者补上少的一半"
        ),
        "empty_element": Sentence("两个逗号之间没有内容", "删去多余的逗号，或者补上这一项"),
    },
)
