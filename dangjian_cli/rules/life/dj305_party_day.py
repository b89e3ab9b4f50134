"""主题党日缺了期次。

为什么
    主题党日每月相对固定一天，每月开展一次。与党员大会、党课合在一起开的，“类型”里都
    写上，各算一次。

错误
    台账: 组织生活
    年度: 2026
    单位: 市科技局党支部
    条目:
      - {编号: ZS-2026-001, 类型: [主题党日], 日期: 2026-07-20}

正确
    台账: 组织生活
    年度: 2026
    单位: 市科技局党支部
    条目:
      - {编号: ZS-2026-001, 类型: [主题党日], 日期: 2026-07-20}
      - {编号: ZS-2026-002, 类型: [主题党日], 日期: 2026-08-20}

怎么改
    开过的，在组织生活台账里补记；没有开的，补开后写明“期”；不作要求的，在台账头写
    “豁免: [{类型: 类别, 期: 哪一期, 理由: 为什么}]”。
"""

from dangjian_cli.rules.base import WARNING, Basis, Confidence, Family, Rule, Stage
from dangjian_cli.rules.life.gaps import SENTENCES, gaps

RULE = Rule(
    code="DJ305",
    name="主题党日缺期",
    family=Family.LIFE,
    stage=Stage.DATED,
    severity=WARNING,
    basis=Basis("中国共产党党员教育管理工作条例第十六条：主题党日每月开展一次", Confidence.READ),
    page=__doc__ or "",
    sentences=SENTENCES,
    check=gaps("DJ305"),
)
