"""Merging two versions of a ledger: both edits are there, neither is there twice, and what clashes is said."""

import random
from pathlib import PurePosixPath
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scribbling import Scribe
from soak import campaign

from dangjian_cli.edit.merge_lines import OURS, resolved
from dangjian_cli.edit.merge_pieces import NotMergeableError
from dangjian_cli.edit.merging import Merged, merge
from dangjian_cli.source.source_file import Newline, SourceFile
from dangjian_cli.syntax.parse import parse
from dangjian_cli.syntax.writing import entry_lines

HEAD = "台账: 任务清单\n名称: 要点\n年度: 2026\n条目:\n"
ONE = "  - 编号: RW-1\n    任务: 甲\n    时限: 6月底前 # 注\n    责任人: 张某\n"
TWO = "\n  # 二、作风\n  - 编号: RW-2\n    任务: 乙\n    时限: 7月底前\n    进展:\n      - {日期: 2026-01-02, 内容: 开会}\n"
BASE = HEAD + ONE + TWO
Entries = list[dict[str, Any]]


def source(text: str, newline: Newline = "\n") -> SourceFile:
    return SourceFile(PurePosixPath("任务.yaml"), text, newline=newline)


def merged(base: str, ours: str, theirs: str) -> Merged:
    return merge(source(base), source(ours), source(theirs))


def entries(text: str) -> Entries:
    data = parse(source(text)).data
    assert isinstance(data, dict)
    found: Any = data.get("条目", [])
    return list(found)


def by_id(text: str) -> dict[str, dict[str, Any]]:
    return {one["编号"]: one for one in entries(text)}


def records(text: str) -> list[str]:
    return [one["内容"] for one in by_id(text)["RW-2"]["进展"]]


def test_different_fields_of_one_entry() -> None:
    """Two clerks, two fields, lines beside each other: both are there, comments stay, nothing else moved."""
    found = merged(BASE, BASE.replace("6月底前", "8月底前"), BASE.replace("张某", "李某"))
    assert found == Merged(BASE.replace("6月底前", "8月底前").replace("张某", "李某"), (), ())


def test_one_field_changed_twice_is_marked_alone() -> None:
    """The marks stand around that line; what else was changed is merged."""
    found = merged(BASE, BASE.replace("6月底前", "8月底前"), BASE.replace("6月底前", "9月底前").replace("乙", "丙"))
    assert [(clash.id, clash.key, clash.base, clash.ours, clash.theirs) for clash in found.clashes] == [
        ("RW-1", "时限", "6月底前", "8月底前", "9月底前")
    ]
    marks = "<<<<<<< 我方\n    时限: 8月底前 # 注\n=======\n    时限: 9月底前 # 注\n>>>>>>> 对方\n"
    assert found.text == BASE.replace("    时限: 6月底前 # 注\n", marks).replace("乙", "丙")


def test_records_of_both_sides_are_kept_ours_first() -> None:
    """Appended at the same place."""
    more = "      - {{日期: 2026-02-0{}, 内容: {}}}\n"
    found = merged(BASE, BASE + more.format(1, "我"), BASE + more.format(1, "你"))
    assert not found.clashes
    assert records(found.text) == ["开会", "我", "你"]
    both = merged(BASE, BASE + more.format(1, "我"), BASE + more.format(1, "我") + more.format(2, "你"))
    assert records(both.text) == ["开会", "我", "你"]


def test_a_record_that_both_completed() -> None:
    """Different keys of one record go together, the same period twice does not."""
    base = HEAD + "  - 编号: RW-1\n    任务: 甲\n    期次:\n      - {期: 2026-01, 完成日期: 2026-01-20}\n"
    ours, theirs = base.replace("-20}", "-20, 说明: 好}"), base.replace("2026-01-20", "2026-01-21")
    found = merged(base, ours, theirs)
    assert by_id(found.text)["RW-1"]["期次"] == [{"期": "2026-01", "完成日期": "2026-01-21", "说明": "好"}]
    new = "      - {{期: 2026-02, 完成日期: 2026-02-{}}}\n"
    clash = merged(base, base + new.format("01"), base + new.format("02")).clashes
    assert [(one.id, one.key) for one in clash] == [("RW-1", "期次")]


def test_names_are_appended_or_decided() -> None:
    """Of a list of names nothing is guessed but that what both added belongs to it."""
    base = HEAD + "  - 编号: RW-1\n    任务: 甲\n    责任单位: [甲, 乙]\n"
    found = merged(base, base.replace("乙]", "乙, 丙]"), base.replace("乙]", "乙, 丁]"))
    assert by_id(found.text)["RW-1"]["责任单位"] == ["甲", "乙", "丙", "丁"]
    assert merged(base, base.replace("乙]", "丙]"), base.replace("乙]", "丁]")).clashes[0].key == "责任单位"


def test_entries_added_on_both_sides() -> None:
    """Ours first; of one number, once when they are equal, to be decided when they are not."""
    three, four = (f"  - 编号: RW-{n}\n    任务: 丙\n" for n in (3, 4))
    assert [*by_id(merged(BASE, BASE + three, BASE + four).text)] == ["RW-1", "RW-2", "RW-3", "RW-4"]
    assert merged(BASE, BASE + three, BASE + three).text == BASE + three
    found = merged(BASE, BASE + three, BASE + three.replace("丙", "丁"))
    assert [(clash.id, clash.key, clash.base) for clash in found.clashes] == [("RW-3", None, None)]
    assert resolved(found.text, "theirs") == BASE + three.replace("丙", "丁")


@pytest.mark.parametrize("ours_deletes", [True, False])
def test_deleted_and_changed(ours_deletes: bool) -> None:
    """Nobody's change is thrown away; an entry that nobody changed goes."""
    gone, changed = HEAD + TWO, BASE.replace("张某", "李某")
    assert [*by_id(merged(BASE, gone, BASE.replace("乙", "丙")).text)] == ["RW-2"]
    found = merged(BASE, gone, changed) if ours_deletes else merged(BASE, changed, gone)
    assert [(clash.id, clash.key) for clash in found.clashes] == [("RW-1", None)]
    assert "RW-1" not in by_id(resolved(found.text, "ours" if ours_deletes else "theirs"))
    assert by_id(resolved(found.text, "theirs" if ours_deletes else "ours"))["RW-1"]["责任人"] == "李某"


def test_the_header_and_a_field_taken_out() -> None:
    """Keys of the header like fields; a field that one side took out and the other changed."""
    found = merged(BASE, BASE.replace("要点", "我的"), BASE.replace("要点", "你的").replace("2026\n", "2027\n"))
    assert [(clash.id, clash.key) for clash in found.clashes] == [(None, "名称")]
    assert "年度: 2027\n条目" in found.text
    gone = merged(BASE, BASE.replace("    责任人: 张某\n", ""), BASE.replace("张某", "李某"))
    assert "<<<<<<< 我方\n=======\n    责任人: 李某\n>>>>>>> 对方\n" in gone.text


def test_several_clashes_in_one_entry() -> None:
    """Each has marks of its own: of a field that one side took out, of one with several lines, of one behind it."""
    base = (
        HEAD
        + "  - 编号: RW-1\n    任务: 甲\n    期次:\n      - {期: 2026-01, 说明: 子}\n      - {期: 2026-02}\n    备注: 丑\n"
    )
    ours = base.replace("    任务: 甲\n", "").replace("子", "寅").replace("丑", "卯")
    theirs = base.replace("甲", "乙").replace("子", "辰").replace("丑", "巳")
    found = merged(base, ours, theirs)
    assert [clash.key for clash in found.clashes] == ["期次", "备注", "任务"]
    assert resolved(found.text, "ours") == ours
    assert resolved(found.text, "theirs") == theirs


def test_comments_of_theirs_that_stay_behind_are_told() -> None:
    """Where our text has to be revised instead of merged by lines."""
    theirs = BASE.replace("6月底前 # 注", "6月底前 # 看一看").replace("张某", "李某")
    ours = BASE.replace("    时限: 6月底前 # 注\n    责任人: 张某\n", "    责任人: 张某\n    时限: 8月底前 # 注\n")
    assert merged(BASE, ours, theirs).left_behind == ("RW-1",)


def test_a_fault_elsewhere_is_no_obstacle() -> None:
    """An entry that cannot be read is carried along as it is."""
    broken = "  - 编号: RW-9\n    任务：坏\n    时限: [三季度\n"
    found = merged(*(HEAD + broken + text for text in (ONE, ONE.replace("6月", "8月"), ONE.replace("张", "李"))))
    assert found.text == HEAD + broken + ONE.replace("6月", "8月").replace("张", "李")


@pytest.mark.parametrize(
    ("side", "why"),
    [
        ("格式: 1\n", "不是台账"),
        (BASE + "<<<<<<< HEAD\n", "冲突标记"),
        (BASE.replace("编号: RW-1\n    ", ""), "没有“编号”"),
        (BASE.replace("RW-1", "RW-2"), "编号重复"),
        (HEAD.replace("条目:\n", "条目: [{编号: RW-1, 任务: 甲}]\n"), "写法特别"),
        (HEAD.replace("年度: 2026", "年度：2026") + ONE, "台账头读不出来"),
    ],
)
def test_what_is_no_sound_ledger(side: str, why: str) -> None:
    """Whichever side it is, it is refused with the reason, for git to merge by lines."""
    for at in range(3):
        sides = [BASE, BASE.replace("甲", "子"), BASE.replace("乙", "丑")]
        sides[at] = side
        with pytest.raises(NotMergeableError, match=why):
            merged(*sides)


def test_line_ends_are_ours() -> None:
    """CRLF on our side, LF on theirs; mixed ends are left to git."""
    ours, theirs = BASE.replace("6月", "8月").replace("\n", "\r\n"), BASE.replace("张某", "李某")
    found = merge(source(BASE), source(ours, "\r\n"), source(theirs))
    assert found.text == BASE.replace("6月", "8月").replace("张某", "李某").replace("\n", "\r\n")
    with pytest.raises(NotMergeableError, match="换行"):
        merge(source(BASE), source(ours, "mixed"), source(theirs))


def test_an_empty_base() -> None:
    """Both sides added the file: what is the same stands once."""
    assert merged("", BASE, BASE + "  - 编号: RW-3\n    任务: 丙\n").text.endswith("  - 编号: RW-3\n    任务: 丙\n")


FIELDS = ["任务", "时限", "责任人", "措施", "备注"]


def ledger(chance: random.Random, count: int) -> Entries:
    return [
        {"编号": f"RW-{n}", **{key: f"{key}{chance.randrange(99)}甲" for key in FIELDS if key == "任务" or chance.random() < 0.7},
         **({"进展": [{"日期": f"2026-01-{day:02}", "内容": "做"} for day in range(1, chance.randrange(2, 5))]} if chance.random() < 0.6 else {})}
        for n in range(count)
    ]  # fmt: skip


def edited(found: Entries, chance: random.Random, side: str, half: int) -> Entries:
    """Edits of one side: fields of its half of the keys, records appended, entries added and deleted in its half."""
    result: Entries = []
    for n, entry in enumerate(found):
        new = dict(entry)
        for key in FIELDS[half::2]:
            if chance.random() < 0.2:
                new[key] = f"{side}{chance.randrange(99)}改"
            elif chance.random() < 0.1 and key != "任务":
                new.pop(key, None)
        if chance.random() < 0.3:
            new["进展"] = [*new.get("进展", []), {"日期": "2026-03-01", "内容": f"{side}做"}]
        result.append(new)
        if chance.random() < 0.15:
            result.append({"编号": f"{side}-{n}", "任务": f"{side}的"})
    return result


def plain(found: Entries) -> dict[str, Any]:
    """The entries without any order, of lists neither."""
    return {
        one["编号"]: {key: sorted(map(str, value)) if isinstance(value, list) else value for key, value in one.items()}
        for one in found
    }


def combined(base: Entries, ours: Entries, theirs: Entries) -> dict[str, Any]:
    """What disjoint edits give together, worked out the simple way."""
    old, mine, yours = ({one["编号"]: one for one in side} for side in (base, ours, theirs))
    found = {}
    for id_ in {**mine, **yours}:
        a, b, o = mine.get(id_, {}), yours.get(id_, {}), old.get(id_, {})
        keys = {key for key in (*a, *b) if (key in a and key in b) or ((key in a) != (key in b) and key not in o)}
        entry = {key: b[key] if key in b and b[key] != o.get(key) else a[key] for key in keys if key != "进展"}
        rows = [*a.get("进展", []), *(one for one in b.get("进展", []) if one not in a.get("进展", []))]
        found[id_] = {**entry, **({"进展": rows} if rows else {})}
    return plain([*found.values()])


def canonical(found: Entries) -> str:
    return HEAD + "".join(map(entry_lines, found))


@campaign(60)
@given(st.integers(0, 2**32))
def test_disjoint_edits(seed: int) -> None:
    """merge(base, a, b) is base with both edits, whichever side is ours, in the canonical form and in any other."""
    chance = random.Random(seed)
    base = ledger(chance, chance.randrange(1, 7))
    sides = base, edited(base, chance, "我", 0), edited(base, chance, "你", 1)
    scribbled = [Scribe(chance, talkative=False, in_braces=False).ledger("任务清单", side) for side in sides]
    for texts in ([canonical(side) for side in sides], scribbled):
        for ours, theirs in ((1, 2), (2, 1)):
            found = merged(texts[0], texts[ours], texts[theirs])
            assert found.clashes == ()
            assert plain(entries(found.text)) == combined(*sides)


@campaign(60)
@given(st.integers(0, 2**32))
def test_one_sided_edits(seed: int) -> None:
    """merge(base, a, base) = merge(base, a, a) = a to the letter, merge(base, base, a) says what a says; with comments."""
    chance = random.Random(seed)
    base = ledger(chance, chance.randrange(1, 7))
    other = edited(base, chance, "我", chance.randrange(2))
    if chance.random() < 0.5:
        chance.shuffle(other)
    a, b = (Scribe(chance, in_braces=False).ledger("任务清单", side) for side in (other, base))
    assert merged(b, a, b) == merged(b, a, a) == Merged(a, (), ())
    taken = merged(b, b, a)
    assert entries(taken.text) == entries(a)
    assert taken.clashes == ()


@campaign(40)
@given(st.integers(0, 2**32))
def test_clashing_edits(seed: int) -> None:
    """Whatever both sides do, either side kept everywhere is a ledger, and no clash has marks less or more."""
    chance = random.Random(seed)
    base = ledger(chance, chance.randrange(1, 7))
    sides = [base, *(edited(base, chance, side, chance.randrange(2)) for side in "我你")]
    for side in sides[1:]:
        if side and chance.random() < 0.5:
            del side[chance.randrange(len(side))]
    found = merged(*map(canonical, sides))
    assert found.text.count(OURS) == len(found.clashes)
    for kept in ("ours", "theirs"):
        assert not parse(source(resolved(found.text, kept))).faults
