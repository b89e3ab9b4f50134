"""Real programs that a test needs: where one is missing the test is skipped, unless DANGJIAN_REQUIRE names it."""

import os
from typing import NoReturn

import pytest


def missing(tool: str, reason: str) -> NoReturn:
    """Skip the test, or fail it where `DANGJIAN_REQUIRE=office,browser,node` asks for the tool."""
    if tool in os.environ.get("DANGJIAN_REQUIRE", "").split(","):
        pytest.fail(f"DANGJIAN_REQUIRE 要求有 {tool}：{reason}")
    pytest.skip(reason)
