"""对应表: which column of someone else's sheet is which key of ours."""

from typing import Annotated

from pydantic import Field

from dangjian_cli.models.entry import Entry, Header
from dangjian_cli.models.fields import RequiredText, Text

UNUSED = "不用"
"""The 键 of a column that is left out on purpose."""


class MappingHeader(Header):
    """Header of a mapping: for which kind of ledger it is."""

    target: Annotated[Text | None, Field(alias="种类", description="对应哪一种台账，如 任务清单")] = None


class ColumnTitle(Entry):
    """One column of the sheet."""

    title: Annotated[RequiredText, Field(alias="列名", description="那张表的列名")]
    key: Annotated[Text | None, Field(alias="键", description="对应的键；写“不用”的列不读入")] = None
    remark: Annotated[Text | None, Field(alias="备注", description="备注")] = None
