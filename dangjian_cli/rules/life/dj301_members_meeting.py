"""党员大会缺了期次。

为什么
    支部党员大会一般每季度召开一次。一个季度过完了还没有记录，就是缺期。补开的写明
    “期”，算那一期补开；有正当理由没有开的，在台账头写“豁免”和理由。

错误
    台账: 组织生活
    年度: 2026
    单位: 市统计局党支部
    条目:
      - {编号: ZS-2026-001, 类型: [党员大会], 日期: 2026-03-12}

正确
    台账: 组织生活
    年度: 2026
    单位: 市统计局党支部
    条目:
      - {编号: ZS-2026-001, 类型: [党员大会], 日期: 2026-03-12}
      - {编号: ZS-2026-002, 类型: [党员大会], 日期: 2026-06-18}

怎么改
    开过的，在组织生活台账里补记；没有开的，补开后写明“期”；不作要求的，在台账头写
    “豁免: [{类型: 类别, 期: 哪一期, 理由: 为什么}]”。
"""

from dangjian_cli.rules.base import WARNING, Basis, Confidence, Family, Rule, Stage
from dangjian_cli.rules.life.gaps import SENTENCES, gaps

RULE = Rule(
    code="DJ301",
    name="党员大会缺期",
    family=Family.LIFE,
    stage=Stage.DATED,
    severity=WARNING,
    basis=Basis("中国共产党支部工作条例（试行）：支部党员大会一般每季度召开一次", Confidence.REPORTED),
    page=__doc__ or "",
    sentences=SENTENCES,
    check=gaps("DJ301"),
)
