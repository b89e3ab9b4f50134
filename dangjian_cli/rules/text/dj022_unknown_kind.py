"""没有写台账种类，或者种类不认得。

为什么
    不同种类的台账字段不同。文件的第一行写明种类，才知道里面的条目该怎么读；不知
    道种类的文件整个没有读。

错误
    台账: 任务表
    条目:
      - 编号: RW-2026-001
        任务: 制定学习计划

正确
    台账: 任务清单
    条目:
      - 编号: RW-2026-001
        任务: 制定学习计划

怎么改
    第一行写“台账: ”和种类。不是台账的文件，移出工作区，或者写进 dangjian.yaml
    的“排除”。
"""

from dangjian_cli.rules.base import ERROR, Basis, Confidence, Family, Rule, Sentence, Stage

RULE = Rule(
    code="DJ022",
    name="台账种类缺失或不认得",
    family=Family.TEXT,
    stage=Stage.SHAPE,
    severity=ERROR,
    basis=Basis("每个文件写明一种台账", Confidence.CONVENTION),
    page=__doc__ or "",
    sentences={
        "missing": Sentence(
            "没有写台账种类",
            "第一行写上种类，如 台账: 任务清单（可写：{known}）；不是台账的文件，写进 dangjian.yaml 的“排除”",
        ),
        "near": Sentence("没有“{kind}”这种台账", "是不是“{near}”？可写：{known}"),
        "unknown": Sentence("没有“{kind}”这种台账", "可写：{known}"),
    },
)
