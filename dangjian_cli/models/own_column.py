"""栏目: a column that a 通用清单 declares itself, and what may be wrong with such declarations."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Annotated, ClassVar, NamedTuple

from pydantic import Field, ValidationError

from dangjian_cli.models.declared import ColumnType
from dangjian_cli.models.fields import NameList, Text, YesNo
from dangjian_cli.models.records import BareRecord


class OwnColumn(BareRecord):
    """One column; a bare text is the name of one of texts.

    Nothing is required here: what a declaration lacks is told by DJ032, and the rest is used.
    """

    BARE: ClassVar[str] = "列"

    name: Annotated[Text | None, Field(alias="列", description="列的名称，条目里就写这个键")] = None
    type: Annotated[ColumnType | None, Field(alias="类型", description="这一列写什么；不写为文字")] = None
    options: Annotated[NameList, Field(alias="选项", description="类型是选项的，可以写哪些")] = ()
    several: Annotated[YesNo | None, Field(alias="多选", description="选项、单位、编号可以写几个的，写 是")] = None
    required: Annotated[YesNo | None, Field(alias="必填", description="每个条目都要写的，写 是")] = None
    measure: Annotated[Text | None, Field(alias="计量单位", description="数字的单位，如 个、元")] = None
    counted: Annotated[YesNo | None, Field(alias="考核", description="有几列时限的，按哪一列考核，在那一列写 是")] = (
        None
    )
    note: Annotated[Text | None, Field(alias="说明", description="怎么填，给填写的人看")] = None

    @property
    def sort(self) -> ColumnType:
        """The type; text where none is given, or no word to choose from is."""
        type_ = self.type or ColumnType.TEXT
        return ColumnType.TEXT if type_ is ColumnType.CHOICE and not self.words else type_

    @property
    def words(self) -> tuple[str, ...]:
        """The words to choose from, each once."""
        return tuple(dict.fromkeys(word.strip() for word in self.options if word.strip()))

    @property
    def many(self) -> bool:
        """Whether a value may be several."""
        return bool(self.several) and self.sort in _SEVERAL


_SEVERAL = frozenset({ColumnType.CHOICE, ColumnType.UNIT, ColumnType.REFERENCE})


class Misdeclared(NamedTuple):
    """Something wrong with a declaration: which column, at which of its keys, which sentence of DJ032, its values."""

    at: int
    key: str | None
    variant: str
    values: Mapping[str, str]


def read_columns(value: object) -> tuple[OwnColumn, ...]:
    """The columns that can be read of a 栏目 as it stands in a file; keys that are faulty are left out."""
    elements = value if isinstance(value, list) else ()
    return tuple(_read(element) for element in elements if isinstance(element, dict | str))


def _read(element: dict[str, object] | str) -> OwnColumn:
    """One column. Words that are not the right ones are read as what they mean, as everywhere."""
    data = {"列": element} if isinstance(element, str) else dict(element)
    for _ in range(2 * len(data) + 1):
        try:
            return OwnColumn.model_validate(data)
        except ValidationError as error:
            for one in error.errors(include_url=False):
                key, canonical = str(one["loc"][0]), one.get("ctx", {}).get("canonical")
                if canonical and data.get(key) != canonical:
                    data[key] = canonical
                else:
                    data.pop(key, None)
    return OwnColumn()


def usable(columns: Sequence[OwnColumn], taken: frozenset[str]) -> Iterator[OwnColumn]:
    """The columns that have a name of their own: of two with the same name the first is meant."""
    seen: set[str] = set()
    for column in columns:
        if column.name and column.name not in seen and not _is_taken(column, taken):
            seen.add(column.name)
            yield column


def counted_deadline(columns: Sequence[OwnColumn]) -> OwnColumn | None:
    """The column by which entries are owed: the one that is marked, else the first that is a deadline."""
    deadlines = [column for column in columns if column.sort is ColumnType.DEADLINE]
    return next((column for column in deadlines if column.counted), deadlines[0] if deadlines else None)


def misdeclared(columns: Sequence[OwnColumn], taken: frozenset[str], common: frozenset[str]) -> Iterator[Misdeclared]:
    """What is wrong with the columns. `taken` are names that mean something else, `common` keys of every entry."""
    seen: dict[str, int] = {}
    for index, column in enumerate(columns):
        name = column.name
        if not name:
            yield Misdeclared(index, None, "own_nameless", {"number": str(index + 1)})
            continue
        if name in common and not _is_deadline_itself(column):
            yield Misdeclared(index, "列", "own_common", {"name": name})
        elif _is_taken(column, taken):
            yield Misdeclared(index, "列", "own_taken", {"name": name})
        elif name in seen:
            yield Misdeclared(index, "列", "own_twice", {"name": name, "number": str(seen[name] + 1)})
        seen.setdefault(name, index)
        yield from _unfit(index, column, name)
    yield from _deadlines(columns)


def _unfit(index: int, column: OwnColumn, name: str) -> Iterator[Misdeclared]:
    """Keys that do not go with the type."""
    is_choice = column.type is ColumnType.CHOICE
    type_ = column.type.value if column.type is not None else "文字"
    if is_choice and not column.words:
        yield Misdeclared(index, "选项" if column.options else "类型", "own_no_options", {"name": name})
    elif column.options and not is_choice:
        yield Misdeclared(index, "选项", "own_options_idle", {"name": name, "type": type_})
    elif is_choice and len(column.words) < len(column.options):
        yield Misdeclared(index, "选项", "own_options_twice", {"name": name})
    if column.several and column.type not in _SEVERAL:
        yield Misdeclared(index, "多选", "own_several_idle", {"name": name, "type": type_})
    if column.counted and column.type is not ColumnType.DEADLINE:
        yield Misdeclared(index, "考核", "own_counted_idle", {"name": name, "type": type_})


def _deadlines(columns: Sequence[OwnColumn]) -> Iterator[Misdeclared]:
    """Several deadlines of which none, or more than one, is said to be the one that counts."""
    deadlines = [(index, column) for index, column in enumerate(columns) if column.type is ColumnType.DEADLINE]
    marked = [index for index, column in deadlines if column.counted]
    if len(deadlines) > 1 and len(marked) != 1:
        names = "、".join(column.name or "" for _, column in deadlines)
        index = marked[1] if marked else deadlines[1][0]
        yield Misdeclared(index, "考核" if marked else "类型", "own_deadlines", {"names": names})


def _is_taken(column: OwnColumn, taken: frozenset[str]) -> bool:
    return column.name in taken and not _is_deadline_itself(column)


def _is_deadline_itself(column: OwnColumn) -> bool:
    """A column of deadlines may be called what the common key is called."""
    return column.name == ColumnType.DEADLINE.value and column.type is ColumnType.DEADLINE
