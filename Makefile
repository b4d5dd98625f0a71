# Everything in four words; each makes .venv itself when it is missing.
#   make demo    a demonstration municipality, its report as pdf and html, and a running site
#   make test    the whole test suite, on SQLite and on PostgreSQL
#   make check   what CI runs: style, types, direction of imports, tests
#   make bench   speed and memory, as ratios against a floor in the same run

PYTHON ?= python3
BIN = .venv/bin

.PHONY: demo test check lint bench herkomst pictures browser clean

demo: .venv/demo-ready
	$(BIN)/surveyapp demo --dir instance

test: .venv/ready browser
	$(BIN)/python -m pytest

check: lint test

lint: .venv/ready
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy surveyapp tests benchmarks
	$(BIN)/lint-imports --no-cache

bench: .venv/ready
	$(BIN)/python -m benchmarks

herkomst: .venv/ready
	$(BIN)/python -m docs.herkomst

pictures: .venv/ready browser
	$(BIN)/python -m docs.pictures

browser:
	@sh .ci/browser

.venv/bin/python:
	$(PYTHON) -m venv .venv

.venv/demo-ready: setup.cfg pyproject.toml | .venv/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	@touch $@

.venv/ready: setup.cfg pyproject.toml | .venv/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[test,dev]'
	@touch $@ .venv/demo-ready

clean:
	rm -rf .venv build *.egg-info .pytest_cache .mypy_cache .ruff_cache .hypothesis
