"""Values of a change in words."""

from dangjian_cli.models.written import Written
from dangjian_cli.review.compare import Field


def told_sides(field: Field) -> tuple[str, str]:
    """What a key held and holds; of lists of records (评定, 栏目) the records alone that differ."""
    sides = [one.old for one in field.elements], [one.new for one in field.elements]
    if field.elements and all(isinstance(part, dict) for side in sides for part in side if part is not None):
        old, new = ([part for part in side if part is not None] for side in sides)
        return told_value(old), told_value(new)
    return told_value(field.old), told_value(field.new)


def told_value(value: Written | None) -> str:
    """A value on one line: names joined, a record by its filled fields; nothing for None."""
    match value:
        case None:
            return ""
        case str():
            return value
        case list():
            return "、".join(told_record(part) for part in value)
        case dict():
            return told_record(value)


def told_record(value: Written) -> str:
    """A record as `键 值，键 值`; one that has a name or a number alone is that."""
    if isinstance(value, dict):
        if len(value) == 1:
            return told_value(next(iter(value.values())))
        return "，".join(f"{key} {told_value(part)}" for key, part in value.items())
    return told_value(value)
