# What to type. `make` alone lists the targets.

SWIFT ?= swift
OUT := out
JIXIAO := .build/release/jixiao

.DEFAULT_GOAL := help
.PHONY: help packages build run test lint format bench release clean

help: ## List the targets
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

packages: ## Install the system packages that are missing (apt-get; root or sudo)
	@bash .ci/install-packages.sh

build: packages ## Build the command in release mode
	$(SWIFT) build -c release --static-swift-stdlib --product jixiao

run: build ## Read every form of Fixtures/, write JSON and XLSX under out/, print what was read
	@bash .ci/run-fixtures.sh $(JIXIAO) Fixtures $(OUT)

test: ## Run the tests (JIXIAO_SEED=N repeats the property tests of an earlier run)
	@bash .ci/install-packages.sh libxml2
	$(SWIFT) test --disable-xctest

lint: ## Check the format of the sources
	$(SWIFT) format lint --strict --parallel --recursive Package.swift Sources Tests

format: ## Format the sources
	$(SWIFT) format --in-place --parallel --recursive Package.swift Sources Tests

bench: packages ## Measure against the peers, writes out/bench.md (ONLY="csv export" these works; FORMS=0 no long export; ROUNDS=N)
	$(SWIFT) build -c release --static-swift-stdlib --product jixiao
	$(SWIFT) build -c release --static-swift-stdlib --product bench
	@python3 .ci/bench .build/release $(OUT)/bench \
		$(ONLY:%=--only %) $(FORMS:%=--forms %) $(ROUNDS:%=--rounds %) $(COUNT:%=--count %)

release: build ## Pack the command, its manual, completions and data files into out/ (at most 20 MB)
	@bash .ci/release.sh $(JIXIAO) $(OUT)

clean: ## Remove what was built and written
	rm -rf .build $(OUT)
