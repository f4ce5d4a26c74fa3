# The commands of Formbridge: each prepares what it needs, once, and then does its work.

PYTHON ?= python3
PORT ?= 5000
ADDRESS = PUBLIC_URL="$${PUBLIC_URL:-http://127.0.0.1:$(PORT)}"
BIN = .venv/bin
INSTALL = $(BIN)/pip install -qq --disable-pip-version-check
CATALOGUES = $(patsubst %.po,%.mo,$(wildcard translations/*/LC_MESSAGES/messages.po))

.DEFAULT_GOAL := help
.NOTPARALLEL:
.DELETE_ON_ERROR:
.PHONY: help run test test-orca bench pictures lint translations

help: ## list these commands
	@sed -n 's/^\([a-z-]*\):.*## /make \1:\t/p' $(MAKEFILE_LIST) | expand -t 20

run: .venv/.run-stamp $(CATALOGUES) ## serve the site with a demonstration project on http://127.0.0.1:5000
	@$(BIN)/flask --app app council
	@$(BIN)/flask --app app db upgrade
	@$(ADDRESS) $(BIN)/flask --app app demo
	@$(ADDRESS) $(BIN)/gunicorn --bind 127.0.0.1:$(PORT) --threads 2 --no-control-socket 'app:create_app()'

test: .venv/.test-stamp $(CATALOGUES) ## check everything that CI checks
	@tests/needs
	@$(MAKE) --no-print-directory lint
	$(BIN)/pytest --numprocesses auto --dist worksteal

test-orca: .venv/.test-stamp $(CATALOGUES) ## hear a form with the Orca screen reader on a desktop of its own
	@tests/needs orca
	$(BIN)/pytest tests/orca/journey.py

bench: .venv/.test-stamp $(CATALOGUES) ## measure speed, size and keys against the figures to reach
	@tests/needs
	$(BIN)/python -m tests.bench

pictures: .venv/.test-stamp $(CATALOGUES) ## draw pages and sheets under build/looks, to be looked at
	@tests/needs
	$(BIN)/python -m tests.pictures

lint: .venv/.test-stamp ## check style, types and which part imports which
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo

translations: .venv/.run-stamp ## bring the catalogues up to date with the words in the code
	@mkdir -p build
	$(BIN)/pybabel --quiet extract -F pyproject.toml -k NP_:1,2 -k _n:1,2 \
		-c Translators: --add-location=file --sort-by-file --project=formbridge \
		-o build/messages.pot forms printables app config.py
	$(BIN)/python translations/update.py
	@$(MAKE) --no-print-directory compile

.PHONY: compile
compile: $(CATALOGUES)

%.mo: %.po | .venv/.run-stamp
	@$(BIN)/pybabel --quiet compile -i $< -o $@

.venv/.run-stamp: pyproject.toml | .venv/bin/pip
	@echo "Installing what Formbridge needs into .venv (once; about half a minute)"
	@$(INSTALL) --editable .
	@touch $@

.venv/.test-stamp: pyproject.toml | .venv/bin/pip
	@echo "Installing what the tests need into .venv (once; about a minute)"
	@$(INSTALL) --editable '.[test]'
	@touch .venv/.run-stamp $@

.venv/bin/pip:
	@$(PYTHON) -c 'import sys; sys.exit("Formbridge needs Python 3.11 or later, and %s is %s.\nName a newer one: make run PYTHON=python3.12" % (sys.executable, sys.version.split()[0]) if sys.version_info < (3, 11) else 0)'
	@$(PYTHON) -m venv .venv
