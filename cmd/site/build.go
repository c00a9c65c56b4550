package main

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"html/template"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"meldcode/cmd/internal/headers"
)

// input is where the site is made from.
type input struct {
	web, wasm, exec string
}

// file is one file of the built site.
type file struct {
	path      string // relative to the site, with slashes
	content   []byte
	immutable bool // the name holds the hash of the content
}

// The files whose names stay, because somebody outside the site knows them.
var fixed = []string{"index.html", "rust.html", "manifest.webmanifest"}

// own are the files that a school, or the server for it, can change without another
// build: the worker neither lists nor keeps them.
var own = []string{"manifest.webmanifest", "school.json", "school.schema.json"}

// types are the media types of what a site may hold; another kind of file is
// refused, so that nothing is ever served with a guessed type.
var types = map[string]string{
	".css":         "text/css; charset=utf-8",
	".html":        "text/html; charset=utf-8",
	".js":          "text/javascript; charset=utf-8",
	".json":        "application/json",
	".png":         "image/png",
	".svg":         "image/svg+xml",
	".wasm":        "application/wasm",
	".webmanifest": "application/manifest+json",
}

// build makes all files of the site. The order of the steps is the order in
// which names depend on each other: leaves, boot.js, pages, the worker.
func build(in input) ([]file, error) {
	sources, err := read(in)
	if err != nil {
		return nil, err
	}
	b := &builder{sources: sources, version: version(sources), names: map[string]string{}}
	for _, name := range sortedNames(sources) {
		switch {
		case slices.Contains(fixed, name), name == "boot.js", name == "worker.js":
		case slices.Contains(own, name):
			b.files = append(b.files, file{name, sources[name], false})
		default:
			b.hashed(name, sources[name])
		}
	}
	b.boot()
	// The manifest first: nothing refers to a page, so their order is free.
	for _, name := range []string{"manifest.webmanifest", "rust.html", "index.html"} {
		b.page(name)
	}
	b.worker()
	return b.files, b.err
}

// read collects the sources by name: web/, the style sheets in one, the wasm.
func read(in input) (map[string][]byte, error) {
	sources := map[string][]byte{}
	var styles []string
	err := filepath.WalkDir(in.web, func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		content, err := os.ReadFile(name)
		if err != nil {
			return err
		}
		rel, err := filepath.Rel(in.web, name)
		if err != nil {
			return err
		}
		rel = filepath.ToSlash(rel)
		if types[path.Ext(rel)] == "" {
			return fmt.Errorf("%s: not a kind of file that the site serves", name)
		}
		if path.Dir(rel) == "css" {
			styles = append(styles, rel)
		}
		sources[rel] = content
		return nil
	})
	if err != nil {
		return nil, err
	}
	// Named in the order of the cascade: 1-reset.css, 2-tokens.css, ...
	slices.Sort(styles)
	var style bytes.Buffer
	for _, name := range styles {
		style.Write(sources[name])
		style.WriteByte('\n')
		delete(sources, name)
	}
	sources["style.css"] = style.Bytes()
	for name, from := range map[string]string{"app.wasm": in.wasm, "wasm_exec.js": in.exec} {
		if sources[name], err = os.ReadFile(from); err != nil {
			return nil, err
		}
	}
	for _, name := range append([]string{"boot.js", "worker.js", "slow.js"}, append(own, fixed...)...) {
		if sources[name] == nil {
			return nil, fmt.Errorf("%s is missing from %s", name, in.web)
		}
	}
	return sources, nil
}

// version names this site: a change of any source, or of the headers that are
// built in, gives another.
func version(sources map[string][]byte) string {
	h := sha256.New()
	for _, name := range sortedNames(sources) {
		sum := sha256.Sum256(sources[name])
		fmt.Fprintf(h, "%s %x\n", name, sum)
	}
	for _, header := range headers.All() {
		fmt.Fprintf(h, "%s: %s\n", header.Name, header.Value)
	}
	return hex.EncodeToString(h.Sum(nil))[:16]
}

type builder struct {
	sources map[string][]byte
	version string
	files   []file
	names   map[string]string // source name to path in the site
	err     error
}

// hashed adds a file under a/, named by its content.
func (b *builder) hashed(name string, content []byte) {
	sum := sha256.Sum256(content)
	ext := path.Ext(name)
	base := strings.TrimSuffix(path.Base(name), ext)
	hashed := fmt.Sprintf("a/%s-%x%s", base, sum[:8], ext)
	for _, f := range b.files {
		if f.path == hashed {
			b.fail(fmt.Errorf("%s and another file are both %s", name, hashed))
		}
	}
	b.names[name] = hashed
	b.files = append(b.files, file{hashed, content, true})
}

// fill puts v, as JSON, in the place that a script keeps for it.
func (b *builder) fill(name string, v any) []byte {
	const place = `"%SITE%"`
	filled, err := json.Marshal(v)
	b.fail(err)
	source := b.sources[name]
	if bytes.Count(source, []byte(place)) != 1 {
		b.fail(fmt.Errorf("%s: %s must stand there once", name, place))
	}
	return bytes.Replace(source, []byte(place), filled, 1)
}

func (b *builder) boot() {
	b.hashed("boot.js", b.fill("boot.js", struct {
		Version  string `json:"version"`
		Wasm     string `json:"wasm"`
		WasmSize int    `json:"wasmSize"`
		Exec     string `json:"exec"`
		Slow     string `json:"slow"`
	}{b.version, b.names["app.wasm"], len(b.sources["app.wasm"]), b.names["wasm_exec.js"], b.names["slow.js"]}))
}

// page adds a file that refers to others by {{file "name"}}.
func (b *builder) page(name string) {
	t, err := template.New(name).Funcs(template.FuncMap{
		"file": func(name string) (template.URL, error) {
			switch {
			case b.names[name] != "":
				return template.URL(b.names[name]), nil
			case slices.Contains(fixed, name):
				return template.URL(name), nil
			}
			return "", errors.New("no such file: " + name)
		},
	}).Parse(string(b.sources[name]))
	if err != nil {
		b.fail(err)
		return
	}
	var page bytes.Buffer
	b.fail(t.Execute(&page, struct{ Policy string }{headers.MetaPolicy()}))
	b.files = append(b.files, file{name, page.Bytes(), false})
}

// worker adds the service worker, which lists all other files but the school's own.
func (b *builder) worker() {
	type listed struct {
		Path      string `json:"path"`
		SHA256    string `json:"sha256"`
		Type      string `json:"type"`
		Immutable bool   `json:"immutable"`
	}
	var list []listed
	slices.SortFunc(b.files, func(x, y file) int { return strings.Compare(x.path, y.path) })
	for _, f := range b.files {
		if slices.Contains(own, f.path) {
			continue
		}
		sum := sha256.Sum256(f.content)
		list = append(list, listed{f.path, hex.EncodeToString(sum[:]), types[path.Ext(f.path)], f.immutable})
	}
	content := b.fill("worker.js", struct {
		Version string           `json:"version"`
		Headers []headers.Header `json:"headers"`
		Files   []listed         `json:"files"`
	}{b.version, headers.All(), list})
	b.files = append(b.files, file{"worker.js", content, false})
}

// fail keeps the first error.
func (b *builder) fail(err error) {
	if b.err == nil {
		b.err = err
	}
}

func sortedNames(sources map[string][]byte) []string {
	names := make([]string, 0, len(sources))
	for name := range sources {
		names = append(names, name)
	}
	slices.Sort(names)
	return names
}
