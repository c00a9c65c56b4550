# make         builds build/meldcode (one program, the site inside) and build/site/
# make run     builds and serves on http://localhost:8080
# make check   the fast part: format, vet for both targets, staticcheck, native tests
# make test    everything, with a real browser
# make soak    kills the browser 200 times in the middle of its work
# make bench   wire bytes and start times against a bare go-app page; work with much against little

GO      ?= go
ADDR    ?= :8080
# Where compressed files are kept; empty does not compress, which saves 20 s
# while working on the app: make run SQUEEZED=
SQUEEZED ?= build/cache
WASM    := GOOS=js GOARCH=wasm
SITE    := cmd/meldcode/site
BROWSER := $(CURDIR)/build/bin
NATIVE  := ./app/... ./cmd/internal/... ./cmd/lean/... ./cmd/meldcode/... ./cmd/site/... ./cmd/verify/...

.DELETE_ON_ERROR:
.PHONY: all site wasm run check format vet staticcheck tools native test wasmtest e2e soak bench browser webkit clean

all: site
	$(GO) build -trimpath -buildvcs=false -o build/meldcode ./cmd/meldcode

# Inlining copies code, and copies travel: without it a first start takes 9 %
# fewer bytes. What computes on keys and texts keeps it, or it runs two to seven
# times slower.
SMALL   := -gcflags=all=-l $(patsubst %,-gcflags=%=,golang.org/x/crypto/... encoding/binary internal/byteorder math/bits \
	$(addprefix crypto/internal/,fips140deps/... fips140/alias fips140/edwards25519/... fips140/sha256 fips140/sha512 fips140/subtle))
# Most bytes on the wire at a first start.
BUDGET  := 1900000

# No version control stamp and no build id: the same source gives the same bytes.
# cmd/lean leaves out of the libraries what a browser never needs, and of the
# program what only tells where in the source something is. Renamed into place, so
# that of two builds at once neither reads half a file.
wasm:
	@mkdir -p build
	$(GO) run ./cmd/lean -out build/lean
	part=build/app-$$$$.wasm; \
	$(WASM) $(GO) build -modfile=build/lean/go.mod -overlay=build/lean/overlay.json -trimpath -buildvcs=false -ldflags="-s -w -buildid=" $(SMALL) -o $$part ./wasm && \
	$(GO) run ./cmd/lean -strip $$part && mv $$part build/app.wasm

site: wasm
	$(GO) run ./cmd/site -web web -wasm build/app.wasm -wasm-exec "$$($(GO) env GOROOT)/lib/wasm/wasm_exec.js" -out build/site -cache "$(SQUEEZED)" -budget $(BUDGET)
	@find $(SITE) -mindepth 1 -not -name .gitignore -delete
	@cp -R build/site/. $(SITE)/

run: all
	build/meldcode -addr $(ADDR)

check: format vet staticcheck native

format:
	@bad="$$(gofmt -l app cmd wasm)"; test -z "$$bad" || { echo "not formatted:"; echo "$$bad"; exit 1; }

vet:
	$(GO) vet ./app/... ./cmd/...
	$(WASM) $(GO) vet ./app/... ./wasm/...

staticcheck:
	$(GO) tool staticcheck ./app/... ./cmd/...
	@mkdir -p build/bin
	$(GO) build -o build/bin/staticcheck honnef.co/go/tools/cmd/staticcheck
	$(WASM) build/bin/staticcheck ./wasm/...

# An archive must open with the standard programs, and an export must work in
# another web server, so the tests try both.
tools:
	@sh cmd/e2e/tools.sh age unzip nginx

native: tools
	$(GO) test $(NATIVE)

test: check all wasmtest e2e

# The browser of the tests. Chromium refuses its sandbox to root, so root gets
# a wrapper; wasmbrowsertest looks for google-chrome on the path.
browser: build/axe/node_modules/axe-core/axe.min.js
	@sh cmd/e2e/browser.sh $(BROWSER)
	@sh cmd/e2e/tools.sh pdfinfo=poppler-utils

# The rules of WCAG as the tests check them; no part of the app.
build/axe/node_modules/axe-core/axe.min.js: Makefile
	@npm install --silent --no-save --no-audit --no-fund --ignore-scripts --prefix build/axe axe-core@4.10.3
	@touch $@

wasmtest: browser
	$(GO) build -o build/bin/wasmbrowsertest github.com/agnivade/wasmbrowsertest
	PATH="$(BROWSER):$$PATH" $(WASM) $(GO) test -p 1 -exec "$(BROWSER)/wasmbrowsertest" ./wasm/...

# The engine of an iPad, as far as it runs here.
webkit:
	@sh cmd/e2e/tools.sh WebKitWebDriver=webkit2gtk-driver Xvfb=xvfb

e2e: browser webkit tools all
	PATH="$(BROWSER):$$PATH" $(GO) test -p 1 -timeout 40m ./cmd/e2e/...

# The browser is killed at random moments, KILLS times; make test does it 20 times.
KILLS ?= 200
soak: browser all
	PATH="$(BROWSER):$$PATH" $(GO) test -count=1 -timeout 120m -v -run TestTheBrowserIsKilled ./cmd/e2e/... -kills $(KILLS)

bench: browser all
	PATH="$(BROWSER):$$PATH" $(GO) run ./cmd/bench

clean:
	rm -rf build
	find $(SITE) -mindepth 1 -not -name .gitignore -delete
