"""The user file: what one person usually asks about. It lies outside the repository and never touches `check`."""

from typing import Annotated

from pydantic import Field

from dangjian_cli.models.fields import Text
from dangjian_cli.models.records import Record


class Mine(Record):
    """The unit and the person that `status`, `list` and `warn` are about when nothing else is said."""

    unit: Annotated[Text | None, Field(alias="单位", description="用户文件里的：不写 --unit 时看哪个单位")] = None
    person: Annotated[Text | None, Field(alias="责任人", description="用户文件里的：不写 --person 时看谁的")] = None
