"""报告: a report that is queries and headings, declared as data. We ship some; a workspace may add its own."""

from typing import Annotated

from pydantic import Field

from dangjian_cli.models.declared import Grouping, Reach, RoleWord, SectionShape
from dangjian_cli.models.entry import Entry, Header
from dangjian_cli.models.fields import NameList, RequiredText, Text, YesNo, words


class FormHeader(Header):
    """Header of a report; its 名称 is what it is asked for by."""

    summary: Annotated[Text | None, Field(alias="说明", description="一句话：这份报告列什么")] = None
    title: Annotated[Text | None, Field(alias="题名", description="标题，可含 {工作区}、{期间}、{天数}、{范围}")] = None
    official: Annotated[
        YesNo | None, Field(alias="公文", description="是：带主送、署名和日期，标题按一、（一）编号")
    ] = None
    opening: Annotated[Text | None, Field(alias="导语", description="正文第一段，可含 {期间}、{天数}、{件数}")] = None


class Section(Entry):
    """One heading with what a query finds."""

    title: Annotated[RequiredText, Field(alias="标题", description="小标题；后面自动写上件数")]
    query: Annotated[Text | None, Field(alias="查询", description="查询式，写法同 dangjian list；可含 {天数}")] = None
    roles: Annotated[
        tuple[RoleWord, ...], words(RoleWord), Field(alias="口径", description="只列哪些口径；不写为全部")
    ] = ()
    reach: Annotated[Reach | None, Field(alias="范围", description="哪段时间的；不写为 本期和往期未了")] = None
    columns: Annotated[NameList, Field(alias="栏目", description="列哪些栏目，名称同 dangjian list --columns")] = ()
    sort: Annotated[NameList, Field(alias="排序", description="按哪些栏目排，前面加 - 是倒序")] = ()
    group: Annotated[Grouping | None, Field(alias="分组", description="再按什么分成几张表")] = None
    shape: Annotated[SectionShape | None, Field(alias="画成", description="表或路线图；不写为表")] = None
    nothing: Annotated[Text | None, Field(alias="没有时", description="一件也没有时写的话")] = None
    remark: Annotated[Text | None, Field(alias="备注", description="备注")] = None
