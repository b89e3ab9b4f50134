"""An editor without a window: it starts a language server over standard input and output and speaks its protocol."""

import json
import queue
import subprocess
import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import IO, NamedTuple

Json = bool | int | float | str | None | Sequence["Json"] | Mapping[str, "Json"]
Message = dict[str, Json]

_SETTINGS: Mapping[str, Json] = {
    "yaml": {
        "validate": True,
        "completion": True,
        "hover": True,
        "schemaStore": {"enable": False},  # nothing from the network: the schema is named in the file
    },
}


class Found(NamedTuple):
    """A diagnostic of the server: line and column as editors show them, and its text."""

    line: int
    column: int
    message: str


class Suggestion(NamedTuple):
    """One line of the list that pops up."""

    label: str
    documentation: str
    insert: str


class Editor:
    """One server and the files that are open in it."""

    def __init__(self, server: subprocess.Popen[bytes], root: Path) -> None:
        self._server = server
        self._answers: dict[int, queue.Queue[Message]] = {}
        self._diagnostics: dict[str, list[Found]] = {}
        self._published = threading.Condition()
        self._last_id = 0
        threading.Thread(target=self._listen, daemon=True).start()
        self._ask("initialize", {"processId": None, "rootUri": root.as_uri(), "capabilities": _CAPABILITIES})
        self._tell("initialized", {})
        self._tell("workspace/didChangeConfiguration", {"settings": _SETTINGS})

    def open(self, path: Path, text: str) -> None:
        """Show a text as the content of a file, which need not be on the disk."""
        document: Json = {"uri": path.as_uri(), "languageId": "yaml", "version": 1, "text": text}
        self._tell("textDocument/didOpen", {"textDocument": document})

    def diagnostics(self, path: Path, patience: float = 30) -> list[Found]:
        """What is underlined in an open file, once the server has looked at it."""
        with self._published:
            if not self._published.wait_for(lambda: path.as_uri() in self._diagnostics, patience):
                raise TimeoutError(f"语言服务器 {patience} 秒内没有检查 {path.name}")
            return self._diagnostics[path.as_uri()]

    def complete(self, path: Path, line: int, column: int) -> list[Suggestion]:
        """What pops up at a place (1-based) of an open file."""
        answer = self._ask("textDocument/completion", _at(path, line, column))
        items = answer.get("items") if isinstance(answer, Mapping) else answer
        assert isinstance(items, Sequence)
        return [_suggestion(item) for item in items if isinstance(item, Mapping)]

    def hover(self, path: Path, line: int, column: int) -> str:
        """What is shown beside the pointer at a place (1-based) of an open file."""
        answer = self._ask("textDocument/hover", _at(path, line, column))
        return _text(answer.get("contents")) if isinstance(answer, Mapping) else ""

    def close(self) -> None:
        """End the server as the protocol asks for it."""
        self._ask("shutdown", None)
        self._tell("exit", None)
        self._server.wait(10)

    def _ask(self, method: str, params: Json) -> Json:
        self._last_id += 1
        answer = self._answers[self._last_id] = queue.Queue()
        self._send({"id": self._last_id, "method": method, "params": params})
        return answer.get(timeout=30).get("result")

    def _tell(self, method: str, params: Json) -> None:
        self._send({"method": method, "params": params})

    def _send(self, message: Message) -> None:
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        assert self._server.stdin is not None
        self._server.stdin.write(b"Content-Length: %d\r\n\r\n%b" % (len(body), body))
        self._server.stdin.flush()

    def _listen(self) -> None:
        assert self._server.stdout is not None
        for message in _messages(self._server.stdout):
            id_, method = message.get("id"), message.get("method")
            if method is None and isinstance(id_, int):
                self._answers[id_].put(message)
            elif method == "textDocument/publishDiagnostics":
                self._publish(message["params"])
            elif id_ is not None:
                self._send({"id": id_, "result": _reply(method, message.get("params"))})

    def _publish(self, params: Json) -> None:
        assert isinstance(params, Mapping)
        uri, items = params["uri"], params["diagnostics"]
        assert isinstance(uri, str)
        assert isinstance(items, Sequence)
        with self._published:
            self._diagnostics[uri] = [_found(item) for item in items if isinstance(item, Mapping)]
            self._published.notify_all()


@contextmanager
def editor(command: Sequence[str | Path], root: Path) -> Iterator[Editor]:
    """An editor with this server, in this folder."""
    pipe = subprocess.PIPE
    with subprocess.Popen(command, cwd=root, stdin=pipe, stdout=pipe, stderr=subprocess.DEVNULL) as server:
        try:
            window = Editor(server, root)
            yield window
            window.close()
        finally:
            server.kill()


_CAPABILITIES: Mapping[str, Json] = {
    "workspace": {"configuration": True, "didChangeConfiguration": {"dynamicRegistration": True}},
    "textDocument": {
        "completion": {"completionItem": {"documentationFormat": ["markdown", "plaintext"], "snippetSupport": True}},
        "hover": {"contentFormat": ["markdown", "plaintext"]},
        "publishDiagnostics": {"relatedInformation": True},
    },
}


def _messages(stream: IO[bytes]) -> Iterator[Message]:
    while header := stream.readline():
        length = int(header.partition(b":")[2])
        while stream.readline().strip():
            pass
        yield json.loads(stream.read(length))


def _reply(method: Json, params: Json) -> Json:
    """What an editor answers when the server asks for something."""
    if method == "workspace/configuration" and isinstance(params, Mapping):
        items = params["items"]
        assert isinstance(items, Sequence)
        return [_SETTINGS.get(str(item["section"])) for item in items if isinstance(item, Mapping)]
    return None


def _at(path: Path, line: int, column: int) -> Json:
    return {"textDocument": {"uri": path.as_uri()}, "position": {"line": line - 1, "character": column - 1}}


def _found(item: Mapping[str, Json]) -> Found:
    span = item["range"]
    assert isinstance(span, Mapping)
    start = span["start"]
    assert isinstance(start, Mapping)
    line, column = start["line"], start["character"]
    assert isinstance(line, int)
    assert isinstance(column, int)
    return Found(line + 1, column + 1, str(item["message"]))


def _suggestion(item: Mapping[str, Json]) -> Suggestion:
    edit = item.get("textEdit")
    insert = edit["newText"] if isinstance(edit, Mapping) else item.get("insertText")
    return Suggestion(str(item["label"]), _text(item.get("documentation")), str(insert))


def _text(content: Json) -> str:
    """Text, or marked text with its kind."""
    return str(content["value"]) if isinstance(content, Mapping) else str(content or "")
