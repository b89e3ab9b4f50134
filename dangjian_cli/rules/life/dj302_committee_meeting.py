"""支部委员会会议缺了期次。

为什么
    设支部委员会的支部，委员会会议一般每月召开一次。没有写“支委数”的支部不查。一个月
    过完了还没有记录，就是缺期。

错误
    台账: 组织生活
    年度: 2026
    单位: 市科技局党支部
    条目:
      - {编号: ZS-2026-001, 类型: [支委会], 日期: 2026-07-08}

正确
    台账: 组织生活
    年度: 2026
    单位: 市科技局党支部
    条目:
      - {编号: ZS-2026-001, 类型: [支委会], 日期: 2026-07-08}
      - {编号: ZS-2026-002, 类型: [支委会], 日期: 2026-09-02, 期: 2026-08}

怎么改
    开过的，在组织生活台账里补记；没有开的，补开后写明“期”；不作要求的，在台账头写
    “豁免: [{类型: 类别, 期: 哪一期, 理由: 为什么}]”。
"""

from dangjian_cli.rules.base import WARNING, Basis, Confidence, Family, Rule, Stage
from dangjian_cli.rules.life.gaps import SENTENCES, gaps

RULE = Rule(
    code="DJ302",
    name="支委会缺期",
    family=Family.LIFE,
    stage=Stage.DATED,
    severity=WARNING,
    basis=Basis("中国共产党支部工作条例（试行）第十二条：支部委员会会议一般每月召开一次", Confidence.READ),
    page=__doc__ or "",
    sentences=SENTENCES,
    check=gaps("DJ302"),
)
