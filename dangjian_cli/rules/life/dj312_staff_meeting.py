"""今年的机关党员干部大会还没有开。

为什么
    机关党员干部大会每年至少召开一次，听取主要负责人通报工作。四季度起提醒，年底过了
    算缺期。

错误
    # 统计日 2026-11-15
    台账: 组织生活
    年度: 2026
    单位: 市财政局机关党委
    条目:
      - {编号: ZS-2026-001, 类型: [党课], 日期: 2026-05-12, 主讲角色: 书记}

正确
    # 统计日 2026-11-15
    台账: 组织生活
    年度: 2026
    单位: 市财政局机关党委
    条目:
      - {编号: ZS-2026-001, 类型: [党员干部大会], 日期: 2026-01-22}

怎么改
    开过的，在组织生活台账里补记；没有开的，补开后写明“期”；不作要求的，在台账头写
    “豁免: [{类型: 类别, 期: 哪一期, 理由: 为什么}]”。
"""

from dangjian_cli.rules.base import WARNING, Basis, Confidence, Family, Rule, Stage
from dangjian_cli.rules.life.gaps import SENTENCES, YEARLY, gaps

RULE = Rule(
    code="DJ312",
    name="党员干部大会未开",
    family=Family.LIFE,
    stage=Stage.DATED,
    severity=WARNING,
    basis=Basis(
        "中国共产党党和国家机关基层组织工作条例第二十六条（六）：机关党员干部大会每年至少召开一次", Confidence.READ
    ),
    page=__doc__ or "",
    sentences=SENTENCES | YEARLY,
    check=gaps("DJ312", yearly=True),
)
