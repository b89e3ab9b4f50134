"""党课缺了期次。

为什么
    条例只写“按期上党课”，没有写多久一次，所以默认不查。本单位定了频次的，在工作区
    的规则包里用编号“GD-党课”写上频次和依据，就按它查。

错误
    台账: 组织生活
    年度: 2026
    单位: 市统计局党支部
    条目:
      - {编号: ZS-2026-001, 类型: [党课], 日期: 2026-03-12}
    --- # 文件: 本市规则包.yaml
    台账: 规则包
    名称: 本市规定
    依据: 市直机关“三会一课”制度
    可信度: 约
    条目:
      - {编号: GD-党课, 名称: 每季度上一次党课, 类型: 党课, 频次: 每季度, 适用: 党支部}

正确
    台账: 组织生活
    年度: 2026
    单位: 市统计局党支部
    条目:
      - {编号: ZS-2026-001, 类型: [党课], 日期: 2026-03-12}
      - {编号: ZS-2026-002, 类型: [党课], 日期: 2026-06-18}
    --- # 文件: 本市规则包.yaml
    台账: 规则包
    名称: 本市规定
    依据: 市直机关“三会一课”制度
    可信度: 约
    条目:
      - {编号: GD-党课, 名称: 每季度上一次党课, 类型: 党课, 频次: 每季度, 适用: 党支部}

怎么改
    开过的，在组织生活台账里补记；没有开的，补开后写明“期”；不作要求的，在台账头写
    “豁免: [{类型: 类别, 期: 哪一期, 理由: 为什么}]”。
"""

from dangjian_cli.rules.base import INFO, Basis, Confidence, Family, Rule, Stage
from dangjian_cli.rules.life.gaps import SENTENCES, gaps

RULE = Rule(
    code="DJ304",
    name="党课缺期",
    family=Family.LIFE,
    stage=Stage.DATED,
    severity=INFO,
    basis=Basis("条例只写“按期上党课”；多久一次，由本单位的规则包定", Confidence.REPORTED),
    page=__doc__ or "",
    sentences=SENTENCES,
    check=gaps("DJ304"),
)
