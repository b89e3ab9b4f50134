"""值的写法不合这一项的要求。

为什么
    日期、数字、是否、列表各有一种写法，读得准才算得准。看得懂的写法（如
    2026.6.30、２０２６）照读，同时指出来；看不懂的不猜：去掉这一项，条目照读；
    这一项影响统计的，条目按“有误未计”单列。

错误
    - 编号: RW-2026-001
      任务: 制定学习计划
      完成日期: 六月底
      进度: 过半
      硬任务: yes

正确
    - 编号: RW-2026-001
      任务: 制定学习计划
      完成日期: 2026-06-30
      进度: 60
      硬任务: 是

怎么改
    按提示改写。日期写 2026-06-30，数字用半角数字，是否写“是”或“否”，列表一行一
    项、前面加短横和空格。
"""

from dangjian_cli.rules.base import ERROR, Basis, Confidence, Family, Rule, Sentence, Stage

RULE = Rule(
    code="DJ024",
    name="类型不对",
    family=Family.TEXT,
    stage=Stage.SHAPE,
    severity=ERROR,
    basis=Basis("台账的字段表", Confidence.CONVENTION),
    page=__doc__ or "",
    sentences={
        "date_spelling": Sentence("日期“{value}”不是规范写法", "改成：{canonical}"),
        "date_expected": Sentence("“{key}”要写日期，“{value}”不是日期", "写成年-月-日，如 2026-06-30"),
        "date_incomplete": Sentence("日期“{value}”不完整，要有年、月、日", "写成年-月-日，如 2026-06-30"),
        "spelling": Sentence("“{value}”里有全角字符或空格", "改成：{canonical}"),
        "integer_expected": Sentence("“{key}”要写整数，“{value}”不是", "只写半角数字，如 12；不带单位，不超过九位"),
        "number_expected": Sentence(
            "“{key}”要写数字，“{value}”不是", "只写半角数字，如 12 或 3.5；不带单位，不写正负号"
        ),
        "percent_expected": Sentence("“{key}”要写 0 到 100 的进度，“{value}”不是", "写成 60 或 60%"),
        "years_expected": Sentence("“{key}”要写年份，“{value}”不是", "写成 2026；跨年的写成 2026-2028"),
        "target_expected": Sentence(
            "“{key}”要写一个量，“{value}”不是", "写成 32、不少于32、≥32、不超过5 或 100%；单位写在“计量单位”"
        ),
        "yes_no_expected": Sentence("“{key}”要写“是”或“否”，“{value}”不是", "改成“是”或“否”"),
        "text_expected": Sentence("“{key}”要写一段文字，这里写成了列表或下一级的键", "把内容写在同一行的冒号后面"),
        "list_expected": Sentence("“{key}”要写成列表", "一行一项，前面加短横和空格；只是名称的，也可以写成 [甲, 乙]"),
        "mapping_expected": Sentence(
            "“{key}”要分项写明，一行一个键", "写成“键: 值”，如 日期: 2026-06-30；只有一份，不用短横或方括号"
        ),
        "entry_not_mapping": Sentence(
            "“{key}”里的这一项不是条目", "每个条目以“- 编号: ”开头，下面一行一个键；多余的就删去"
        ),
        "value_unfit": Sentence("“{key}”不能这样写", "对照字段说明改写：dangjian schema"),
    },
)
