"""Sparing start-up: what a command of a second's life does not need."""

import os
import sys
from importlib import import_module
from types import ModuleType


def spare() -> None:
    """To be called before Pydantic is imported.

    Pydantic looks through `importlib.metadata` for plugins when it builds its first model, and imports `secrets` for
    types that we have none of. The imports alone cost 20 and 5 ms: a stand-in waits until someone really asks
    something.
    """
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    for name in ("importlib.metadata", "secrets"):
        if name not in sys.modules:
            sys.modules[name] = _StandIn(name)


class _StandIn(ModuleType):
    """Becomes the real module as soon as one of its names is wanted; `entry_points` as soon as it is called."""

    def entry_points(self, **selected: str) -> object:
        """What the real one gives."""
        return self._real().entry_points(**selected)

    def __getattr__(self, name: str) -> object:
        if name.startswith("__"):
            raise AttributeError(name)
        return getattr(self._real(), name)

    def _real(self) -> ModuleType:
        if sys.modules.get(self.__name__) is self:
            del sys.modules[self.__name__]
        return import_module(self.__name__)
