"""Code Quality reports, by the fields that GitLab demands."""

import itertools
import json

import pytest
from findings import ALL, EVIL_PATHS, EVIL_TEXTS, IDS, REPEATED, evil

from dangjian_cli.base.position import Span
from dangjian_cli.base.text import visible
from dangjian_cli.diagnostics.diagnostic import Location
from dangjian_cli.render.diagnostics.fingerprint import fingerprints
from dangjian_cli.render.diagnostics.gitlab import render


def test_issues() -> None:
    """The demanded fields, and no others."""
    issues = json.loads(render(ALL, fingerprints(ALL, IDS)))
    assert issues[0] == {
        "description": "DJ005 编号“RW-001”重复。改法：换一个编号，例如 RW-002 或者删去这一条",
        "check_name": "DJ005",
        "fingerprint": fingerprints(ALL, IDS)[0],
        "severity": "major",
        "location": {"path": "台账/任务.yaml", "lines": {"begin": 2}},
    }
    assert [issue["severity"] for issue in issues] == ["major", "minor", "info"]
    assert issues[1]["description"] == "DJ015 引号没有结束"


def test_all_is_well() -> None:
    """A program always gets an array."""
    assert render((), ()) == "[]\n"


def test_evil() -> None:
    """A description is one line without control characters; the path is the file's own, if it is Unicode at all."""
    for text, file in itertools.product(EVIL_TEXTS, EVIL_PATHS):
        output = render([evil(text, file)], ["0"])
        assert visible(output) == output
        (issue,) = json.loads(output)
        assert "\n" not in issue["description"]
        assert visible(issue["description"]) == issue["description"]
        path = issue["location"]["path"]
        assert path.encode("utf-8")  # no half of a surrogate pair: strict readers refuse those
        assert path == file.as_posix() or "\\ud" in path


def test_fingerprints_hold_no_line() -> None:
    """Moved lines change nothing."""
    moved = [one._replace(primary=Location(one.primary.file, Span.of(77, 3)), related=()) for one in ALL]
    assert fingerprints(moved, IDS) == fingerprints(ALL, IDS)


def test_fingerprints_of_an_entry_hold_no_sentence_and_no_index() -> None:
    """A sentence may count days; an entry inserted above moves the index: the 编号 stays."""
    assert REPEATED.place is not None
    later = REPEATED._replace(message="逾期 3 天", place=REPEATED.place._replace(path=("条目", 7, "编号")))
    ids = {REPEATED.place._replace(path=("条目", 7)): "RW-001"}
    assert fingerprints([later], ids) == fingerprints([REPEATED], IDS)
    deep = [REPEATED._replace(place=REPEATED.place._replace(path=("条目", 0, "进展", at, "日期"))) for at in (1, 2)]
    assert fingerprints(deep[:1], IDS) == fingerprints(deep[1:], IDS)
    unknown = fingerprints([REPEATED], {}), fingerprints([later], {})
    assert unknown[0] != unknown[1]


@pytest.mark.parametrize("field", ["file", "code", "message", "key", "id"])
def test_fingerprints_tell_findings_apart(field: str) -> None:
    """By path, code, 编号 and key; by the sentence where there is no entry."""
    place = REPEATED.place
    assert place is not None
    other, ids, plain = REPEATED, IDS, REPEATED._replace(place=None)
    match field:
        case "file":
            other = REPEATED._replace(primary=ALL[2].primary)
        case "code":
            other = REPEATED._replace(code="DJ006")
        case "message":
            assert fingerprints([plain], {}) != fingerprints([plain._replace(message="另一句")], {})
            return
        case "key":
            other = REPEATED._replace(place=place._replace(path=("条目", 0, "时限")))
        case _:
            ids = dict.fromkeys(IDS, "RW-002")
    assert fingerprints([REPEATED], IDS) != fingerprints([other], ids)


def test_alike_findings_are_numbered() -> None:
    """GitLab shows one of those that share a fingerprint: none do."""
    three = fingerprints([REPEATED] * 3, IDS)
    assert len(set(three)) == 3
    assert three[:1] == fingerprints([REPEATED], IDS)


def test_evil_fingerprints() -> None:
    """Every text has one, and parts cannot run into each other."""
    found = [evil(text, file) for text, file in itertools.product(EVIL_TEXTS, EVIL_PATHS)]
    assert len(set(fingerprints(found, {}))) == len(found)
    assert fingerprints([evil("甲", EVIL_PATHS[0])], {})[0].isalnum()
