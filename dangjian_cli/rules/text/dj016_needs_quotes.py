"""值的开头或里面有特殊的符号。

为什么
    @ ` % * & ! | > { } [ ] 写在值的开头，值里面的半角冒号加空格，在 YAML 里都另
    有意思。中文的引号、书名号、括号写在开头没有关系。

错误
    - 编号: RW-2026-001
      任务: 制定学习计划
      责任人: @李某
      目标值: >=200
      备注: 第一议题: 传达学习

正确
    - 编号: RW-2026-001
      任务: 制定学习计划
      责任人: 李某
      目标值: 不少于200
      备注: 第一议题：传达学习

怎么改
    去掉符号，换成全角的，或者把整个值放进英文双引号。
"""

from dangjian_cli.rules.base import ERROR, Basis, Confidence, Family, Rule, Sentence, Stage

RULE = Rule(
    code="DJ016",
    name="值要加引号",
    family=Family.TEXT,
    stage=Stage.SYNTAX,
    severity=ERROR,
    basis=Basis("各软件读 YAML 的情形", Confidence.MEASURED),
    page=__doc__ or "",
    sentences={
        "first_character": Sentence("值的开头是“{character}”", '去掉它，或者把整个值放进英文双引号："{value}"'),
        "comparison": Sentence("“{value}”开头的“>”不能这样写", "大于等于写成“≥”或“不少于”，如 ≥32、不少于32"),
        "colon_in_value": Sentence(
            "“{before}”后面的冒号会被当成另一个键", "改成全角冒号：{before}：……；也可以把整个值放进英文双引号"
        ),
        "braces": Sentence("“{text}”用了花括号，被当成一组键", "去掉花括号；要写列表的，改成方括号，如 [甲, 乙]"),
        "key_character": Sentence("“{text}”的开头是“{character}”，不能作键", "去掉它，键只写文字，如 责任人: ……"),
        "comma_in_value": Sentence(
            "逗号后面的“{text}”被当成另一个键", "是前面的内容的，把逗号改成全角“，”；是另一个键的，补上冒号和内容"
        ),
        "bracket_in_value": Sentence(
            "“{text}”里的“{character}”会被当成列表", "文号的括号改成“〔〕”，其他的改成全角，或者把这一项放进英文双引号"
        ),
    },
)
