"""What we read without a fault is what YAML says: compared with PyYAML's own loaders, quick and careful reading alike."""

import gc
import random
from collections.abc import Iterator
from io import StringIO

import pytest
import soak
import yaml
from hypothesis import given
from hypothesis import strategies as st
from ledger_mutations import CLEAN, LEDGER, campaign
from mistake_cases import CASES
from reading_help import source_of

from dangjian_cli.diagnostics.diagnostic import Part, Place, Severity, Step
from dangjian_cli.source.lines import Lines
from dangjian_cli.source.source_file import SourceFile
from dangjian_cli.syntax.careful import parse_carefully
from dangjian_cli.syntax.compose import compose
from dangjian_cli.syntax.events import fast_events, pure_events
from dangjian_cli.syntax.limits import MAX_NODES
from dangjian_cli.syntax.locate import locate, spans_in
from dangjian_cli.syntax.nodes import NULLS, Node
from dangjian_cli.syntax.parse import parse
from dangjian_cli.syntax.parsed import Data, ParsedFile
from dangjian_cli.syntax.quick import quick
from dangjian_cli.syntax.reading import read


def reference(text: str) -> Data | None:
    """The text as BaseLoader reads it, modulo dropped empty values. Small texts only: its composer recurses."""

    def plain(node: yaml.Node) -> Data | None:
        if isinstance(node, yaml.ScalarNode):
            return None if not node.style and node.value in NULLS else str(node.value)
        if isinstance(node, yaml.SequenceNode):
            return [item for child in node.value if (item := plain(child)) is not None]
        assert isinstance(node, yaml.MappingNode)
        pairs = ((key.value, plain(value)) for key, value in node.value)
        return {key: value for key, value in pairs if value is not None}

    root = yaml.compose(text, Loader=yaml.CBaseLoader)
    return None if root is None else plain(root)


def _is_clean(result: ParsedFile) -> bool:
    """No fault but such as leave the data as it is."""
    harmless = {"bom", "mixed", "lost_text"}
    return all(fault.severity is Severity.WARNING or fault.variant in harmless for fault in result.faults)


def _places(data: Data | None, source: SourceFile, path: tuple[Step, ...] = ()) -> Iterator[Place]:
    """Every place that a rule may point to: key, value and entry of all that was read, and a key that is not there."""
    yield from (Place(source.path, path, part) for part in Part)
    if isinstance(data, dict):
        yield Place(source.path, (*path, "没有这一项"))
        for key, value in data.items():
            yield from _places(value, source, (*path, key))
    elif isinstance(data, list):
        for index, value in enumerate(data):
            yield from _places(value, source, (*path, index))


def check(text: str) -> bool:
    """Hold the readings of one text against each other; whether it was clean."""
    source = source_of(text)
    careful, whole = parse_carefully(source), parse(source)
    hasty = quick(text)
    if hasty is not None:
        assert careful.data == hasty
        assert (careful.faults, careful.omitted, careful.unread, careful.bare) == ((), (), (), frozenset())
        reading, places = read(text), list(_places(careful.data, source))
        assert locate(source, places) == spans_in(reading.root, reading.lines, places)
    assert whole.data == careful.data
    assert whole.faults == careful.faults
    if not _is_clean(careful) or any(fault.variant in ("same_value", "empty_beside") for fault in careful.faults):
        return False
    assert careful.data == reference(text)
    return True


@pytest.mark.untraced
@pytest.mark.soak
def test_mutated_ledgers_are_read_as_pyyaml_reads_them() -> None:
    """Whatever slips do to a ledger: without a fault we say what PyYAML says, and the quick reading hides none."""
    clean = [check(text) for text in campaign("differential", 300)]
    assert sum(clean) > len(clean) // 50


@pytest.mark.parametrize("case", CASES, ids=[case.name for case in CASES])
def test_quick_reading_leaves_every_mistake_to_the_careful_one(case: object) -> None:
    """None of the known mistakes slips through the quick look."""
    text = str(getattr(case, "text"))  # noqa: B009 -- a case of any kind
    assert quick(text) is None
    check(text)


def test_quick_reading_reads_what_is_clean() -> None:
    """An ordinary ledger needs no second reading."""
    assert quick(CLEAN) == reference(CLEAN)
    assert quick(CLEAN.replace("\n", "\r\n")) == reference(CLEAN)


def test_pure_parser_reads_the_same() -> None:
    """Without the compiled parser the data and the places are the same."""
    assert quick(CLEAN, pure_events) == quick(CLEAN, fast_events)
    runs = [compose(events(StringIO(LEDGER)), LEDGER, 0, MAX_NODES).root for events in (fast_events, pure_events)]
    assert _stretches(runs[0]) == _stretches(runs[1])


def test_quick_reading_gives_up_at_what_it_does_not_know() -> None:
    """Whatever events come: an alias that no look at the text announced."""
    assert quick("甲: 乙", lambda stream: fast_events("甲: *乙".replace("乙", "a"))) is None


@pytest.mark.parametrize("enabled", [True, False])
def test_garbage_collector_is_left_as_it_was(enabled: bool) -> None:
    """It rests while reading, and not longer."""
    before = gc.isenabled()
    try:
        (gc.enable if enabled else gc.disable)()
        parse(source_of(CLEAN))
        parse(source_of("甲：乙"))
        assert gc.isenabled() is enabled
    finally:
        (gc.enable if before else gc.disable)()


def _stretches(node: Node | None) -> str:
    return repr(node).replace("None", "''")


@soak.campaign(100)
@given(st.text(st.sampled_from("甲a1:： ,，[]{}\"'-#\n&*!|>?%@`\t\u3000=<~."), max_size=40))
def test_any_text_is_read_or_refused(text: str) -> None:
    """Characters that mean something to YAML, in any order: no crash, spans within the text, no wrong reading."""
    check(text)
    lines = Lines.of(text)
    for fault in parse(source_of(text)).faults:
        span = getattr(fault.where, "span")  # noqa: B009 -- always a location here
        assert 0 <= lines.offset(span.start) <= lines.offset(span.end) <= len(text)


@soak.campaign(100)
@given(st.lists(st.sampled_from(LEDGER.split("\n")), max_size=12), st.randoms(use_true_random=False))
def test_shuffled_lines_are_read_or_refused(lines: list[str], chance: random.Random) -> None:
    """Lines of a ledger in any order and indentation."""
    check("\n".join(" " * chance.choice([0, 0, 0, 1, 2]) + line for line in lines))


@pytest.mark.parametrize(
    "text",
    [
        "台账:\n名称: 例子\n条目: []\n",
        "台账: 任务清单\n名称:\n条目:\n  - 编号:\n    任务: 甲\n  -\n  - 编号: A\n    任务:\n  - 编号:\n",
        "台账: 任务清单\n条目:\n  - 任务: ~\n    编号: null\n    协同单位:\n      -\n      - 乙\n",
    ],
)
def test_keys_without_a_value_stand_where_they_are_written(text: str) -> None:
    """Data drops them; the place of what holds them stays the same for each reading."""
    assert quick(text) is not None
    assert check(text)


_HEAD = "台账: 任务清单\n年度: 2026\n条目:\n"


@pytest.mark.parametrize(
    "text",
    [
        _HEAD + "  - 编号: A\n    任务: 甲\n\n      - 乙\n    责任人: 丙\n",
        _HEAD + "  - 编号: A\n    任务: 甲\n    责任人:\n      - 乙\n\n        - 丙\n",
        _HEAD + "  - {任务: 甲\n\n      - 乙, 编号: A}\n",
        "台账: 任务清单\n备注: 甲\n\n  - 乙\n条目:\n  - 编号: A\n    任务: 甲\n",
        _HEAD + "  - 编号: A\n\n      乙\n    任务: 甲\n",
        _HEAD + "  - 编号: A\n   \n      乙\n    任务: 甲\n",
        _HEAD + "  - 编号: A\n      乙 http://x\n    任务: 甲\n",
        _HEAD + "  - 编号: A\n      -\n    任务: 甲\n",
        _HEAD + "  - 任务: 甲\n    编号: A\n      乙\n",
        _HEAD + "  - {任务: 甲, 编号: A\n  乙}\n",
        "编号: A\n  乙\n" + _HEAD + "  - 编号: A\n    任务: 甲\n",
    ],
)
def test_what_a_line_swallows_is_seen_by_the_quick_reading(text: str) -> None:
    """A list behind a blank line, and a 编号 that goes on in the next line, wherever it stands: told, never taken."""
    assert not check(text)
    assert not check(text.replace("\n", "\r\n"))
    assert parse(source_of(text)).faults
