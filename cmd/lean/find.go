package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

// find returns the folder of each library, downloaded and checked against
// go.sum where needed. It fails when the module uses another version.
func find(root string, libs []library) (map[string]string, error) {
	args := []string{"mod", "download", "-json"}
	for _, l := range libs {
		args = append(args, l.path)
	}
	var said bytes.Buffer
	list := exec.Command("go", args...)
	list.Dir, list.Stderr = root, &said
	out, failed := list.Output()
	type module struct{ Path, Version, Dir, Error string }
	found := map[string]module{}
	for dec := json.NewDecoder(bytes.NewReader(out)); ; {
		var m module
		if err := dec.Decode(&m); err == io.EOF {
			break
		} else if err != nil {
			return nil, fmt.Errorf("go mod download: %w", err)
		}
		if m.Error != "" {
			return nil, errors.New(oneLine(m.Error))
		}
		found[m.Path] = m
	}
	if failed != nil {
		return nil, fmt.Errorf("go mod download: %s", oneLine(said.String()+" "+failed.Error()))
	}
	dirs := map[string]string{}
	for _, l := range libs {
		m := found[l.path]
		if m.Version != l.version {
			return nil, fmt.Errorf("%s is %s, and cmd/lean was written for %s: read it again", l.path, m.Version, l.version)
		}
		dirs[l.path] = m.Dir
	}
	return dirs, nil
}

func oneLine(text string) string { return strings.Join(strings.Fields(text), " ") }

// modFiles returns the go.mod of the module in root with the libraries replaced
// by those below out, and its go.sum. The addresses are relative to the module,
// so that it builds the same bytes wherever it stands.
func modFiles(root, out string, libs []library) (files, error) {
	rel, err := relative(root, out)
	if err != nil {
		return nil, err
	}
	if !strings.HasPrefix(rel, "../") {
		rel = "./" + rel
	}
	mod, err := os.ReadFile(filepath.Join(root, "go.mod"))
	if err != nil {
		return nil, err
	}
	sum, err := os.ReadFile(filepath.Join(root, "go.sum"))
	if err != nil {
		return nil, err
	}
	text := bytes.NewBuffer(mod)
	for _, l := range libs {
		fmt.Fprintf(text, "\nreplace %s => %s/%s\n", l.path, rel, l.name)
	}
	return files{"go.mod": text.Bytes(), "go.sum": sum}, nil
}

// relative returns the path from root to out as a go.mod has it.
func relative(root, out string) (string, error) {
	root, err := filepath.Abs(root)
	if err != nil {
		return "", err
	}
	if out, err = filepath.Abs(out); err != nil {
		return "", err
	}
	rel, err := filepath.Rel(root, out)
	return filepath.ToSlash(rel), err
}
