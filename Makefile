# One door for every check: the same by hand and in continuous integration. `make` alone lists what there is.

PYTHON ?= python3
VENV := .venv/bin
BENCH_VENV := .venv-bench/bin
# One more than processors, as tests of servers and browsers wait much; no more than a small machine's memory bears.
WORKERS ?= $(shell $(PYTHON) -c "import os; print(min(1 + (os.cpu_count() or 1), 6))")
# make lock UPGRADE=--upgrade takes newer versions; without it only what pyproject.toml asks for changes.
UPGRADE ?=
LOCK = uv pip compile $(UPGRADE) --quiet --universal --generate-hashes --python-version 3.11 \
	--exclude-newer "7 days" --custom-compile-command "make lock"

.DEFAULT_GOAL := help
.PHONY: help setup demo test check bench docs lock clean

help: ## list these targets
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-8s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

setup: ## make .venv from the hashed lock and fetch the page components; quick when nothing changed
	@$(PYTHON) -m tools.set_up

demo: setup ## a synthetic England: made, ingested, assessed, published, and its app served in mid-year
	$(VENV)/evenhand demo $(if $(CI),--no-serve)

test: setup ## every test, with branch coverage
	@$(VENV)/python -m tools.system_packages
	$(VENV)/python -m pytest -n $(WORKERS) --dist loadfile --no-loadscope-reorder --cov --cov-report=term

check: setup ## everything that reads the code without running the product's tests
	$(VENV)/ruff check .
	$(VENV)/ruff format --check .
	$(VENV)/mypy
	$(VENV)/lint-imports
	$(VENV)/python -m tools.check_file_sizes
	$(VENV)/python -m tools.check_addresses
	$(VENV)/python -m tools.check_documents
	$(VENV)/python -m tools.check_views
	$(VENV)/evenhand definitions check
	$(VENV)/python -m tools.generate_docs --check

bench: setup ## speed and memory, each beside its peer in the same run
	@$(PYTHON) -m tools.set_up --bench
	$(BENCH_VENV)/python -m bench

docs: setup ## write the documents that are generated from the code
	$(VENV)/python -m tools.generate_docs

lock: ## resolve the dependencies anew; nothing younger than seven days (needs uv)
	$(LOCK) pyproject.toml --group dev --output-file requirements.lock
	$(LOCK) pyproject.toml --group bench --output-file requirements-bench.lock
	$(LOCK) --group frontend --output-file requirements-frontend.lock

clean: ## remove what the targets above made, the environments included
	rm -rf .venv .venv-bench frontend/node_modules src/evenhand/pages/assets/nhsuk tests/functional/axe
	rm -rf build dist htmlcov test-results .coverage .coverage.* .mypy_cache .pytest_cache .ruff_cache \
		.import_linter_cache .hypothesis
