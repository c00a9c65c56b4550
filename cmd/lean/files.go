package main

import (
	"bytes"
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"
)

// What stands in for the files that are left out, as name.go.txt, so that it is
// no code of this module.
//
//go:embed stubs
var stubs embed.FS

// files are the contents by path, with slashes.
type files map[string][]byte

// addTo adds the copy of the library in dir, below the library's name.
func (l library) addTo(all files, dir string) error {
	copied := files{}
	if err := copied.read(os.DirFS(dir), "go.mod"); err != nil {
		return err
	}
	for _, p := range l.packages {
		names, err := fs.Glob(os.DirFS(dir), path.Join(p, "*.go"))
		if err != nil || len(names) == 0 {
			return fmt.Errorf("no package in %s", p)
		}
		for _, name := range names {
			if strings.HasSuffix(name, "_test.go") {
				continue
			}
			if err := copied.read(os.DirFS(dir), name); err != nil {
				return err
			}
		}
	}
	for _, name := range l.without {
		if _, ok := copied[name]; !ok {
			return fmt.Errorf("no file %s to leave out", name)
		}
		delete(copied, name)
	}
	for _, e := range l.edits {
		if n := bytes.Count(copied[e.file], []byte(e.old)); n != 1 {
			return fmt.Errorf("%s has %q %d times, not once", e.file, e.old, n)
		}
		copied[e.file] = bytes.Replace(copied[e.file], []byte(e.old), []byte(e.new), 1)
	}
	if err := copied.addStubs(l.name); err != nil {
		return err
	}
	for name, content := range copied {
		all[path.Join(l.name, name)] = content
	}
	return nil
}

func (f files) read(from fs.FS, name string) (err error) {
	f[name], err = fs.ReadFile(from, name)
	return err
}

// addStubs adds what stands in, each at the place it has below the library's
// name.
func (f files) addStubs(library string) error {
	below := path.Join("stubs", library)
	return fs.WalkDir(stubs, below, func(name string, entry fs.DirEntry, err error) error {
		if errors.Is(err, fs.ErrNotExist) || err == nil && entry.IsDir() {
			return nil
		}
		if err != nil {
			return err
		}
		to := strings.TrimSuffix(strings.TrimPrefix(name, below+"/"), ".txt")
		if f[to] != nil {
			return fmt.Errorf("%s is there already", to)
		}
		f[to], err = stubs.ReadFile(name)
		return err
	})
}

// part begins the name of a file that is being written; go build looks past it.
const part = ".part-"

// write makes out hold these files and no others. What has the right content is
// left alone, and the rest is renamed into place: a build that reads the folder
// meanwhile sees whole files.
func (f files) write(out string) error {
	for name, content := range f {
		if err := place(filepath.Join(out, filepath.FromSlash(name)), content); err != nil {
			return err
		}
	}
	var old []string
	err := filepath.WalkDir(out, func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || strings.HasPrefix(entry.Name(), part) {
			return err
		}
		rel, err := filepath.Rel(out, name)
		if _, wanted := f[filepath.ToSlash(rel)]; !wanted {
			old = append(old, name)
		}
		return err
	})
	for _, name := range old {
		err = errors.Join(err, os.Remove(name))
	}
	return err
}

func place(name string, content []byte) error {
	if have, err := os.ReadFile(name); err == nil && bytes.Equal(have, content) {
		return nil
	}
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		return err
	}
	file, err := os.CreateTemp(filepath.Dir(name), part)
	if err != nil {
		return err
	}
	_, err = file.Write(content)
	err = errors.Join(err, file.Chmod(0o644), file.Close())
	if err == nil {
		err = os.Rename(file.Name(), name)
	}
	if err != nil {
		_ = os.Remove(file.Name())
	}
	return err
}
