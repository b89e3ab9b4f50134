"""规则包: how often, how long, how many: regulations as data, each with its source, date of effect and confidence."""

from typing import Annotated

from pydantic import Field

from dangjian_cli.models.entry import Entry, Header
from dangjian_cli.models.fields import Day, Number, RequiredText, Text, TextList, words
from dangjian_cli.models.limits import Limit
from dangjian_cli.models.vocabulary import Condition, Confidence, Lecturer, MeetingType, UnitKind


class PackHeader(Header):
    """Header of a rule pack. 生效日期, 停止日期 and 可信度 hold for every entry that says nothing else."""

    version: Annotated[Text | None, Field(alias="版本", description="版本，如 2019年修订")] = None
    published: Annotated[Day | None, Field(alias="公布日期", description="文件的公布日期")] = None
    in_force: Annotated[Day | None, Field(alias="生效日期", description="自哪一天起适用")] = None
    until: Annotated[Day | None, Field(alias="停止日期", description="适用到哪一天（含当日）")] = None
    confidence: Annotated[Confidence | None, Field(alias="可信度", description="A、B、C 或 约")] = None


class Requirement(Entry):
    """One item of a pack: a demand (类型 and 频次) or a number (限额 and 数值), for some kinds of unit.

    An entry of a workspace with the 编号 of one that we ship stands in its place.
    """

    title: Annotated[RequiredText, Field(alias="名称", description="规定的是什么")]
    applies_to: Annotated[
        tuple[UnitKind, ...], words(UnitKind), Field(alias="适用", description="适用的组织类别；不写为各类")
    ] = ()
    condition: Annotated[Condition | None, Field(alias="条件", description="适用的条件")] = None
    type: Annotated[MeetingType | None, Field(alias="类型", description="哪一类组织生活")] = None
    lecturer: Annotated[Lecturer | None, Field(alias="主讲角色", description="只算由谁讲的党课")] = None
    frequency: Annotated[Text | None, Field(alias="频次", description="频次，如 每季度、每月、每年2次")] = None
    limit: Annotated[Limit | None, Field(alias="限额", description="限的是什么")] = None
    amount: Annotated[Number | None, Field(alias="数值", description="限额的数")] = None
    basis: Annotated[TextList, Field(alias="依据", description="依据文件；不写为台账头的依据")] = ()
    article: Annotated[Text | None, Field(alias="条款", description="第几条")] = None
    confidence: Annotated[Confidence | None, Field(alias="可信度", description="A、B、C 或 约")] = None
    in_force: Annotated[Day | None, Field(alias="生效日期", description="自哪一天起适用")] = None
    until: Annotated[Day | None, Field(alias="停止日期", description="适用到哪一天（含当日）")] = None
    off: Annotated[Text | None, Field(alias="停用", description="停用的理由；写了就不适用")] = None
    remark: Annotated[Text | None, Field(alias="备注", description="备注")] = None
