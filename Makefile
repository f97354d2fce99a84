# What there is to do here. Every step that was done once leaves a stamp, so a second run takes seconds.
# Needs Python 3.11 or newer, Node 20 or newer and make; tools/setup fetches the rest into .venv and
# node_modules, pinned by the two lock files.

BIN := .venv/bin
GUIDE := web/dist/guide.template.html
GUIDE_SOURCES := $(shell find web -type f ! -path 'web/dist/*' ! -name '*.test.ts')
JOBS ?= $(shell nproc 2>/dev/null || echo 2)
OPTIONS ?=

.DEFAULT_GOAL := help
.PHONY: help run test check build bench agree fuzz pictures docs format lock clean distclean

help:
	@echo "make run       start a relay and a demonstration desk here (FRESH=1 starts over)"
	@echo "make test      every test, in Python and in TypeScript"
	@echo "make check     format, lint, types, import contracts, documents"
	@echo "make agree     random cases, a million of each pack, on which all evaluators must agree"
	@echo "make fuzz      hostile packs, cases and rows, guided by coverage, for FUZZ_SECONDS (60), and wild"
	@echo "               requests at a relay's socket, for RELAY_FUZZ_SECONDS (30)"
	@echo "make build     the guide, and the Python package in dist/"
	@echo "make bench     measure what the documents claim"
	@echo "make pictures  take the README's pictures anew"
	@echo "make docs      write docs/commands.md from the commands, and the outputs in docs/tutorial.md"
	@echo "make format    let ruff lay out the Python code"
	@echo "make lock      choose package versions anew, a week behind the newest"
	@echo "make clean     remove what was built (distclean: the environments too)"

.venv/.ready-run: uv.lock pyproject.toml tools/uv.txt
	@tools/setup python-run

.venv/.ready-dev: uv.lock pyproject.toml tools/uv.txt
	@tools/setup python-dev

node_modules/.ready: package.json package-lock.json
	@tools/setup node

$(GUIDE): node_modules/.ready $(GUIDE_SOURCES) tsconfig.json
	@tools/setup guide

run: .venv/.ready-run $(GUIDE)
	@$(BIN)/ploughshare run $(if $(filter 1,$(FRESH)),--fresh) $(OPTIONS)

.PHONY: test-web test-python
test: test-web test-python

test-web: node_modules/.ready
	@node tools/node_tests.mjs

# Some tests read what the front-end build made.
test-python: .venv/.ready-dev node_modules/.ready $(GUIDE)
	@$(BIN)/python -m pytest -n $(JOBS) $(OPTIONS)

CHECKS := check-format check-lint check-types check-contracts check-web check-docs check-shell
.PHONY: $(CHECKS)
$(CHECKS): .venv/.ready-dev node_modules/.ready

check: $(CHECKS)

check-format:
	@echo "▸ format"; $(BIN)/ruff format --check --quiet . || { echo "To mend it: make format"; exit 1; }

check-lint:
	@echo "▸ lint"; $(BIN)/ruff check --quiet .

check-types:
	@echo "▸ Python types"; $(BIN)/mypy

check-contracts:
	@echo "▸ import contracts"; $(BIN)/lint-imports --no-logo

check-web:
	@echo "▸ TypeScript types"; npm run --silent check

check-docs:
	@echo "▸ documents and house rules"; $(BIN)/python -m pytest -q tests/test_docs.py tests/test_house.py

check-shell:
	@if command -v shellcheck >/dev/null; then echo "▸ shell"; shellcheck .ci/run tools/setup deploy/*/*.sh; fi

# STATES: cases of each pack, by all three evaluators; ASSESSMENTS: of all packs together, byte for byte.
STATES ?= 1000000
ASSESSMENTS ?= 20000
agree: .venv/.ready-dev node_modules/.ready
	@$(BIN)/python -m tests.law.batch_agreement packs/* --count $(STATES) --seed 1 --jobs $(JOBS)
	@$(BIN)/python -m tests.law.agreement packs/* --in-all $(ASSESSMENTS) --seed 1 --jobs $(JOBS)

FUZZ_SECONDS ?= 60
RELAY_FUZZ_SECONDS ?= 30
fuzz: .venv/.ready-dev
	@$(BIN)/python -m tests.fuzz.run --seconds $(FUZZ_SECONDS)
	@$(BIN)/python -m tests.relay.fuzz --seconds $(RELAY_FUZZ_SECONDS)

build: .venv/.ready-dev $(GUIDE)
	@echo "▸ Python package"; $(BIN)/uv build --quiet --out-dir dist && ls dist

bench: .venv/.ready-dev $(GUIDE)
	@set -e; for bench in benches/*; do \
	    case $$bench in \
	        *.py) echo "▸ $$bench"; $(BIN)/python "$$bench";; \
	        *.mjs) echo "▸ $$bench"; node "$$bench";; \
	    esac; \
	done

pictures: .venv/.ready-dev $(GUIDE)
	@$(BIN)/python -m tools.pictures

docs: .venv/.ready-dev
	@$(BIN)/python -m tools.commands_doc && $(BIN)/python -m tools.tutorial

format: .venv/.ready-dev
	@$(BIN)/ruff format . && $(BIN)/ruff check --fix --quiet .

lock: .venv/.ready-dev
	@$(BIN)/uv lock --upgrade
	@{ echo "# Made by \`make lock\` from uv.lock: the one package installed before the lock can be read."; \
	   $(BIN)/uv export --frozen --only-group bootstrap --no-emit-project --no-header --no-annotate; } > tools/uv.txt
	@npm update --package-lock-only --ignore-scripts --no-audit --no-fund

clean:
	@rm -rf build dist web/dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	@find src tests tools benches -name __pycache__ -type d -prune -exec rm -rf {} + 2>/dev/null || true

distclean: clean
	@rm -rf .venv node_modules
