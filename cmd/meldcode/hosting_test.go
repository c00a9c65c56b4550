package main

import (
	"net/http"
	"strings"
	"testing"

	"meldcode/cmd/internal/headers"
)

// hosting is a web server with the built site behind it: this program, or
// another one with the settings that an export holds.
type hosting struct {
	ask    func(method, path string, header ...string) *http.Response
	base   string // begins and ends with a slash
	brotli bool   // sends it where it is welcome
	ours   bool   // what only this program promises
}

// check asks everything that holds for each of them.
func (s hosting) check(t *testing.T) {
	t.Run("files", s.files)
	t.Run("not there", s.notThere)
	t.Run("methods", s.methods)
	t.Run("headers", s.headers)
	t.Run("encodings", s.encodings)
	t.Run("known", s.known)
	if s.base != "/" {
		t.Run("without the slash", s.slash)
	}
}

func (s hosting) files(t *testing.T) {
	const forever, askAgain = "public, max-age=31536000, immutable", "no-cache"
	for _, c := range []struct{ path, mediaType, cache, body string }{
		{"", "text/html; charset=utf-8", askAgain, "<!doctype html>"},
		{"index.html", "text/html; charset=utf-8", askAgain, "<!doctype html>"},
		{"?source=home", "text/html; charset=utf-8", askAgain, "<!doctype html>"},
		{"worker.js", "text/javascript; charset=utf-8", askAgain, "worker"},
		{"manifest.webmanifest", "application/manifest+json", askAgain, "{}"},
		{"a/app-1.wasm", "application/wasm", forever, "wasm"},
		{"a/icon-1.png", "image/png", forever, "png"},
	} {
		r := s.ask("GET", s.base+c.path)
		if r.StatusCode != 200 || r.Header.Get("Content-Type") != c.mediaType || r.Header.Get("Cache-Control") != c.cache {
			t.Errorf("%s: %d %q %q", c.path, r.StatusCode, r.Header.Get("Content-Type"), r.Header.Get("Cache-Control"))
		}
		if got := body(t, r); got != c.body {
			t.Errorf("%s: got %q, want %q", c.path, got, c.body)
		}
		if r.Header.Get("ETag") == "" {
			t.Errorf("%s: no ETag", c.path)
		}
		head := s.ask("HEAD", s.base+c.path)
		if got := body(t, head); got != "" || head.Header.Get("Content-Length") != r.Header.Get("Content-Length") {
			t.Errorf("%s: HEAD has body %q and length %q", c.path, got, head.Header.Get("Content-Length"))
		}
	}
}

func (s hosting) notThere(t *testing.T) {
	for _, path := range []string{
		"a", "a/", "nothing", ".gitignore", "index.html.br", "index.html.gz", "a/app-1.wasm.br", "a/app-1.wasm.gz", "index.html/",
		"a/nothing", "a/index.html", "nginx-sample.conf", "web.config",
	} {
		r := s.ask("GET", s.base+path)
		if got := body(t, r); r.StatusCode != 404 || strings.Contains(got, "app-1") {
			t.Errorf("%s: %d %q", path, r.StatusCode, got)
		}
		// A file that is not there yet, in the midst of an update, must not stay
		// away for a year.
		if cache := r.Header.Get("Cache-Control"); strings.Contains(cache, "max-age") {
			t.Errorf("%s: that it is not there is kept: %q", path, cache)
		}
	}
	for _, path := range []string{"../main.go", "a/../../main.go", "%2e%2e/main.go"} {
		r := s.ask("GET", s.base+path)
		if outside := r.StatusCode == 400 && !s.ours; r.StatusCode != 404 && !outside {
			t.Errorf("%s: %d", path, r.StatusCode)
		}
	}
}

func (s hosting) methods(t *testing.T) {
	for _, method := range []string{"POST", "PUT", "DELETE", "OPTIONS", "PATCH", "X"} {
		for _, path := range []string{"", "nothing", "a/app-1.wasm"} {
			r := s.ask(method, s.base+path)
			if r.StatusCode != 405 || r.Header.Get("Allow") != "GET, HEAD" {
				t.Errorf("%s %s: %d, Allow %q", method, path, r.StatusCode, r.Header.Get("Allow"))
			}
		}
	}
	if r := s.ask("GET", s.base); r.Header.Get("Allow") != "" {
		t.Error("a GET is told what is allowed")
	}
}

func (s hosting) headers(t *testing.T) {
	for _, c := range [][2]string{{"GET", ""}, {"GET", "no"}, {"POST", ""}, {"HEAD", "worker.js"}, {"GET", "a/app-1.wasm"}, {"GET", "a/no"}, {"GET", "index.html.br"}} {
		r := s.ask(c[0], s.base+c[1])
		for _, h := range headers.All() {
			if got := r.Header.Values(h.Name); len(got) != 1 || got[0] != h.Value {
				t.Errorf("%s %s: %s is %q", c[0], c[1], h.Name, got)
			}
		}
		if r.Header.Get("Set-Cookie") != "" {
			t.Errorf("%s %s sets a cookie", c[0], c[1])
		}
	}
}

func (s hosting) encodings(t *testing.T) {
	const plain, br, gz = "<!doctype html>", "br", "gz"
	for _, c := range []struct {
		accept, want string
		weighs       bool // asks to weigh wishes, which not every server does
	}{
		{"", plain, false},
		{"gzip, deflate, br", br, false},
		{"gzip, deflate", gz, false},
		{"br;q=0.5, gzip", gz, false},
		{"br;q=0, gzip;q=0", plain, false},
		{"identity", plain, false},
		{"deflate", plain, false},
		{"BR", br, false},
		{"*", br, true},
		{"br;q=0, *", gz, true},
		{"identity;q=0, gzip", gz, false},
		{"gzip;q=x", gz, true},
	} {
		if c.weighs && !s.ours {
			continue
		}
		want := c.want
		if want == br && !s.brotli {
			want = plain
			if strings.Contains(c.accept, "gzip") {
				want = gz
			}
		}
		r := s.ask("GET", s.base, "Accept-Encoding", c.accept)
		named := map[string]string{plain: "", br: "br", gz: "gzip"}[want]
		if got := body(t, r); r.Header.Get("Content-Encoding") != named || got != want {
			t.Errorf("%q: encoding %q, body %q", c.accept, r.Header.Get("Content-Encoding"), got)
		}
		if r.Header.Get("Vary") != "Accept-Encoding" {
			t.Errorf("%q: Vary %q", c.accept, r.Header.Get("Vary"))
		}
	}
	if r := s.ask("GET", s.base+"a/icon-1.png", "Accept-Encoding", "br, gzip"); r.Header.Get("Vary") != "" || r.Header.Get("Content-Encoding") != "" {
		t.Error("a file with one form does not vary")
	}
}

func (s hosting) known(t *testing.T) {
	plain := s.ask("GET", s.base).Header.Get("ETag")
	small := s.ask("GET", s.base, "Accept-Encoding", "br, gzip").Header.Get("ETag")
	if plain == small {
		t.Error("two forms share an ETag")
	}
	for _, c := range []struct {
		match string
		want  int
	}{
		{plain, 304}, {"W/" + plain, 304}, {`"x", ` + plain, 304}, {"*", 304}, {small, 200}, {`"x"`, 200},
	} {
		r := s.ask("GET", s.base, "If-None-Match", c.match)
		if r.StatusCode != c.want {
			t.Errorf("%s: %d, want %d", c.match, r.StatusCode, c.want)
		}
		if r.StatusCode == 304 && (body(t, r) != "" || r.Header.Get("ETag") != plain || r.Header.Get("Cache-Control") != "no-cache") {
			t.Errorf("%s: a 304 has no body, and its ETag and lifetime", c.match)
		}
	}
}

func (s hosting) slash(t *testing.T) {
	r := s.ask("GET", strings.TrimSuffix(s.base, "/")+"?x=1")
	if r.StatusCode != 308 || r.Header.Get("Location") != s.base {
		t.Errorf("%d to %q", r.StatusCode, r.Header.Get("Location"))
	}
	for _, path := range []string{"/", "/worker.js", "/a/app-1.wasm"} {
		if got := s.ask("GET", path).StatusCode; got != 404 {
			t.Errorf("%s: %d", path, got)
		}
	}
}
