"""Every way a run can stop, with its exit code.

Faults in the data are values (`diagnostics`), never exceptions. An exception here means that the work could not be
done at all. `message` says what is wrong, `help` what to type instead; both are Chinese and shown as they are.
"""

EXIT_CLEAN = 0
EXIT_OBJECTIONS = 1
EXIT_UNABLE = 2
EXIT_BUG = 70
EXIT_INTERRUPTED = 130
EXIT_BROKEN_PIPE = 141


class DangjianError(Exception):
    """The work could not be done."""

    exit_code = EXIT_UNABLE

    def __init__(self, message: str, help: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.help = help


class UsageError(DangjianError):
    """What was typed makes no sense: an unknown period, a unit that no ledger names."""


class NoWorkspaceError(DangjianError):
    """No dangjian.yaml here or above."""


class WorkspaceError(DangjianError):
    """dangjian.yaml itself cannot be used: wrong format number, not a mapping."""


class UnreadablePathError(DangjianError):
    """A path named on the command line does not exist or cannot be read."""


class MissingPackageError(DangjianError):
    """A package that only some formats need is not installed."""


NO_EXCEL = MissingPackageError("没有装读写 Excel 的组件", "在安装 dangjian 的环境里运行：pip install 'dangjian[excel]'")
"""What is said where only the core was installed."""
