# `make run` starts houtai, `make test` proves it. Both make their own environment first.
# Needs Python 3.11 or newer, make and git; the folder's path may hold blanks.

SHELL := /bin/sh
.SUFFIXES:
.DEFAULT_GOAL := help
.PHONY: help run test check lint format types contracts architecture web web-dev openapi lock bench clean

# The first Python on the path that is new enough and able to make an environment.
PYTHON ?= $(firstword $(shell for name in python3 python3.14 python3.13 python3.12 python3.11; do \
	$$name -c 'import ensurepip, sys, venv; sys.exit(sys.version_info < (3, 11))' 2>/dev/null \
	&& echo $$name; done))
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --quiet --disable-pip-version-check
WORKERS ?= 2

# What a command says is shown only when it fails.
quietly = @printf '%-14s' '$(1)'; said=$$($(2) 2>&1) && echo ok || \
	{ status=$$?; echo failed; printf '%s\n' "$$said"; exit $$status; }

help:
	@echo 'make run      install what is missing, start houtai (stop with Ctrl-C)'
	@echo 'make test     everything that is checked before a change is accepted'
	@echo 'make check    the part of it that takes seconds: lint, types, contracts, architecture'
	@echo 'make format   put the code into the one format'
	@echo 'make web      check and build the pages of the consoles'
	@echo 'make web-dev  serve the pages while they are changed, over a running make run'
	@echo 'make openapi  write docs/openapi.json and the client anew, after a door has changed'
	@echo 'make lock     choose the versions of all dependencies anew'
	@echo 'make bench    measure, each figure beside its reference'
	@echo 'make clean    remove the environment and caches; data under var/ stay'

run: $(VENV)/installed web/dist/built
	@HOUTAI_DEMO=$${HOUTAI_DEMO:-1} exec $(BIN)/houtai up

test: check web
	@$(BIN)/python -m coverage erase
	@$(BIN)/python -m pytest -n $(WORKERS) --dist worksteal -m 'not faults' --ignore=tests/architecture --cov --cov-report=
	@$(BIN)/python -m pytest -m faults --cov --cov-append --cov-report=
	@$(BIN)/python -m tests.coverage_floor

check: lint types contracts architecture

lint: $(VENV)/equipped
	$(call quietly,lint,$(BIN)/python -m ruff check --quiet .)
	$(call quietly,format,$(BIN)/python -m ruff format --quiet --diff .)

format: $(VENV)/equipped
	@$(BIN)/python -m ruff format --quiet .
	@$(BIN)/python -m ruff check --quiet --fix .

types: $(VENV)/equipped
	$(call quietly,types,$(BIN)/python -m mypy)

contracts: $(VENV)/equipped
	$(call quietly,contracts,$(BIN)/lint-imports)

# Holds the shape of the house, the single end of the migrations and the OpenAPI document.
architecture: $(VENV)/equipped
	$(call quietly,architecture,$(BIN)/python -m pytest tests/architecture)

openapi: $(VENV)/installed web/node_modules/installed
	@$(BIN)/python -m houtai.entry.openapi docs/openapi.json
	@$(NPM) api

# Node comes with the environment and must be the first on the path: npm's scripts ask for it there.
# It trusts whom the system trusts, so that it works behind a company's own certificate.
WITH_NODE = cd web && NODE_USE_SYSTEM_CA=1 PATH="$(CURDIR)/$(BIN):$$PATH"
NPM = $(WITH_NODE) npm run --silent

web: web/node_modules/installed
	$(call quietly,web lint,$(NPM) lint)
	$(call quietly,web types,$(NPM) types)
	$(call quietly,web tests,$(NPM) test)
	@$(MAKE) --no-print-directory web/dist/built
	$(call quietly,web size,$(NPM) size)

web-dev: web/node_modules/installed
	@$(NPM) dev

bench: $(VENV)/equipped
	@$(BIN)/houtai bench

# setuptools builds the package itself, so it is locked like everything else.
COMPILE = echo 'setuptools>=77' | $(BIN)/uv pip compile pyproject.toml - --quiet --upgrade --universal \
	--python-version 3.11 --generate-hashes --no-header --no-annotate --no-emit-index-url \
	--no-emit-find-links

lock: $(VENV)/equipped
	@$(COMPILE) --output-file requirements.lock
	@$(COMPILE) --extra web --constraint requirements.lock --output-file requirements-web.lock
	@$(COMPILE) --all-extras --constraint requirements-web.lock --output-file requirements-dev.lock

clean:
	@rm -rf $(VENV) web/node_modules web/dist .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis
	@rm -f .coverage .coverage.*

# --- environment ------------------------------------------------------------------------------
$(BIN)/python:
	@test -n '$(PYTHON)' || { echo 'houtai needs Python 3.11 or newer with its venv module' \
		'(Debian, Ubuntu: apt install python3 python3-venv).' >&2; exit 1; }
	@echo 'Making the environment (once; a minute or two) ...'
	@$(PYTHON) -m venv $(VENV)

$(VENV)/installed: requirements.lock pyproject.toml | $(BIN)/python
	@echo 'Installing what houtai needs ...'
	@$(PIP) install --require-hashes --requirement requirements.lock
	@$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/equipped: requirements-dev.lock $(VENV)/installed
	@echo 'Installing what the checks need ...'
	@$(PIP) install --require-hashes --requirement requirements-dev.lock
	@touch $@

# --- web --------------------------------------------------------------------------------------
WEB_SOURCES := $(shell find web -type f -not -path 'web/node_modules/*' -not -path 'web/dist/*' \
	-not -name '*.md' -not -name '*.test.ts*') $(wildcard docs/help/*/*.md)

$(VENV)/node-installed: requirements-web.lock $(VENV)/installed
	@echo 'Installing Node, which builds the pages ...'
	@$(PIP) install --require-hashes --requirement requirements-web.lock
	@touch $@

web/node_modules/installed: web/package-lock.json web/.npmrc $(VENV)/node-installed
	@echo 'Installing what the pages are made of ...'
	@$(WITH_NODE) npm ci --loglevel=error
	@touch $@

web/dist/built: $(WEB_SOURCES) web/node_modules/installed
	@echo 'Building the pages of the consoles ...'
	@$(NPM) build
	@touch $@
