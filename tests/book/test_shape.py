"""One mapping against its model: which code, which sentence, exactly where, and what is left."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from shape_help import ENTRY, Seen, seen, task

from dangjian_cli.book.shape import shape
from dangjian_cli.diagnostics.diagnostic import Part
from dangjian_cli.models.entry import Entry
from dangjian_cli.models.kinds import KINDS, TASKS
from dangjian_cli.models.task import Task
from dangjian_cli.models.workdays import Festival
from dangjian_cli.syntax.parsed import Data


def test_a_sound_entry_is_its_model_and_nothing_is_said() -> None:
    """No faults, nothing lost, no synonyms."""
    shaped = task(责任人="甲、乙", 完成日期="2026-06-30")
    assert (shaped.faults, shaped.lost, dict(shaped.written)) == ((), frozenset(), {})
    assert shaped.model is not None
    assert shaped.model.owners == ("甲", "乙")


FAULTY_VALUES: list[tuple[Data, str, str, str]] = [
    ("2026-06-31", "完成日期", "DJ007", "field"),
    ("2026-13-01", "完成日期", "DJ007", "field"),
    ("6月30日", "完成日期", "DJ024", "date_incomplete"),
    ("六月底", "完成日期", "DJ024", "date_expected"),
    ("86400", "完成日期", "DJ024", "date_expected"),
    (["2026-06-30"], "完成日期", "DJ024", "text_expected"),
    ("过半", "进度", "DJ024", "percent_expected"),
    ("101", "进度", "DJ024", "percent_expected"),
    ("三", "完成值", "DJ024", "number_expected"),
    ("-3", "完成值", "DJ024", "number_expected"),
    ("1_000", "完成值", "DJ024", "number_expected"),
    ("不少于很多", "目标值", "DJ024", "target_expected"),
    (">=32", "目标值", "DJ024", "target_expected"),
    ("yes", "硬任务", "DJ024", "yes_no_expected"),
    (["多", "项"], "措施", "DJ024", "text_expected"),
    ({"甲": "乙"}, "措施", "DJ024", "text_expected"),
    ("甲，乙", "责任人", "DJ015", "name_separator"),
    ("甲/乙", "责任单位", "DJ015", "name_separator"),
    ({"甲": "乙"}, "责任人", "DJ024", "list_expected"),
    ("一个节点", "节点", "DJ024", "list_expected"),
    ({"名称": "申报"}, "节点", "DJ024", "list_expected"),
    ("到明年", "暂缓", "DJ024", "mapping_expected"),
    (["到明年"], "暂缓", "DJ024", "mapping_expected"),
    ("快好了", "状态", "DJ010", ""),
    ("推进种", "状态", "DJ010", "near"),
]


@pytest.mark.parametrize(("value", "key", "code", "variant"), FAULTY_VALUES)
def test_a_faulty_value_is_reported_at_the_value_and_left_out(value: Data, key: str, code: str, variant: str) -> None:
    """The rest of the entry is kept; the key is lost."""
    shaped = task(**{key: value}, 时限="6月底前")
    assert seen(shaped) == [(code, variant, (key,), Part.VALUE)]
    assert shaped.lost == {key}
    assert shaped.model is not None
    assert shaped.model.deadline == "6月底前"
    assert shaped.faults[0].values["key"] == key


@pytest.mark.parametrize(
    ("key", "value", "read", "code", "variant"),
    [
        ("完成日期", "2026.6.30", "done_on", "DJ024", "date_spelling"),
        ("完成日期", "2026年6月30日", "done_on", "DJ024", "date_spelling"),
        ("进度", "８０％", "percent", "DJ024", "spelling"),
        ("完成值", "１２ ", "reached", "DJ024", "spelling"),
        ("目标值", "不少于 32", "target", "DJ024", "spelling"),
        ("状态", "办结", "state", "DJ028", "value"),
    ],
)
def test_a_value_of_certain_meaning_is_read_and_reported(
    key: str, value: str, read: str, code: str, variant: str
) -> None:
    """Another spelling or a synonym counts: nothing is lost, and the remedy is known."""
    shaped = task(**{key: value})
    assert seen(shaped) == [(code, variant, (key,), Part.VALUE)]
    assert shaped.lost == frozenset()
    assert shaped.model is not None
    assert getattr(shaped.model, read) is not None
    assert task(**{key: str(shaped.faults[0].values["canonical"])}).faults == ()


def test_an_element_of_certain_meaning_is_read_in_its_place() -> None:
    """A list of days keeps its other days when one is spelt another way."""
    data: dict[str, Data] = {"编号": "1", "名称": "元旦", "自": "2026-01-01", "至": "2026-01-03"}
    shaped = shape(Festival, {**data, "上班": ["2026-01-04", "2026.1.10"]}, ENTRY, {})
    assert [fault.variant for fault in shaped.faults] == ["date_spelling"]
    assert shaped.model is not None
    assert [day.isoformat() for day in shaped.model.worked] == ["2026-01-04", "2026-01-10"]


def test_a_synonym_of_a_key_is_read_as_the_key() -> None:
    """完成时限 is 时限, reported at the key; findings about its value are placed where it is written."""
    shaped = task(完成时限="6月底前", 承办单位="甲，乙")
    assert seen(shaped) == [
        ("DJ028", "key", ("完成时限",), Part.KEY),
        ("DJ028", "key", ("承办单位",), Part.KEY),
        ("DJ015", "name_separator", ("承办单位",), Part.VALUE),
    ]
    assert shaped.written == {"时限": "完成时限", "责任单位": "承办单位"}
    assert shaped.model is not None
    assert shaped.model.deadline == "6月底前"
    assert shaped.lost == {"责任单位"}


def test_a_synonym_may_be_the_required_key() -> None:
    """An entry that says 工作任务 for 任务 has its title: nothing is missing."""
    shaped = shape(Task, {"编号": "1", "工作任务": "制定计划"}, ENTRY, TASKS.synonyms)
    assert seen(shaped) == [("DJ028", "key", ("工作任务",), Part.KEY)]
    assert shaped.model is not None
    assert shaped.model.title == "制定计划"


def test_a_key_written_twice_under_two_names_is_uncertain() -> None:
    """The right key's value stands, but which of the two holds nobody knows: the key is lost."""
    shaped = task(时限="6月底前", 完成时限="7月底前")
    assert seen(shaped) == [("DJ028", "key_twice", ("完成时限",), Part.KEY)]
    assert shaped.model is not None
    assert shaped.model.deadline == "6月底前"
    assert shaped.lost == {"时限"}


def test_a_misspelt_key_loses_the_key_that_was_meant() -> None:
    """完成日其 is left out and takes 完成日期 with it: the entry must not count as unfinished."""
    shaped = task(完成日其="2026-06-30")
    assert seen(shaped) == [("DJ003", "near", ("完成日其",), Part.KEY)]
    assert shaped.faults[0].values == {"key": "完成日其", "near": "完成日期"}
    assert shaped.lost == {"完成日期"}


def test_a_key_from_nowhere_is_left_out_and_loses_nothing() -> None:
    """Without a near key there is nothing that it could have meant."""
    shaped = task(电话="无")
    assert seen(shaped) == [("DJ003", "", ("电话",), Part.KEY)]
    assert shaped.lost == frozenset()
    assert shaped.model is not None


def test_faults_below_are_placed_below() -> None:
    """Nested keys, values and elements each have their own place; what is sound beside them is kept."""
    shaped = task(
        进展=[{"日期": "2026-06-31", "内客": "略"}, {"日期": "2026-07-01", "内容": "交流"}],
        节点=["申报", {"名称": "验收", "完成日期": "昨天"}],
        历次=[{"销号": {"批准日期": "无", "核查人": "甲"}}],
    )
    assert sorted(seen(shaped), key=str) == sorted(
        [
            ("DJ007", "field", ("进展", 0, "日期"), Part.VALUE),
            ("DJ003", "near", ("进展", 0, "内客"), Part.KEY),
            ("DJ024", "mapping_expected", ("节点", 0), Part.VALUE),
            ("DJ024", "date_expected", ("节点", 1, "完成日期"), Part.VALUE),
            ("DJ024", "date_expected", ("历次", 0, "销号", "批准日期"), Part.VALUE),
        ],
        key=str,
    )
    assert shaped.lost == {"进展", "节点", "历次"}
    assert shaped.model is not None
    assert [step.text for step in shaped.model.progress] == [None, "交流"]
    assert [stage.name for stage in shaped.model.milestones] == [None, "验收"]
    closure = shaped.model.past_rounds[0].closure
    assert closure is not None
    assert closure.checker == "甲"


def test_a_faulty_element_takes_its_list_of_names_away() -> None:
    """Indexes must not move: two faulty elements are both reported, at their own places."""
    shaped = task(责任人=["甲", {"乙": "丙"}, "丁", ["戊"]])
    assert seen(shaped) == [
        ("DJ024", "text_expected", ("责任人", 1), Part.VALUE),
        ("DJ024", "text_expected", ("责任人", 3), Part.VALUE),
    ]
    assert shaped.model is not None
    assert shaped.model.owners == ()


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        ({"任务": "甲"}, [("DJ023", "missing", (), Part.ENTRY)]),
        ({"编号": "1"}, [("DJ023", "missing", (), Part.ENTRY)]),
        ({}, [("DJ023", "missing", (), Part.ENTRY)] * 2),
        ({"编号": ["1"], "任务": "甲"}, [("DJ024", "text_expected", ("编号",), Part.VALUE)]),
        ({"编号": "1", "任无": "甲"}, [("DJ003", "near", ("任无",), Part.KEY)]),
        (
            {"任务": "甲", "完成日期": "无"},
            [("DJ024", "date_expected", ("完成日期",), Part.VALUE), ("DJ023", "missing", (), Part.ENTRY)],
        ),
    ],
)
def test_without_what_is_required_there_is_no_model(data: dict[str, Data], expected: list[Seen]) -> None:
    """What is absent is placed at the entry; what is absent because it is faulty is told once."""
    shaped = shape(Task, data, ENTRY, TASKS.synonyms)
    assert seen(shaped) == expected
    assert shaped.model is None


def test_the_data_are_not_changed() -> None:
    """The caller's mapping is as it was, whatever was corrected."""
    data: dict[str, Data] = {"编号": "1", "工作任务": "甲", "进展": [{"日期": "无"}], "没有": "x"}
    before = str(data)
    shape(Task, data, ENTRY, TASKS.synonyms)
    assert str(data) == before


def test_no_synonym_is_a_key_of_its_own() -> None:
    """A synonym that a model knew as a key would be read as another one."""
    for kind in KINDS:
        keys = {info.alias for info in kind.entry.model_fields.values()}
        assert not keys & kind.synonyms.keys(), kind.name
        assert set(kind.synonyms.values()) <= keys, kind.name


WORDS = ["x", "甲", "2026-06-30", "2026.6.3", "是", "80", "", "完成时限"]
KEYS = st.sampled_from(
    [*(info.alias or "" for info in Task.model_fields.values()), *TASKS.synonyms, "日期", "名称", "没有", "完成日其"]
)
ANY_DATA: st.SearchStrategy[Data] = st.recursive(
    st.sampled_from(WORDS), lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=3)
)


@given(st.dictionaries(KEYS, ANY_DATA, max_size=5))
def test_whatever_stands_in_an_entry_nothing_is_lost_in_silence(keys: dict[str, Data]) -> None:
    """Every key that the model did not take is reported, every place exists, and what has 编号 and title is kept."""
    data: dict[str, Data] = {**keys, "编号": "1", "任务": "甲"}
    shaped = shape(Task, data, ENTRY, TASKS.synonyms)
    assert isinstance(shaped.model, Entry)
    reported = {path[0] for _, _, path, _ in seen(shaped)}
    taken = {
        info.alias or ""
        for name, info in Task.model_fields.items()
        if getattr(shaped.model, name) != info.get_default(call_default_factory=True)
    }
    for key, value in data.items():
        canonical = TASKS.synonyms.get(key, key)
        empty = value in ([], "") or value == {}
        assert key in reported or canonical in taken or empty, key
    for _, _, path, _ in seen(shaped):
        node: Data = data
        for step in path:
            node = node[step]  # type: ignore[index]  # the place must exist
