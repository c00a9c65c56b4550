package exchange

import (
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"strings"
	"testing"
)

// The types keep what is left out off the paper only while nobody goes around
// them within this package. So no file but those of the rules makes a Said, turns
// text into Own words, or looks into an entry or a person.
func TestNoPageGoesAroundTheRules(t *testing.T) {
	rules := map[string]bool{
		"said.go": true, "rules.go": true, "gather.go": true, "names.go": true, "reader.go": true, "logbook.go": true, "front.go": true, "recipient.go": true,
	}
	raw := map[string]bool{"Answers": true, "Persons": true, "Entries": true, "NotFor": true, "EventWords": true, "Address": true, "Lives": true, "e": true}
	files, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	pages, looked := 0, 0
	for _, name := range files {
		isPage := strings.HasPrefix(name, "page_")
		if rules[name] || strings.HasSuffix(name, "_test.go") {
			continue
		}
		file, err := parser.ParseFile(token.NewFileSet(), name, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		if isPage {
			pages++
		}
		ast.Inspect(file, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.CompositeLit:
				if id, ok := n.Type.(*ast.Ident); ok && (id.Name == "Said" || id.Name == "Run") && len(n.Elts) > 0 {
					t.Errorf("%s makes a %s of its own", name, id.Name)
				}
			case *ast.CallExpr:
				looked++
				if id, ok := n.Fun.(*ast.Ident); ok && (id.Name == "Own" || id.Name == "apart" && name != "page_code.go") {
					t.Errorf("%s turns text into words that no rule looked at", name)
				}
			case *ast.SelectorExpr:
				if isPage && raw[n.Sel.Name] {
					t.Errorf("%s looks at %s", name, n.Sel.Name)
				}
			}
			return true
		})
	}
	if pages < 6 || looked == 0 {
		t.Fatalf("looked at %d pages and %d calls", pages, looked)
	}
}
