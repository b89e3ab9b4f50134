#!/bin/sh
# Start dangjian from this folder without network; the first start prepares .venv-@VERSION@ beside this file.
here=$(dirname "$(readlink -f "$0")")
python=$here/.venv-@VERSION@/bin/python

prepare() {
    for candidate in python3.11 python3.12 python3.13 python3.14 python3 python; do
        # tomllib came with Python 3.11
        if "$candidate" -c 'import tomllib, venv' >/dev/null 2>&1; then
            "$candidate" -I "$here/start.py"
            return
        fi
    done
    echo "这台电脑上没有可用的 Python（需要 3.11 或更高版本）。" >&2
    echo "请安装后再启动，例如：sudo apt install python3" >&2
    return 2
}

# A folder that came from another computer may name a Python that is not here: then prepare again.
if [ ! -f "$here/.venv-@VERSION@/ready" ] || [ ! -x "$python" ]; then
    prepare || exit 2
fi
exec "$python" -I -m dangjian_cli "$@"
