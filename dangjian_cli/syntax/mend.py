"""Leaving out the piece at fault: an entry of a list, or a key of the top with its value."""

from dataclasses import replace

from dangjian_cli.syntax.compose import compose
from dangjian_cli.syntax.events import events
from dangjian_cli.syntax.limits import MAX_NODES
from dangjian_cli.syntax.mistakes.finding import Finding, excerpt
from dangjian_cli.syntax.nodes import Listing, Scalar, end_of
from dangjian_cli.syntax.pieces import (
    dash_column,
    indent,
    is_blank,
    is_element,
    is_misspelt_start,
    key_alone,
    next_content,
    top_key,
)
from dangjian_cli.syntax.progress import Mode, Progress


def leave_out(progress: Progress, number: int, finding: Finding) -> Finding:
    """Leave out the piece in which line `number` is at fault; the finding, with the 编号 where it needs one."""
    first, key = _owner(progress, number, finding.above)
    _read_up_to(progress, first)
    if key is None and progress.entries is None:
        first = _adopt_list(progress, first)
    if key is None and progress.entries is not None:
        progress.drop_from(progress.lines.start(first))
        id_ = _leave_out_entry(progress, first, number)
    elif _lists(progress, first):
        id_ = _leave_out_in_list(progress, first, number, key or "")
    else:
        progress.drop_from(progress.lines.start(first))
        progress.result.lost.append(key or "")
        id_ = _leave_out_key(progress, first, number)
    if finding.code == "DJ012" and id_:
        return replace(finding, variant="in_entry", values={"id": excerpt(id_)})
    return finding


def pass_document(progress: Progress, number: int, finding: Finding) -> Finding:
    """After a line `---`: between entries it costs nothing, within one that one; a second ledger is not read."""
    following = next_content(progress.lines, number + 1)
    line = progress.lines.line(following)
    entries, dash = progress.entries, dash_column(line)
    if entries is not None and dash is not None and dash == entries.column:
        progress.line, progress.mode = following, Mode.LIST
    elif following > progress.lines.count or top_key(line, progress.column) is not None:
        progress.stop(following)
    else:
        return leave_out(progress, number, finding)
    return finding


def realign(progress: Progress, number: int, finding: Finding) -> Finding | None:
    """When the first entry of a list stands in a column of its own, not all the others are at fault but that one.

    Line `number` holds a dash in the column where most have it; what was read in another column is left out. None when
    the list did begin in the usual column.
    """
    entries, lines = progress.entries, progress.lines
    column = dash_column(lines.line(number))
    if finding.variant != "dash_misaligned" or entries is None or column is None or column == entries.column:
        return None
    key = progress.result.pairs[entries.index][0]
    first = next_content(lines, lines.number(key.start) + 1)
    if first >= number or not progress.more_usual(column, entries.column):
        return None
    entries.items.clear()
    entries.column = column
    progress.name_unread(first, number)
    progress.line, progress.mode = number, Mode.LIST
    start = lines.start(first) + indent(lines.line(first))
    return replace(
        finding, start=start, end=start + 1, values={"indent": start - lines.start(first), "expected": column}
    )


def realign_top(progress: Progress, number: int, finding: Finding) -> Finding | None:
    """When the first line of a file is indented and line `number` is the first that is not, the first is at fault.

    None when the file did begin at its margin.
    """
    keys = [key for key, _ in progress.result.pairs] + ([progress.waiting] if progress.waiting else [])
    key = top_key(progress.lines.line(number), 0)
    if finding.variant != "too_little" or progress.column == 0 or key is None or not keys:
        return None
    names = [key.value for key in keys if isinstance(key, Scalar)]
    values: dict[str, str | int] = {"indent": progress.column, "expected": 0, "key": excerpt(names[0]) if names else ""}
    progress.drop_from(0)
    progress.result.lost += names
    progress.column, progress.line, progress.mode = 0, number, Mode.TOP
    return replace(finding, variant="too_much", start=keys[0].start, end=keys[0].end, values=values)


def _read_up_to(progress: Progress, first: int) -> None:
    """Entries between the last one kept and the piece at fault: the parser had not finished with them."""
    entries, lines = progress.entries, progress.lines
    if entries is None or entries.column is None:
        return
    number = max(progress.line, lines.number(progress.result.pairs[entries.index][0].start) + 1)
    if entries.items:
        number = max(number, lines.number(end_of(entries.items[-1]) - 1) + 1)
    while number < first and dash_column(lines.line(number)) != entries.column:
        number += 1
    if number >= first:
        return
    begin = lines.start(number)
    run = compose(events(lines.text[begin : lines.start(first)]), lines.text, begin, MAX_NODES)
    if run.broke is None and isinstance(run.root, Listing):
        entries.items += run.root.items
    else:
        progress.name_unread(number, first)


def _owner(progress: Progress, number: int, above: bool) -> tuple[int, str | None]:
    """The line where the piece begins; its key when it is one of the top, None when it is an entry of a list."""
    lines, entries = progress.lines, progress.entries
    lowest = progress.line
    if above and entries is not None and entries.items:
        number -= 1
        lowest = min(lowest, lines.number(entries.items[-1].start))
    for candidate in range(number, lowest - 1, -1):
        if candidate in progress.texts:
            continue
        line = lines.line(candidate)
        dash = dash_column(line)
        if is_misspelt_start(line) or (entries is not None and dash is not None and dash == entries.column):
            return candidate, None
        key = top_key(line, progress.column)
        if key is not None:
            return candidate, key
    return lowest, top_key(lines.line(number).strip(), 0) or ""


def _adopt_list(progress: Progress, first: int) -> int:
    """An entry without a list: that of the key of the top above it, whose value so far was something else."""
    lines = progress.lines
    for number in range(first - 1, 0, -1):
        key = top_key(lines.line(number), progress.column)
        if key is not None:
            break
    else:
        return first
    offset = lines.start(number) + progress.column
    progress.drop_from(offset)
    body = next_content(lines, number + 1)
    if body < first:
        progress.name_unread(body, first)
    progress.open_entries(Scalar(key, offset, offset + len(key)), [], None)
    return first


def _lists(progress: Progress, number: int) -> bool:
    """Whether the line holds a key alone, and elements of a list follow it, however their dashes are spelt."""
    lines = progress.lines
    body = next_content(lines, number + 1)
    return body <= lines.count and key_alone(lines.line(number)) is not None and is_element(lines.line(body))


def _leave_out_in_list(progress: Progress, first: int, number: int, key: str) -> str | None:
    """The list of a key of the top goes on although the key itself or one of its first elements is at fault."""
    lines = progress.lines
    body = next_content(lines, first + 1)
    offset = lines.start(first) + progress.column
    progress.drop_from(lines.start(first))
    progress.open_entries(Scalar(key, offset, offset + len(key)), [], None)
    if number <= first:
        progress.line, progress.mode = body, Mode.LIST
        return None
    elements = [candidate for candidate in range(body, number + 1) if is_element(lines.line(candidate))]
    start = max(elements, default=body)
    return _leave_out_entry(progress, start, number)


def _leave_out_entry(progress: Progress, first: int, number: int) -> str | None:
    progress.seek(number + 1, in_list=True)
    return progress.name_unread(first, progress.line)


def _leave_out_key(progress: Progress, first: int, number: int) -> str | None:
    """Of a key of the top only its entries are named as unread; the key itself is known to be lost."""
    progress.seek(number + 1, in_list=False)
    before = len(progress.result.unread)
    id_ = progress.name_unread(first, progress.line)
    if id_ is None and (progress.result.lost[-1] or _is_preamble(progress, first)):
        del progress.result.unread[before:]
    return id_


def _is_preamble(progress: Progress, first: int) -> bool:
    """Whether what was left out, from line `first` on, is no more than the `%YAML` and `---` of a document."""
    lines = (progress.lines.line(number) for number in range(first, progress.line))
    return all(is_blank(line) or line.startswith(("%", "---")) for line in lines)
