"""`make bench`: measure, print the tables, and write benchmarks/results.md when asked."""

import argparse
import tempfile
from pathlib import Path

from benchmarks.measure import CommandFailedError
from benchmarks.profiling import profile
from benchmarks.schedule import measure
from benchmarks.subjects import (
    BRANCHES,
    FAULTY,
    LARGE,
    SIZES,
    SMALL_TASKS,
    Subject,
    assessing,
    configure,
    faulty,
    lively,
    ours,
    peers,
    prepare,
    reporting,
    start_up,
)

_WRITTEN = Path(__file__).with_name("results.md")


def main() -> None:
    """Prepare the data in a folder that goes away, run, show."""
    options = _options()
    with tempfile.TemporaryDirectory(prefix="dangjian-bench-") as name:
        folder = Path(name)
        if options.profile:
            profile(prepare(folder, (options.items,), options.seed)[0], folder)
            return
        try:
            measured = measure(
                _subjects(folder, tuple(options.sizes), options.seed), options.minutes, folder / "bytecode"
            )
        except CommandFailedError as error:
            raise SystemExit(f"测速中断：{error}") from None
    from benchmarks.report import document
    from dangjian_cli.render.markdown import render as as_markdown
    from dangjian_cli.render.terminal import render

    shown = document(measured, options.seed)
    print(render(shown, 120, False), end="")
    if options.write:
        _WRITTEN.write_text(as_markdown(shown), encoding="utf-8")


def _subjects(folder: Path, sizes: tuple[int, ...], seed: int) -> list[Subject]:
    """Everything in the order of one turn. `check` comes between the others: they take minutes, and machines drift."""
    configure(folder)
    (small,) = prepare(folder / "small", (SMALL_TASKS,), seed)
    subjects = list(start_up(small, runs=21))
    for data in prepare(folder, sizes, seed):
        check, *others = ours(data)
        subjects += [check, *others]
        if data.items <= LARGE:
            subjects += [one for peer in peers(data, folder) for one in (peer, check)]
    if LARGE in sizes:
        subjects += [one for data in prepare(folder / "recorded", (LARGE,), seed) for one in reporting(data)]
        subjects += [faulty(data) for data in prepare(folder, (LARGE,), seed, *FAULTY)]
        subjects += [one for data in prepare(folder, (LARGE,), seed, *BRANCHES) for one in lively(data)]
        scored = prepare(folder, (LARGE,), seed, *BRANCHES, "--assessed")
        subjects += [one for data in scored for one in assessing(data)]
    return subjects


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description="测速：与同类工具在同一次运行里比较")
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES, help="条目数，默认 1 1000 10000 100000")
    parser.add_argument("--seed", type=int, default=1, help="生成台账的种子，默认 1")
    parser.add_argument("--minutes", type=float, default=14, help="时限：此后不再开始新的一轮，默认 14 分钟")
    parser.add_argument("--write", action="store_true", help="把结果写进 benchmarks/results.md")
    parser.add_argument("--profile", action="store_true", help="只看 check 的时间花在哪里")
    parser.add_argument("--items", type=int, default=10_000, help="--profile 用的条目数，默认 10000")
    return parser.parse_args()


if __name__ == "__main__":
    main()
