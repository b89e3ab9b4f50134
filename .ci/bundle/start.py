"""First start of a bundle on a computer without network: builds .venv beside itself from wheels/.

Started by dangjian.sh and dangjian.cmd with a Python >= 3.11, which need not have pip: pip comes as a wheel, too.
"""

import os
import subprocess  # noqa: TID251 - runs before the package is there
import sys
import sysconfig
import venv
from pathlib import Path

HERE = Path(__file__).resolve().parent
ENVIRONMENT = HERE / ".venv-@VERSION@"
INTERPRETER = ENVIRONMENT / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def say(text: str) -> None:
    """One line for the clerk."""
    sys.stderr.write(text + "\n")
    sys.stderr.flush()


def install(log: Path) -> bool:
    """Whether the package and all it needs came out of wheels/; pip's words go to the log."""
    wheels = HERE / "wheels"
    pip = next(wheels.glob("pip-*.whl"))
    options = ["--isolated", "install", "--no-index", "--find-links", str(wheels), "dangjian==@VERSION@"]
    with log.open("wb") as output:
        return subprocess.call([str(INTERPRETER), "-I", f"{pip}/pip", *options], stdout=output, stderr=output) == 0


def main() -> int:
    """Prepare the environment; 0 when dangjian can start."""
    say("首次使用，正在准备（约十几秒，不需要网络）……")
    log = ENVIRONMENT / "install.log"
    try:
        venv.EnvBuilder(clear=True, symlinks=os.name != "nt").create(ENVIRONMENT)
        installed = install(log)
    except OSError:
        say("这个文件夹里不能建立文件（只读，或磁盘已满）。请把整个文件夹复制到本机硬盘上再启动。")
        return 2
    if not installed:
        system = sysconfig.get_platform().replace("-", "_")
        say("没有准备好：本文件夹的安装包适用于 Python @PYTHONS@（@SYSTEM@），")
        say(f"这台电脑的是 Python {sys.version_info.major}.{sys.version_info.minor}（{system}）。")
        say(f"请安装适用的 Python，或换一份适合这台电脑的文件夹。详细记录：{log}")
        return 2
    (ENVIRONMENT / "ready").touch()
    say("准备好了。")
    return 0


if __name__ == "__main__":
    sys.exit(main())
