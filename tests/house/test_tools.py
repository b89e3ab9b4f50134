"""Tests that need a program: skipped where it is missing, failed where it is required, told in one line."""

import shutil

import pytest
import tools


def test_a_missing_program_skips_the_test_unless_it_is_required(monkeypatch: pytest.MonkeyPatch) -> None:
    """And the reason of the skip is what the summary counts."""
    monkeypatch.setattr(shutil, "which", lambda name: None)
    monkeypatch.setenv("DANGJIAN_REQUIRE", "node,browser")
    with pytest.raises(pytest.skip.Exception, match="office：没有 soffice、pdftotext") as skipped:
        tools.required("office")
    with pytest.raises(pytest.fail.Exception, match="要求有 browser：没有 chromium"):
        tools.required("browser")
    assert tools.told([str(skipped.value)] * 3 + ["别的原因"]) == (
        "本机缺少程序，跳过了一些测试：office 3 项（office、browser 可运行 .ci/office-tools 安装）。"
    )
    assert tools.told(["别的原因"]) == ""


def test_programs_are_found_under_any_of_their_names(monkeypatch: pytest.MonkeyPatch) -> None:
    """In the order of the group; Chromium has another name on every system."""
    monkeypatch.setattr(
        shutil, "which", lambda name: f"/bin/{name}" if name in ("google-chrome", "node", "npm") else None
    )
    assert tools.required("browser") == ("/bin/google-chrome",)
    assert tools.required("node") == ("/bin/node", "/bin/npm")
