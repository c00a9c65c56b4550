package main

import (
	"context"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"testing/fstest"

	"meldcode/cmd/internal/headers"
)

// built is a tiny built site.
func built() fstest.MapFS {
	file := func(content string) *fstest.MapFile { return &fstest.MapFile{Data: []byte(content)} }
	return fstest.MapFS{
		".gitignore":           file("*"),
		"index.html":           file("<!doctype html>"),
		"index.html.br":        file("br"),
		"index.html.gz":        file("gz"),
		"worker.js":            file("worker"),
		"manifest.webmanifest": file("{}"),
		"a/app-1.wasm":         file("wasm"),
		"a/app-1.wasm.br":      file("wb"),
		"a/icon-1.png":         file("png"),
	}
}

func testSite(t *testing.T, base string) http.Handler {
	t.Helper()
	files, err := load(built())
	if err != nil {
		t.Fatal(err)
	}
	return newSite(files, base)
}

func ask(handler http.Handler, method, target string, header ...string) *http.Response {
	r := httptest.NewRequest(method, target, nil)
	for i := 0; i < len(header); i += 2 {
		r.Header.Add(header[i], header[i+1])
	}
	w := httptest.NewRecorder()
	handler.ServeHTTP(w, r)
	return w.Result()
}

func body(t *testing.T, r *http.Response) string {
	t.Helper()
	content, err := io.ReadAll(r.Body)
	if err != nil {
		t.Fatal(err)
	}
	return string(content)
}

func TestFilesComeWithTheirTypeAndCacheLifetime(t *testing.T) {
	s := testSite(t, "/")
	const forever, ask4 = "public, max-age=31536000, immutable", "no-cache"
	for _, c := range []struct{ path, mediaType, cache, body string }{
		{"/", "text/html; charset=utf-8", ask4, "<!doctype html>"},
		{"/index.html", "text/html; charset=utf-8", ask4, "<!doctype html>"},
		{"/?source=home", "text/html; charset=utf-8", ask4, "<!doctype html>"},
		{"/worker.js", "text/javascript; charset=utf-8", ask4, "worker"},
		{"/manifest.webmanifest", "application/manifest+json", ask4, "{}"},
		{"/a/app-1.wasm", "application/wasm", forever, "wasm"},
		{"/a/icon-1.png", "image/png", forever, "png"},
	} {
		r := ask(s, "GET", c.path)
		if r.StatusCode != 200 || r.Header.Get("Content-Type") != c.mediaType || r.Header.Get("Cache-Control") != c.cache {
			t.Errorf("%s: %d %q %q", c.path, r.StatusCode, r.Header.Get("Content-Type"), r.Header.Get("Cache-Control"))
		}
		if got := body(t, r); got != c.body {
			t.Errorf("%s: got %q, want %q", c.path, got, c.body)
		}
		if r.Header.Get("ETag") == "" {
			t.Errorf("%s: no ETag", c.path)
		}
		head := ask(s, "HEAD", c.path)
		if got := body(t, head); got != "" || head.Header.Get("Content-Length") != r.Header.Get("Content-Length") {
			t.Errorf("%s: HEAD has body %q and length %q", c.path, got, head.Header.Get("Content-Length"))
		}
	}
}

func TestWhatIsNotThereIsNotFound(t *testing.T) {
	s := testSite(t, "/")
	for _, path := range []string{
		"/a", "/a/", "/nothing", "/.gitignore", "/index.html.br", "/a/app-1.wasm.gz", "/index.html/", "/../main.go",
		"/a/../../main.go", "/%2e%2e/main.go", "//index.html",
	} {
		r := ask(s, "GET", path)
		if got := body(t, r); r.StatusCode != 404 || strings.Contains(got, "app-1") {
			t.Errorf("%s: %d %q", path, r.StatusCode, got)
		}
	}
}

func TestOnlyGetAndHeadAreAnswered(t *testing.T) {
	s := testSite(t, "/")
	for _, method := range []string{"POST", "PUT", "DELETE", "OPTIONS", "PATCH", "TRACE", "CONNECT", "X"} {
		for _, path := range []string{"/", "/nothing"} {
			r := ask(s, method, path)
			if r.StatusCode != 405 || r.Header.Get("Allow") != "GET, HEAD" {
				t.Errorf("%s %s: %d, Allow %q", method, path, r.StatusCode, r.Header.Get("Allow"))
			}
		}
	}
}

func TestEveryAnswerCarriesTheSecurityHeaders(t *testing.T) {
	s := testSite(t, "/x/")
	for _, c := range [][2]string{{"GET", "/x/"}, {"GET", "/x"}, {"GET", "/x/no"}, {"GET", "/"}, {"POST", "/x/"}, {"HEAD", "/x/worker.js"}} {
		r := ask(s, c[0], c[1])
		for _, h := range headers.All() {
			if got := r.Header.Get(h.Name); got != h.Value {
				t.Errorf("%s %s: %s is %q", c[0], c[1], h.Name, got)
			}
		}
		if r.Header.Get("Set-Cookie") != "" {
			t.Errorf("%s %s sets a cookie", c[0], c[1])
		}
	}
}

func TestTheSiteLivesBelowItsBase(t *testing.T) {
	s := testSite(t, "/school/meldcode/")
	if r := ask(s, "GET", "/school/meldcode?x=1"); r.StatusCode != 308 || r.Header.Get("Location") != "/school/meldcode/" {
		t.Errorf("without the slash: %d to %q", r.StatusCode, r.Header.Get("Location"))
	}
	for path, want := range map[string]int{"/school/meldcode/": 200, "/school/meldcode/a/app-1.wasm": 200, "/": 404, "/worker.js": 404, "/school/": 404} {
		if got := ask(s, "GET", path).StatusCode; got != want {
			t.Errorf("%s: %d, want %d", path, got, want)
		}
	}
}

func TestTheEncodingIsNegotiated(t *testing.T) {
	s := testSite(t, "/")
	for _, c := range []struct{ accept, encoding, body string }{
		{"", "", "<!doctype html>"},
		{"gzip, deflate, br", "br", "br"},
		{"gzip, deflate", "gzip", "gz"},
		{"br;q=0.5, gzip", "gzip", "gz"},
		{"br;q=0, gzip;q=0", "", "<!doctype html>"},
		{"BR", "br", "br"},
		{"*", "br", "br"},
		{"br;q=0, *", "gzip", "gz"},
		{"identity", "", "<!doctype html>"},
		{"identity;q=0, gzip", "gzip", "gz"},
		{"deflate", "", "<!doctype html>"},
		{"gzip;q=x", "gzip", "gz"},
	} {
		r := ask(s, "GET", "/", "Accept-Encoding", c.accept)
		if got := body(t, r); r.Header.Get("Content-Encoding") != c.encoding || got != c.body {
			t.Errorf("%q: encoding %q, body %q", c.accept, r.Header.Get("Content-Encoding"), got)
		}
		if r.Header.Get("Vary") != "Accept-Encoding" {
			t.Errorf("%q: Vary %q", c.accept, r.Header.Get("Vary"))
		}
	}
	if r := ask(s, "GET", "/worker.js", "Accept-Encoding", "identity;q=0"); r.StatusCode != 406 {
		t.Errorf("no form is welcome: %d, want 406", r.StatusCode)
	}
	if r := ask(s, "GET", "/a/icon-1.png", "Accept-Encoding", "br"); r.Header.Get("Vary") != "" || r.Header.Get("Content-Encoding") != "" {
		t.Error("a file with one form does not vary")
	}
}

func TestAKnownETagIsAnsweredWith304(t *testing.T) {
	s := testSite(t, "/")
	plain := ask(s, "GET", "/").Header.Get("ETag")
	small := ask(s, "GET", "/", "Accept-Encoding", "br").Header.Get("ETag")
	if plain == small {
		t.Error("two forms share an ETag")
	}
	for _, c := range []struct {
		match string
		want  int
	}{
		{plain, 304}, {"W/" + plain, 304}, {`"x", ` + plain, 304}, {"*", 304}, {small, 200}, {`"x"`, 200},
	} {
		r := ask(s, "GET", "/", "If-None-Match", c.match)
		if r.StatusCode != c.want {
			t.Errorf("%s: %d, want %d", c.match, r.StatusCode, c.want)
		}
		if r.StatusCode == 304 && (body(t, r) != "" || r.Header.Get("ETag") != plain || r.Header.Get("Cache-Control") != "no-cache") {
			t.Errorf("%s: a 304 has no body, and its ETag and lifetime", c.match)
		}
	}
}

func TestASiteThatWasNotBuiltIsAnError(t *testing.T) {
	if _, err := load(fstest.MapFS{".gitignore": {}}); err == nil || !strings.Contains(err.Error(), "make") {
		t.Errorf("got %v", err)
	}
}

func TestTheServerHasItsTimeOuts(t *testing.T) {
	s := newServer(http.NotFoundHandler())
	if s.ReadHeaderTimeout == 0 || s.ReadTimeout == 0 || s.WriteTimeout == 0 || s.IdleTimeout == 0 || s.MaxHeaderBytes == 0 {
		t.Error("a limit is missing")
	}
}

func TestServeLetsARunningAnswerFinishWhenItIsStopped(t *testing.T) {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(context.Background())
	server := newServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		stop()
		_, _ = w.Write([]byte("done"))
	}))
	ended := make(chan error, 1)
	go func() { ended <- serve(ctx, server, listener) }()
	r, err := http.Get("http://" + listener.Addr().String())
	if err != nil {
		t.Fatal(err)
	}
	defer r.Body.Close()
	if got := body(t, r); got != "done" {
		t.Errorf("got %q", got)
	}
	if err := <-ended; err != nil {
		t.Errorf("a clean stop gave %v", err)
	}
}
