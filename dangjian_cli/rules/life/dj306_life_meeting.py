"""今年的组织生活会还没有开。

为什么
    组织生活会每年至少召开一次，一般安排在第四季度，所以四季度起提醒，年底过了算缺
    期。第二年初补开的，写明“期: 2026”。

错误
    # 统计日 2026-11-15
    台账: 组织生活
    年度: 2026
    单位: 市统计局党支部
    条目:
      - {编号: ZS-2026-001, 类型: [党员大会], 日期: 2026-03-12}

正确
    # 统计日 2026-11-15
    台账: 组织生活
    年度: 2026
    单位: 市统计局党支部
    条目:
      - {编号: ZS-2026-001, 类型: [组织生活会], 日期: 2026-11-05}

怎么改
    开过的，在组织生活台账里补记；没有开的，补开后写明“期”；不作要求的，在台账头写
    “豁免: [{类型: 类别, 期: 哪一期, 理由: 为什么}]”。
"""

from dangjian_cli.rules.base import WARNING, Basis, Confidence, Family, Rule, Stage
from dangjian_cli.rules.life.gaps import SENTENCES, YEARLY, gaps

RULE = Rule(
    code="DJ306",
    name="组织生活会未开",
    family=Family.LIFE,
    stage=Stage.DATED,
    severity=WARNING,
    basis=Basis("中国共产党党员教育管理工作条例第十七条：组织生活会每年至少召开一次", Confidence.READ),
    page=__doc__ or "",
    sentences=SENTENCES | YEARLY,
    check=gaps("DJ306", yearly=True),
)
