# The commands a developer needs. Each installs what it misses by itself.

PREFIX ?= /usr/local
BUILD := swift build --explicit-target-dependency-import-check error
# The same flags for every product, so that none is built twice.
RELEASE := $(BUILD) -c release --static-swift-stdlib -Xlinker -s
BINARY := .build/release/mlgate
SIMULATION := .build/release/smoke-simulation
EXAMPLE := .build/example

.PHONY: run build release test differential integration bench format check-format docs check-docs install clean setup

# Builds the gate, makes the example project and judges it.
run: release
	rm -rf $(EXAMPLE)
	$(BINARY) example $(EXAMPLE)
	$(BINARY) run -C $(EXAMPLE) --verbose

build: setup
	$(BUILD)

release: setup
	$(RELEASE) --product mlgate

# Every test that needs no tool beyond git and xmllint.
test: setup
	scripts/install-packages.sh xmllint:libxml2-utils:libxml2
	$(BUILD) --build-tests
	swift test --skip-build

# Random histories and attribute files read beside git, 500 of each; repositories beside git-lfs and DVC, 300.
differential: release
	$(BUILD) --build-tests
	MLGATE_DIFFERENTIAL_SEEDS=500 swift test --skip-build --filter DifferentialTests
	scripts/install-packages.sh git-lfs:git-lfs:git-lfs python3:python3:python3
	MLGATE_DIFFERENTIAL_SEEDS=300 scripts/integration.sh -k same_as

# Tests against the tools that own the formats: git-lfs, DVC, PyYAML, ruamel and others from PyPI.
integration: release
	scripts/install-packages.sh git-lfs:git-lfs:git-lfs python3:python3:python3
	scripts/install-packages.sh promtool:prometheus:prometheus xmllint:libxml2-utils:libxml2 chromium:chromium:chromium
	[ "$$(uname)" != Linux ] || scripts/install-packages.sh busybox:busybox:busybox strace:strace:strace
	$(RELEASE) --product iris-benchmark
	scripts/integration.sh

# The whole table side by side with C floors and other tools; PARTS="hooks history" measures some of it.
bench: release
	Benchmarks/run.sh $(PARTS)

format: setup
	swift format --in-place --recursive Sources Tests Package.swift

check-format: setup
	swift format lint --strict --recursive Sources Tests Package.swift

# Writes the generated part of docs/.
docs: release
	$(BINARY) reference docs
	$(RELEASE) --product smoke-simulation
	$(SIMULATION) >docs/smoke-training.md

check-docs: release
	$(BINARY) reference --check docs
	$(RELEASE) --product smoke-simulation
	$(SIMULATION) | diff docs/smoke-training.md -

install: release
	install -d "$(DESTDIR)$(PREFIX)/bin"
	install -m 755 $(BINARY) "$(DESTDIR)$(PREFIX)/bin/mlgate"

clean:
	rm -rf .build

setup:
	@scripts/setup.sh
