package main

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"io/fs"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"strings"

	"github.com/andybalholm/brotli"
	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// A resource is one file of a page, with its brotli form.
type resource struct {
	mediaType string
	immutable bool
	etag      string
	brotli    []byte
}

// pageFiles is everything that a page is made of, by path.
type pageFiles map[string]resource

// ours is the site as make built it.
func ours(dir string) (pageFiles, error) {
	p := pageFiles{}
	err := filepath.WalkDir(dir, func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || path.Ext(name) == ".br" || path.Ext(name) == ".gz" {
			return err
		}
		content, err := os.ReadFile(name)
		if err != nil {
			return err
		}
		rel, err := filepath.Rel(dir, name)
		if err != nil {
			return err
		}
		rel = "/" + filepath.ToSlash(rel)
		return p.add(rel, mediaType(rel), strings.HasPrefix(rel, "/a/"), content)
	})
	p["/"] = p["/index.html"]
	return p, err
}

func mediaType(name string) string {
	return map[string]string{
		".css": "text/css", ".html": "text/html; charset=utf-8", ".js": "text/javascript", ".png": "image/png", ".svg": "image/svg+xml",
		".wasm": "application/wasm", ".webmanifest": "application/manifest+json",
	}[path.Ext(name)]
}

// bare is a go-app page whose wasm is made from a package here; its other files
// come from go-app's own handler. The icon is ours, because go-app's default is
// fetched from elsewhere.
func bare(source, icon string) (pageFiles, error) {
	wasm := filepath.Join("build", "bench", path.Base(source)+".wasm")
	build := exec.Command("go", "build", "-trimpath", "-buildvcs=false", "-ldflags=-s -w -buildid=", "-o", wasm, source)
	build.Env = append(os.Environ(), "GOOS=js", "GOARCH=wasm")
	if output, err := build.CombinedOutput(); err != nil {
		return nil, fmt.Errorf("build %s: %w: %s", source, err, output)
	}
	content, err := os.ReadFile(wasm)
	if err != nil {
		return nil, err
	}
	drawing, err := os.ReadFile(icon)
	if err != nil {
		return nil, err
	}
	const iconPath = "/web/icon.svg"
	app.Route("/", func() app.Composer { return &empty{} })
	handler := &app.Handler{Name: "Hallo", Version: path.Base(source), Icon: app.Icon{Default: iconPath, Large: iconPath, SVG: iconPath, Maskable: iconPath}}
	p := pageFiles{}
	for _, name := range []string{"/", "/app.js", "/app.css", "/app-worker.js", "/manifest.webmanifest", "/wasm_exec.js"} {
		w := httptest.NewRecorder()
		handler.ServeHTTP(w, httptest.NewRequest(http.MethodGet, name, nil))
		if w.Code != http.StatusOK {
			return nil, fmt.Errorf("%s: status %d", name, w.Code)
		}
		if err := p.add(name, w.Header().Get("Content-Type"), false, w.Body.Bytes()); err != nil {
			return nil, err
		}
	}
	if err := p.add(iconPath, "image/svg+xml", false, drawing); err != nil {
		return nil, err
	}
	return p, p.add("/web/app.wasm", "application/wasm", false, content)
}

type empty struct{ app.Compo }

func (e *empty) Render() app.UI { return app.H1().Text("Hallo") }

// add compresses at the quality that the site is served with, and keeps the
// result by content, because a wasm takes 20 s.
func (p pageFiles) add(name, mediaType string, immutable bool, content []byte) error {
	sum := sha256.Sum256(content)
	kept := filepath.Join("build", "cache", fmt.Sprintf("%x.br", sum))
	small, err := os.ReadFile(kept)
	if err != nil {
		var b bytes.Buffer
		w := brotli.NewWriterLevel(&b, brotli.BestCompression)
		if _, err := w.Write(content); err != nil {
			return err
		}
		if err := w.Close(); err != nil {
			return err
		}
		small = b.Bytes()
		if err := os.WriteFile(kept, small, 0o644); err != nil {
			return err
		}
	}
	p[name] = resource{mediaType, immutable, fmt.Sprintf("\"%x\"", sum[:8]), small}
	return nil
}
