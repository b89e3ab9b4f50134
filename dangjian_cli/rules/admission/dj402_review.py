"""入党积极分子半年没有考察。

为什么
    对入党积极分子一般每半年考察一次，从确定之日或上一次考察算起。列为发展对象以后，
    不再按这一条算。

错误
    台账: 发展党员
    年度: 2026
    单位: 市统计局党支部
    条目:
      - {编号: FZ-2026-001, 细则版本: 2026, 积极分子: 2026-01-12}

正确
    台账: 发展党员
    年度: 2026
    单位: 市统计局党支部
    条目:
      - {编号: FZ-2026-001, 细则版本: 2026, 积极分子: 2026-01-12, 考察: [2026-07-10]}

怎么改
    办过的，补上日期；没有办的，抓紧办。期限在规则包里（dangjian rules --packs），照条目
    的“细则版本”用；据转述，请对照正式文本。只写编号和日期，不写姓名。
"""

from dangjian_cli.rules.admission.steps import LATE, late
from dangjian_cli.rules.base import WARNING, Basis, Confidence, Family, Rule, Stage

RULE = Rule(
    code="DJ402",
    name="半年未考察",
    family=Family.ADMISSION,
    stage=Stage.DATED,
    severity=WARNING,
    basis=Basis("中国共产党发展党员工作细则（2026年5月修订）第十一条", Confidence.REPORTED),
    page=__doc__ or "",
    sentences={"": LATE},
    check=late("DJ402"),
)
