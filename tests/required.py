"""Programs and packages that a test needs and that not every machine has."""

import os
from typing import NoReturn

import pytest


def absent(need: str, reason: str) -> NoReturn:
    """Skip the test, or fail it where DANGJIAN_REQUIRE names the need (`office,node`): CI must not skip in silence."""
    if need in os.environ.get("DANGJIAN_REQUIRE", "").split(","):
        pytest.fail(f"DANGJIAN_REQUIRE 要求有 {need}：{reason}")
    pytest.skip(reason)
