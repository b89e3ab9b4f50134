"""党委（党组）理论学习中心组学习缺了期次。

为什么
    理论学习中心组的集体学习研讨，一般每季度不少于一次。这一条没有对照过原文，只作提
    示；本地有更密的规定的，在工作区的规则包里改。

错误
    台账: 组织生活
    年度: 2026
    单位: 市财政局党组
    条目:
      - {编号: ZS-2026-001, 类型: [中心组学习], 日期: 2026-03-12}

正确
    台账: 组织生活
    年度: 2026
    单位: 市财政局党组
    条目:
      - {编号: ZS-2026-001, 类型: [中心组学习], 日期: 2026-03-12}
      - {编号: ZS-2026-002, 类型: [中心组学习], 日期: 2026-06-18}

怎么改
    开过的，在组织生活台账里补记；没有开的，补开后写明“期”；不作要求的，在台账头写
    “豁免: [{类型: 类别, 期: 哪一期, 理由: 为什么}]”。
"""

from dangjian_cli.rules.base import INFO, Basis, Confidence, Family, Rule, Stage
from dangjian_cli.rules.life.gaps import SENTENCES, gaps

RULE = Rule(
    code="DJ313",
    name="中心组学习缺期",
    family=Family.LIFE,
    stage=Stage.DATED,
    severity=INFO,
    basis=Basis("中国共产党党委（党组）理论学习中心组学习规则：一般每季度不少于一次", Confidence.UNVERIFIED),
    page=__doc__ or "",
    sentences=SENTENCES,
    check=gaps("DJ313"),
)
