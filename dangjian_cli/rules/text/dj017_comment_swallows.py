"""值后面的“ #”把余下的文字变成了注释。

为什么
    空格加 # 起头的是注释，读的时候丢掉。本想写“3 #楼”，读到的只有“3”。

错误
    - 编号: RW-2026-001
      任务: 制定学习计划
      备注: 综合楼 #3会议室

正确
    - 编号: RW-2026-001
      任务: 制定学习计划
      备注: "综合楼 #3会议室"

怎么改
    是内容的，去掉 # 前面的空格，或者把整个值放进英文双引号；是注释的，在 # 后面
    空一格。
"""

from dangjian_cli.rules.base import WARNING, Basis, Confidence, Family, Rule, Sentence, Stage

RULE = Rule(
    code="DJ017",
    name="# 之后被当作注释",
    family=Family.TEXT,
    stage=Stage.SYNTAX,
    severity=WARNING,
    basis=Basis("各软件读 YAML 的情形", Confidence.MEASURED),
    page=__doc__ or "",
    sentences={
        "lost_bracket": Sentence(
            "“{text}”成了注释，后一半括号也在里面", "去掉 # 前面的空格，或者把含 # 的内容放进英文双引号"
        ),
        "lost_value": Sentence(
            "“{text}”成了注释，“{key}”就没有值了", "内容以 # 开头的，加上英文双引号；是注释的，在 # 后面空一格"
        ),
        "lost_text": Sentence(
            "“{text}”成了注释，没有读进来",
            "是内容的，去掉 # 前面的空格，或者把整个值放进英文双引号；是注释的，在 # 后面空一格",
        ),
    },
)
