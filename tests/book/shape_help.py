"""What the tests of shape work with: mappings validated at one place, and what was reported there."""

from collections.abc import Mapping
from pathlib import PurePosixPath

from pydantic import BaseModel

from dangjian_cli.book.shape import Shaped, shape
from dangjian_cli.diagnostics.diagnostic import Part, Place, Step
from dangjian_cli.models.kinds import TASKS
from dangjian_cli.models.task import Task
from dangjian_cli.syntax.parsed import Data

ENTRY = Place(PurePosixPath("任务.yaml"), ("条目", 3), revision="v1")
Seen = tuple[str, str, tuple[Step, ...], Part]
"""Code, variant, path below the entry, part."""


def task(**keys: Data) -> Shaped[Task]:
    """A task with these keys, and 编号 and 任务 unless they are given."""
    return shape(Task, {"编号": "RW-1", "任务": "制定计划", **keys}, ENTRY, TASKS.synonyms)


def of(model: type[BaseModel], data: Mapping[str, Data]) -> Shaped[BaseModel]:
    """The mapping against another model, without synonyms."""
    return shape(model, data, ENTRY, {})


def seen(shaped: Shaped[BaseModel] | Shaped[Task]) -> list[Seen]:
    """What was reported."""
    found: list[Seen] = []
    for fault in shaped.faults:
        assert isinstance(fault.where, Place)
        assert (fault.where.file, fault.where.revision) == (ENTRY.file, "v1")
        assert fault.where.path[:2] == ENTRY.path
        found.append((fault.code, fault.variant, fault.where.path[2:], fault.where.part))
    return found
