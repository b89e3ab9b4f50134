"""任务清单: the year's work, decomposed."""

from typing import Annotated

from pydantic import Field

from dangjian_cli.models.entry import Matter
from dangjian_cli.models.fields import RequiredText, Text


class Task(Matter):
    """One task (任务)."""

    title: Annotated[RequiredText, Field(alias="任务", description="任务内容")]
    origin: Annotated[Text | None, Field(alias="来源", description="任务来源，多为文件")] = None
