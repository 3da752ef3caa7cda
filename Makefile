# One command each; plain `make` lists them.
PYTHON ?= python3
BIN := .venv/bin
LOCK := uv pip compile --quiet --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --no-annotate

.PHONY: help setup run test check format snapshots lock

help:  ## list the commands
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

setup:  ## environment, database, model and demo data, without starting the server
	$(PYTHON) run.py setup

run:  ## start Một Cửa and say which address to open
	$(PYTHON) run.py

test:  ## all checks and the whole suite, on SQLite and on PostgreSQL
	$(PYTHON) run.py test

check:  ## the checks alone: format, lint, types, imports, migrations
	$(PYTHON) run.py check

format:  ## lay out the code and sort its imports
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix --select I .

snapshots:  ## draw the approved pictures and texts of all forms anew (review what changes)
	$(BIN)/python -m motcua.capabilities.statutory_forms.tests.take_snapshots
	$(BIN)/python docs/forms/draw.py

lock:  ## pin the newest versions that requirements*.in allow, with hashes and without addresses (needs uv)
	$(LOCK) --upgrade --output-file requirements.txt requirements.in requirements-build.in
	$(LOCK) --upgrade --output-file requirements-dev.txt requirements-dev.in
