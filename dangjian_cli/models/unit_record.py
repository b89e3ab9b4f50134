"""What a unit reports in numbers (党费, 教育培训, 发展党员): one entry is one unit's record and names nobody."""

from collections.abc import Iterator
from datetime import date
from typing import Annotated, ClassVar

from pydantic import Field

from dangjian_cli.models.entry import Entry, Header
from dangjian_cli.models.fields import NameList, Text


class RecordHeader(Header):
    """Header of a ledger in which units are recorded."""

    recorded_units: Annotated[
        NameList,
        Field(alias="记录单位", description="这本台账记哪些单位（或单位组）；不写为台账头的单位和条目里的"),
    ] = ()


class UnitRecord(Entry):
    """One record of one unit."""

    unit: Annotated[Text | None, Field(alias="单位", description="哪个单位的；不写为台账头的单位")] = None

    FACT_KEYS: ClassVar[frozenset[str]] = frozenset({"单位"})
    GRAINS: ClassVar[frozenset[str]] = frozenset()
    """The sizes of period that 期 must name, where it must name one: 月, 季度."""
    AHEAD: ClassVar[frozenset[str]] = frozenset()
    """Keys of days that may lie ahead."""

    @property
    def named_period(self) -> str | None:
        """期, where the record has one."""
        return None

    def happened(self) -> Iterator[tuple[str, date]]:
        """Every key that says on which day something happened, with the day."""
        for name, info in type(self).model_fields.items():
            value = getattr(self, name)
            if isinstance(value, date) and info.alias is not None and info.alias not in self.AHEAD:
                yield info.alias, value
