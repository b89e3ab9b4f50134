"""发展党员的编号像姓名或号码。

为什么
    发展党员的台账只记编号和日期，谁是谁留在线下档案里。编号写成姓名、证件号、电话，
    等于把人写进了版本库，以后收不回来。

错误
    台账: 发展党员
    年度: 2026
    单位: 市统计局党支部
    条目:
      - {编号: 张某某, 细则版本: 2026, 申请: 2026-09-01}

正确
    台账: 发展党员
    年度: 2026
    单位: 市统计局党支部
    条目:
      - {编号: FZ-2026-001, 细则版本: 2026, 申请: 2026-09-01}

怎么改
    换成“字母-年份-序号”，如 FZ-2026-001；姓名、证件号、电话留在线下档案。已经提交过
    的，改了文件仍留在历史版本里，请告诉管理版本库的人。
"""

from collections.abc import Iterator

from dangjian_cli.diagnostics.diagnostic import Fault
from dangjian_cli.models.admission import NUMBER, Case
from dangjian_cli.obligations.situation import Situation
from dangjian_cli.rules.base import ERROR, Basis, Confidence, Family, Rule, Sentence, Stage


def check(situation: Situation) -> Iterator[Fault]:
    for _, entry in situation.book.each(Case):
        if not NUMBER.fullmatch(entry.model.id):
            yield Fault("DJ411", entry.place.entry)


RULE = Rule(
    code="DJ411",
    name="编号认得出人",
    family=Family.ADMISSION,
    stage=Stage.BOOK,
    severity=ERROR,
    basis=Basis("个人信息最小化", Confidence.UNVERIFIED),
    page=__doc__ or "",
    sentences={
        "": Sentence(
            "编号不是“字母-年份-序号”，可能认得出是谁", "换成 FZ-2026-001 这样的编号；姓名、证件号、电话留在线下档案"
        )
    },
    check=check,
)
