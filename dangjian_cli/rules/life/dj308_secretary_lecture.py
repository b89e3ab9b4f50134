"""党委（党组）书记今年还没有讲党课。

为什么
    党委（党组）书记每年至少讲一次党课。只算“主讲角色: 书记”的党课。四季度起提醒，年
    底过了算缺期。

错误
    # 统计日 2026-11-15
    台账: 组织生活
    年度: 2026
    单位: 市财政局党组
    条目:
      - {编号: ZS-2026-001, 类型: [党课], 日期: 2026-05-12, 主讲角色: 班子成员}

正确
    # 统计日 2026-11-15
    台账: 组织生活
    年度: 2026
    单位: 市财政局党组
    条目:
      - {编号: ZS-2026-001, 类型: [党课], 日期: 2026-05-12, 主讲角色: 书记}

怎么改
    开过的，在组织生活台账里补记；没有开的，补开后写明“期”；不作要求的，在台账头写
    “豁免: [{类型: 类别, 期: 哪一期, 理由: 为什么}]”。
"""

from dangjian_cli.rules.base import WARNING, Basis, Confidence, Family, Rule, Stage
from dangjian_cli.rules.life.gaps import SENTENCES, YEARLY, gaps

RULE = Rule(
    code="DJ308",
    name="书记没有讲党课",
    family=Family.LIFE,
    stage=Stage.DATED,
    severity=WARNING,
    basis=Basis("中国共产党支部工作条例（试行）第十六条：党委（党组）书记每年至少讲一次党课", Confidence.REPORTED),
    page=__doc__ or "",
    sentences=SENTENCES | YEARLY,
    check=gaps("DJ308", yearly=True),
)
