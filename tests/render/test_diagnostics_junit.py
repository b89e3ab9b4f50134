"""JUnit XML, read back by junitparser."""

import itertools
from pathlib import PurePosixPath

from findings import ALL, EVIL_PATHS, EVIL_TEXTS, FILES, IDS, REPEATED, RULES, evil
from junitparser import Failure, JUnitXml, Skipped, TestCase, TestSuite

from dangjian_cli.base.text import visible
from dangjian_cli.diagnostics.diagnostic import Severity
from dangjian_cli.render.diagnostics.described import told
from dangjian_cli.render.diagnostics.junit import render
from dangjian_cli.render.diagnostics.place import path
from dangjian_cli.render.flow import one_line


def read(text: str) -> list[TestSuite]:
    """The suites; the bytes are read, so that the declaration counts."""
    assert text.startswith('<?xml version="1.0" encoding="UTF-8"?>\n')
    xml = JUnitXml.fromstring(text.encode("utf-8"))
    assert isinstance(xml, JUnitXml)
    return list(xml)


def cases(suite: TestSuite) -> list[TestCase]:
    return list(suite)


def test_report() -> None:
    """One suite a file, in order; a file without errors has a case that passed."""
    text = render(ALL, FILES, RULES, IDS)
    suites = read(text)
    assert [(suite.name, suite.tests, suite.failures, suite.skipped, suite.errors) for suite in suites] == [
        ("丙.yaml", 2, 0, 1, 0),
        ("台账/任务.yaml", 2, 1, 1, 0),
        ("旧.yaml", 1, 0, 0, 0),
    ]
    assert '<testsuites name="dangjian" tests="5" failures="1" errors="0" skipped="2">' in text
    assert [
        (case.name, case.classname, [type(each) for each in case.result]) for suite in suites for case in suite
    ] == [
        ("校验", "丙", []),
        ("DJ027 文件读不了", "丙", [Skipped]),
        ("DJ005 编号重复 RW-001", "台账/任务", [Failure]),
        ("DJ015 引号没有结束", "台账/任务", [Skipped]),
        ("校验", "旧", []),
    ]
    failure = cases(suites[1])[0].result[0]
    assert (failure.message, failure.type) == ("错误[DJ005] 编号“RW-001”重复", "DJ005")
    assert failure.text == (
        "台账/任务.yaml:2:9: 错误[DJ005] 编号“RW-001”重复\n"
        "改法：换一个编号，例如 RW-002\n或者删去这一条\n依据：编号在整个工作区内唯一"
    )
    assert 'file="台账/任务.yaml" line="2"' in text


def test_all_is_well() -> None:
    """Every file is there, so that the server shows how many were checked."""
    suites = read(render((), FILES, {}, {}))
    assert [(suite.name, [case.name for case in suite]) for suite in suites] == [
        ("丙.yaml", ["校验"]),
        ("台账/任务.yaml", ["校验"]),
        ("旧.yaml", ["校验"]),
    ]


def test_no_file() -> None:
    """An empty workspace is an empty report."""
    assert read(render((), (), {}, {})) == []


def test_a_file_that_was_not_asked_for_is_there_when_something_is_found_in_it() -> None:
    """A finding is never lost."""
    assert [suite.name for suite in read(render([REPEATED], (), RULES, IDS))] == ["台账/任务.yaml"]


def test_no_two_cases_share_their_names() -> None:
    """GitLab keeps the first of those that do; 任务.yaml and 任务.yml share their class."""
    twin = REPEATED._replace(primary=REPEATED.primary._replace(file=PurePosixPath("台账/任务.yml")))
    suites = read(render([REPEATED, REPEATED, twin], FILES, RULES, {}))
    names = [(case.classname, case.name) for suite in suites for case in suite]
    assert len(set(names)) == len(names)
    assert ("台账/任务", "DJ005 编号“RW-001”重复（2）") in names


def test_evil() -> None:
    """Any XML reader takes it, and reads what was meant."""
    for text, file in itertools.product(EVIL_TEXTS, EVIL_PATHS):
        for severity, kind in ((Severity.ERROR, Failure), (Severity.INFO, Skipped)):
            one = evil(text, file)._replace(severity=severity)
            output = render([one], [file], RULES, {})
            assert visible(output) == output
            (suite,) = read(output)
            assert suite.name == path(file)
            case = cases(suite)[-1]
            assert case.name == one_line(f"DJ005 {text}")
            (result,) = case.result
            assert isinstance(result, kind)
            assert result.message == one_line(f"{severity.label}[DJ005] {text}")
            assert result.text == f"{path(file)}:2:3: {severity.label}[DJ005] {told(one)}"
