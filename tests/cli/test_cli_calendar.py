"""The calendar, read back by an independent library: every open deadline once, on its day, with alarms."""

import json
from pathlib import Path

import icalendar
from cli_runner import run_here

EDIT = Path(__file__).parents[1] / "data" / "edit"


def test_a_calendar_holds_what_the_list_holds(tmp_path: Path) -> None:
    """UID, day and title of every open obligation with a deadline; lines within 75 octets; the same bytes twice."""
    file = tmp_path / "时限.ics"
    for _ in range(2):
        before = file.read_bytes() if file.exists() else None
        assert run_here(["export", str(EDIT), "--unit", "工委办公室", "--output", str(file)], tmp_path).code == 0
        assert before in (None, file.read_bytes())
    data = file.read_bytes()
    assert all(len(line) <= 75 for line in data.split(b"\r\n"))
    found = {
        str(event["UID"]).removesuffix("@dangjian"): (event.decoded("DTSTART").isoformat(), str(event["SUMMARY"]))
        for event in icalendar.Calendar.from_ical(data.decode()).walk("VEVENT")
    }
    shown = run_here(["list", str(EDIT), "--unit", "工委办公室", "--milestones", "--format", "json"], tmp_path)
    owed = json.loads(shown.stdout)["obligations"]
    wanted = {
        one["id"]: one["due"]
        for one in owed
        if one["phase"] != "已完成" and one["hold"] == "无" and one["due"] is not None
    }
    assert {id_: day for id_, (day, _) in found.items()} == wanted
    assert all(len(event.walk("VALARM")) == 2 for event in icalendar.Calendar.from_ical(data.decode()).walk("VEVENT"))
    assert found["RW-2026-017"][1] == "整理党建档案"
