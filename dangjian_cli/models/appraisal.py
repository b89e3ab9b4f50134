"""述职评议: each year every secretary reports on party building and is appraised (机关条例第三十九条 [A])."""

from collections.abc import Mapping
from typing import Annotated, ClassVar

from pydantic import Field

from dangjian_cli.models.entry import Header, Matter
from dangjian_cli.models.fields import Day, Integer, NameList, Percent, RequiredText, Text
from dangjian_cli.models.records import BareRecord, Record
from dangjian_cli.models.vocabulary import Vocabulary


class ReportForm(Vocabulary):
    """方式: on site or in writing (seed 000)."""

    ON_SITE = "现场"
    WRITTEN = "书面"

    @classmethod
    def synonyms(cls) -> Mapping[str, str]:
        """The same in full."""
        return {"现场述职": "现场", "书面述职": "书面"}


class Grade(Record):
    """One grade (等次) of the scale: the share of the votes counted that it takes; the last takes what is left."""

    name: Annotated[RequiredText, Field(alias="等次", description="等次的名称，也是票上的一档")]
    counted: Annotated[NameList, Field(alias="计票", description="哪几档的票相加；不写为本档和更高的各档")] = ()
    share: Annotated[
        Percent | None, Field(alias="占比", description="相加的票至少占参评数的百分之几；最末一档不写")
    ] = None


class Remark(BareRecord):
    """点评问题: what was criticised, and the 问题整改 entry that puts it right. A bare text is its content."""

    BARE: ClassVar[str] = "内容"

    text: Annotated[Text | None, Field(alias="内容", description="点评的问题")] = None
    rectification: Annotated[Text | None, Field(alias="整改编号", description="问题整改台账里的编号")] = None


class Talk(Record):
    """约谈: a talk with a secretary whose grade is low."""

    day: Annotated[Day | None, Field(alias="日期", description="约谈日期")] = None
    by: Annotated[Text | None, Field(alias="谈话人", description="谈话人的职务或姓氏")] = None
    note: Annotated[Text | None, Field(alias="说明", description="说明")] = None


class AppraisalHeader(Header):
    """Header of a 述职评议 ledger. Scales differ from place to place: ours is a convention [约]."""

    scale: Annotated[
        tuple[Grade, ...],
        Field(alias="等次", description="等次和票数占比，从高到低；不写为 好、较好、一般、差（80%、70%、60%）"),
    ] = ()
    low_grades: Annotated[NameList, Field(alias="约谈等次", description="哪些等次要约谈；不写为 一般、差")] = ()


class Appraisal(Matter):
    """One secretary's report of the year and what came of it."""

    title: Annotated[RequiredText, Field(alias="述职人", description="述职人的职务或姓氏，如 机关党委书记何某")]
    units: Annotated[NameList, Field(alias="单位", description="哪个党组织的书记；不写为台账头的单位")] = ()
    form: Annotated[ReportForm | None, Field(alias="方式", description="述职方式")] = None
    done_on: Annotated[Day | None, Field(alias="日期", description="述职评议的日期；没有它就是还没有述职")] = None
    votes: Annotated[
        dict[str, Integer],
        Field(alias="评议票数", default_factory=dict, description="各档的票数，如 {好: 30, 较好: 8, 一般: 1, 差: 0}"),
    ]
    voters: Annotated[Integer | None, Field(alias="参评数", description="收回的有效票数")] = None
    grade: Annotated[Text | None, Field(alias="等次", description="综合评价的等次")] = None
    remarks: Annotated[tuple[Remark, ...], Field(alias="点评问题", description="点评的问题和整改编号")] = ()
    talk: Annotated[Talk | None, Field(alias="约谈", description="等次低的，约谈的日期和谈话人")] = None

    OWN_NAMES: ClassVar[Mapping[str, str]] = {"责任单位": "单位", "完成日期": "日期"}
    FACT_KEYS: ClassVar[frozenset[str]] = Matter.FACT_KEYS - {"完成日期", "责任单位"} | {"单位", "日期"}

    @property
    def owed_title(self) -> str:
        """What is to be done, in a list of everything that is owed."""
        return f"{self.title}抓党建述职评议"
