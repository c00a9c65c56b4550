package main

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io/fs"
	"slices"
	"strings"
)

// result is what was found in an archive.
type result struct {
	files    int
	dossiers []checked
	problems []string
}

type checked struct {
	id                string
	entries, withheld int
	heads             []string
}

func (r *result) wrong(format string, args ...any) {
	r.problems = append(r.problems, fmt.Sprintf(format, args...))
}

const manifestName = "manifest.json"

type manifest struct {
	Format string `json:"format"`
	Files  []struct {
		Name   string `json:"name"`
		Size   int64  `json:"size"`
		SHA256 string `json:"sha256"`
	} `json:"files"`
}

// checkArchive checks all that is in a folder.
func checkArchive(folder fs.FS) result {
	var r result
	text, err := fs.ReadFile(folder, manifestName)
	var m manifest
	if err != nil || json.Unmarshal(text, &m) != nil || m.Format != "meldcode-archive" || len(m.Files) == 0 {
		r.wrong("there is no %s of an archive", manifestName)
		return r
	}
	named := map[string]bool{manifestName: true}
	entries := map[string][][]byte{}
	for _, f := range m.Files {
		if named[f.Name] {
			r.wrong("%q is named twice", f.Name)
		}
		named[f.Name] = true
		data, err := fs.ReadFile(folder, f.Name)
		if err != nil {
			r.wrong("%q is missing", f.Name)
			continue
		}
		r.files++
		sum := sha256.Sum256(data)
		if int64(len(data)) != f.Size || hex.EncodeToString(sum[:]) != f.SHA256 {
			r.wrong("%q is not what the manifest says", f.Name)
		}
		if id, ok := entryOf(f.Name); ok {
			entries[id] = append(entries[id], data)
		}
	}
	err = fs.WalkDir(folder, ".", func(name string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() && !named[name] {
			r.wrong("%q is not in the manifest", name)
		}
		return err
	})
	if err != nil {
		r.wrong("the folder cannot be read: %v", err)
	}
	if len(entries) == 0 {
		r.wrong("there is no entry in it")
	}
	for id, all := range entries {
		r.dossiers = append(r.dossiers, r.checkDossier(id, all))
	}
	slices.SortFunc(r.dossiers, func(a, b checked) int { return strings.Compare(a.id, b.id) })
	return r
}

// entryOf returns the dossier of a file that is an entry: dossiers/<id>/entries/<n>.
func entryOf(name string) (id string, ok bool) {
	part := strings.Split(name, "/")
	if len(part) == 4 && part[0] == "dossiers" && part[2] == "entries" {
		return part[1], true
	}
	return "", false
}
