"""问题整改: the four lists (问题、任务、责任、整改) in one."""

from typing import Annotated

from pydantic import Field

from dangjian_cli.models.entry import Matter
from dangjian_cli.models.fields import RequiredText, Text
from dangjian_cli.models.vocabulary import Origin, ProblemCategory, RectificationType


class Rectification(Matter):
    """One problem and what is done about it."""

    title: Annotated[RequiredText, Field(alias="问题", description="问题表现")]
    origin: Annotated[Origin | None, Field(alias="来源", description="问题来源")] = None
    problem_category: Annotated[ProblemCategory | None, Field(alias="问题类别", description="问题类别")] = None
    cause: Annotated[Text | None, Field(alias="原因", description="原因分析")] = None
    type: Annotated[RectificationType | None, Field(alias="整改类型", description="整改类型")] = None
