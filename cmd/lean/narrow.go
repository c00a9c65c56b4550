package main

import (
	"bytes"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"
)

// narrowing is a file of a library with a method for everything, of which only
// those stay that somebody calls. The linker cannot do that by itself: a value
// that stands in an interface takes every method of that interface along.
type narrowing struct {
	file  string   // in the library
	users []string // folders of the module that use the library
}

// narrow cuts the methods that no user and no other file of the library names
// from the interfaces and the methods of the file. What is named under another
// meaning stays too; that costs bytes and breaks nothing.
func (l library) narrow(all files, root string) error {
	if l.narrowed.file == "" {
		return nil
	}
	used := map[string]bool{}
	for name, content := range all {
		if strings.HasPrefix(name, l.name+"/") && strings.HasSuffix(name, ".go") && name != path.Join(l.name, l.narrowed.file) {
			if err := namesIn(used, name, content); err != nil {
				return err
			}
		}
	}
	for _, folder := range l.narrowed.users {
		err := filepath.WalkDir(filepath.Join(root, folder), func(name string, entry fs.DirEntry, err error) error {
			if err != nil || entry.IsDir() || !strings.HasSuffix(name, ".go") || strings.HasSuffix(name, "_test.go") {
				return err
			}
			content, err := os.ReadFile(name)
			if err != nil {
				return err
			}
			return namesIn(used, name, content)
		})
		if err != nil {
			return err
		}
	}
	at := path.Join(l.name, l.narrowed.file)
	short, err := cutUnused(all[at], used)
	if err != nil {
		return fmt.Errorf("narrowing %s: %w", l.narrowed.file, err)
	}
	all[at] = short
	return nil
}

// namesIn adds every identifier of a file.
func namesIn(names map[string]bool, name string, content []byte) error {
	file, err := parser.ParseFile(token.NewFileSet(), name, content, parser.SkipObjectResolution)
	if err != nil {
		return err
	}
	ast.Inspect(file, func(n ast.Node) bool {
		if id, ok := n.(*ast.Ident); ok {
			names[id.Name] = true
		}
		return true
	})
	return nil
}

// cutUnused returns the file without the exported methods and interface methods
// whose names are not used, and without imports that nothing needs any more.
func cutUnused(content []byte, used map[string]bool) ([]byte, error) {
	set := token.NewFileSet()
	file, err := parser.ParseFile(set, "narrow.go", content, parser.ParseComments|parser.SkipObjectResolution)
	if err != nil {
		return nil, err
	}
	unused := func(id *ast.Ident) bool { return id.IsExported() && !used[id.Name] }
	gone := make([]bool, len(content)) // by byte
	cut := func(doc *ast.CommentGroup, n ast.Node) {
		from := n.Pos()
		if doc != nil {
			from = doc.Pos()
		}
		for i := set.Position(from).Offset; i < set.Position(n.End()).Offset; i++ {
			gone[i] = true
		}
	}
	for _, d := range file.Decls {
		switch d := d.(type) {
		case *ast.FuncDecl:
			if d.Recv != nil && unused(d.Name) {
				cut(d.Doc, d)
			}
		case *ast.GenDecl:
			for _, spec := range d.Specs {
				t, ok := spec.(*ast.TypeSpec)
				if !ok {
					continue
				}
				i, ok := t.Type.(*ast.InterfaceType)
				if !ok {
					continue
				}
				for _, m := range i.Methods.List {
					if len(m.Names) == 1 && unused(m.Names[0]) {
						cut(m.Doc, m)
					}
				}
			}
		}
	}
	var out bytes.Buffer
	for i, b := range content {
		if !gone[i] {
			out.WriteByte(b)
		}
	}
	return withoutImports(out.Bytes())
}

// withoutImports takes away the imports whose package is not named.
func withoutImports(content []byte) ([]byte, error) {
	set := token.NewFileSet()
	file, err := parser.ParseFile(set, "narrow.go", content, parser.SkipObjectResolution)
	if err != nil {
		return nil, err
	}
	names := map[string]bool{}
	ast.Inspect(file, func(n ast.Node) bool {
		if s, ok := n.(*ast.SelectorExpr); ok {
			if id, ok := s.X.(*ast.Ident); ok {
				names[id.Name] = true
			}
		}
		return true
	})
	for _, i := range file.Imports {
		if name := path.Base(strings.Trim(i.Path.Value, `"`)); !names[name] {
			content = bytes.Replace(content, []byte(i.Path.Value), nil, 1)
		}
	}
	return content, nil
}
