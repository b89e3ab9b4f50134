"""One mistake, one finding: nothing is called missing or wrong that was only misread."""

from pathlib import Path

import pytest
from badinput_workspace import BAD, findings, lay_out, run_here, spots, three

MISREAD = {
    "braces": "{{{value}}}",
    "anchor": "&a {value}",
    "tag": "!!str {value}",
    "control character": "\x01{value}",
    "comment": "#{value}",
    "too deep": "[[[{value}]]]",
    "a mapping": "{{姓名: {value}}}",
    "full-width comma in brackets": "[{value}，乙]",
}
DONE = "    完成日期: 2026-06-20\n    佐证: [{名称: 学习计划, 文号: 市机党〔2026〕5号}]\n"


@pytest.mark.parametrize("how", MISREAD)
@pytest.mark.parametrize("key", ["措施", "牵头领导", "责任单位", "责任人", "时限"])
def test_misread_value_is_not_called_missing(key: str, how: str, tmp_path: Path) -> None:
    """Whatever keeps the value from being read, its key stands there: only the mistake itself is told."""
    lines = three().split("\n")
    number = next(index for index, line in enumerate(lines) if index > 12 and line.startswith(f"    {key}: "))
    value = lines[number].partition(": ")[2]
    lines[number] = f"    {key}: " + MISREAD[how].format(value=value)
    found = findings(run_here(["check", BAD, "--format", "json"], lay_out(tmp_path, "\n".join(lines))))
    assert [spot.partition(":")[0] for spot in spots(found)] == [str(number + 1)]


@pytest.mark.parametrize("key", ["措施", "牵头领导", "责任单位", "责任人", "时限"])
def test_key_written_twice_is_not_called_missing(key: str, tmp_path: Path) -> None:
    """Of two values neither counts, and both are there."""
    text = three().replace(f"    {key}: ", f"    {key}: 李某\n    {key}: ", 1)
    (one,) = findings(run_here(["check", BAD, "--format", "json"], lay_out(tmp_path, text)))
    assert one.spot.endswith("DJ013")


@pytest.mark.parametrize("how", ["braces", "anchor", "control character", "comment"])
@pytest.mark.parametrize("key", ["完成日期", "佐证"])
def test_misread_fact_raises_no_doubt_about_others(key: str, how: str, tmp_path: Path) -> None:
    """A completion without a readable date, an evidence that could not be read: no second finding on the entry."""
    lines = three(DONE).split("\n")
    number = next(index for index, line in enumerate(lines) if line.startswith(f"    {key}: "))
    value = lines[number].partition(": ")[2]
    lines[number] = f"    {key}: " + MISREAD[how].format(value=value)
    found = findings(run_here(["check", BAD, "--format", "json"], lay_out(tmp_path, "\n".join(lines))))
    assert {spot.partition(":")[0] for spot in spots(found)} == {str(number + 1)}


def test_what_is_really_missing_is_told(tmp_path: Path) -> None:
    """The same entry without the line."""
    text = three().replace("    责任人: 张某\n", "", 1)
    (one,) = findings(run_here(["check", BAD, "--format", "json"], lay_out(tmp_path, text)))
    assert one.spot == "6:9 DJ201"
