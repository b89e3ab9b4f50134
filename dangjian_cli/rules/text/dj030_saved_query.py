"""dangjian.yaml 里的常用查询写得不对。

为什么
    常用查询写在 dangjian.yaml 里，用的时候写“@名称”。查询式里栏目、单位、值写错了，用的
    时候才发现就晚了，所以先查一遍。

错误
    # 设置 常用查询: {本周到期: 状泰:临期}
    台账: 任务清单
    年度: 2026
    单位: 市直机关工委
    条目:
      - {编号: RW-2026-001, 任务: 制定学习计划}

正确
    # 设置 常用查询: {本周到期: 状态:临期}
    台账: 任务清单
    年度: 2026
    单位: 市直机关工委
    条目:
      - {编号: RW-2026-001, 任务: 制定学习计划}

怎么改
    按提示改；写法见 dangjian list --help。
"""

from collections.abc import Iterator

from dangjian_cli.book.settings import SETTINGS_FILE
from dangjian_cli.diagnostics.diagnostic import Fault, Place
from dangjian_cli.obligations.situation import Situation
from dangjian_cli.rules.base import ERROR, Basis, Confidence, Family, Rule, Sentence, Stage


def check(situation: Situation) -> Iterator[Fault]:
    queries = situation.settings.queries
    from dangjian_cli.query.match import Context, test_of
    from dangjian_cli.query.tokens import QueryError

    context = Context.of(situation.book, situation.today.year)
    for name, text in queries.items():
        try:
            test_of(text, context)
        except QueryError as error:
            values = {"name": name, "message": error.message, "help": error.help}
            yield Fault("DJ030", Place(SETTINGS_FILE).at("常用查询", name), values)


RULE = Rule(
    code="DJ030",
    name="常用查询写得不对",
    family=Family.TEXT,
    stage=Stage.BOOK,
    severity=ERROR,
    basis=Basis("常用查询要能用", Confidence.CONVENTION),
    page=__doc__ or "",
    sentences={"": Sentence("常用查询“{name}”：{message}", "{help}")},
    check=check,
)
