# `make run` and `make test` do all the set-up by themselves; the rest is for who builds it.
SHELL := /bin/sh
PYTHON ?= python3
VENV := .venv
PY := $(VENV)/bin/python
PIP := $(PY) -m pip install --quiet --disable-pip-version-check --require-hashes
WORKERS ?= 2
ONLY ?=

.PHONY: help setup run test check format bench campaign lock launcher clean

help:
	@echo "make run       open Buurtschap (sets everything up first)"
	@echo "make test      run all tests (sets everything up first)"
	@echo "make check     format, lint, types and the laws of the house"
	@echo "make bench     benchmarks as JSON in bench.json (ONLY=start for one)"
	@echo "make campaign  races, kills and random trials in full"
	@echo "make launcher  put Buurtschap in the menu of this desktop"
	@echo "make lock      renew the lock files after a change in pyproject.toml"

setup: $(VENV)/.run-ready

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "Buurtschap needs Python 3.11 or newer."; exit 1; }
	@$(PYTHON) -m venv $(VENV) || \
		{ echo "Python cannot make a virtual environment here. On Debian: apt-get install python3-venv"; exit 1; }

$(VENV)/.run-ready: $(VENV)/bin/python requirements.lock installer/link_command.py
	@sh installer/system-libraries.sh run
	@$(PIP) -r requirements.lock
	@$(PY) installer/link_command.py
	@touch $@

$(VENV)/.test-ready: $(VENV)/.run-ready requirements-dev.lock
	@sh installer/system-libraries.sh test
	@$(PIP) -r requirements-dev.lock
	@touch $@

run: setup
	@$(PY) -m desktop

test: $(VENV)/.test-ready
	@QT_QPA_PLATFORM=offscreen $(PY) -m pytest -q -n $(WORKERS) --dist loadfile

check: $(VENV)/.test-ready
	@$(PY) -m ruff format --check desktop tests installer
	@$(PY) -m ruff check desktop tests installer
	@$(PY) -m mypy
	@QT_QPA_PLATFORM=offscreen $(PY) -m pytest -q tests/house

format: $(VENV)/.test-ready
	@$(PY) -m ruff format desktop tests installer
	@$(PY) -m ruff check --fix desktop tests installer

bench: $(VENV)/.test-ready
	@QT_QPA_PLATFORM=offscreen $(PY) -m tests.bench $(if $(ONLY),--only $(ONLY))

campaign: $(VENV)/.test-ready
	@QT_QPA_PLATFORM=offscreen $(PY) -m tests.campaign

launcher: setup
	@$(PY) installer/install_launcher.py

lock:
	@uv pip compile --universal --generate-hashes --python-version 3.11 --no-header \
		--no-annotate --no-emit-index-url -q pyproject.toml -o requirements.lock
	@uv pip compile --universal --generate-hashes --python-version 3.11 --no-header \
		--no-annotate --no-emit-index-url -q pyproject.toml --group dev -o requirements-dev.lock

clean:
	@rm -rf $(VENV) .pytest_cache .mypy_cache .ruff_cache .hypothesis bench.json
