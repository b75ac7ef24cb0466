# Every command sets up what it needs, ends by itself and leaves only ignored folders behind.
PY := .venv/bin/python
PYTEST := $(PY) -m pytest -n 2 --dist load
# Folders of tests of the site that touch its own tables.
ROOMS := accounts checking governance jobs journal journeys loads packs performance plan trackers web

.DEFAULT_GOAL := help
.PHONY: help setup system demo serve test check format generative postgres browse screenshots bench scale benchmarks samples docs styles lock sbom clean

help: ## Show this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-12s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

setup: ## Make .venv from the lock file (the other commands do this themselves)
	@sh tools/setup.sh

demo: setup ## Build a synthetic borough, write its files, load them and show what was found
	@$(PY) -m goldenthread.cli.demo

serve: setup ## Run the site of an installation until Ctrl-C: make serve HOME_DIR=folder [PORT=8000]
	@test -n "$(HOME_DIR)" || { echo "Say which folder: make serve HOME_DIR=folder" >&2; exit 2; }
	@$(PY) -m goldenthread.cli serve --home "$(HOME_DIR)" --port $(or $(PORT),8000)

system: # A browser and a database server, for the tests alone
	@sh tools/system.sh

test: check system ## Lint, types, contracts and every test but the long ones (under 15 minutes on 2 cores)
	@$(PYTEST) tests --ignore=tests/generative --ignore=tests/kill -m "not generative and not kill"

check: setup ## Lint, layout, types and import contracts
	@$(PY) -m ruff check --quiet --output-format concise .
	@$(PY) -m ruff format --check --quiet --output-format concise . || { echo "Layout differs: run make format" >&2; exit 1; }
	@$(PY) -m mypy --strict src/goldenthread tools
	@.venv/bin/lint-imports --no-logo --cache-dir .cache/import-linter

format: setup ## Lay the code out and mend what the linter can mend
	@$(PY) -m ruff check --fix --quiet . ; $(PY) -m ruff format --quiet .

generative: setup ## Generated histories, mutated inputs and the kill test (long)
	@HYPOTHESIS_PROFILE=searching $(PYTEST) tests -m "generative or kill"
	@$(MAKE) --no-print-directory postgres

postgres: setup system ## The site's tests with its own tables in a PostgreSQL server that they start (long)
	@GOLDENTHREAD_TESTS_DATABASE=postgresql $(PYTEST) $(addprefix tests/,$(ROOMS))

browse: setup system ## Look at every page in every state in a browser, write what was found (long): make browse [PAGES="due team"]
	@$(PY) -m tests.browse $(PAGES)

screenshots: setup system ## Take a picture of every page again, for docs/screens: make screenshots [PAGES="due team"]
	@$(PY) -m tests.browse.screens $(PAGES)

bench: setup ## Time and memory of loads and measures, each beside its rival in the same run
	@$(PY) -m bench

scale: setup ## The whole book of measures on ten times the rows (long; needs about 10 GB of disk)
	@$(PY) -m bench.book_bars 10

samples: setup ## Load every file under DIR and say what was found: make samples DIR=folder [AS_AT=2018-03-31]
	@test -n "$(DIR)" || { echo "Say which folder: make samples DIR=folder" >&2; exit 2; }
	@$(PY) -m goldenthread.cli.samples "$(DIR)" $(AS_AT)

benchmarks: setup ## Load published DfE and ONS files and prove that no cell is lost: make benchmarks DIR=folder
	@test -n "$(DIR)" || { echo "Say which folder: make benchmarks DIR=folder" >&2; exit 2; }
	@$(PY) -m goldenthread.cli.benchmarks "$(DIR)"

docs: setup ## Write the generated pages of docs/ again
	@$(PY) -m goldenthread.cli.docs

styles: setup ## Compile the stylesheet of the site again (needs node and a package registry; nothing else does)
	@$(PY) -m tools.styles

lock: setup ## Resolve the dependencies again, with hashes, and the list of what is used (needs a package index)
	@$(PY) -m tools.lock
	@sh tools/setup.sh
	@$(PY) -m tools.sbom

sbom: setup ## Write sbom.json from the lock files
	@$(PY) -m tools.sbom

clean: ## Remove the environment, caches and everything built
	@rm -rf .venv .cache build dist .hypothesis .pytest_cache .mypy_cache .ruff_cache
	@find . -name __pycache__ -type d -not -path './.git/*' -prune -exec rm -rf {} +
