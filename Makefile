# `make demo` and `make test` set everything up; nothing else has to be run first.
PYTHON ?= $(shell command -v python3.11 || command -v python3)
VENV := .venv
BIN := $(VENV)/bin
SHARED ?= ../shared/data

.PHONY: demo desk test mutants check docs serve picture clean

# Each stamp is older than what it was made from exactly when it has to be made again, so a second
# run sets nothing up.
$(VENV)/.run: pyproject.toml constraints.txt
	@echo "setting up $(VENV) (once)"
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
	  || { echo "Python 3.11 or newer is needed: set PYTHON=/path/to/python"; exit 1; }
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install -q --disable-pip-version-check -c constraints.txt --upgrade pip
	@$(BIN)/python -m pip install -q -c constraints.txt -e .
	@touch $@

$(VENV)/.dev: $(VENV)/.run
	@echo "setting up the tools of the checks (once)"
	@$(BIN)/python -m pip install -q -c constraints.txt --group dev
	@touch $@

$(VENV)/.chromium:
	@command -v chromium >/dev/null || { \
	  echo "installing Chromium for the page test (once)"; \
	  (apt-get update -qq && DEBIAN_FRONTEND=noninteractive \
	    apt-get install -y -qq --no-install-recommends chromium fonts-dejavu-core) \
	    > $(VENV)/chromium.log 2>&1 \
	  || { tail -n 5 $(VENV)/chromium.log; echo "Chromium could not be installed: run as root, or install it yourself"; exit 1; }; }
	@touch $@

# Its tests are skipped, with the reason, where it cannot be installed.
$(VENV)/.postgres:
	@command -v initdb >/dev/null || ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1 || { \
	  echo "installing PostgreSQL for the tests of a team's store (once)"; \
	  (apt-get update -qq && DEBIAN_FRONTEND=noninteractive \
	    apt-get install -y -qq --no-install-recommends postgresql) > $(VENV)/postgres.log 2>&1 \
	  || { tail -n 5 $(VENV)/postgres.log; echo "PostgreSQL could not be installed: its tests are skipped"; }; }
	@touch $@

demo: $(VENV)/.run
	@$(BIN)/variorum compare examples/coverage
	@$(BIN)/variorum compare examples/coverage --format html > dossier.html
	@echo "The same as a page to read and click through: dossier.html"

desk: $(VENV)/.run
	@mkdir -p out
	@$(BIN)/variorum serve examples/coverage --store out/desk.db

check: $(VENV)/.dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	NO_MKDOCS_2_WARNING=1 $(BIN)/mkdocs build --strict --quiet

test: $(VENV)/.dev $(VENV)/.chromium $(VENV)/.postgres check
	$(BIN)/pytest -n 2 --dist worksteal

mutants: $(VENV)/.dev
	$(BIN)/python -m evaluation mutants --data tests --record

# What README.md shows of the sample coverage: its lines of output, and docs/page.png.
picture: $(VENV)/.run $(VENV)/.chromium
	@$(BIN)/python examples/refresh.py

docs: $(VENV)/.dev
	NO_MKDOCS_2_WARNING=1 $(BIN)/mkdocs build --strict --quiet

serve: $(VENV)/.dev
	$(BIN)/mkdocs serve

clean:
	rm -rf $(VENV) build dist site dossier.html
