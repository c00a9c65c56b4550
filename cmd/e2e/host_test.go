package e2e

import (
	"bytes"
	"mime"
	"net/http"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
)

// host is a web server that can be told to fail: it is not ours, so it also
// shows that the site needs nothing from its server.
type host struct {
	mu    sync.Mutex
	base  string // begins and ends with a slash
	dir   string
	down  bool
	fault string // the path, relative to the base, that fails
	kind  string // "404", "short" or "stalled"
	asked []string
}

func (h *host) set(change func(*host)) {
	h.mu.Lock()
	defer h.mu.Unlock()
	change(h)
}

func (h *host) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	h.mu.Lock()
	base, dir, down, fault, kind := h.base, h.dir, h.down, h.fault, h.kind
	h.asked = append(h.asked, r.Method+" "+r.URL.RequestURI())
	h.mu.Unlock()
	if down {
		panic(http.ErrAbortHandler) // the connection breaks off without an answer
	}
	name, ok := strings.CutPrefix(r.URL.Path, base)
	if name == "" {
		name = "index.html"
	}
	content, err := os.ReadFile(filepath.Join(dir, filepath.FromSlash(path.Clean("/"+name))))
	if !ok || err != nil {
		http.NotFound(w, r)
		return
	}
	if name == fault {
		switch kind {
		case "404":
			http.NotFound(w, r)
			return
		case "short":
			content = content[:len(content)/2]
		case "stalled":
			<-r.Context().Done()
			return
		}
	}
	w.Header().Set("Cache-Control", "no-cache")
	if strings.HasPrefix(name, "a/") {
		w.Header().Set("Cache-Control", "max-age=31536000, immutable")
	}
	if path.Ext(name) == ".webmanifest" {
		w.Header().Set("Content-Type", "application/manifest+json")
	} else {
		w.Header().Set("Content-Type", mime.TypeByExtension(path.Ext(name)))
	}
	_, _ = w.Write(content)
}

// buildSite builds a site as make does, uncompressed, from the sources with a
// harmless change to each, so that versions differ in every file.
func buildSite(t *testing.T, version int) string {
	t.Helper()
	work := t.TempDir()
	web := filepath.Join(work, "web")
	if err := os.CopyFS(web, os.DirFS(repo("web"))); err != nil {
		t.Fatal(err)
	}
	goroot, err := exec.Command("go", "env", "GOROOT").Output()
	if err != nil {
		t.Fatal(err)
	}
	copyFile(t, repo("build", "app.wasm"), filepath.Join(work, "app.wasm"))
	copyFile(t, filepath.Join(strings.TrimSpace(string(goroot)), "lib", "wasm", "wasm_exec.js"), filepath.Join(work, "wasm_exec.js"))
	err = filepath.WalkDir(work, func(name string, entry os.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		content, err := os.ReadFile(name)
		if err != nil {
			return err
		}
		return os.WriteFile(name, changed(path.Ext(name), content, version), 0o644)
	})
	if err != nil {
		t.Fatal(err)
	}
	out := filepath.Join(work, "site")
	build := exec.Command("go", "run", "./cmd/site", "-web", web, "-wasm", filepath.Join(work, "app.wasm"),
		"-wasm-exec", filepath.Join(work, "wasm_exec.js"), "-out", out, "-cache", "")
	build.Dir = repo()
	if output, err := build.CombinedOutput(); err != nil {
		t.Fatalf("build the site: %v\n%s", err, output)
	}
	return out
}

func copyFile(t *testing.T, from, to string) {
	t.Helper()
	content, err := os.ReadFile(from)
	if err == nil {
		err = os.WriteFile(to, content, 0o644)
	}
	if err != nil {
		t.Fatal(err)
	}
}

// changed gives content that means the same and has other bytes.
func changed(ext string, content []byte, version int) []byte {
	switch ext {
	case ".wasm": // a custom section: id 0, its size, the length of its name, its name
		return append(bytes.Clone(content), 0, 2, 1, byte('0'+version))
	case ".png":
		return append(bytes.Clone(content), bytes.Repeat([]byte{0}, version)...)
	}
	return append(bytes.Clone(content), bytes.Repeat([]byte{'\n'}, version)...)
}

// different lists the files of the new site that the old one does not have, by
// path or content, and the entry points.
func different(t *testing.T, old, new string) []string {
	t.Helper()
	var names []string
	err := filepath.WalkDir(new, func(name string, entry os.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		rel, err := filepath.Rel(new, name)
		if err != nil {
			return err
		}
		is, err := os.ReadFile(name)
		if err != nil {
			return err
		}
		if was, err := os.ReadFile(filepath.Join(old, rel)); err != nil || !bytes.Equal(was, is) {
			names = append(names, filepath.ToSlash(rel))
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	slices.Sort(names)
	return names
}
