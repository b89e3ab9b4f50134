"""The patterns of `排除:`."""

from pathlib import PurePosixPath

import pytest

from dangjian_cli.source.globs import excluder


@pytest.mark.parametrize(
    ("pattern", "path", "matches"),
    [
        ("草稿.yaml", "草稿.yaml", True),
        ("草稿.yaml", "甲/草稿.yaml", True),
        ("草稿.yaml", "甲草稿.yaml", False),
        ("归档", "归档/甲.yaml", True),
        ("归档/", "乙/归档/甲/丙.yaml", True),
        ("归档", "归档二/甲.yaml", False),
        ("/归档", "归档/甲.yaml", True),
        ("/归档", "乙/归档/甲.yaml", False),
        ("甲/归档", "甲/归档/一.yaml", True),
        ("甲/归档", "乙/甲/归档/一.yaml", False),
        ("*.yml", "甲/乙.yml", True),
        ("*.yml", "甲.yml/乙.yaml", True),
        ("20??.yaml", "2026.yaml", True),
        ("20??.yaml", "20261.yaml", False),
        ("甲/*.yaml", "甲/一.yaml", True),
        ("甲/*.yaml", "甲/乙/一.yaml", False),
        ("甲/**/一.yaml", "甲/一.yaml", True),
        ("甲/**/一.yaml", "甲/乙/丙/一.yaml", True),
        ("**/旧/**", "甲/旧/一.yaml", True),
        ("**/旧", "旧/一.yaml", True),
        ("甲/**", "甲/乙/一.yaml", True),
        ("甲**", "甲乙/丙.yaml", True),
        ("./草稿.yaml", "草稿.yaml", True),
        ("归档\\旧", "归档/旧/一.yaml", True),
        ("[甲].yaml", "甲.yaml", False),
        ("[甲].yaml", "[甲].yaml", True),
        ("a.b", "aXb", False),
        ("", "甲.yaml", False),
        (" / ", "甲.yaml", False),
    ],
)
def test_pattern(pattern: str, path: str, matches: bool) -> None:
    """As in .gitignore, with brackets and dots as they stand."""
    assert excluder([pattern])(PurePosixPath(path)) is matches


def test_any_pattern_excludes() -> None:
    """One that matches is enough; without patterns nothing is excluded."""
    assert excluder(["甲", "乙"])(PurePosixPath("乙"))
    assert not excluder([])(PurePosixPath("乙"))
