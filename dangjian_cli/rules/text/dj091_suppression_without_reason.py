"""忽略注释没有写原因，或者写法不对。

为什么
    忽略一条问题，等于说“这里不改，有理由”。没有理由，以后谁也不知道能不能删去
    它，所以没写原因的不起作用。写法是：行末空一格，半角 #，忽略，规则编号（几个
    用顿号分开），冒号，原因。

错误
    - 编号: RW-2026-001 # 忽略 DJ212
      任务: 制定学习计划
      完成日期: 2026-06-20

正确
    - 编号: RW-2026-001 # 忽略 DJ212：纸质材料存档案柜
      任务: 制定学习计划
      完成日期: 2026-06-20

怎么改
    在编号后面写冒号和原因：# 忽略 DJ212：纸质材料存档案柜。
"""

from dangjian_cli.rules.base import ERROR, Basis, Confidence, Family, Rule, Sentence, Stage

RULE = Rule(
    code="DJ091",
    name="忽略注释缺原因",
    family=Family.TEXT,
    stage=Stage.SUPPRESSION,
    severity=ERROR,
    basis=Basis("忽略要写明原因", Confidence.CONVENTION),
    page=__doc__ or "",
    sentences={
        "no_reason": Sentence(
            "“忽略”没有写原因，不起作用", "在编号后面加上冒号和原因，如：# 忽略 DJ212：纸质材料存档案柜"
        ),
        "no_code": Sentence("“忽略”没有写规则编号，不起作用", "写上编号和原因，如：# 忽略 DJ212：纸质材料存档案柜"),
        "separator": Sentence(
            "“忽略”里的编号没有用顿号分开，或者原因前面没有冒号，不起作用",
            "写成：# 忽略 DJ212、DJ205：纸质材料存档案柜",
        ),
        "wide_hash": Sentence("全角的“＃”不是注释，这条忽略成了值的一部分", "改成半角的 #，前面空一格"),
        "glued_hash": Sentence("# 前面没有空格，这条忽略成了值的一部分", "在 # 前面空一格"),
    },
)
