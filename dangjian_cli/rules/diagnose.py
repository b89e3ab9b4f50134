"""Faults become diagnostics: sentence, severity, place in the file, suppressions. Done once, for every format."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import PurePosixPath

from dangjian_cli.base.position import START_OF_FILE
from dangjian_cli.base.text import closest
from dangjian_cli.diagnostics.diagnostic import Diagnostic, Fault, Location, Note, Place, Severity
from dangjian_cli.models.declared import SeverityWord
from dangjian_cli.models.settings import Settings
from dangjian_cli.rules.base import Rule, Stage
from dangjian_cli.source.source_file import SourceFile
from dangjian_cli.syntax.comments import Suppression, suppressions
from dangjian_cli.syntax.locate import locate
from dangjian_cli.syntax.patterns import COMMENT_WORD

_SUPPRESSIBLE_TEXT = frozenset({"DJ002", "DJ006", "DJ008", "DJ009", "DJ011", "DJ017", "DJ028"})
_WORDS = {
    SeverityWord.ERROR: Severity.ERROR,
    SeverityWord.WARNING: Severity.WARNING,
    SeverityWord.INFO: Severity.INFO,
}


@dataclass(frozen=True, slots=True)
class Diagnoser:
    """Turns faults into diagnostics. `stages` are those that ran: suppressions of others are not idle.

    Not `exact`: lines are worked out only where a comment might silence a finding; elsewhere a finding is of its file
    (the first line). It is for reports, which count findings and name entries, and takes a third of the time.
    """

    rules: Sequence[Rule]
    stages: frozenset[Stage]
    settings: Settings
    sources: Mapping[PurePosixPath, SourceFile]
    exact: bool = True

    def diagnose(self, faults: Iterable[Fault]) -> tuple[Diagnostic, ...]:
        """All findings in order, suppressed ones left out, with those about the suppressions themselves."""
        faults = tuple(faults)
        located = self._locate(faults)
        by_code = {rule.code: rule for rule in self.rules}
        shown = [
            diagnostic
            for fault in faults
            if (diagnostic := self._diagnostic(fault, by_code[fault.code], located)) is not None
        ]
        return tuple(sorted(self._suppress(shown, by_code), key=lambda diagnostic: diagnostic.sort_key))

    def _locate(self, faults: Sequence[Fault]) -> Mapping[Place, Location]:
        """Every symbolic place, one file at a time, each file read again once."""
        by_file: dict[PurePosixPath, set[Place]] = {}
        for fault in faults:
            for where in (fault.where, *(related.where for related in fault.related)):
                if isinstance(where, Place):
                    by_file.setdefault(where.file, set()).add(where)
        located: dict[Place, Location] = {}
        for file, places in by_file.items():
            source = self.sources.get(file)
            needed = source is not None and (self.exact or COMMENT_WORD in source.text)
            spans = locate(source, places) if source is not None and needed else {}
            for place in places:
                located[place] = Location(file, spans.get(place, START_OF_FILE), place.revision)
        return located

    def _diagnostic(self, fault: Fault, rule: Rule, located: Mapping[Place, Location]) -> Diagnostic | None:
        where = fault.where if isinstance(fault.where, Location) else located[fault.where]
        severity = self.severity(fault, rule, where.file)
        if severity is None:
            return None
        sentence = rule.sentence(fault)
        related = tuple(
            Note(note.label, note.where if isinstance(note.where, Location) else located[note.where])
            for note in fault.related
        )
        place = fault.where if isinstance(fault.where, Place) else None
        return Diagnostic(rule.code, severity, sentence.message, where, related, sentence.help, rule.basis.shown, place)

    def severity(self, fault: Fault, rule: Rule, file: PurePosixPath) -> Severity | None:
        """Code default, then the fault, then dangjian.yaml, then its patterns; None when switched off."""
        word = self.settings.severities.get(rule.code)
        for pattern in self.settings.by_path:
            if any(fnmatchcase(file.as_posix(), path) for path in pattern.paths):
                word = pattern.severities.get(rule.code, word)
        if word is None:
            return fault.severity or rule.severity
        return _WORDS.get(word)

    def _suppress(self, found: Sequence[Diagnostic], by_code: Mapping[str, Rule]) -> Iterable[Diagnostic]:
        comments = {file: suppressions(source) for file, source in self.sources.items()}
        used: set[tuple[PurePosixPath, int, str]] = set()
        silenced = {
            (file, comment.line, code.text)
            for file, in_file in comments.items()
            for comment in in_file
            if comment.reason
            for code in comment.codes
        }
        for diagnostic in found:
            key = (diagnostic.primary.file, diagnostic.primary.span.start.line, diagnostic.code)
            if key in silenced and suppressible(diagnostic.code):
                used.add(key)
            else:
                yield diagnostic
        for file, in_file in comments.items():
            for comment in in_file:
                yield from self._about(file, comment, by_code, used)

    def _about(
        self,
        file: PurePosixPath,
        comment: Suppression,
        by_code: Mapping[str, Rule],
        used: set[tuple[PurePosixPath, int, str]],
    ) -> Iterable[Diagnostic]:
        """Findings about one suppression: no reason, unknown code, without effect. They cannot be suppressed."""
        faults: list[Fault] = []
        if comment.problem is not None:
            faults.append(Fault("DJ091", Location(file, comment.span), variant=comment.problem.value))
        for code in comment.codes:
            where = Location(file, code.span)
            rule = by_code.get(code.text)
            if rule is None:
                near = closest(code.text, by_code)
                faults.append(Fault("DJ092", where, {"code": code.text, "near": near or ""}, "near" if near else ""))
            elif comment.reason and not suppressible(code.text):
                faults.append(Fault("DJ093", where, {"code": code.text}, "never"))
            elif comment.reason and rule.stage in self.stages and (file, comment.line, code.text) not in used:
                faults.append(Fault("DJ093", where, {"code": code.text}))
        for fault in faults:
            diagnostic = self._diagnostic(fault, by_code[fault.code], {})
            if diagnostic is not None:
                yield diagnostic


def suppressible(code: str) -> bool:
    """Whether a comment may silence the code: most faults of text and structure may not."""
    if code.startswith("DJ09"):
        return False
    return not "DJ001" <= code <= "DJ029" or code in _SUPPRESSIBLE_TEXT


def strict(diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """With `--strict`: warnings weigh as errors."""
    return tuple(
        diagnostic._replace(severity=Severity.ERROR) if diagnostic.severity is Severity.WARNING else diagnostic
        for diagnostic in diagnostics
    )
