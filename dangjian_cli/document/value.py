"""Values that a script reads: what layout makes beside a Document, and render/json.py writes."""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from enum import Enum
from pathlib import PurePosixPath

Value = None | bool | int | str | Decimal | date | Enum | PurePosixPath | Sequence["Value"] | Mapping[str, "Value"]
"""What can be written. A Ratio is a sequence of two: `[numerator, denominator]`."""
