"""The stream of YAML events that all our reading starts from.

Never `yaml.load` or `compose`: both recurse, and the C one crashes the process on deep nesting (measured). Events cost
nothing of that kind: depth is counted by whoever reads them.
"""

from collections.abc import Callable
from io import StringIO

import yaml
from yaml.events import Event

Events = Callable[[], Event | None]
"""Gives the next event at every call; raises yaml.YAMLError where the text is no YAML."""


def fast_events(stream: str | StringIO) -> Events:
    """Events of libyaml: 20 times as fast as the pure parser."""
    return yaml.CSafeLoader(stream).get_event


def pure_events(stream: str | StringIO) -> Events:
    """Events of the pure Python parser, for machines without the compiled one."""
    return yaml.BaseLoader(stream).get_event


events: Callable[[str | StringIO], Events] = fast_events if yaml.__with_libyaml__ else pure_events
