# `make run` starts the platform, `make test` checks it. Both set up what they need.
# Python 3.11 or newer, make and git are enough; uv is used where it is installed.

PYTHON ?= python3
BIN := .venv/bin
RUNTIME := requirements/build.txt requirements/base.txt requirements/embedded.txt
LOCKS := $(RUNTIME) requirements/dev.txt

.DEFAULT_GOAL := help
.PHONY: help run stop test check

help: ## this list
	@sed -n 's/^\([a-z]*\):.*## /  make \1\t/p' $(MAKEFILE_LIST)

run: .venv/runtime ## start the platform and print its address (Ctrl-C stops it)
	@exec $(BIN)/ccop up

stop: ## stop the platform and its PostgreSQL
	@if [ -x $(BIN)/ccop ]; then exec $(BIN)/ccop stop; fi

test: check ## all checks, then all tests, the browser's included
	@$(BIN)/pytest

check: .venv/development ## style, types and the direction of imports
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy src tests
	@$(BIN)/lint-imports

.venv/runtime: $(RUNTIME) pyproject.toml
	@requirements/install $(PYTHON) $@ $(RUNTIME)

.venv/development: $(LOCKS) pyproject.toml
	@requirements/install $(PYTHON) $@ $(LOCKS)
