# Two commands are enough for a newcomer: `make demo` and `make test`. Both set up .venv themselves.
.DEFAULT_GOAL := help
.PHONY: help demo test lint bench soak clean venv system-packages

PYTHON := .venv/bin/python
# More words for the tool behind a target: make test ARGS='-k dates', make bench ARGS='seeds assault'.
ARGS ?=

help: ## show this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-7s %s\n", $$1, $$2}' $(MAKEFILE_LIST)
	@echo "  ARGS='...' hands more words to the tool: make test ARGS='-k dates', make bench ARGS='seeds assault'"

demo: venv ## read the bundled sample reports and show what they claim
	@$(PYTHON) -m isnad demo $(ARGS)

test: venv system-packages ## run all tests (installs PostgreSQL where it may)
	@$(PYTHON) -m pytest $(ARGS)

lint: venv ## check style, format and types
	@$(PYTHON) -m ruff check .
	@$(PYTHON) -m ruff format --check .
	@$(PYTHON) -m mypy

bench: venv ## score isnad on ../shared/bench and the seeds, against bench/floors.json
	@$(PYTHON) -m bench $(ARGS)

soak: venv system-packages ## run the long tests that `make test` leaves out
	@$(PYTHON) -m pytest -m soak $(ARGS)

clean: ## remove .venv, caches and what the bench wrote
	@rm -rf .venv build dist out bench/out .pytest_cache .mypy_cache .ruff_cache .hypothesis src/*.egg-info
	@find src tests bench -name __pycache__ -type d -prune -exec rm -rf {} +

venv:
	@sh scripts/venv.sh

system-packages:
	@sh scripts/system-packages.sh
