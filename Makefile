# Everything that a person runs by hand. `make demo` and `make test` do all the set-up themselves.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready

.PHONY: help demo test test-all lint bench pictures clean

help:
	@echo "make demo      try the bot on a simulated Telegram: no token, no settings"
	@echo "make test      types, lint and the quick tests (under three minutes)"
	@echo "make test-all  the long sweeps and the page in a real Chromium as well"
	@echo "make pictures  photograph the page anew for docs/ (chromium is needed; fonts-roboto is what Telegram looks like)"
	@echo "make bench     how much CPU, memory and time a prospect costs"

# A half-made environment has no mark, so it is made anew.
$(READY): pyproject.toml requirements.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
	  || { echo "Python 3.11 or newer is needed: make PYTHON=/path/to/python3.11 $(MAKECMDGOALS)"; exit 1; }
	@$(PYTHON) -c 'import venv, ensurepip' 2>/dev/null \
	  || { echo "Python's venv is missing: apt-get install python3-venv"; exit 1; }
	@echo "Making the virtual environment in $(VENV) ..."
	@rm -rf $(VENV)
	@$(PYTHON) -m venv $(VENV)
	@$(BIN)/pip install --quiet --disable-pip-version-check -c requirements.txt -e '.[dev]'
	@touch $(READY)

demo: $(READY)
	@exec $(BIN)/intake-bot demo

lint: $(READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/intake-bot check conversations/questionnaires/agency

test: $(READY) lint
	$(BIN)/pytest -n 4 --dist worksteal -m "not sweep and not browser" tests

# Counting branches more than doubles what the tests of the first floor cost, so it is not part of the quick run.
test-all: $(READY)
	$(BIN)/coverage erase
	$(BIN)/coverage run -m pytest -n 2 -m "not sweep" tests/conversations
	$(BIN)/coverage combine --quiet
	$(BIN)/coverage report --fail-under=100
	$(BIN)/pytest -n 2 -m sweep tests
	$(BIN)/pytest -n 2 -m browser tests

pictures: $(READY)
	$(BIN)/python -m tests.browser.pictures

bench: $(READY)
	$(BIN)/python -m tests.bench
	$(BIN)/python -m tests.bench.simulator

clean:
	rm -rf $(VENV) build dist *.egg-info .mypy_cache .ruff_cache .pytest_cache .hypothesis .coverage*
