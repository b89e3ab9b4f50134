"""今年还没有开展谈心谈话。

为什么
    支部委员之间、委员和党员之间、党员之间，每年谈心谈话一般不少于一次。只记支部开
    展过没有、什么时候，不记谁谈了什么。四季度起提醒，年底过了算缺期。

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
      - {编号: ZS-2026-001, 类型: [谈心谈话], 日期: 2026-06-05}

怎么改
    开过的，在组织生活台账里补记；没有开的，补开后写明“期”；不作要求的，在台账头写
    “豁免: [{类型: 类别, 期: 哪一期, 理由: 为什么}]”。
"""

from dangjian_cli.rules.base import WARNING, Basis, Confidence, Family, Rule, Stage
from dangjian_cli.rules.life.gaps import SENTENCES, YEARLY, gaps

RULE = Rule(
    code="DJ309",
    name="谈心谈话未开展",
    family=Family.LIFE,
    stage=Stage.DATED,
    severity=WARNING,
    basis=Basis("中国共产党支部工作条例（试行）：谈心谈话每年一般不少于一次", Confidence.REPORTED),
    page=__doc__ or "",
    sentences=SENTENCES | YEARLY,
    check=gaps("DJ309", yearly=True),
)
