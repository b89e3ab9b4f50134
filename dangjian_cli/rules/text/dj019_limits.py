"""文件太大、太深，或者一个值太长。

为什么
    正常的台账远到不了这些上限：一个文件 4 MiB，嵌套 32 层，20 万个键和值，一个
    值 65,536 字。超出的多半是复制错了或者文件坏了，读下去会拖垮电脑。

错误
    一个文件放了全市十年的任务

正确
    2026/任务清单.yaml、2025/任务清单.yaml

怎么改
    按年度、单位拆成几个文件；嵌套太深的，看看括号是不是多了。
"""

from dangjian_cli.rules.base import ERROR, Basis, Confidence, Family, Rule, Sentence, Stage

RULE = Rule(
    code="DJ019",
    name="超出上限",
    family=Family.TEXT,
    stage=Stage.SYNTAX,
    severity=ERROR,
    basis=Basis("一个文件 4 MiB、20 万个值，嵌套 32 层", Confidence.CONVENTION),
    page=__doc__ or "",
    sentences={
        "file_size": Sentence(
            "文件有 {size} MiB，超过上限 {limit} MiB，没有读",
            "按年度或单位拆成几个文件；不是台账的，写进 dangjian.yaml 的“排除”",
        ),
        "nesting": Sentence("嵌套超过 {limit} 层", "看看括号是不是多了，或者缩进一行比一行深"),
        "nodes": Sentence("文件里的键和值超过 {limit} 个，从这里起没有读", "按年度或单位拆成几个文件"),
        "scalar": Sentence(
            "一个值有 {length} 个字，超过上限 {limit}，没有读", "写成摘要，全文放进文件，在“佐证”里写它的路径"
        ),
        "too_many_breaks": Sentence(
            "出错的地方超过 {limit} 处，从这里起没有读",
            "先改好前面的，再校验一次；多半是整个文件的写法不对，对照 dangjian init 生成的样子",
        ),
    },
)
