package main

import (
	"bytes"
	"embed"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"strings"
)

// What stands in for whole files of Go's own library, as name.go.txt.
//
//go:embed std
var std embed.FS

// Names in the folder that is written.
const (
	overlayFile = "overlay.json" // for go build -overlay
	stdFolder   = "std"
)

// change is what becomes of one file of Go's own library: nothing is left of it,
// something else stands in for it, or pieces of it are replaced.
type change struct {
	file  string // below src
	gone  bool
	edits []edit
}

// changes are made in the Go that builds. Where it is another than they were
// written for, an edit finds not what it looks for, and the build says so.
//
// Of crypto/ecdh, age uses X25519 alone. The curves of NIST beside it bring a table
// of 88 kB with them, which does not compress. The sorts of package slices are
// compiled anew for each type that is sorted.
var changes = []change{
	{file: "crypto/ecdh/nist.go", gone: true},
	{file: "crypto/ecdh/ecdh.go", edits: []edit{
		{old: "\t\"crypto/internal/fips140/ecdh\"\n"},
		{old: "\tfips      *ecdh.PublicKey\n"},
		{old: "\tfips       *ecdh.PrivateKey\n"},
	}},
	{file: "slices/zsortanyfunc.go"},
	{file: "slices/zsortordered.go"},
}

// goRoot is where the Go that builds stands.
func goRoot() (string, error) {
	out, err := exec.Command("go", "env", "GOROOT").Output()
	return strings.TrimSpace(string(out)), err
}

// addOverlay adds the changed files of the Go in goroot, and the list that puts
// them in place. out is where all of it is written.
func (f files) addOverlay(goroot, out string, changes []change) error {
	replace := map[string]string{}
	for _, c := range changes {
		at := filepath.Join(goroot, "src", filepath.FromSlash(c.file))
		have, err := os.ReadFile(at)
		if err != nil {
			return fmt.Errorf("no %s in Go any more", c.file)
		}
		if c.gone {
			replace[at] = ""
			continue
		}
		for _, e := range c.edits {
			if n := bytes.Count(have, []byte(e.old)); n != 1 {
				return fmt.Errorf("%s of Go has %q %d times, not once", c.file, e.old, n)
			}
			have = bytes.Replace(have, []byte(e.old), []byte(e.new), 1)
		}
		if len(c.edits) == 0 {
			if have, err = std.ReadFile(path.Join("std", c.file+".txt")); err != nil {
				return err
			}
		}
		f[path.Join(stdFolder, c.file)] = have
		replace[at] = filepath.Join(out, stdFolder, filepath.FromSlash(c.file))
	}
	list, err := json.MarshalIndent(map[string]any{"Replace": replace}, "", "\t")
	f[overlayFile] = append(list, '\n')
	return err
}
