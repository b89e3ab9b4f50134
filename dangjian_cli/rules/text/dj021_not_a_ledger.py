"""文件不成台账。

为什么
    一个文件是一份台账：上面是“台账: 种类”等几个键，下面是“条目:”，逐条登记。空
    的、只有注释的、一上来就是列表的、没有“条目”的，都读不出应办的事。

错误
    台账: 任务清单
    年度: 2026
    条目:
      编号: RW-2026-001
      任务: 制定学习计划

正确
    台账: 任务清单
    年度: 2026
    条目:
      - 编号: RW-2026-001
        任务: 制定学习计划

怎么改
    补上“台账”和“条目”两行；暂时没有条目的，写“条目: []”；不是台账的文件，移出工
    作区或写进 dangjian.yaml 的“排除”。
"""

from dangjian_cli.rules.base import ERROR, Basis, Confidence, Family, Rule, Sentence, Stage

RULE = Rule(
    code="DJ021",
    name="不成台账",
    family=Family.TEXT,
    stage=Stage.SHAPE,
    severity=ERROR,
    basis=Basis("一个文件是一份台账", Confidence.CONVENTION),
    page=__doc__ or "",
    sentences={
        "no_entries": Sentence(
            "没有“{key}”，或者它下面是空的", "写上“条目:”，下面逐条登记，每条以“- 编号: ”开头；暂时没有的写：条目: []"
        ),
        "entries_not_list": Sentence("“{key}”下面不是一条一条的条目", "每个条目以短横加空格开头：- 编号: ……"),
        "list_key": Sentence(
            "“{written}”下面的条目没有读，这个键应写“{key}”", "把“{written}”改成“{key}”，下面的内容不变"
        ),
        "list_at_top": Sentence("文件一上来就是列表", "在最上面写“台账: 种类”和“条目:”两行"),
        "text_at_top": Sentence(
            "文件里没有键和值，读不成台账", "第一行写种类，如 台账: 任务清单；不是台账的，写进 dangjian.yaml 的“排除”"
        ),
        "empty": Sentence("文件是空的", "第一行写种类，如 台账: 任务清单；不要的文件，删去它"),
        "only_comments": Sentence("文件里只有注释", "第一行写种类，如 台账: 任务清单；不要的文件，删去它"),
    },
)
