"""党组（党委）今年还没有通报抓党建情况、接受评议。

为什么
    党组（党委）每年在一定范围内通报抓机关党建的情况，接受评议。四季度起提醒，年底过
    了算缺期。

错误
    # 统计日 2026-11-15
    台账: 组织生活
    年度: 2026
    单位: 市财政局党组
    条目:
      - {编号: ZS-2026-001, 类型: [党课], 日期: 2026-05-12, 主讲角色: 书记}

正确
    # 统计日 2026-11-15
    台账: 组织生活
    年度: 2026
    单位: 市财政局党组
    条目:
      - {编号: ZS-2026-001, 类型: [通报评议], 日期: 2026-01-22}

怎么改
    开过的，在组织生活台账里补记；没有开的，补开后写明“期”；不作要求的，在台账头写
    “豁免: [{类型: 类别, 期: 哪一期, 理由: 为什么}]”。
"""

from dangjian_cli.rules.base import WARNING, Basis, Confidence, Family, Rule, Stage
from dangjian_cli.rules.life.gaps import SENTENCES, YEARLY, gaps

RULE = Rule(
    code="DJ314",
    name="党组没有通报评议",
    family=Family.LIFE,
    stage=Stage.DATED,
    severity=WARNING,
    basis=Basis("机关基层组织工作条例第三十五条：党组（党委）每年在一定范围内通报并接受评议", Confidence.READ),
    page=__doc__ or "",
    sentences=SENTENCES | YEARLY,
    check=gaps("DJ314", yearly=True),
)
