"""没有这个键。

为什么
    键写错一个字，后面的内容就没有人看见：完成日期登记了也不算完成。所以不认得的
    键一律指出来，条目的其余内容照读。写错的如果像是影响统计的键，这个条目按“有
    误未计”单列。

错误
    - 编号: RW-2026-001
      任务: 制定学习计划
      完成日其: 2026-06-20

正确
    - 编号: RW-2026-001
      任务: 制定学习计划
      完成日期: 2026-06-20

怎么改
    改成正确的键。确实没有合适的键的，写进“备注”。
"""

from dangjian_cli.rules.base import ERROR, Basis, Confidence, Family, Rule, Sentence, Stage

RULE = Rule(
    code="DJ003",
    name="未知键",
    family=Family.TEXT,
    stage=Stage.SHAPE,
    severity=ERROR,
    basis=Basis("台账的字段表", Confidence.CONVENTION),
    page=__doc__ or "",
    sentences={
        "": Sentence("没有“{key}”这个键", "改成正确的键；没有合适的，内容写进“备注”"),
        "personal": Sentence(
            "“{key}”认得出是谁，这种台账只记编号和合计",
            "删去这一项，姓名、证件号、电话留在线下档案；已经提交过的，告诉管理版本库的人",
        ),
        "undeclared": Sentence(
            "“栏目”里没有声明“{key}”这一列",
            "这本台账要记的，在台账头的“栏目”里加一行 {{列: {key}, 类型: 文字}}；否则内容写进“备注”",
        ),
        "of_matter": Sentence(
            "这本台账没有时限列，条目是记录，没有“{key}”这个键",
            "要按时限考核的，在台账头的“栏目”里加一列，类型写 时限；只是记一笔的，在“栏目”里另起一个列名",
        ),
        "of_header": Sentence("条目里没有“{key}”这个键", "“{key}”写在文件开头、“条目”之前，管整个文件"),
        "of_entry": Sentence("台账头没有“{key}”这个键", "“{key}”写进“条目”里相应的那一条"),
        "near": Sentence("没有“{key}”这个键", "是不是“{near}”？没有合适的键时，内容写进“备注”"),
    },
)
