"""党小组会缺了期次。

为什么
    划分党小组的支部，党小组会一般每月召开一次。党小组在组织台账里登记、上级写支部
    的才查；它的记录可以记在支部的组织生活台账里。

错误
    台账: 组织生活
    年度: 2026
    单位: 市科技局党支部
    条目:
      - {编号: ZS-2026-001, 类型: [党小组会], 日期: 2026-07-08, 责任单位: 市科技局第一党小组}

正确
    台账: 组织生活
    年度: 2026
    单位: 市科技局党支部
    条目:
      - {编号: ZS-2026-001, 类型: [党小组会], 日期: 2026-07-08, 责任单位: 市科技局第一党小组}
      - {编号: ZS-2026-002, 类型: [党小组会], 日期: 2026-08-12, 责任单位: 市科技局第一党小组}

怎么改
    开过的，在组织生活台账里补记；没有开的，补开后写明“期”；不作要求的，在台账头写
    “豁免: [{类型: 类别, 期: 哪一期, 理由: 为什么}]”。
"""

from dangjian_cli.rules.base import WARNING, Basis, Confidence, Family, Rule, Stage
from dangjian_cli.rules.life.gaps import SENTENCES, gaps

RULE = Rule(
    code="DJ303",
    name="党小组会缺期",
    family=Family.LIFE,
    stage=Stage.DATED,
    severity=WARNING,
    basis=Basis("中国共产党支部工作条例（试行）第十三条：党小组会一般每月召开一次", Confidence.READ),
    page=__doc__ or "",
    sentences=SENTENCES,
    check=gaps("DJ303"),
)
