// Package rooms_test keeps the walls of the house: who may import whom, and
// what is not used anywhere.
package rooms_test

import (
	"go/ast"
	"go/build/constraint"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

const module = "meldcode/"

// mayImport says which rooms a room under app/ may use besides itself.
var mayImport = map[string][]string{
	"meldcode": {},
	"dossier":  {"meldcode"},
	"school":   {"meldcode"},
	"vault":    {},
	"store":    {},
	"picture":  {},
	"exchange": {"meldcode", "dossier", "vault"},
	"session":  {"meldcode", "dossier", "vault", "store", "exchange", "school", "picture"},
	"flow":     {"meldcode", "dossier", "vault", "store", "exchange", "school"},
	"ui":       {"flow", "meldcode", "dossier", "exchange", "school"},
}

// only names the one place of what would otherwise spread.
var only = []struct {
	imported string
	under    []string
	why      string
}{
	{"syscall/js", []string{"wasm"}, "JavaScript stays in wasm/"},
	{"github.com/hack-pad/safejs", []string{"wasm"}, "JavaScript stays in wasm/"},
	{"github.com/maxence-charriere/go-app", []string{"app/ui", "wasm", "cmd"}, "only views know go-app"},
	{"github.com/chromedp", []string{"cmd"}, "only end-to-end tests drive a browser"},
}

// unused are functions that are not called, with the reason.
var unused = map[string]string{
	"time.Sleep":                "wait for a condition",
	"app.Raw":                   "it trusts HTML",
	".Style":                    "it breaks the content security policy",
	".Styles":                   "it breaks the content security policy",
	".PersistWithEncryption":    "it keeps its key beside the text",
	".Encrypt":                  "it keeps its key beside the text",
	"app.Broadcast":             "it posts text in the clear",
	"app.PersistWithEncryption": "it keeps its key beside the text",
}

func TestRoomsKeepTheirWalls(t *testing.T) {
	root := os.DirFS("..")
	files := 0
	err := fs.WalkDir(root, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if entry.IsDir() {
			hidden := strings.HasPrefix(entry.Name(), ".") && name != "."
			if hidden || slices.Contains([]string{"build", "node_modules", "testdata"}, entry.Name()) {
				return fs.SkipDir
			}
			return nil
		}
		if path.Ext(name) != ".go" {
			return nil
		}
		source, err := fs.ReadFile(root, name)
		if err != nil {
			return err
		}
		files++
		for _, offence := range offences(t, name, source) {
			t.Errorf("%s: %s", filepath.FromSlash(name), offence)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if files < 10 {
		t.Errorf("looked at %d files, so not at the module", files)
	}
}

// offences returns what is wrong with one file; name is its path in the
// module, with slashes.
func offences(t *testing.T, name string, source []byte) (found []string) {
	t.Helper()
	file, err := parser.ParseFile(token.NewFileSet(), name, source, parser.ParseComments|parser.SkipObjectResolution)
	if err != nil {
		t.Fatal(err)
	}
	test := strings.HasSuffix(name, "_test.go")
	for _, spec := range file.Imports {
		imported, err := strconv.Unquote(spec.Path.Value)
		if err != nil {
			t.Fatal(err)
		}
		if why := forbidden(name, imported, test); why != "" {
			found = append(found, "imports "+imported+": "+why)
		}
	}
	inWasm := strings.HasPrefix(name, "wasm/")
	if inWasm && !test && path.Base(name) != "doc.go" && !forBrowser(file) {
		found = append(found, "lacks //go:build js && wasm")
	}
	ast.Inspect(file, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.SelectorExpr:
			if what, why := notUsed(file, n); why != "" {
				found = append(found, "uses "+what+": "+why)
			}
		case *ast.FuncDecl:
			sealed := strings.HasPrefix(name, "app/vault/") && receiver(n) == "Sealed"
			support := test || strings.HasPrefix(name, "app/store/storetest/")
			if n.Recv != nil && n.Name.Name == "Ciphertext" && !sealed && !support {
				found = append(found, "has a method Ciphertext: only vault.Sealed may reach a store")
			}
		}
		return true
	})
	return found
}

// forbidden says why a file may not import a package, or "".
func forbidden(name, imported string, test bool) string {
	for _, o := range only {
		here := slices.ContainsFunc(o.under, func(dir string) bool { return strings.HasPrefix(name, dir+"/") })
		if !here && (imported == o.imported || strings.HasPrefix(imported, o.imported+"/")) {
			return o.why
		}
	}
	ours, ok := strings.CutPrefix(imported, module)
	if !ok {
		return ""
	}
	if ours == "app/store/storetest" && !test {
		return "only tests use it"
	}
	switch top, _, _ := strings.Cut(name, "/"); top {
	case "cmd":
		if strings.HasPrefix(ours, "wasm") {
			return "nothing imports wasm"
		}
		return ""
	case "wasm":
		if strings.HasPrefix(ours, "cmd") {
			return "a browser runs no command"
		}
		return ""
	}
	from, to := room(name), room(ours+"/")
	if from == "" || to == "" {
		return "app/ stands by itself"
	}
	if from != to && !slices.Contains(mayImport[from], to) {
		return "not a wall with a door"
	}
	return ""
}

// room returns the room under app/ that a path is in, or "".
func room(name string) string {
	parts := strings.Split(name, "/")
	if len(parts) < 3 || parts[0] != "app" {
		return ""
	}
	if _, known := mayImport[parts[1]]; !known {
		return ""
	}
	return parts[1]
}

// forBrowser reports whether a file is built for the browser alone.
func forBrowser(file *ast.File) bool {
	for _, group := range file.Comments {
		if group.Pos() > file.Package {
			break
		}
		for _, line := range group.List {
			if expr, err := constraint.Parse(line.Text); err == nil {
				return expr.String() == "js && wasm"
			}
		}
	}
	return false
}

// notUsed returns what a selector names and why that is not used, or "".
// Methods count in files that know go-app; there an element is any value.
func notUsed(file *ast.File, s *ast.SelectorExpr) (what, why string) {
	if x, ok := s.X.(*ast.Ident); ok {
		what = x.Name + "." + s.Sel.Name
		if why = unused[what]; why != "" {
			return what, why
		}
	}
	goApp := slices.ContainsFunc(file.Imports, func(i *ast.ImportSpec) bool {
		return strings.Contains(i.Path.Value, "maxence-charriere/go-app")
	})
	if !goApp {
		return "", ""
	}
	what = "." + s.Sel.Name
	return what, unused[what]
}

func receiver(f *ast.FuncDecl) string {
	if f.Recv == nil || len(f.Recv.List) == 0 {
		return ""
	}
	of := f.Recv.List[0].Type
	if star, ok := of.(*ast.StarExpr); ok {
		of = star.X
	}
	if name, ok := of.(*ast.Ident); ok {
		return name.Name
	}
	return ""
}

func TestEachRuleCatchesItsOffender(t *testing.T) {
	const tag = "//go:build js && wasm\n\n"
	goApp := `import "github.com/maxence-charriere/go-app/v10/pkg/app"; `
	for _, c := range []struct{ name, source, want string }{
		{"app/meldcode/a.go", `import "meldcode/app/dossier"`, "not a wall"},
		{"app/meldcode/a_test.go", `import "meldcode/app/dossier"`, "not a wall"},
		{"app/dossier/a.go", `import "meldcode/app/meldcode"`, ""},
		{"app/vault/a.go", `import "meldcode/app/store"`, "not a wall"},
		{"app/school/a.go", `import "meldcode/app/meldcode"`, ""},
		{"app/school/a.go", `import "meldcode/app/vault"`, "not a wall"},
		{"app/store/storetest/a.go", `import "meldcode/app/store"`, ""},
		{"app/exchange/a.go", `import "meldcode/app/store"`, "not a wall"},
		{"app/session/a.go", `import "meldcode/app/exchange"`, ""},
		{"app/session/a.go", `import "meldcode/app/flow"`, "not a wall"},
		{"app/session/a.go", `import "meldcode/app/store/storetest"`, "only tests"},
		{"app/session/a_test.go", `import "meldcode/app/store/storetest"`, ""},
		{"app/flow/a.go", `import "meldcode/app/session"`, "not a wall"},
		{"app/flow/a.go", goApp, "only views"},
		{"app/ui/a.go", goApp, ""},
		{"app/ui/a.go", `import "meldcode/app/vault"`, "not a wall"},
		{"app/ui/a.go", `import "meldcode/wasm/browser"`, "by itself"},
		{"app/ui/a.go", `import "syscall/js"`, "JavaScript"},
		{"app/ui/a.go", `import "github.com/hack-pad/safejs"`, "JavaScript"},
		{"app/new/a.go", `import "meldcode/app/vault"`, "by itself"},
		{"cmd/site/a.go", `import "meldcode/wasm/browser"`, "nothing imports"},
		{"cmd/site/a.go", `import "meldcode/app/meldcode"`, ""},
		{"wasm/a.go", `import "meldcode/cmd/site"`, "no command"},
		{"wasm/a.go", `import "meldcode/app/session"; import "syscall/js"`, ""},
		{"wasm/browser/a.go", "", ""},
		{"wasm/browser/a.go", "-", "go:build"},
		{"wasm/browser/doc.go", "-", ""},
		{"app/ui/a.go", goApp + `var _ = app.Div().Style("a", "b")`, ".Style"},
		{"app/ui/a.go", goApp + `var _ = app.Raw("<b>")`, "app.Raw"},
		{"app/ui/a.go", goApp + `func f(s state) { s.PersistWithEncryption() }`, "PersistWithEncryption"},
		{"app/exchange/a.go", `import "filippo.io/age"; var _, _ = age.Encrypt(nil)`, ""},
		{"app/flow/a_test.go", `import "time"; func f() { time.Sleep(1) }`, "time.Sleep"},
		{"app/vault/a.go", `func (s Sealed) Ciphertext() []byte { return nil }`, ""},
		{"app/session/a.go", `func (s *plain) Ciphertext() []byte { return nil }`, "Ciphertext"},
		{"app/vault/a.go", `func (s plain) Ciphertext() []byte { return nil }`, "Ciphertext"},
		{"app/session/a_test.go", `func (s plain) Ciphertext() []byte { return nil }`, ""},
	} {
		source := "package a\n" + strings.TrimPrefix(c.source, "-")
		if c.source != "-" {
			source = tag + source
		}
		got := strings.Join(offences(t, c.name, []byte(source)), "; ")
		if c.want == "" && got != "" || !strings.Contains(got, c.want) {
			t.Errorf("%s with %s: got %q, want %q", c.name, c.source, got, c.want)
		}
	}
}
