"""通用清单: a ledger with columns of its own (表彰, 制度, 风险点 …). Its entries are records that nobody owes."""

from typing import Annotated

from pydantic import Field

from dangjian_cli.models.entry import Entry, Header
from dangjian_cli.models.fields import NameList, RequiredText, Text, TextList
from dangjian_cli.models.own_column import OwnColumn
from dangjian_cli.models.records import Evidence

COLUMNS_KEY = "栏目"


class GeneralHeader(Header):
    """Header of a 通用清单: it declares the columns that its entries have beside the common ones."""

    columns: Annotated[
        tuple[OwnColumn, ...],
        Field(alias=COLUMNS_KEY, description="自己的列，一列一行，如 {列: 层级, 类型: 选项, 选项: [省级, 市级]}"),
    ] = ()


class GeneralRecord(Entry):
    """One entry of a 通用清单 without a column that is a deadline."""

    title: Annotated[RequiredText, Field(alias="事项", description="名称：奖项、制度、风险点、活动……")]
    category: Annotated[Text | None, Field(alias="类别", description="类别，单位自定")] = None
    campaigns: Annotated[NameList, Field(alias="专项", description="所属专项，可多个")] = ()
    units: Annotated[NameList, Field(alias="责任单位", description="是哪个单位的；不写为台账头的单位")] = ()
    partners: Annotated[NameList, Field(alias="配合单位", description="配合单位")] = ()
    measures: Annotated[Text | None, Field(alias="措施", description="具体措施")] = None
    basis: Annotated[TextList, Field(alias="依据", description="依据文件")] = ()
    evidence: Annotated[tuple[Evidence, ...], Field(alias="佐证", description="佐证材料的文号或位置")] = ()
    remark: Annotated[Text | None, Field(alias="备注", description="备注")] = None
