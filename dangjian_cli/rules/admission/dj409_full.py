"""预备期满没有讨论转正，或者转正没有按期审批。

为什么
    预备期一般一年，从支部大会通过之日算起；期满要讨论能否转正，讨论后一般三个月内审
    批。延长了预备期的，写“延长至”。

错误
    台账: 发展党员
    年度: 2026
    单位: 市统计局党支部
    条目:
      - {编号: FZ-2026-001, 细则版本: 2026, 大会: 2025-06-10, 审批: 2025-07-01, 宣誓: 2025-07-01}

正确
    台账: 发展党员
    年度: 2026
    单位: 市统计局党支部
    条目:
      - 编号: FZ-2026-001
        细则版本: 2026
        大会: 2025-06-10
        审批: 2025-07-01
        宣誓: 2025-07-01
        转正大会: 2026-06-12
        转正审批: 2026-07-03

怎么改
    办过的，补上日期；没有办的，抓紧办。期限在规则包里（dangjian rules --packs），照条目
    的“细则版本”用；据转述，请对照正式文本。只写编号和日期，不写姓名。
"""

from dangjian_cli.rules.admission.steps import LATE, late
from dangjian_cli.rules.base import WARNING, Basis, Confidence, Family, Rule, Stage

RULE = Rule(
    code="DJ409",
    name="转正超期",
    family=Family.ADMISSION,
    stage=Stage.DATED,
    severity=WARNING,
    basis=Basis("中国共产党发展党员工作细则（2026年5月修订）第三十一、三十三条", Confidence.REPORTED),
    page=__doc__ or "",
    sentences={"": LATE},
    check=late("DJ409"),
)
