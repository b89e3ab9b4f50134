"""预审合格满一个月还没有开支部大会。

为什么
    预审合格后一般一个月内召开支部大会讨论。

错误
    台账: 发展党员
    年度: 2026
    单位: 市统计局党支部
    条目:
      - {编号: FZ-2026-001, 细则版本: 2026, 预审: 2026-08-03}

正确
    台账: 发展党员
    年度: 2026
    单位: 市统计局党支部
    条目:
      - {编号: FZ-2026-001, 细则版本: 2026, 预审: 2026-08-03, 大会: 2026-08-20}

怎么改
    办过的，补上日期；没有办的，抓紧办。期限在规则包里（dangjian rules --packs），照条目
    的“细则版本”用；据转述，请对照正式文本。只写编号和日期，不写姓名。
"""

from dangjian_cli.rules.admission.steps import LATE, late
from dangjian_cli.rules.base import WARNING, Basis, Confidence, Family, Rule, Stage

RULE = Rule(
    code="DJ406",
    name="预审后大会超期",
    family=Family.ADMISSION,
    stage=Stage.DATED,
    severity=WARNING,
    basis=Basis("中国共产党发展党员工作细则（2026年5月修订）第十九条", Confidence.REPORTED),
    page=__doc__ or "",
    sentences={"": LATE},
    check=late("DJ406"),
)
