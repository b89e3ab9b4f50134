"""节点模板: the stages that offices go through again and again, by name. Ours, and those of dangjian.yaml."""

from collections.abc import Mapping
from functools import cache
from pathlib import PurePosixPath

from dangjian_cli.models.settings import Settings
from dangjian_cli.source.files import packaged_text
from dangjian_cli.source.source_file import SourceFile
from dangjian_cli.syntax.parse import parse

_SHIPPED = "data/templates/节点.yaml"


def stages_of(settings: Settings) -> Mapping[str, tuple[str, ...]]:
    """Every template by its name; one of the workspace replaces ours of the same name."""
    return {**_shipped(), **settings.stages}


@cache
def _shipped() -> Mapping[str, tuple[str, ...]]:
    data = parse(SourceFile(PurePosixPath(_SHIPPED), packaged_text(_SHIPPED))).data
    named = data.items() if isinstance(data, dict) else ()
    return {name: tuple(str(one) for one in stages) for name, stages in named if isinstance(stages, list)}
