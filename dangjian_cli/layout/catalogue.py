"""Every report by its name: those that are code here, and those declared as data (book/forms.py)."""

from collections.abc import Callable, Iterator
from importlib import import_module
from typing import NamedTuple

from dangjian_cli.book.book import Book
from dangjian_cli.book.forms import Form, forms_of
from dangjian_cli.document.document import Document
from dangjian_cli.layout.form import form_document
from dangjian_cli.reports.request import Request


class Report(NamedTuple):
    """One kind of report. `maker` (`module:function` below dangjian_cli.layout) is imported when it is made."""

    name: str
    summary: str
    maker: str

    def document(self, request: Request) -> Document:
        """The document of this kind."""
        module, _, name = self.maker.partition(":")
        make: Callable[[Request], Document] = getattr(import_module(f"dangjian_cli.layout.{module}"), name)
        return make(request)


class Declared(NamedTuple):
    """A report that is data."""

    name: str
    summary: str
    form: Form

    def document(self, request: Request) -> Document:
        """The document. Raises QueryError when one of its queries cannot be read."""
        return form_document(request, self.form)


CODED: tuple[Report, ...] = tuple(
    Report(*each)
    for each in (
        ("看板", "给领导看的一页：数字、各单位、逾期临期、组织生活、路线图；网页可以搜索排序", "board:board"),
        ("完成情况", "总数、完成率、逾期，分单位，附逾期和临期清单", "status:completion_report"),
        ("自查报告", "三问、八查、自查项目、三色自评、下一步、任务清单与时间对照表", "inspection:self_inspection"),
        ("三色自评卡", "各单位各自查项目没有做好几处，绿黄红；不作考核依据", "card:self_assessment"),
        ("督办单", "按预警方案该发的督办单，一事一单", "sheets:supervision_sheets"),
        ("督查通报", "总体情况、滞后单位点名、工作要求、逾期清单", "circular:circular"),
        ("换届提醒函", "已届满、临近届满的组织，规定和可信度", "reminder:election_reminder"),
        ("年度总结附表", "全年数字、与上年相比、分季度分类别、逐月累计、结转", "year:year_annex"),
        ("签审对比", "签审过的各期，当时的数字和现在重算的对比，签审以后改过的条目", "sign_off:sign_off_comparison"),
        (
            "减负",
            "登记了两遍的、填了用不到的、没有用到的台账、佐证和责任书多的；只提示少记",
            "burden:burden_report",
        ),
        ("台账体检", "校验结果按规则、台账、单位各几处，各栏填了多少", "condition:condition"),
        (
            "分解矩阵",
            "上级任务分解到各单位：谁没有登记、办得怎样；哪一级没有任务",
            "decomposition:decomposition_report",
        ),
        (
            "组织树",
            "单位上下级、类别、党员数、书记、任期，单位组、领导小组、联系点、专职党务、组织变动",
            "organisation:organisation_report",
        ),
        ("换届", "各组织哪天届满、超期多少天、延期批复、换届准备", "terms:terms_report"),
        ("责任链", "各单位的四种责任、责任书逐级签订、缺口、领导小组和办公室", "accountability:accountability_report"),
        ("述职评议", "票数和等次、点评问题整改得怎样、该约谈的、没有述职的", "appraisals:appraisal_report"),
        ("考核得分", "各单位各维度的得分、等次、自评对照；只看一个单位时逐项说明每一分", "score:score_report"),
        ("考核排名", "分组名次、升降、领跑和落后的原因、近几期走势；内部掌握", "rank:rank_report"),
        ("组织生活", "三会一课、主题党日等逐月开了没有：缺期、补开、豁免、到会率", "life:life_report"),
        ("发展党员", "各组织各阶段几个编号，下一步该办什么、什么时候到期；不记姓名", "admission:admission_report"),
        ("党费收缴公示", "各支部各期应收、实收、差额、上缴、公示、支出，只有合计", "dues:dues_report"),
        ("教育培训", "各组织的人均学时和覆盖率，各次培训", "training:training_report"),
    )
)
_ORDER = (
    "看板 完成情况 逾期临期 近期工作提醒单 自查报告 三色自评卡 任务清单与时间对照表 路线图 四张清单 督办单 督查通报 "
    "销号台账 回头看 换届 换届提醒函 组织生活 发展党员 党费收缴公示 教育培训 组织树 责任链 述职评议 考核得分 考核排名 "
    "分解矩阵 量化指标 党建共建 经验做法汇编 年度总结附表 签审对比 台账体检 查缺补漏 减负 交接清单 佐证清单"
).split()


def reports_of(book: Book | None) -> tuple[Report | Declared, ...]:
    """Every report in the order shown; those that only the workspace has come last."""
    found: dict[str, Report | Declared] = {one.name: one for one in CODED}
    found |= {one.name: one for one in _declared(book)}
    rank = {name: number for number, name in enumerate(_ORDER)}
    return tuple(sorted(found.values(), key=lambda one: rank.get(one.name, len(rank))))


def _declared(book: Book | None) -> Iterator[Declared]:
    for form in forms_of(book).values():
        yield Declared(form.name, form.header.summary or form.header.title or "", form)
