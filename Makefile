# 党建责任清单与台账（dangjian）的开发与使用入口。直接运行 make 即可开始；make help 列出全部命令。
# English: `make` sets up .venv from the hash-pinned lock and runs the worked example; `make check` runs every test.

SHELL := /bin/sh
MAKEFLAGS += --no-builtin-rules --no-print-directory
.DEFAULT_GOAL := all
.PHONY: all check help bench soak accept wheels bundle lock clean moved

VENV ?= .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
HERE := $(shell pwd -P)

all: $(READY) ## 准备运行环境，校验并汇总 ledgers/（直接运行 make 就是它）
	@$(BIN)/dangjian check ledgers; checked=$$?; echo; \
	$(BIN)/dangjian status ledgers || exit $$?; exit $$checked

check: $(READY) ## 全部检查：代码规范、类型、分层、测试和覆盖率
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/coverage erase
	$(BIN)/pytest -n auto --cov --cov-report=
	$(BIN)/coverage report --omit='dangjian_cli/cli/*' --fail-under=95
	$(BIN)/coverage report --include='dangjian_cli/cli/*' --fail-under=85

help: ## 列出全部命令
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-8s %s\n", $$1, $$2 }' Makefile

bench: $(READY) ## 测速：与同类工具在同一次运行里比较（20 分钟以内）
	@$(BIN)/python -m benchmarks

soak: $(READY) ## 长时间随机测试，打印种子和次数（make check 只跑其中 1%）
	@DANGJIAN_SOAK_PERCENT=100 $(BIN)/pytest -m soak -s

accept: $(READY) ## 按现在的输出改写测试里的对照文本和 schemas/（改后请用 git diff 逐处核对）
	@$(BIN)/pytest --accept

wheels: $(READY) ## 把全部安装包下载到 wheels/，以后不联网也能准备运行环境
	@rm -rf build/wheels
	@$(BIN)/pip download -qq --only-binary :all: --no-deps --require-hashes -r requirements.lock -d build/wheels
	@rm -rf wheels && mv build/wheels wheels
	@echo "已把 $$(ls wheels | wc -l | tr -d ' ') 个安装包放进 wheels/。"

bundle: $(READY) ## 生成可拷到不联网电脑上的文件夹（给 Windows：make bundle BUNDLE_PLATFORM=win_amd64）
	@.ci/bundle/build $(BIN)/python '$(BUNDLE_PLATFORM)' '$(BUNDLE_PYTHON)'

lock: $(READY) ## 按 pyproject.toml 更新 requirements.lock（升级到最新版本：make lock UPGRADE=1）
	@.ci/lock $(BIN)/python $(if $(UPGRADE),--upgrade)

clean: ## 删除运行环境和生成的文件（wheels/ 保留）
	rm -rf .venv build dist .coverage htmlcov .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis

# Scripts in an environment name its folder, so a clone that was moved needs a new one.
ifneq ($(shell cat $(READY) 2>/dev/null),$(HERE))
$(READY): moved
endif

$(READY): requirements.lock pyproject.toml
	@.ci/setup $(VENV)
	@pwd -P > $@
