"""收到入党申请书满一个月还没有谈话。

为什么
    收到申请书后一般一个月内派人谈话，了解情况。拖得久了，申请人不知道下一步怎样。

错误
    台账: 发展党员
    年度: 2026
    单位: 市统计局党支部
    条目:
      - {编号: FZ-2026-001, 细则版本: 2026, 申请: 2026-07-01}

正确
    台账: 发展党员
    年度: 2026
    单位: 市统计局党支部
    条目:
      - {编号: FZ-2026-001, 细则版本: 2026, 申请: 2026-07-01, 谈话: 2026-07-20}

怎么改
    办过的，补上日期；没有办的，抓紧办。期限在规则包里（dangjian rules --packs），照条目
    的“细则版本”用；据转述，请对照正式文本。只写编号和日期，不写姓名。
"""

from dangjian_cli.rules.admission.steps import LATE, late
from dangjian_cli.rules.base import WARNING, Basis, Confidence, Family, Rule, Stage

RULE = Rule(
    code="DJ401",
    name="申请后未谈话",
    family=Family.ADMISSION,
    stage=Stage.DATED,
    severity=WARNING,
    basis=Basis("中国共产党发展党员工作细则（2026年5月修订）第七条", Confidence.REPORTED),
    page=__doc__ or "",
    sentences={"": LATE},
    check=late("DJ401"),
)
