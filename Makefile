# `make run` starts the platform, `make test` checks it. Both set up what they need.
# Python 3.11 or newer, make and git are enough; uv is used where it is installed.

BIN := .venv/bin
RUNTIME := requirements/build.txt requirements/base.txt requirements/embedded.txt

.DEFAULT_GOAL := help
.PHONY: help run stop test check law rest fault bench runtime development lock

help: ## this list
	@sed -n 's/^\([a-z]*\):.*## /  make \1 - /p' $(MAKEFILE_LIST)

run: runtime ## start the platform and print its address; Ctrl-C stops it
	@exec $(BIN)/ccop up

stop: ## stop the platform and its PostgreSQL
	@[ ! -x $(BIN)/ccop ] || exec $(BIN)/ccop stop

test: ## all checks, then all tests, those in a browser included; two things at a time
	@$(MAKE) --no-print-directory --jobs=2 check law
	@$(MAKE) --no-print-directory rest

fault: development ## kill, fill, cut and crowd a running installation, and count what was lost
	@$(BIN)/python -m faults

bench: development ## measure the speed as ratios, and fail when a bar is broken
	@requirements/install requirements/bench.txt
	@$(BIN)/python -m bench

law: development ## the tests of the law, which run every line and branch of it
	@$(BIN)/coverage run -m pytest tests/law
	@$(BIN)/coverage report

rest: development ## all other tests, by two workers with a database and an installation each
	@$(BIN)/pytest --ignore=tests/law --numprocesses=2 --dist=worksteal

check: development ## style, types and the directions of imports
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy src tests faults bench scripts
	@$(BIN)/lint-imports

lock: development ## lock the newest allowed versions of every requirement
	@for name in build base embedded dev bench; do \
		$(BIN)/uv pip compile --quiet --upgrade --universal --generate-hashes --no-header \
			--python-version 3.11 requirements/$$name.in -o requirements/$$name.txt || exit 1; \
	done

runtime:
	@requirements/install $(RUNTIME)

development:
	@requirements/install $(RUNTIME) requirements/dev.txt
