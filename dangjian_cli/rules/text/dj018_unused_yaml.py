"""用了台账不用的 YAML 写法。

为什么
    锚点、别名、合并、标签、多份文档这些写法，看的人读不懂，有的能让程序停住。台
    账只用键、值和列表。

错误
    - 编号: RW-2026-001
      任务: 制定学习计划
      责任人: &zr 张某

正确
    - 编号: RW-2026-001
      任务: 制定学习计划
      责任人: 张某

怎么改
    写出实际内容；一个文件只写一份台账。
"""

from dangjian_cli.rules.base import ERROR, Basis, Confidence, Family, Rule, Sentence, Stage

RULE = Rule(
    code="DJ018",
    name="不用的 YAML 写法",
    family=Family.TEXT,
    stage=Stage.SYNTAX,
    severity=ERROR,
    basis=Basis("台账只用 YAML 里最简单的写法", Confidence.CONVENTION),
    page=__doc__ or "",
    sentences={
        "second_document": Sentence("“{text}”把文件分成了两份", "删去这一行；要分两份的，写成两个文件"),
        "directive": Sentence("“{text}”是 YAML 的指令，台账里不用", "删去这一行"),
        "anchor": Sentence("“{text}”是 YAML 的锚点，台账里不用", "删去“&”和后面的名称，写出实际内容"),
        "alias": Sentence("“{text}”是 YAML 的别名，台账里不用", "写出实际内容；内容本来以“*”开头的，加上英文双引号"),
        "tag": Sentence("“{text}”是 YAML 的标签，台账里不用", "删去它；内容本来以“!”开头的，加上英文双引号"),
        "merge_key": Sentence("“<<”是 YAML 的合并写法，台账里不用", "写出实际的键和值"),
        "complex_key": Sentence("“{text}”是列表或一组键，不能作键", "键只写一个词，如 责任人: ……"),
        "explicit_key": Sentence("“{text}”前面的问号是 YAML 的写法，台账里不用", "删去问号，写成：键: 值"),
        "multiline_key": Sentence("键“{text}”占了几行", "键只写一个词；上一行多半少了冒号"),
        "empty_key": Sentence("冒号前面没有键", "在冒号前面写上键，如 责任人: ……"),
    },
)
