"""Models that are imported when they are first needed.

To make a model costs a millisecond or more, and most workspaces keep few kinds of ledger. What asks whether something
is of a model need not load it: of a model that nobody has imported there is nothing.
"""

import sys
from importlib import import_module
from typing import Generic, TypeGuard, TypeVar, cast

from pydantic import BaseModel

M_co = TypeVar("M_co", bound=BaseModel, covariant=True)


class Later(Generic[M_co]):
    """A model by its module and its name, as in `task.Task`."""

    __slots__ = ("_model", "_module", "_name")

    def __init__(self, path: str) -> None:
        module, self._name = path.split(".")
        self._module = f"{__package__}.{module}"
        self._model: type[M_co] | None = None

    @property
    def loaded(self) -> bool:
        """Whether anybody has imported the model."""
        return self._model is not None or self._module in sys.modules

    def __call__(self) -> type[M_co]:
        """The model itself."""
        if self._model is None:
            self._model = cast("type[M_co]", getattr(import_module(self._module), self._name))
        return self._model

    def made(self, value: object) -> TypeGuard[M_co]:
        """`isinstance`."""
        return self.loaded and isinstance(value, self())

    def covers(self, model: type[BaseModel]) -> bool:
        """`issubclass`: whether that model is this one, or one made from it."""
        return self.loaded and issubclass(model, self())
