"""What the models say about a field, for those who hold only its path."""

from collections.abc import Iterator, Sequence
from functools import cache
from typing import get_args

from pydantic import BaseModel

Step = str | int


def takes_text(model: type[BaseModel], path: Sequence[Step]) -> bool:
    """Whether the value at the path of keys and indexes is kept as the text it is."""
    return _takes_text(model, tuple(step for step in path if isinstance(step, str)))


@cache
def _takes_text(model: type[BaseModel], keys: tuple[str, ...]) -> bool:
    for info in model.model_fields.values():
        if keys and info.alias == keys[0]:
            kinds = tuple(leaves(info.annotation))
            if len(keys) == 1:
                return str in kinds
            return any(_takes_text(leaf, keys[1:]) for leaf in kinds if issubclass(leaf, BaseModel))
    return False


def leaves(annotation: object) -> Iterator[type]:
    """The plain classes that an annotation is built from."""
    arguments = get_args(annotation)
    if not arguments and isinstance(annotation, type):
        yield annotation
    for argument in arguments:
        yield from leaves(argument)
