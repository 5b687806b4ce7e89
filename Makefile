# Two commands matter:  make brief  and  make test.  Both set up .venv by themselves.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
TESTING := $(VENV)/.ready-dev

.PHONY: brief test lint wheel eval bench clean

brief: $(READY)  ## write brief.html from the sample page
	@$(BIN)/upperhand demo --out brief.html

test: $(TESTING) wheel  ## run the tests and the examples in docstrings against the built wheel
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --force-reinstall dist/upperhand-*.whl
	@trap '$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --editable .' EXIT; \
	$(BIN)/python -m pytest -n 2 --dist loadfile tests && \
	$(BIN)/python -m pytest --doctest-modules --pyargs upperhand

lint: $(TESTING)  ## style, types, import contracts
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports

wheel: $(TESTING)
	@rm -rf dist && $(BIN)/python -m build --wheel --no-isolation --outdir dist . > /dev/null
	@ls dist

eval: $(TESTING)  ## score the reader on the annotated pages; floors refuse to go down
	$(BIN)/python tests/eval/gate.py

bench: $(TESTING)  ## measure speed
	$(BIN)/python -m pytest benchmarks -q --benchmark-only

$(READY): pyproject.toml constraints.txt
	@command -v $(PYTHON) >/dev/null || { echo "make: no $(PYTHON) here: install Python 3.11 or newer, or say  make PYTHON=/path/to/python3"; exit 2; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "make: $(PYTHON) is older than 3.11: say  make PYTHON=/path/to/python3.11"; exit 2; }
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@echo "setting up $(VENV) (once, about a minute)"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable .
	@touch $@

$(TESTING): $(READY)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable '.[dev,llm,tables]'
	@touch $@

clean:
	rm -rf $(VENV) dist brief.html
