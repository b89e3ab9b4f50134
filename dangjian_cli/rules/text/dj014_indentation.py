"""行首的空格或短横写得不对。

为什么
    哪一行属于哪个条目，全看行首的空格和短横。多一格少一格、用了制表符或全角空
    格，就会读错或读不成。

错误
    - 编号: RW-2026-001
      任务: 制定学习计划
     责任人: 张某

正确
    - 编号: RW-2026-001
      任务: 制定学习计划
      责任人: 张某

怎么改
    只用半角空格；同一个列表的短横上下对齐，同一个条目的键上下对齐；短横是半角
    的，后面空一格。
"""

from dangjian_cli.rules.base import ERROR, Basis, Confidence, Family, Rule, Sentence, Stage

RULE = Rule(
    code="DJ014",
    name="缩进",
    family=Family.TEXT,
    stage=Stage.SYNTAX,
    severity=ERROR,
    basis=Basis("各软件读 YAML 的情形", Confidence.MEASURED),
    page=__doc__ or "",
    sentences={
        "tab": Sentence("行首用了制表符", "改成半角空格，与同一条目的其他键对齐"),
        "ideographic_indent": Sentence("行首用了全角空格", "改成半角空格，与同一条目的其他键对齐"),
        "other_indent": Sentence("行首用了另一种看不见的空格（{code}）", "删去它，改成半角空格"),
        "wrong_dash": Sentence("短横写成了“{character}”", "改成半角短横加一个空格：- 编号: ……"),
        "dash_without_space": Sentence("短横后面没有空格", "短横后面空一格：- 编号: ……"),
        "dash_misaligned": Sentence(
            "短横没有对齐：前面有 {indent} 个空格，应有 {expected} 个", "与同一列表的其他短横上下对齐"
        ),
        "too_little": Sentence("缩进少了：前面有 {indent} 个空格，应有 {expected} 个", "与同一条目的其他键上下对齐"),
        "too_much": Sentence("缩进多了：前面有 {indent} 个空格，应有 {expected} 个", "与同一条目的其他键上下对齐"),
        "dash_too_deep": Sentence(
            "短横缩进多了：前面有 {indent} 个空格，这一条成了上一条的内容", "与其他条目的短横上下对齐"
        ),
        "swallowed_line": Sentence(
            "“{text}”被当成了上一行的内容", "是新条目的，与其他条目的短横上下对齐；是列表的，去掉上一行冒号后面的内容"
        ),
    },
)
