"""The command line, the only room that talks to the terminal: the commands, and every way a run ends."""

import os
import sys
from collections.abc import Sequence
from io import TextIOWrapper

import typer
from typer._click.core import Context, Parameter
from typer._click.utils import _expand_args
from typer.core import TyperOption

from dangjian_cli import __version__
from dangjian_cli.base.errors import (
    EXIT_BROKEN_PIPE,
    EXIT_BUG,
    EXIT_CLEAN,
    EXIT_INTERRUPTED,
    DangjianError,
)
from dangjian_cli.base.obstacle import obstacle
from dangjian_cli.cli import completion
from dangjian_cli.cli.chinese import ChineseGroup, Command
from dangjian_cli.cli.output import flush_stdout, write_stdout
from dangjian_cli.render.flow import one_line, plain

COMMANDS: tuple[Command, ...] = (
    Command(
        "init",
        "初始化",
        "dangjian_cli.cli.init",
        "新建工作区，写入带说明的模板",
        ("dangjian init --name 市直机关工委", "dangjian init 台账 --name 市直机关工委 --year 2026"),
    ),
    Command(
        "check",
        "校验",
        "dangjian_cli.cli.check",
        "逐条指出台账里错在哪里、怎么改；不改动任何文件",
        ("dangjian check", "dangjian check 任务清单-2026.yaml --format concise"),
    ),
    Command(
        "status",
        "概况",
        "dangjian_cli.cli.status",
        "完成和逾期概况：总数、各组、逾期和临期清单",
        ("dangjian status --as-of 2026-09-30", "dangjian status --by 责任人 --unit 工委办公室"),
    ),
    Command(
        "show",
        "查看",
        "dangjian_cli.cli.show",
        "一个条目的内容、现状和原因、上级和下级",
        ("dangjian show RW-2026-001",),
    ),
    Command(
        "list",
        "查询",
        "dangjian_cli.cli.list",
        "列出应办的事项和期次：截止日期、现状、责任人",
        (
            "dangjian list --standing 逾期 --output 逾期.csv",
            "dangjian list '单位:市委办+ 时限:三季度'    市委办和它的下级，时限在三季度的",
            "dangjian list '逾期天数>30 非 佐证'         逾期超过三十天，又没有佐证的",
            "dangjian list '(类别:换届 或 专项:巡视整改) 进度<50' --sort -进度",
            "dangjian list @本周要办                     dangjian.yaml 里“常用查询”的一条",
            "查询的栏目写错了，会列出可写的全部栏目",
        ),
    ),
    Command(
        "warn",
        "预警",
        "dangjian_cli.cli.warn",
        "哪些不正常、什么级别、为什么、下一步；拟督办单",
        ("dangjian warn", "dangjian warn --level 红 --unit 工委办公室", "dangjian warn --issue"),
    ),
    Command(
        "inspect",
        "自查",
        "dangjian_cli.cli.inspect",
        "季度自查：三问、八查、自查项目、三色自评、时间对照表；Word、Excel、网页一次出齐",
        (
            "dangjian inspect 2026Q3",
            "dangjian inspect 2026Q3 --output 自查报告.docx",
            "dangjian inspect 三季度 --unit 市财政局机关党委 --write 三季度自查",
        ),
    ),
    Command(
        "sign",
        "签审",
        "dangjian_cli.cli.sign",
        "冻结一个季度的数字，以后改过的条目由校验指出",
        (
            "dangjian sign 2026Q3 --by 张某 --dry-run        先看会写什么",
            "dangjian sign 2026Q3 --by 张某",
            "dangjian sign 2026Q3 --by 张某 --amend --reason 补登两项延期",
        ),
    ),
    Command(
        "report",
        "报告",
        "dangjian_cli.cli.report",
        "各种报告，出 Word、Excel、网页；不写种类就列出全部",
        (
            "dangjian report",
            "dangjian report 组织生活 --period 2026Q3",
            "dangjian report 督查通报 --output 通报.docx",
            "dangjian report 近期工作提醒单 --days 15 --each-unit --output 提醒单",
        ),
    ),
    Command(
        "diff",
        "对比",
        "dangjian_cli.cli.diff",
        "两个版本之间办结了什么、时限动了没有、少了什么，要看的列在最前",
        (
            "dangjian diff                       上次提交以来改了什么",
            "dangjian diff HEAD~1",
            "dangjian diff 总支..支部甲 --format markdown",
            "dangjian diff --since 上月 --output 变更说明.docx",
        ),
    ),
    Command(
        "history",
        "趋势",
        "dangjian_cli.cli.history",
        "各月完成和逾期的变化，一个条目从头到尾改过什么，哪些台账很久没有更新",
        (
            "dangjian history --period 2026",
            "dangjian history --by 周 --output 趋势.html",
            "dangjian history --item RW-2026-001",
        ),
    ),
    Command(
        "add",
        "登记",
        "dangjian_cli.cli.add",
        "登记一个新条目，编号自动接着编",
        (
            "dangjian add 任务清单 修订支部工作手册 --unit 工委组织部 --owner 王某 --deadline 10月底前",
            "dangjian add 问题整改-2026.yaml 台账更新不及时 --set 整改类型=立行立改",
        ),
    ),
    Command(
        "progress",
        "进展",
        "dangjian_cli.cli.progress",
        "登记进展：哪一天做了什么、做到百分之几",
        ("dangjian progress RW-2026-001 印发学习计划 --percent 40",),
    ),
    Command(
        "done",
        "完成",
        "dangjian_cli.cli.done",
        "登记完成：条目、其中一期或一个节点",
        (
            "dangjian done RW-2026-014 --date 2026-09-28 --evidence 结项报告",
            "dangjian done RW-2026-006#2026-09",
            "dangjian done RW-2026-004/3",
            "dangjian done 读书班",
        ),
    ),
    Command(
        "postpone",
        "延期",
        "dangjian_cli.cli.postpone",
        "登记延期：新时限、理由、批准人",
        ("dangjian postpone RW-2026-003 10月底前 --reason 与巡察时间重合 --approver 陈某",),
    ),
    Command(
        "suspend",
        "暂缓",
        "dangjian_cli.cli.suspend",
        "登记暂缓：起止日期、理由、批准人",
        ("dangjian suspend RW-2026-003 --reason 等待上级文件 --approver 陈某",),
    ),
    Command(
        "cancel",
        "取消",
        "dangjian_cli.cli.cancel",
        "登记取消：理由、批准人",
        ("dangjian cancel RW-2026-003 --reason 机构合并 --approver 陈某",),
    ),
    Command(
        "close",
        "销号",
        "dangjian_cli.cli.close",
        "登记销号的一步：申请、核查、批准",
        ("dangjian close ZG-2026-04 --apply", "dangjian close ZG-2026-04 --check --by 李某 --opinion 属实"),
    ),
    Command(
        "revisit",
        "回头看",
        "dangjian_cli.cli.revisit",
        "登记回头看：巩固、反弹还是需深化",
        ("dangjian revisit ZG-2026-04 巩固 --note 抽查三个支部",),
    ),
    Command(
        "supervise",
        "督办",
        "dangjian_cli.cli.supervise",
        "登记一张督办单：单号、级别、要求、回复时限",
        ("dangjian supervise RW-2026-005 --number 督字〔2026〕8号 --demand 限期办结 --reply 7日内",),
    ),
    Command(
        "move",
        "移交",
        "dangjian_cli.cli.move",
        "一个人或单位没办完的，都改到另一个名下",
        ("dangjian move --from 周某 --to 吴某 --dry-run", "dangjian move --from 工委办公室 --to 工委综合部"),
    ),
    Command(
        "undo",
        "撤销",
        "dangjian_cli.cli.undo",
        "撤销最近一次由 dangjian 写入的改动",
        ("dangjian undo",),
    ),
    Command(
        "template",
        "模板",
        "dangjian_cli.cli.template",
        "生成供填写的 Excel 模板：填写说明、下拉、示例",
        ("dangjian template 任务清单", "dangjian template 组织生活 --output 支部填写.xlsx"),
    ),
    Command(
        "export",
        "导出",
        "dangjian_cli.cli.export",
        "把一本台账导出为 Excel，改好后可以原样导入回来；时限导出为日历",
        (
            "dangjian export 任务清单-2026.yaml",
            "dangjian export 任务清单-2026.yaml --map 市委办报表 --output 上报.xlsx",
            "dangjian export . --person 周某 --output 我的时限.ics",
        ),
    ),
    Command(
        "import",
        "导入",
        "dangjian_cli.cli.importing",
        "把办公室的表格读成台账，每处问题说到单元格",
        (
            "dangjian import 年度任务.xlsx                     先看一看",
            "dangjian import 年度任务.xlsx --to 任务清单-2026.yaml --write",
            "dangjian import 报表.xlsx --kind 任务清单 --suggest --output 对应表.yaml",
            "dangjian import 报表.xlsx --map 市委办报表 --annotated 退回.xlsx",
        ),
    ),
    Command(
        "fmt",
        "排版",
        "dangjian_cli.cli.fmt",
        "按统一的格式排版台账，内容和注释都不变",
        ("dangjian fmt --diff", "dangjian fmt 任务清单-2026.yaml", "dangjian fmt --check"),
    ),
    Command(
        "fix",
        "修正",
        "dangjian_cli.cli.fix",
        "改正拿得准的写法错误，其余的说明在哪里",
        (
            "dangjian fix --diff                         先看会改哪些地方",
            "dangjian fix 任务清单-2026.yaml",
            "dangjian fix --renumber                     合并以后编号重复的，换一个新编号",
        ),
    ),
    Command(
        "rules",
        "规则",
        "dangjian_cli.cli.rules",
        "列出校验的规则，或说明其中一条",
        ("dangjian rules", "dangjian rules DJ205"),
    ),
    Command(
        "schema",
        "结构",
        "dangjian_cli.cli.schema",
        "输出台账的结构文件，供编辑器补全和提示",
        ("dangjian schema 任务清单",),
    ),
    Command(
        "git-setup",
        "接入",
        "dangjian_cli.cli.git_setup",
        "让 git 认得台账：对比时写明编号，合并时按编号、按栏目",
        ("dangjian git-setup", "dangjian git-setup --yes", "dangjian git-setup --remove"),
    ),
    Command(
        "hook",
        "钩子",
        "dangjian_cli.cli.hook",
        "提交以前自动检查已经暂存的台账",
        ("dangjian hook install", "dangjian hook remove"),
    ),
    Command(
        "merge-driver",
        "合并",
        "dangjian_cli.cli.merge_driver",
        "按编号合并一份台账；由 git 调用，先运行 dangjian git-setup",
        hidden=True,
    ),
    Command(
        "doctor",
        "诊断",
        "dangjian_cli.cli.doctor",
        "检查运行环境和工作区的设置是否妥当",
        ("dangjian doctor",),
    ),
    Command(
        "config",
        "设置",
        "dangjian_cli.cli.config",
        "显示工作区里起作用的设置",
        ("dangjian config",),
    ),
)
"""Every command, in the order shown. A module is imported when its command runs."""


def _show_version(ctx: Context, param: Parameter, value: bool) -> None:
    if value and not ctx.resilient_parsing:
        write_stdout(f"dangjian {__version__}\n")
        raise typer.Exit


VERSION = TyperOption(
    param_decls=["--version"],
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_show_version,
    help="显示版本号",
)


def main(argv: Sequence[str] | None = None) -> int:
    """Run `dangjian` with these words (default: those of the process) and return its exit code."""
    if argv is None:
        # The consoles of Windows leave `*.yaml` to the program.
        argv = _expand_args(sys.argv[1:]) if os.name == "nt" else sys.argv[1:]
    return run(argv, COMMANDS)


def run(argv: Sequence[str], commands: tuple[Command, ...]) -> int:
    """Run one of these commands. Whatever happens becomes an exit code; what is no answer goes to stderr."""
    _prepare(sys.stdout, sys.stderr)
    words = [*argv]  # the name `list` is that of a command here, as soon as its module is imported
    try:
        try:
            return _dispatch(words, commands)
        finally:
            flush_stdout()
    except BrokenPipeError:
        return EXIT_BROKEN_PIPE
    except KeyboardInterrupt:
        sys.stderr.write("已中断\n")
        return EXIT_INTERRUPTED
    except DangjianError as error:
        return _complain(error)
    except OSError as error:
        # A file that went away or a name too long is no bug; an error without a file is.
        return _complain(obstacle(error.filename, error)) if error.filename else _confess("--debug" in words)
    except Exception:  # noqa: BLE001  # whatever it is, no user shall meet a traceback
        return _confess("--debug" in words)


def _dispatch(argv: list[str], commands: tuple[Command, ...]) -> int:
    program = ChineseGroup(
        commands, [VERSION, *completion.OPTIONS], "机关党建责任清单与台账的命令行工具：校验、汇总、查询。"
    )
    instruction = os.environ.get(completion.VARIABLE)
    if instruction:
        return completion.answer(program, instruction)
    try:
        with program.make_context("dangjian", argv) as ctx:
            code = program.invoke(ctx)
    except typer.Exit as exit:
        return exit.exit_code
    return EXIT_CLEAN if code is None else int(code)


def _complain(error: DangjianError) -> int:
    sys.stderr.write(f"错误：{one_line(error.message)}\n")
    if error.help:
        sys.stderr.write(f"改法：{plain(error.help)}\n")
    return error.exit_code


def _confess(debug: bool) -> int:
    if debug:
        import traceback

        sys.stderr.write(traceback.format_exc())
        advice = "请把上面的内容和所用的命令发给维护者"
    else:
        advice = "在同一条命令后面加上 --debug 再运行一次，把显示的内容发给维护者"
    sys.stderr.write(f"错误：程序自身出错，不是台账的问题\n改法：{advice}\n")
    return EXIT_BUG


def _prepare(*streams: object) -> None:
    """Let no character stop an output: what a GBK console lacks is spelled out, ASCII becomes UTF-8."""
    for stream in streams:
        if isinstance(stream, TextIOWrapper):
            ascii_only = stream.encoding.lower() in ("ascii", "us-ascii", "ansi_x3.4-1968")
            stream.reconfigure(encoding="utf-8" if ascii_only else None, errors="backslashreplace")
