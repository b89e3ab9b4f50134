"""有控制字符或看不见的字符。

为什么
    从网页、聊天软件、老系统复制来的文字常带看不见的字符。有的让文件读不成，有的
    让看着一样的两个名称对不上，方向控制符还能让屏幕上显示的和实际写的不一样。

错误
    责任人: 张某（后面带一个零宽空格）

正确
    责任人: 张某

怎么改
    删去它：把这一处前后几个字删掉，重新输入。每种字符只在第一处报，说明共有几
    处。
"""

from dangjian_cli.rules.base import ERROR, Basis, Confidence, Family, Rule, Sentence, Stage

RULE = Rule(
    code="DJ020",
    name="控制字符或看不见的字符",
    family=Family.TEXT,
    stage=Stage.SYNTAX,
    severity=ERROR,
    basis=Basis("各软件读 YAML 的情形", Confidence.MEASURED),
    page=__doc__ or "",
    sentences={
        "nul": Sentence("有空字符（{code}），共 {count} 处", "多半是文件坏了，请重新取得；只有几处的，删去后重新输入"),
        "control": Sentence("有控制字符（{code}），共 {count} 处", "删去它，把前后的字重新输入"),
        "line_end": Sentence("有特殊的换行符（{code}），共 {count} 处", "删去它，在编辑器里另起一行"),
        "zero_width": Sentence("有看不见的零宽字符（{code}），共 {count} 处", "删去它，把前后的字重新输入"),
        "direction": Sentence("有改变文字方向的字符（{code}），共 {count} 处", "删去它，把前后的字重新输入"),
    },
)
