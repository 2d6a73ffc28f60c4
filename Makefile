# The house: every task is one word. `make help` lists them.
# Needs Python 3.11 or newer with venv (Debian: python3 python3-venv) and a package index pip can reach.

PYTHON ?= $(shell for name in python3.11 python3.12 python3.13 python3.14 python3 python; do \
	$$name -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1 \
	&& { echo $$name; break; }; done)
VENV ?= .venv
BIN := $(VENV)/bin
DATA ?= data
OUT ?= out
DEMO ?= examples/strait-briefing.json
WORKERS ?= 2
AT_ONCE := --numprocesses $(WORKERS) --dist worksteal

PIP := $(BIN)/python -m pip -qq --disable-pip-version-check --no-input
.DEFAULT_GOAL := help
.PHONY: help demo desk fast check fix golden man bench train size pins clean

help:  ## list these tasks
	@sed -n 's/^\([a-z]*\):[^#]*## */make \1\t/p' Makefile | expand -t 14

demo: $(VENV)/.base  ## read one example, print its ledger, write its page
	@mkdir -p $(OUT)
	@$(BIN)/hearsay read $(DEMO) --page $(OUT)/demo.html
	@echo "Open it: file://$(CURDIR)/$(OUT)/demo.html"

desk: $(VENV)/.desk  ## start the desk with the examples in it: http://127.0.0.1:8350/
	@mkdir -p $(OUT)
	@test -e $(OUT)/desk.db || { \
		add="$(BIN)/hearsay store add --store $(OUT)/desk.db --outlet" && \
		$$add "Pell Harbour Post" --published 2025-11-20 examples/harbour-budget.txt && \
		$$add "Harrow Institute" --published 2025-09-18 examples/shelter-survey.txt && \
		$$add "National Assembly" --published 2026-03-03 examples/assembly-address.txt && \
		$(BIN)/hearsay store add --store $(OUT)/desk.db examples/baltic-cable.html examples/strait-briefing.json; }
	@$(BIN)/hearsay serve --store $(OUT)/desk.db

fast: $(VENV)/.dev  ## format, lint, types, imports, quick tests: under a minute
	@$(MAKE) --no-print-directory lint
	@$(BIN)/pytest $(AT_ONCE) -m "not slow and not alone"

check: $(VENV)/.dev  ## all of that and every test, two at once: under ten minutes; CI runs this
	@$(MAKE) --no-print-directory lint
	@$(BIN)/pytest $(AT_ONCE) -m "not alone" -rs --durations=5
	@$(BIN)/pytest -m alone -rs --durations=5 $$(grep -rl --include='test_*.py' mark.alone tests)

.PHONY: lint
lint: $(VENV)/.dev
	@$(BIN)/ruff format --check
	@$(BIN)/ruff check
	@$(BIN)/mypy
	@$(BIN)/lint-imports

fix: $(VENV)/.dev  ## let formatter and linter repair what they can
	@$(BIN)/ruff check --fix-only
	@$(BIN)/ruff format

golden: $(VENV)/.dev  ## rewrite tests/golden/*/ledger.json and what the guides show, then show what changed
	@$(BIN)/pytest tests/golden tests/test_guides.py tests/test_notebook.py --rewrite-golden
	@git --no-pager diff --stat -- tests/golden docs/guide examples

man: $(VENV)/.base  ## write the man page anew from the commands
	@$(BIN)/hearsay man > docs/man/hearsay.1

bench: $(VENV)/.dev  ## score every stage on the frozen cases (annotated sets: DATA=folder)
	@$(BIN)/python -m bench.run $(if $(wildcard $(DATA)),--data $(DATA))

train: export PYTHONPATH = .
train: $(VENV)/.train  ## train the reader and write its bundle (annotated sets: DATA=folder)
	@$(BIN)/python training/reader.py --data $(DATA) --out $(OUT)/reader --epochs 8 --until 3
	@$(BIN)/python training/reader.py --data $(DATA) --out $(OUT)/reader --epochs 6 --until 5
	@$(BIN)/python training/reader.py --data $(DATA) --out $(OUT)/first --start $(OUT)/reader/reader-3.pt $(OUT)/reader/reader-5.pt \
		--own training/texts/first --epochs 2 --encoder-rate 1e-4 --head-rate 5e-4
	@$(BIN)/python training/reader.py --data $(DATA) --out $(OUT)/second --start $(OUT)/first/reader-2.pt --seed 12 \
		--own training/texts/first training/texts/second --epochs 2 --encoder-rate 7e-5 --head-rate 3e-4
	@$(BIN)/python training/reader.py --data $(DATA) --out $(OUT)/third --start $(OUT)/second/reader-2.pt --seed 13 \
		--own training/texts/first training/texts/second training/texts/third --epochs 2 --encoder-rate 7e-5 --head-rate 3e-4
	@$(BIN)/python training/reader.py --data $(DATA) --out $(OUT)/fourth --start $(OUT)/third/reader-2.pt --seed 14 \
		--own training/texts/first training/texts/second training/texts/third --own-times 1 --share 0.5 \
		--small training/texts --epochs 3 --encoder-rate 1.2e-4 --head-rate 8e-4
	@$(BIN)/python training/refit.py --data $(DATA) --from $(OUT)/third/reader-2.pt --to $(OUT)/fourth/reader-3.pt --out $(OUT)/last
	@$(BIN)/python training/teacher.py --data $(DATA) --out $(OUT)/teacher
	@$(BIN)/python training/teacher.py --data $(DATA) --out $(OUT)/teacher --label $(OUT)/last/reader.pt
	@$(BIN)/python training/student.py --data $(DATA) --start $(OUT)/last/reader.pt --taught $(OUT)/teacher/taught.pt \
		--own training/texts/first --out $(OUT)/student
	@$(BIN)/python training/refit.py --data $(DATA) --to $(OUT)/student/reader-2.pt --taught $(OUT)/teacher/taught.pt --pair 24 \
		--out $(OUT)/taught
	@$(BIN)/python training/export.py --checkpoint $(OUT)/taught/reader.pt --version 6 --bundle src/hearsay/bundles/reader
	@$(BIN)/python training/links.py --data $(DATA) --out src/hearsay/data/link_weights.csv
	@$(BIN)/python training/certainty.py --data $(DATA) --out src/hearsay/data/attribution_scores.csv

size:  ## measure the base install in a fresh environment
	@PYTHON=$(PYTHON) bench/install_size.sh

pins:  ## pin requirements/ anew from pyproject.toml (needs uv)
	@requirements/pin.sh --upgrade

clean:  ## remove the environment and everything written by these tasks
	rm -rf $(VENV) $(OUT) dist build .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache

$(VENV)/bin/python:
	@test -n "$(PYTHON)" || { echo "no Python 3.11 or newer with venv found; on Debian: apt install python3 python3-venv" >&2; exit 1; }
	@$(PYTHON) -m venv $(VENV)

# --require-hashes: only the files that were pinned. The build tool is pinned too, so nothing is fetched unseen.
$(VENV)/.base: requirements/base.txt requirements/build.txt pyproject.toml | $(VENV)/bin/python
	@echo "installing the base packages into $(VENV)"
	@$(PIP) install --require-hashes -r requirements/base.txt -r requirements/build.txt
	@$(PIP) install --no-deps --no-build-isolation --editable .
	@$(BIN)/python -m compileall -q src
	@touch $@

$(VENV)/.desk: requirements/desk.txt $(VENV)/.base
	@echo "installing the packages of the desk into $(VENV)"
	@$(PIP) install --require-hashes -r requirements/desk.txt
	@touch $@

$(VENV)/.dev: requirements/dev.txt $(VENV)/.base
	@echo "installing the development packages into $(VENV)"
	@$(PIP) install --require-hashes -r requirements/dev.txt
	@touch $@

$(VENV)/.train: requirements/train.txt $(VENV)/.dev
	@$(PIP) install -r requirements/train.txt
	@touch $@
