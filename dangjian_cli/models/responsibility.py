"""责任清单: who answers for what, by level and kind of responsibility."""

from typing import Annotated, ClassVar

from pydantic import Field

from dangjian_cli.models.entry import Header, Matter
from dangjian_cli.models.fields import Integer, NameList, RequiredText, Text
from dangjian_cli.models.vocabulary import ResponsibilityType


class ResponsibilityHeader(Header):
    """Header of a 责任清单."""

    expected_count: Annotated[
        Integer | dict[str, Integer] | None,
        Field(alias="应列项数", description="应列的项数，如 30，或按主体 {党组织: 13, 书记: 17}"),
    ] = None


class Responsibility(Matter):
    """One responsibility (责任)."""

    FACT_KEYS: ClassVar[frozenset[str]] = Matter.FACT_KEYS | {"适用对象"}

    title: Annotated[RequiredText, Field(alias="责任", description="责任内容")]
    origin: Annotated[Text | None, Field(alias="来源", description="责任来源，多为文件")] = None
    bearer: Annotated[Text | None, Field(alias="主体", description="责任主体：党组织、书记、班子成员、支部")] = None
    type: Annotated[ResponsibilityType | None, Field(alias="责任类型", description="责任类型")] = None
    applies_to: Annotated[NameList, Field(alias="适用对象", description="由哪些单位或单位组逐一承担，同 分解到")] = ()
