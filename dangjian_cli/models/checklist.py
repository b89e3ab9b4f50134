"""自查项目: what an inspection looks at, declared as data: places differ."""

from typing import Annotated

from pydantic import Field

from dangjian_cli.models.declared import Reach, SeverityWord
from dangjian_cli.models.entry import Entry, Header
from dangjian_cli.models.fields import Integer, NameList, RequiredText, Text
from dangjian_cli.models.vocabulary import Confidence


class ChecklistHeader(Header):
    """Header of a checklist: from how many items not in order a unit is 黄 and 红 (祁门 2025 [B]: 3, 7)."""

    confidence: Annotated[Confidence | None, Field(alias="可信度", description="A、B、C 或 约")] = None
    yellow: Annotated[Integer | None, Field(alias="黄", description="几项没有做好起为黄，不写为 3")] = None
    red: Annotated[Integer | None, Field(alias="红", description="几项没有做好起为红，不写为 7")] = None


class CheckItem(Entry):
    """One item: what a query finds, or what rules find, is not in order; with 占 it is a figure instead."""

    title: Annotated[RequiredText, Field(alias="名称", description="自查项目的名称")]
    group: Annotated[Text | None, Field(alias="组", description="列在哪个标题下，如 计划、责任")] = None
    query: Annotated[Text | None, Field(alias="查询", description="查询式；符合的就是没有做好的")] = None
    of: Annotated[Text | None, Field(alias="占", description="查询式；写了它，本项是“符合查询的占其中多少”")] = None
    codes: Annotated[NameList, Field(alias="规则", description="规则编号，可写 DJ0*；指出的就是没有做好的")] = ()
    severity: Annotated[SeverityWord | None, Field(alias="级别", description="规则指出的只数这一级的，如 错误")] = None
    reach: Annotated[Reach | None, Field(alias="范围", description="哪段时间的；不写为 本期和往期未了")] = None
    units: Annotated[NameList, Field(alias="适用", description="适用的单位、单位组或组织类别；不写为全部")] = ()
    remark: Annotated[Text | None, Field(alias="备注", description="备注")] = None
