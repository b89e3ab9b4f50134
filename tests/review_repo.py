"""Repositories with a history of ledgers, made with real git."""

import os
import subprocess
from pathlib import Path

HEADER = "台账: 任务清单\n名称: 要点\n年度: 2026\n单位: 工委\n条目:\n"
ORGANISATION = """台账: 组织
名称: 组织
条目:
  - {编号: ZZ-1, 名称: 工委, 类别: 机关工委}
  - {编号: ZZ-2, 名称: 办公室, 类别: 内设机构, 上级: 工委}
  - {编号: ZZ-3, 名称: 甲支部, 类别: 党支部, 上级: 工委}
"""


class Repo:
    """A repository with a workspace in a folder of it."""

    def __init__(self, folder: Path, below: str = "台账") -> None:
        self.top = folder
        self.root = folder / below
        self.root.mkdir(parents=True)
        self.git("init", "-q", "-b", "main")
        self.git("config", "user.name", "周某")
        self.git("config", "user.email", "zhou@example.org")
        (self.root / "dangjian.yaml").write_text("格式: 1\n统计日: 2026-09-30\n", "utf-8")
        (self.root / "组织.yaml").write_text(ORGANISATION, "utf-8")

    def git(self, *words: str, day: str | None = None, author: str | None = None) -> str:
        """Run git; with a day as the day of a commit."""
        moment = {f"GIT_{who}_DATE": f"{day}T10:00:00+08:00" for who in ("AUTHOR", "COMMITTER")} if day else {}
        name = {"GIT_AUTHOR_NAME": author} if author else {}
        env = {**os.environ, **moment, **name, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
        done = subprocess.run(["git", *words], cwd=self.top, env=env, capture_output=True, text=True, check=True)
        return done.stdout

    def write(self, name: str, entries: str, header: str = HEADER) -> None:
        """A ledger with these entries."""
        (self.root / name).write_text(header + entries, "utf-8")

    def commit(self, message: str, day: str, author: str | None = None) -> str:
        """Record everything; the id of the commit."""
        self.git("add", "-A")
        self.git("commit", "-q", "--allow-empty", "-m", message, day=day, author=author)
        return self.git("rev-parse", "HEAD").strip()
