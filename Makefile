PYTHON ?= python3
BIN := .venv/bin

.PHONY: setup run test check evals docs clean

setup: .venv/.stamp ## make .venv with everything in it

.venv/.stamp: pyproject.toml constraints.txt
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --upgrade "pip>=25.1"
	$(BIN)/python -m pip install --quiet --constraint constraints.txt --editable . --group dev --group evals
	touch $@

run: setup ## read the samples and print their claims
	$(BIN)/vedette read samples

test: setup ## run the tests
	$(BIN)/python -m pytest

check: setup ## format, lint and types
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy

evals: setup ## run the benchmarks against their floors
	$(BIN)/python -m evals

clean:
	rm -rf .venv build dist site
