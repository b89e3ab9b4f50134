"""`dangjian diff [OLD [NEW]]`: what changed in the work between two revisions."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from dangjian_cli.base.clock import today
from dangjian_cli.base.errors import EXIT_CLEAN, EXIT_OBJECTIONS, UsageError
from dangjian_cli.cli.opening import located
from dangjian_cli.cli.options import FORMAT, AsOf, Colour, Force, OutputFile, Quiet, Unit, chosen_format
from dangjian_cli.cli.output import Output
from dangjian_cli.cli.publishing import FORMATS, DocumentFormat, Page, require_free
from dangjian_cli.cli.session import Session

if TYPE_CHECKING:
    from dangjian_cli.book.load import Loaded
    from dangjian_cli.diagnostics.diagnostic import Place
    from dangjian_cli.document.value import Value
    from dangjian_cli.layout.diff import Told
    from dangjian_cli.review.review import Review
    from dangjian_cli.source.git import Repository
    from dangjian_cli.source.revision import Revision
    from dangjian_cli.source.tree import Tree


def command(
    words: Annotated[
        list[str] | None,
        typer.Argument(metavar="版本", help="原来的和现在的版本，如 HEAD~1、甲..乙；不写为上次提交与现在"),
    ] = None,
    staged: Annotated[bool, typer.Option("--staged", help="现在的一边是已暂存、还没有提交的")] = False,
    since: Annotated[
        str | None,
        typer.Option("--since", metavar="日期", help="从哪天以来，如 2026-07-01、上周、上月", show_default=False),
    ] = None,
    unit: Unit = None,
    no_figures: Annotated[bool, typer.Option("--no-figures", help="不算对数字的影响，快一些")] = False,
    exit_code: Annotated[bool, typer.Option("--exit-code", help="有变化时以 1 退出，供脚本使用")] = False,
    as_of: AsOf = None,
    format: Annotated[DocumentFormat | None, FORMAT] = None,
    output: OutputFile = None,
    force: Force = False,
    quiet: Quiet = False,
    color: Colour = "auto",
) -> int:
    """对比两个版本：哪些办结了、哪些时限动了、谁批准的、少了什么。"""
    from dangjian_cli.layout.diff import told

    out, chosen = Output(output, quiet, color), chosen_format(format, output, FORMATS)
    require_free(output, chosen, force=force)
    names, paths = _parted(words or ())
    figures = not no_figures and unit is None
    sides = Sides.of(*located(paths), _Asked(names, staged, since, figures), as_of)
    review = sides.review
    scope = sides.session.scope(review.new.situation, unit, None)
    found = told(review, scope.units)
    page = _page(sides, found, as_of, figures=figures)
    page.publish(chosen, out)
    changed = exit_code and bool(review.changes)
    return EXIT_OBJECTIONS if changed or review.changes.unreadable else EXIT_CLEAN


def _parted(words: "list[str] | tuple[str, ...]") -> tuple[tuple[str, ...], list[Path]]:
    """Revisions and paths: what is there is a path."""
    paths = [Path(word) for word in words if word and not word.startswith("-") and Path(word).exists()]
    names = [word for word in words if not Path(word or " ").exists()]
    if len(names) == 1 and ".." in names[0]:
        old, _, new = names[0].replace("...", "..").partition("..")
        names = [old or "HEAD", new or "HEAD"]
    if len(names) > 2:
        raise UsageError("最多写两个版本：原来的和现在的", "写成 dangjian diff HEAD~1，或 dangjian diff 甲 乙")
    return tuple(names), paths


class _Asked(NamedTuple):
    """Which two sides."""

    names: tuple[str, ...]
    staged: bool
    since: str | None
    figures: bool


class Sides(NamedTuple):
    """The two sides of a comparison, loaded, with what each is called and the texts of both."""

    session: Session
    review: "Review"
    names: tuple[str, str]
    sources: "tuple[Loaded, Loaded]"
    place: "Repository"

    @classmethod
    def of(cls, root: Path, shown: tuple[PurePosixPath, ...], asked: _Asked, as_of: date | None) -> "Sides":
        """Load what was asked for. Raises GitError, and UsageError for a revision that there is not."""
        from dangjian_cli.obligations.situation import Situation
        from dangjian_cli.review.review import Review
        from dangjian_cli.review.snapshot import Snapshot
        from dangjian_cli.source.git import repository
        from dangjian_cli.source.revision import at_commit, staged
        from dangjian_cli.source.tree import WorkTree, changed_ledgers

        place = repository(root)
        old, new = _revisions(place, asked)
        trees: tuple[Tree, Tree] = (
            at_commit(place, old),
            at_commit(place, new) if new is not None else staged(place) if asked.staged else WorkTree(root),
        )
        changed = changed_ledgers(*trees)
        before, after = _loaded(trees, changed, whole=asked.figures)
        session = Session(root, after, shown)
        day = session.day(as_of)
        later = Situation(after.book, day)
        earlier = Situation(before.book, day, like=later.known)
        review = Review(Snapshot(earlier, old, changed), Snapshot(later, new, changed))
        unrecorded = "已暂存、还没有提交的" if asked.staged else "工作区（还没有提交）"
        return cls(session, review, (_told(old), _told(new) if new is not None else unrecorded), (before, after), place)

    def placed(self, place: "Place") -> str:
        """File and line; on the old side with the revision."""
        from dangjian_cli.syntax.locate import locate

        old = self.review.is_old(place)
        loaded = self.sources[0 if old else 1]
        source = loaded.sources.get(place.file)
        if source is None:
            return place.file.as_posix()
        line = locate(source, [place])[place].start.line
        at = f"@{place.revision}" if old else ""
        return f"{self.session.displayed(place.file)}:{line}{at}"


_FARTHEST = 300
"""Commits between two revisions through which one looks for who changed what."""


def _by(sides: Sides, found: "Told") -> Mapping[str, str]:
    """Who changed each entry that a concern is about, in words."""
    from dangjian_cli.review.tracing import authors
    from dangjian_cli.source.revision import log

    ids = frozenset(one.id for one in found.concerns)
    old, new = sides.review.old.revision, sides.review.new.revision
    if not ids or old is None:
        return {}
    if new is None:
        return dict.fromkeys(ids, "没有提交")
    commits = log(sides.place, f"{old.id}..{new.id}", "--first-parent", "--reverse", f"-{_FARTHEST}")
    return {id_: f"{one.short} {one.author}" for id_, one in authors(sides.place, old, commits, ids).items()}


def _loaded(trees: "tuple[Tree, Tree]", changed: frozenset[PurePosixPath], *, whole: bool) -> "tuple[Loaded, Loaded]":
    """Both sides; not the whole of them: what changed, and the ledgers without which nothing is understood."""
    from dangjian_cli.book.load import Memo, foundations, load
    from dangjian_cli.source.tree import Narrowed

    memo: Memo = {}
    old, new = trees
    if not whole:
        wanted = changed | foundations(new, ())
        old, new = Narrowed(old, wanted), Narrowed(new, wanted)
    return load(old, memo=memo), load(new, memo=memo)


def _told(revision: "Revision") -> str:
    return f"{revision.short} {revision.day.isoformat()} {revision.author}：{revision.subject}"


def _revisions(place: "Repository", asked: _Asked) -> "tuple[Revision, Revision | None]":
    from dangjian_cli.source.revision import revision

    if asked.since is not None:
        if asked.names:
            raise UsageError("--since 和版本只能写一个", "去掉其中一个")
        return _since(place, asked.since), None
    if asked.staged and len(asked.names) > 1:
        raise UsageError("--staged 时只能写原来的版本", "写成 dangjian diff --staged HEAD")
    old = revision(place, asked.names[0] if asked.names else "HEAD")
    return old, revision(place, asked.names[1]) if len(asked.names) > 1 else None


def _since(place: "Repository", text: str) -> "Revision":
    """The last commit before a day; of a repository that is younger the first one."""
    from dangjian_cli.cli.since import day_of
    from dangjian_cli.source.revision import log

    start = day_of(text, today())
    before = log(place, "HEAD", "-1", f"--before={start.isoformat()}T00:00:00")
    return before[0] if before else log(place, "HEAD", "--reverse")[0]


def _page(sides: Sides, found: "Told", as_of: date | None, *, figures: bool) -> Page:
    from dangjian_cli.layout.diff import Known, diff_document, diff_values

    session, review = sides.session, sides.review
    meta = (("统计日", f"{review.day.isoformat()}{session.as_of_note(as_of)}"),)
    known = Known(sides.placed, _by(sides, found))
    document = diff_document(found, sides.names, known, figures=figures, meta=meta)
    head: Mapping[str, Value] = {"old": sides.names[0], "new": sides.names[1], "as_of": review.day}
    return Page(session, document, head, lambda: diff_values(found, known))
