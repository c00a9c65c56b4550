// Command lean writes copies of the libraries that weigh most in the wasm, with
// what a browser never needs left out, and a go.mod beside them that puts them
// in place:
//
//	go build -modfile=build/lean/go.mod ./wasm
//
// Only what travels is built like that; tests use the libraries whole, and the
// project's own go.mod stays as it is. Writing again changes nothing, so builds
// at the same time do not disturb each other.
package main

import (
	"flag"
	"fmt"
	"os"
)

func main() {
	out := flag.String("out", "build/lean", "folder to write, in the module; what is in it goes")
	flag.Parse()
	if err := run(".", *out, libraries); err != nil {
		fmt.Fprintln(os.Stderr, "lean:", err)
		os.Exit(1)
	}
}

// run writes to out for the module in root.
func run(root, out string, libs []library) error {
	dirs, err := find(root, libs)
	if err != nil {
		return err
	}
	all, err := modFiles(root, out, libs)
	if err != nil {
		return err
	}
	for _, l := range libs {
		if err := l.addTo(all, dirs[l.path]); err != nil {
			return fmt.Errorf("%s %s: %w", l.path, l.version, err)
		}
	}
	return all.write(out)
}
