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
		"school.json":          file(`{"version": 1}`),
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
	return newSite(files, base, config{})
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

func TestTheSiteIsAnsweredAsItShouldBe(t *testing.T) {
	for _, base := range []string{"/", "/school/meldcode/"} {
		t.Run(base, func(t *testing.T) {
			s := testSite(t, base)
			hosting{base: base, brotli: true, ours: true, ask: func(method, path string, header ...string) *http.Response {
				return ask(s, method, path, header...)
			}}.check(t)
		})
	}
}

// What other servers do in their own way.
func TestWhatOnlyThisProgramPromises(t *testing.T) {
	s := testSite(t, "/school/meldcode/")
	for _, method := range []string{"TRACE", "CONNECT"} {
		if r := ask(s, method, "/school/meldcode/"); r.StatusCode != 405 || r.Header.Get("Allow") != "GET, HEAD" {
			t.Errorf("%s: %d, Allow %q", method, r.StatusCode, r.Header.Get("Allow"))
		}
	}
	for _, path := range []string{"/", "/worker.js", "/school/", "/school/meldcode"} {
		r := ask(s, "GET", path)
		for _, h := range headers.All() {
			if got := r.Header.Get(h.Name); got != h.Value {
				t.Errorf("%s: %s is %q", path, h.Name, got)
			}
		}
	}
	if r := ask(testSite(t, "/"), "GET", "//index.html"); r.StatusCode != 404 {
		t.Errorf("//index.html: %d", r.StatusCode)
	}
	if r := ask(s, "GET", "/school/meldcode/worker.js", "Accept-Encoding", "identity;q=0"); r.StatusCode != 406 {
		t.Errorf("no form is welcome: %d, want 406", r.StatusCode)
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
