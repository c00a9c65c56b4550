package main

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// small gives a tiny stand-in for everything a site is made from, with the
// real web/ where it matters.
func small(t *testing.T) input {
	t.Helper()
	dir := t.TempDir()
	in := input{web: filepath.Join(dir, "web"), wasm: filepath.Join(dir, "app.wasm"), exec: filepath.Join(dir, "wasm_exec.js")}
	if err := os.CopyFS(in.web, os.DirFS(filepath.Join("..", "..", "web"))); err != nil {
		t.Fatal(err)
	}
	put(t, in.wasm, "\x00asm\x01\x00\x00\x00")
	put(t, in.exec, strings.Repeat("// go\n", 100))
	return in
}

func put(t *testing.T, name, content string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, []byte(content), 0o644); err != nil {
		t.Fatal(err)
	}
}

func tree(t *testing.T, dir string) map[string]string {
	t.Helper()
	files := map[string]string{}
	err := filepath.WalkDir(dir, func(name string, entry os.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		content, err := os.ReadFile(name)
		rel, _ := filepath.Rel(dir, name)
		files[filepath.ToSlash(rel)] = string(content)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

func TestTwoBuildsGiveTheSameBytes(t *testing.T) {
	in := small(t)
	dir := t.TempDir()
	// A cache of its own each, so that compression is done twice too.
	if err := run(in, filepath.Join(dir, "1"), filepath.Join(dir, "cache1")); err != nil {
		t.Fatal(err)
	}
	if err := run(in, filepath.Join(dir, "2"), filepath.Join(dir, "cache2")); err != nil {
		t.Fatal(err)
	}
	one, two := tree(t, filepath.Join(dir, "1")), tree(t, filepath.Join(dir, "2"))
	if len(one) != len(two) || len(one) < 20 {
		t.Fatalf("%d and %d files", len(one), len(two))
	}
	for name := range one {
		if one[name] != two[name] {
			t.Errorf("%s differs", name)
		}
	}
}

func TestTheWorkerListsEveryOtherFileWithItsHash(t *testing.T) {
	files, err := build(small(t))
	if err != nil {
		t.Fatal(err)
	}
	contents := map[string][]byte{}
	for _, f := range files {
		contents[f.path] = f.content
	}
	filled := regexp.MustCompile(`const site = (\{.*\});`).FindSubmatch(contents["worker.js"])
	if filled == nil {
		t.Fatal("the worker has no list")
	}
	var list struct {
		Version string
		Headers []struct{ Name, Value string }
		Files   []struct {
			Path, SHA256, Type string
			Immutable          bool
		}
	}
	if err := json.Unmarshal(filled[1], &list); err != nil {
		t.Fatal(err)
	}
	others := len(files) - 1 - len(own)
	if len(list.Files) != others || list.Version == "" || len(list.Headers) == 0 {
		t.Fatalf("%d of %d files listed, version %q, %d headers", len(list.Files), others, list.Version, len(list.Headers))
	}
	for _, f := range list.Files {
		if slices.Contains(own, f.Path) {
			t.Errorf("%s is listed, so a school cannot change it", f.Path)
		}
		sum := sha256.Sum256(contents[f.Path])
		if f.SHA256 != hex.EncodeToString(sum[:]) {
			t.Errorf("%s: wrong hash", f.Path)
		}
		if f.Type == "" || f.Immutable != strings.HasPrefix(f.Path, "a/") {
			t.Errorf("%s: type %q, immutable %v", f.Path, f.Type, f.Immutable)
		}
	}
}

func TestEveryAddressInThePagesIsRelativeAndExists(t *testing.T) {
	files, err := build(small(t))
	if err != nil {
		t.Fatal(err)
	}
	known := map[string]bool{"./": true, "data:,": true}
	for _, f := range files {
		known[f.path] = true
	}
	refers := regexp.MustCompile(`(?:href|src|"src"|"start_url"|"scope")(?:=|: )"([^"]*)"`)
	for _, f := range files {
		if f.immutable || path.Ext(f.path) == ".js" || path.Ext(f.path) == ".json" {
			continue
		}
		found := refers.FindAllSubmatch(f.content, -1)
		if len(found) == 0 {
			t.Errorf("%s refers to nothing", f.path)
		}
		for _, m := range found {
			if to := string(m[1]); !known[to] && !strings.HasPrefix(to, "tel:") {
				t.Errorf("%s refers to %q", f.path, to)
			}
		}
		if bytes.Contains(f.content, []byte("{{")) || bytes.Contains(f.content, []byte("ZgotmplZ")) {
			t.Errorf("%s: a place was not filled in", f.path)
		}
	}
}

func TestTheFirstElementOfTheBodyIsAnEmptyDiv(t *testing.T) {
	files, err := build(small(t))
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		if f.path == "index.html" && !regexp.MustCompile(`<body>\s*<div></div>`).Match(f.content) {
			t.Error("go-app replaces the body's first element: it would replace something else")
		}
	}
}

func TestAnyChangeGivesAnotherVersion(t *testing.T) {
	in := small(t)
	before, err := read(in)
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{in.wasm, in.exec, filepath.Join(in.web, "worker.js"), filepath.Join(in.web, "icons", "icon-32.png")} {
		content, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		put(t, name, string(content)+" ")
		after, err := read(in)
		if err != nil {
			t.Fatal(err)
		}
		if version(before) == version(after) {
			t.Errorf("%s changed and the version did not", name)
		}
		before = after
	}
}

func TestStyleSheetsAreJoinedInTheOrderOfTheirNames(t *testing.T) {
	in := small(t)
	if err := os.RemoveAll(filepath.Join(in.web, "css")); err != nil {
		t.Fatal(err)
	}
	put(t, filepath.Join(in.web, "css", "2-b.css"), "b{}")
	put(t, filepath.Join(in.web, "css", "1-a.css"), "a{}")
	sources, err := read(in)
	if err != nil {
		t.Fatal(err)
	}
	if got, want := string(sources["style.css"]), "a{}\nb{}\n"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestAWrongSourceIsRefused(t *testing.T) {
	for name, spoil := range map[string]func(in input){
		"unknown kind":      func(in input) { put(t, filepath.Join(in.web, "x.exe"), "") },
		"unknown reference": func(in input) { put(t, filepath.Join(in.web, "rust.html"), `{{file "nothing.js"}}`) },
		"no place":          func(in input) { put(t, filepath.Join(in.web, "boot.js"), "") },
		"no wasm":           func(in input) { _ = os.Remove(in.wasm) },
		"no index":          func(in input) { _ = os.Remove(filepath.Join(in.web, "index.html")) },
	} {
		in := small(t)
		spoil(in)
		if _, err := build(in); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
}

func TestAFolderThatIsNotASiteIsNotEmptied(t *testing.T) {
	dir := t.TempDir()
	put(t, filepath.Join(dir, "letter.txt"), "dear")
	if err := run(small(t), dir, ""); err == nil {
		t.Error("no error")
	}
	if _, err := os.Stat(filepath.Join(dir, "letter.txt")); err != nil {
		t.Error("the letter is gone")
	}
}

// A build that cannot finish leaves the site of the one before, and no rest that
// a later build would refuse.
func TestABrokenOffBuildLeavesTheSiteOfTheOneBefore(t *testing.T) {
	dir := t.TempDir()
	out := filepath.Join(dir, "site")
	if err := write([]file{{path: "worker.js", content: []byte("one")}}, out, compressor{}); err != nil {
		t.Fatal(err)
	}
	// A folder where a file has to come ends the second build half-way.
	err := write([]file{{path: "a/x", content: []byte("two")}, {path: "a", content: []byte("no")}}, out, compressor{})
	if err == nil {
		t.Fatal("a file took the place of a folder")
	}
	if got, err := os.ReadFile(filepath.Join(out, "worker.js")); err != nil || string(got) != "one" {
		t.Errorf("the site of the build before: %q, %v", got, err)
	}
	if rest, _ := os.ReadDir(dir); len(rest) != 1 {
		t.Errorf("%d things beside the site", len(rest)-1)
	}
}
