"""今年的民主评议党员还没有开展。

为什么
    民主评议党员一般每年开展一次，可以与组织生活会一并进行：一次会议的“类型”里两样
    都写。四季度起提醒，年底过了算缺期。

错误
    # 统计日 2026-11-15
    台账: 组织生活
    年度: 2026
    单位: 市统计局党支部
    条目:
      - {编号: ZS-2026-001, 类型: [组织生活会], 日期: 2026-11-05}

正确
    # 统计日 2026-11-15
    台账: 组织生活
    年度: 2026
    单位: 市统计局党支部
    条目:
      - {编号: ZS-2026-001, 类型: [组织生活会, 民主评议], 日期: 2026-11-05}

怎么改
    开过的，在组织生活台账里补记；没有开的，补开后写明“期”；不作要求的，在台账头写
    “豁免: [{类型: 类别, 期: 哪一期, 理由: 为什么}]”。
"""

from dangjian_cli.rules.base import WARNING, Basis, Confidence, Family, Rule, Stage
from dangjian_cli.rules.life.gaps import SENTENCES, YEARLY, gaps

RULE = Rule(
    code="DJ307",
    name="民主评议未开展",
    family=Family.LIFE,
    stage=Stage.DATED,
    severity=WARNING,
    basis=Basis("中国共产党党员教育管理工作条例第十八条：民主评议党员一般每年开展一次", Confidence.READ),
    page=__doc__ or "",
    sentences=SENTENCES | YEARLY,
    check=gaps("DJ307", yearly=True),
)
