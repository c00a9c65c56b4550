package main

import (
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// The rooms that use the libraries pass their tests with the lean ones: what
// was sealed by one opens with the other, and what is refused stays refused.
func TestTheRoomsWorkWithTheLeanLibraries(t *testing.T) {
	said := goTool(t, nil, "test", lean(t), "./app/exchange", "./app/vault")
	if n := strings.Count(said, "ok "); n != 2 {
		t.Errorf("%d rooms were tested:\n%s", n, said)
	}
}

// module is a library as it comes: a package, its tests, and what nobody needs.
func module(t *testing.T) (dir string, l library) {
	t.Helper()
	dir = t.TempDir()
	put(t, dir, map[string]string{
		"go.mod": "module a\n", "a.go": "package a // x\n", "a_test.go": "", "server.go": "", "b/b.go": "package b\n", "c/c.go": "", "LICENSE": "",
	})
	return dir, library{path: "example.org/a", version: "v1.0.0", name: "a", packages: []string{".", "b"},
		without: []string{"server.go"}, edits: []edit{{"a.go", "// x", "// y"}}}
}

func put(t *testing.T, dir string, content map[string]string) {
	t.Helper()
	for name, text := range content {
		name = filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

func TestACopyHoldsItsPackagesWithoutWhatIsLeftOut(t *testing.T) {
	dir, l := module(t)
	all := files{}
	if err := l.addTo(all, dir); err != nil {
		t.Fatal(err)
	}
	if got, want := slices.Sorted(maps.Keys(all)), []string{"a/a.go", "a/b/b.go", "a/go.mod"}; !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
	if got := string(all["a/a.go"]); got != "package a // y\n" {
		t.Errorf("the edit made %q", got)
	}
}

func TestStubsStandAtTheirPlace(t *testing.T) {
	all := files{}
	if err := all.addStubs("go-app"); err != nil {
		t.Fatal(err)
	}
	if !strings.HasPrefix(string(all["pkg/app/router.go"]), "package app\n") {
		t.Errorf("got %v", slices.Sorted(maps.Keys(all)))
	}
	if err := all.addStubs("go-app"); err == nil {
		t.Error("a stub took the place of a file that is there")
	}
}

func TestALibraryThatMovedOnIsRefused(t *testing.T) {
	for want, change := range map[string]func(*library){
		"no package in z":            func(l *library) { l.packages = append(l.packages, "z") },
		"no file z.go to leave out":  func(l *library) { l.without = append(l.without, "z.go") },
		`a.go has "zz" 0 times`:      func(l *library) { l.edits[0].old = "zz" },
		`a.go has "a" 3 times`:       func(l *library) { l.edits[0].old = "a" },
		`server.go has "// x" 0`:     func(l *library) { l.edits[0].file = "server.go" },
		`gone.go has "// x" 0 times`: func(l *library) { l.edits[0].file = "gone.go" },
	} {
		dir, l := module(t)
		change(&l)
		if err := l.addTo(files{}, dir); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("got %v, want %q", err, want)
		}
	}
	old := slices.Clone(libraries)
	old[1].version = "v1.3.1"
	out := filepath.Join(t.TempDir(), "lean")
	err := run(root, out, old)
	if want := "filippo.io/age is v1.3.2, and cmd/lean was written for v1.3.1"; err == nil || !strings.Contains(err.Error(), want) {
		t.Errorf("got %v, want %q", err, want)
	}
	err = run(root, out, []library{{path: "example.org/none", version: "v1.0.0"}})
	if err == nil || !strings.Contains(err.Error(), "example.org/none") || strings.Contains(err.Error(), "\n") {
		t.Errorf("a library that this module does not use: %v", err)
	}
	if _, err := os.Stat(out); err == nil {
		t.Error("something was written all the same")
	}
}

func TestWritingAgainTouchesNothingAndOldFilesGo(t *testing.T) {
	dir := t.TempDir()
	want := files{"go.mod": []byte("module a\n"), "a/a.go": []byte("package a\n"), "a/b.go": []byte("package a\n")}
	if err := want.write(dir); err != nil {
		t.Fatal(err)
	}
	before, err := os.Stat(filepath.Join(dir, "a", "a.go"))
	if err != nil {
		t.Fatal(err)
	}
	if err := want.write(dir); err != nil {
		t.Errorf("again: %v", err)
	}
	after, err := os.Stat(filepath.Join(dir, "a", "a.go"))
	if err != nil || !os.SameFile(before, after) {
		t.Errorf("a file with the right content was written again: %v", err)
	}
	delete(want, "a/b.go")
	want["a/a.go"] = []byte("package a // new\n")
	if err := want.write(dir); err != nil {
		t.Fatal(err)
	}
	have := files{}
	for _, name := range []string{"go.mod", "a/a.go"} {
		if err := have.read(os.DirFS(dir), name); err != nil {
			t.Fatal(err)
		}
	}
	entries, err := os.ReadDir(filepath.Join(dir, "a"))
	if err != nil || len(entries) != 1 || string(have["a/a.go"]) != string(want["a/a.go"]) {
		t.Errorf("%d files, %q, %v", len(entries), have["a/a.go"], err)
	}
}
