"""工作日历: holidays and make-up working days of a year, as the State Council publishes them."""

from typing import Annotated

from pydantic import Field

from dangjian_cli.models.entry import Entry
from dangjian_cli.models.fields import Day, RequiredText, Text


class Festival(Entry):
    """One holiday: from, to, the feast itself, and the days worked in exchange."""

    title: Annotated[RequiredText, Field(alias="名称", description="节日名称")]
    first_off: Annotated[Day, Field(alias="自", description="放假第一天")]
    last_off: Annotated[Day, Field(alias="至", description="放假最后一天")]
    feast: Annotated[Day | None, Field(alias="当日", description="节日当天")] = None
    worked: Annotated[tuple[Day, ...], Field(alias="上班", description="调休上班的日子")] = ()
    remark: Annotated[Text | None, Field(alias="备注", description="备注")] = None
