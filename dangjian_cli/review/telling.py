"""Values of a change in words."""

from dangjian_cli.models.written import Written


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
