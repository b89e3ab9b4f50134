"""金额不合理：负数、不是数字、小数太多。

为什么
    党费只记收了多少、交了多少、用了多少，都是不小于零的数，到分为止。看不懂的金额
    不猜：去掉这一项，条目按“有误未计”单列。

错误
    台账: 党费
    年度: 2026
    单位: 市统计局党支部
    条目:
      - {编号: DF-2026-001, 期: 2026-01, 应收: 400, 实收: -20}

正确
    台账: 党费
    年度: 2026
    单位: 市统计局党支部
    条目:
      - {编号: DF-2026-001, 期: 2026-01, 应收: 400, 实收: 380, 说明: 1 人出差，下月补交}

怎么改
    只写半角数字，如 1280 或 1280.50；不写正负号、“元”和千位的逗号。少收的、退回的，
    写在“说明”里。
"""

from dangjian_cli.rules.base import ERROR, Basis, Confidence, Family, Rule, Sentence, Stage

RULE = Rule(
    code="DJ506",
    name="金额不合理",
    family=Family.DUES,
    stage=Stage.SHAPE,
    severity=ERROR,
    basis=Basis("金额不小于零，到分为止", Confidence.CONVENTION),
    page=__doc__ or "",
    sentences={
        "": Sentence("“{key}”要写金额，“{value}”不是", "只写半角数字，如 1280 或 1280.50；不带“元”，不写逗号"),
        "negative": Sentence("“{key}”写成了负数：{value}", "金额不写负数；少收的、退回的，写在“说明”里"),
        "too_fine": Sentence("“{key}”的小数超过两位：{value}", "金额到分，最多两位小数，如 1280.50"),
    },
)
