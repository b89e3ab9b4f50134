"""A page read back with html.parser: its elements, its tables and all that a reader sees."""

from dataclasses import dataclass, field
from html.parser import HTMLParser

_VOID = frozenset({"meta", "input"})
_MADE_OF_TEXT = frozenset({"style", "script"})


@dataclass
class Element:
    """One element: its name, attributes, text of itself and of all within."""

    name: str
    attributes: dict[str, str | None]
    text: str = ""
    inside: list["Element"] = field(default_factory=list)

    def all(self, name: str, **attributes: str) -> list["Element"]:
        """The elements within of that name and with those attributes (class_ stands for class), in order."""
        wanted = {key.rstrip("_"): value for key, value in attributes.items()}
        found = []
        for one in self.inside:
            if one.name == name and all(one.attributes.get(key) == value for key, value in wanted.items()):
                found.append(one)
            found += one.all(name, **attributes)
        return found

    def one(self, name: str, **attributes: str) -> "Element":
        """The only such element."""
        (found,) = self.all(name, **attributes)
        return found

    def cells(self) -> list[list[str]]:
        """The texts of a table, row by row: head, body, foot."""
        return [[cell.text for cell in row.inside if cell.name in ("th", "td")] for row in self.all("tr")]


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.root = Element("", {})
        self._open = [self.root]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, dict(attrs))
        self._open[-1].inside.append(element)
        if tag not in _VOID:
            self._open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._open[-1].inside.append(Element(tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self._open[-1].name == tag, f"</{tag}> closes <{self._open[-1].name}>"
        self._open.pop()

    def handle_data(self, data: str) -> None:
        for element in self._open:
            if self._open[-1].name not in _MADE_OF_TEXT or element is self._open[-1]:
                element.text += data

    def handle_comment(self, data: str) -> None:
        raise AssertionError(f"a comment: {data}")


def read_page(html: str) -> Element:
    """The whole page; AssertionError when an element is not closed where it should be, or there is a comment."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    assert reader._open == [reader.root]
    return reader.root
