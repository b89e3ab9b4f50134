"""What a conflict of git costs: the entries and keys that its two versions touch, nothing else."""

from dangjian_cli.source.lines import Lines
from dangjian_cli.syntax.mistakes.conflicts import Conflict
from dangjian_cli.syntax.nodes import Listing, Node, Pair, Scalar
from dangjian_cli.syntax.pieces import entry_id, entry_ids, top_key
from dangjian_cli.syntax.progress import Piece, Recovered


def leave_out_clash(original: Lines, recovered: Recovered, clash: Conflict) -> None:
    """Take out of what was read whatever the conflict touches. `original` still holds both versions."""
    if clash.finding.variant == "leftover":
        return
    numbers = range(clash.first, clash.last + 1)
    keys = {key for number in numbers if (key := _key(original, number)) is not None}
    recovered.lost += sorted(keys)
    if clash.whole or keys:
        _name_both(original, recovered, clash)
        return
    start = original.start(clash.first)
    pair = next((pair for pair in reversed(recovered.pairs) if pair[0].start < start), None)
    if pair is not None and not _take_entry(original, recovered, pair, start) and isinstance(pair[0], Scalar):
        recovered.lost.append(pair[0].value)


def _key(original: Lines, number: int) -> str | None:
    line = original.line(number)
    return None if line[:7] in {"<" * 7, "|" * 7, "=" * 7, ">" * 7} else top_key(line, 0)


def _name_both(original: Lines, recovered: Recovered, clash: Conflict) -> None:
    """Name every entry of both versions as unread, once."""
    named = set()
    for number, id_ in entry_ids(original, clash.first, clash.last + 1):
        if id_ not in named:
            named.add(id_)
            start = original.start(number)
            recovered.unread.append(Piece(id_, start, start + len(original.line(number))))


def _take_entry(original: Lines, recovered: Recovered, pair: Pair, start: int) -> bool:
    """Take out the entry in which the conflict lies, if it lies in one."""
    value = pair[1]
    if not isinstance(value, Listing) or value.flow:
        return False
    index = next((index for index in reversed(range(len(value.items))) if value.items[index].start < start), None)
    if index is None:
        return False
    node: Node = value.items.pop(index)
    id_ = entry_id(original.line(original.number(node.start)))
    recovered.unread.append(Piece(id_, node.start, max(node.end, start)))
    return True
