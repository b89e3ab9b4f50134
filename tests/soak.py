"""How long random campaigns run: `make soak` runs them whole, `make check` one per cent of them."""

import os
from collections.abc import Callable
from typing import TypeVar

import pytest
from hypothesis import HealthCheck, settings

PERCENT = int(os.environ.get("DANGJIAN_SOAK_PERCENT", "1"))

T = TypeVar("T", bound=Callable[..., None])


def campaign(examples: int) -> Callable[[T], T]:
    """A test with so many examples in `make check`, and a hundred times as many in `make soak`."""

    def decorated(test: T) -> T:
        run = settings(max_examples=examples * PERCENT, deadline=None, suppress_health_check=[HealthCheck.too_slow])
        marked: T = pytest.mark.soak(run(test))
        return marked

    return decorated
