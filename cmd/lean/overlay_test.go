package main

import (
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// sorting is a test of the sorts that stand in, written as a test of their package.
const sorting = `package slices

import (
	"cmp"
	"math/rand/v2"
	"slices"
	"testing"
)

type pair struct{ key, place int }

func TestSorts(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for n := range 300 {
		pairs, keys := make([]pair, n), make([]string, n)
		for i := range pairs {
			pairs[i] = pair{r.IntN(n/3 + 1), i}
			keys[i] = string(rune('a' + r.IntN(20)))
		}
		want := slices.Clone(pairs)
		slices.SortStableFunc(want, func(a, b pair) int { return cmp.Compare(a.key, b.key) })
		for name, sort := range map[string]func([]pair){
			"stable": func(p []pair) { stableCmpFunc(p, len(p), func(a, b pair) int { return cmp.Compare(a.key, b.key) }) },
			"other":  func(p []pair) { pdqsortCmpFunc(p, 0, len(p), 0, func(a, b pair) int { return cmp.Compare(a.key, b.key) }) },
		} {
			got := slices.Clone(pairs)
			if sort(got); !slices.Equal(got, want) {
				t.Fatalf("%s: %v became %v", name, pairs, got)
			}
		}
		pdqsortOrdered(keys, 0, n, 0)
		if !slices.IsSorted(keys) {
			t.Fatalf("%v", keys)
		}
		if n > 20 { // a part alone
			part := slices.Clone(pairs)
			pdqsortCmpFunc(part, 5, 15, 0, func(a, b pair) int { return cmp.Compare(a.key, b.key) })
			if !slices.Equal(part[:5], pairs[:5]) || !slices.Equal(part[15:], pairs[15:]) {
				t.Fatal("more than a part was sorted")
			}
		}
	}
}
`

func TestWhatStandsInForTheSortsSorts(t *testing.T) {
	dir := t.TempDir()
	put(t, dir, map[string]string{"go.mod": "module sorts\n\ngo 1.26\n", "slices/sorts_test.go": sorting})
	all := files{}
	goroot, err := goRoot()
	if err != nil {
		t.Fatal(err)
	}
	if err := all.addOverlay(goroot, "out", changes); err != nil {
		t.Fatal(err)
	}
	for name, content := range all {
		if base, ok := strings.CutPrefix(name, stdFolder+"/slices/"); ok {
			put(t, dir, map[string]string{"slices/" + base: string(content)})
		}
	}
	run := exec.Command("go", "test", "./slices")
	run.Dir, run.Env = dir, append(os.Environ(), "GOFLAGS=")
	if out, err := run.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
}

func TestAFileThatGoDoesNotHaveSoIsRefused(t *testing.T) {
	goroot := t.TempDir()
	put(t, goroot, map[string]string{"src/a/a.go": "package a\n"})
	for _, c := range []change{{file: "a/b.go", gone: true}, {file: "a/a.go", edits: []edit{{old: "nowhere"}}}} {
		if err := (files{}).addOverlay(goroot, "out", []change{c}); err == nil {
			t.Errorf("%+v is made", c)
		}
	}
	if _, err := os.Stat(filepath.Join(goroot, "src", "a", "a.go")); errors.Is(err, os.ErrNotExist) {
		t.Error("the Go that builds was changed")
	}
}
