"""Diagnostics as JUnit XML, which GitLab, Jenkins and most other servers show as tests.

A file is a suite. Every finding is a case of its own, since servers show one message a case: an error is a failure; a
warning and a 提示 are *skipped*, for both GitLab and Jenkins count those, list them and show their text without turning
red, while of a case that passed nobody shows the output. A file without errors has one more case, 校验, that passed: so
the server shows how many files are in order.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import PurePosixPath
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from dangjian_cli.diagnostics.diagnostic import Diagnostic, Place, Severity
from dangjian_cli.render.diagnostics.described import Described, told
from dangjian_cli.render.diagnostics.fingerprint import entry_id
from dangjian_cli.render.diagnostics.place import path, place
from dangjian_cli.render.flow import one_line

_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
_PASSED = "校验"
_KINDS = {Severity.ERROR: "failure", Severity.WARNING: "skipped", Severity.INFO: "skipped"}


def render(
    diagnostics: Sequence[Diagnostic],
    files: Iterable[PurePosixPath],
    rules: Mapping[str, Described],
    ids: Mapping[Place, str],
) -> str:
    """All findings by file, and every file that was checked. Control characters, illegal in XML, are spelled out.

    `ids` holds the 编号 of every entry, by the place of the entry.
    """
    by_file: dict[PurePosixPath, list[Diagnostic]] = {file: [] for file in files}
    for one in diagnostics:
        by_file.setdefault(one.primary.file, []).append(one)
    root = Element("testsuites", name="dangjian")
    cases = _Cases(rules, ids)
    for file in sorted(by_file, key=PurePosixPath.as_posix):
        root.append(_suite(file, by_file[file], cases))
    _count(root)
    indent(root)
    return f"{_HEAD}{tostring(root, encoding='unicode')}\n"


class _Cases:
    """Makes cases. Servers know a case again by its names: they hold no line, and no sentence where there is a 编号."""

    def __init__(self, rules: Mapping[str, Described], ids: Mapping[Place, str]) -> None:
        self._rules, self._ids = rules, ids
        self._seen: Counter[tuple[str, str]] = Counter()

    def of(self, one: Diagnostic) -> Element:
        """The case of a finding."""
        id_ = entry_id(one, self._ids)
        subject = one.message if id_ is None else f"{self._rules[one.code].name} {id_}"
        case = self.named(one.primary.file, f"{one.code} {subject}")
        case.set("line", str(one.primary.span.start.line))
        return case

    def named(self, file: PurePosixPath, words: str) -> Element:
        """A case of the file. GitLab keeps one of those that share their names: a repeated name gets a number.

        Jenkins cuts the class at its last dot, so the file's ending is left out of it.
        """
        name, class_ = one_line(words), path(file).removesuffix(file.suffix)
        self._seen[class_, name] += 1
        number = self._seen[class_, name]
        written = name if number == 1 else f"{name}（{number}）"
        return Element("testcase", name=written, classname=class_, file=path(file))


def _suite(file: PurePosixPath, found: Sequence[Diagnostic], cases: _Cases) -> Element:
    suite = Element("testsuite", name=path(file))
    if all(one.severity is not Severity.ERROR for one in found):
        suite.append(cases.named(file, _PASSED))
    for one in found:
        case = cases.of(one)
        suite.append(case)
        label = f"{one.severity.label}[{one.code}]"
        outcome = SubElement(case, _KINDS[one.severity], message=one_line(f"{label} {one.message}"))
        if outcome.tag == "failure":
            outcome.set("type", one.code)
        # GitLab shows the text and not the attributes: it says everything.
        outcome.text = f"{place(one.primary)}: {label} {told(one)}"
    _count(suite)
    return suite


def _count(element: Element) -> None:
    element.set("tests", str(len(element.findall(".//testcase"))))
    element.set("failures", str(len(element.findall(".//failure"))))
    element.set("errors", "0")
    element.set("skipped", str(len(element.findall(".//skipped"))))
