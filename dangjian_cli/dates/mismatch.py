"""Why the 期 of a record belongs to no occurrence of its entry (DJ224)."""

from enum import Enum
from typing import NamedTuple


class MismatchReason(Enum):
    """What is wrong with a 期."""

    NOT_A_PERIOD = "不是期"
    WRONG_GRAIN = "大小不对"
    NOT_OWED = "不在应办之列"


class Mismatch(NamedTuple):
    """A 期 that fits no occurrence: the entry's frequency (每季度) and the first 期 that it does have."""

    reason: MismatchReason
    text: str
    frequency: str
    example: str

    @property
    def sentence(self) -> str:
        """What is wrong, in Chinese."""
        match self.reason:
            case MismatchReason.NOT_A_PERIOD:
                return f"期“{self.text}”不是期的写法，或者没有这一期"
            case MismatchReason.WRONG_GRAIN:
                return f"本条{self.frequency}一期，“{self.text}”不是它的期"
            case MismatchReason.NOT_OWED:
                return f"“{self.text}”不在本条应办的期之内"

    @property
    def advice(self) -> str:
        """What to type instead, in Chinese."""
        if not self.example:
            return "本台账年度内没有应办的期，请核对年度、开始和频次"
        return f"请照 {self.example} 这样写"
