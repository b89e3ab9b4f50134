"""督办事项: matters assigned from above (批示、交办、会议议定), each followed until it is done (一事一记)."""

from typing import Annotated

from pydantic import Field

from dangjian_cli.models.entry import Matter
from dangjian_cli.models.fields import Day, RequiredText, Text


class SupervisedMatter(Matter):
    """One assigned matter (事项)."""

    title: Annotated[RequiredText, Field(alias="事项", description="交办的事项")]
    origin: Annotated[Text | None, Field(alias="来源", description="来源，如 领导批示、会议议定、来文")] = None
    document: Annotated[Text | None, Field(alias="来文", description="来文号、批示号或会议纪要号")] = None
    assigned_by: Annotated[Text | None, Field(alias="交办人", description="交办人的职务")] = None
    assigned_on: Annotated[Day | None, Field(alias="交办日期", description="交办日期")] = None
