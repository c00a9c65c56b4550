package main

import (
	"path/filepath"
	"strings"
	"testing"
)

func TestOnlyMethodsThatAreNamedStay(t *testing.T) {
	root := t.TempDir()
	put(t, root, map[string]string{
		"ui/a.go":      "package ui\n\nfunc draw(e interface{ Class() }) { e.Class() }\n",
		"ui/a_test.go": "package ui\n\nfunc try(e interface{ Rows() }) { e.Rows() }\n",
	})
	const generated = `package a

import (
	"fmt"
	"strings"
)

// E is an element.
type E interface {
	// Class is used.
	Class() E

	// Rows is not.
	Rows(n int) E
	fmt.Stringer
}

type e struct{}

// Class is used.
func (x e) Class() E { return x }

// Rows is not.
func (x e) Rows(n int) E { _ = strings.Repeat("a", n); return x }

func (x e) String() string { return "" }
func (x e) own() E         { return x }
`
	all := files{
		"a/gen.go": []byte(generated), "a/other.go": []byte("package a\n\nvar _ = e{}.String\n"), "a/go.mod": []byte("module a\n"), "b/b.go": []byte("package b\n\nfunc Rows() {}\n"),
	}
	l := library{name: "a", narrowed: narrowing{file: "gen.go", users: []string{"ui"}}}
	if err := l.narrow(all, root); err != nil {
		t.Fatal(err)
	}
	got := string(all["a/gen.go"])
	for _, want := range []string{"Class() E", "func (x e) Class()", "String()", "own()", "fmt.Stringer", `"fmt"`} {
		if !strings.Contains(got, want) {
			t.Errorf("%s is gone:\n%s", want, got)
		}
	}
	for _, gone := range []string{"Rows", "is not", `"strings"`} {
		if strings.Contains(got, gone) {
			t.Errorf("%s is still there:\n%s", gone, got)
		}
	}
	l.narrowed.users = []string{"none"}
	if err := l.narrow(all, root); err == nil {
		t.Errorf("a folder that is not there: %s", filepath.Join(root, "none"))
	}
}
