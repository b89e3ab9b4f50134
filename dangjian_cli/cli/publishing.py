"""Documents in every format: as text on the screen, or as files that an office sends on."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from dangjian_cli.base.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from dangjian_cli.cli.output import Output
    from dangjian_cli.cli.session import Session
    from dangjian_cli.document.document import Document
    from dangjian_cli.document.value import Value

DocumentFormat = Literal["text", "json", "csv", "markdown", "html", "excel", "word"]
FORMATS: tuple[DocumentFormat, ...] = ("text", "json", "csv", "markdown", "html", "excel", "word")
ENDINGS: "Mapping[DocumentFormat, str]" = {
    "text": ".txt",
    "json": ".json",
    "csv": ".csv",
    "markdown": ".md",
    "html": ".html",
    "excel": ".xlsx",
    "word": ".docx",
}
_MADE = frozenset({"html", "excel", "word"})
"""What somebody may have gone on writing in: an existing file is not replaced unasked."""


def require_free(path: Path | None, format: DocumentFormat, *, force: bool) -> None:
    """UsageError when the format needs a file and none was named, or the file is there and `--force` is not."""
    named = path is not None and path != Path("-")
    if format in ("excel", "word") and not named:
        raise UsageError(
            f"{'Excel' if format == 'excel' else 'Word'} 文件不能显示在屏幕上",
            f"用 --output 写明文件名，如 --output 报告{ENDINGS[format]}",
        )
    if path is None or not named or format not in _MADE:
        return
    if not path.parent.is_dir():
        raise UsageError(f"没有 {path.parent} 这个文件夹", "先新建文件夹，或换一个地方存放")
    if path.is_file() and not force:
        raise UsageError(f"{path} 已经有了，没有覆盖", "换一个文件名；确实要覆盖的，加上 --force")


@dataclass(frozen=True, slots=True)
class Page:
    """A document with what every report says on top: the day, the period, the units, what was not counted.

    `values` are what a script reads beside the document; they are worked out for JSON alone.
    """

    session: "Session"
    document: "Document"
    head: "Mapping[str, Value]"
    values: "Callable[[], Mapping[str, Value]]" = dict

    def content(self, format: DocumentFormat, out: "Output") -> str | bytes:
        """The document in a format; Excel and Word are bytes."""
        match format:
            case "json":
                return self._json()
            case "html":
                from dangjian_cli.render.html import render as render_html

                return render_html(self.document)
            case "excel":
                from dangjian_cli.render.excel import render as render_excel

                return render_excel(self.document)
            case "word":
                from dangjian_cli.render.word import render as render_word

                return render_word(self.document)
            case _:
                return self.session.drawn(self.document, format, out)

    def _json(self) -> str:
        from dangjian_cli.layout.document_json import document_values
        from dangjian_cli.layout.shared import unread_values
        from dangjian_cli.render.json import render

        unread = unread_values(self.session.loaded.book, self.session.displayed)
        return render(document_values(self.document, {**self.head, **self.values()}, {"unread": unread}))

    def publish(self, format: DocumentFormat, out: "Output") -> None:
        """Show it, or write it into the file of `--output`."""
        content = self.content(format, out)
        if isinstance(content, bytes):
            out.save(content)
        else:
            out.answer(content, bom=format == "csv")
