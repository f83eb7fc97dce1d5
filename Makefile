# What there is to type; the work is done by the scripts in .ci/ and by the tools that pyproject.toml configures.
PYTHON ?= python3
BIN = .venv/bin
UV_EXPORT = uv export --quiet --frozen --no-header --no-emit-project

.PHONY: help run test check bench pictures lock clean dev

help:
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-6s %s\n", $$1, $$2 }' Makefile

run: ## set up what is missing and open the application (without a display: the tour, into out/tour)
	@$(PYTHON) .ci/start.py

test: dev ## the whole suite, offscreen, on SQLite and on PostgreSQL
	QT_QPA_PLATFORM=offscreen $(BIN)/pytest --numprocesses=auto --postgresql

check: dev ## lint, format, types, the arrows between the rooms, migrations against models
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/mypy .ci/*.py
	$(BIN)/lint-imports
	$(BIN)/pytest --quiet tests/db/test_migrations.py

bench: ## benchmarks as ratios, into out/bench.json
	@$(PYTHON) .ci/environment.py requirements-dev.lock tests/bench/requirements.txt
	QT_QPA_PLATFORM=offscreen PYTHONPATH=.venv/peers $(BIN)/python -m tests.bench

pictures: dev ## the README's pictures, made anew by the tour
	QT_QPA_PLATFORM=offscreen $(BIN)/backoffice tour --out out/tour
	mkdir -p resources/pictures
	cp out/tour/01-today.png resources/pictures/today.png
	cp out/tour/*-log-a-letter.png resources/pictures/log.png
	cp out/tour/*-why-this-date.png resources/pictures/case.png
	cp out/tour/*-the-return-label.png resources/pictures/label.png
	cp out/tour/*-write-the-answer.png resources/pictures/letter.png
	cp out/tour/*-rehearse-it.png resources/pictures/rehearsal.png

lock: ## renew the locks (needs uv)
	uv lock --quiet --upgrade
	$(UV_EXPORT) --no-default-groups --group build --output-file requirements.lock
	$(UV_EXPORT) --only-group dev --output-file requirements-dev.lock
	$(UV_EXPORT) --only-group bench --output-file tests/bench/requirements.txt

clean: ## remove everything that the other commands made
	rm -rf .venv out build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache uv.lock
	find . -name __pycache__ -prune -exec rm -rf {} +

dev:
	@$(PYTHON) .ci/environment.py requirements-dev.lock
