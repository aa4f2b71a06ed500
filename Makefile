# `make run` opens the window, `make test` checks everything; both do all that is needed on a fresh machine.
# PYTHON chooses the interpreter (3.11 or newer) that the virtual environment is made with.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check

# Stamps: an environment is brought up to date only when what it is made from has changed.
INSTALLED := $(VENV)/.installed
TESTABLE := $(VENV)/.installed-test

.PHONY: run install test lint zoo i18n screenshots bench clean

run: $(INSTALLED)
	@if [ "$$(uname)" = Linux ] && [ -z "$$DISPLAY$$WAYLAND_DISPLAY" ]; then \
	  echo "No display here: running the window off screen through its tour; pictures go to tour/."; \
	  $(BIN)/latentlab tour --out tour; \
	else \
	  $(BIN)/latentlab; \
	fi

install: $(INSTALLED)

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "LatentLab needs Python 3.11 or newer; try: make $(MAKECMDGOALS) PYTHON=python3.12"; exit 2; }
	$(PYTHON) -m venv $(VENV)

$(INSTALLED): pyproject.toml constraints.txt | $(BIN)/python
	$(PIP) install -c constraints.txt -e .
	@touch $@

$(TESTABLE): pyproject.toml constraints.txt | $(BIN)/python
	$(PIP) install -c constraints.txt -e '.[test]'
	@touch $(INSTALLED) $@

# Two processes: most tests wait for a thread or a child, or compute with one thread.
test: lint
	$(BIN)/python -m pytest -n 2 --dist loadfile

lint: $(TESTABLE)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

# Trains the classifier that they are measured with and the bundled models again, measures them, and writes the
# figures into resources/zoo/README.md.
zoo: $(INSTALLED)
	$(BIN)/python resources/classifier/train.py
	sh resources/zoo/recipes.sh $(BIN)/latentlab
	$(BIN)/python benchmarks/zoo_table.py

i18n: $(TESTABLE)
	$(BIN)/python -m latentlab.ui.catalogues

screenshots: $(INSTALLED)
	$(BIN)/latentlab tour --out resources/screenshots/dark --theme dark
	$(BIN)/latentlab tour --out resources/screenshots/light --theme light
	$(BIN)/latentlab tour --out resources/screenshots/zh --theme dark --language zh

bench: $(INSTALLED)
	sh benchmarks/all.sh $(BIN)/latentlab

clean:
	rm -rf $(VENV) tour build dist
