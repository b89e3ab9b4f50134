"""批准后满一个月还没有宣誓。

为什么
    批准为预备党员后，一般一个月内举行入党宣誓。

错误
    台账: 发展党员
    年度: 2026
    单位: 市统计局党支部
    条目:
      - {编号: FZ-2026-001, 细则版本: 2026, 审批: 2026-08-03}

正确
    台账: 发展党员
    年度: 2026
    单位: 市统计局党支部
    条目:
      - {编号: FZ-2026-001, 细则版本: 2026, 审批: 2026-08-03, 宣誓: 2026-08-28}

怎么改
    办过的，补上日期；没有办的，抓紧办。期限在规则包里（dangjian rules --packs），照条目
    的“细则版本”用；据转述，请对照正式文本。只写编号和日期，不写姓名。
"""

from dangjian_cli.rules.admission.steps import LATE, late
from dangjian_cli.rules.base import INFO, Basis, Confidence, Family, Rule, Stage

RULE = Rule(
    code="DJ408",
    name="宣誓超期",
    family=Family.ADMISSION,
    stage=Stage.DATED,
    severity=INFO,
    basis=Basis("中国共产党发展党员工作细则（2026年5月修订）第二十九条", Confidence.REPORTED),
    page=__doc__ or "",
    sentences={"": LATE},
    check=late("DJ408"),
)
