// Command lean writes copies of the libraries that weigh most in the wasm, with
// what a browser never needs left out, and a go.mod beside them that puts them
// in place; and copies of a few files of Go's own library, with a list that puts
// those in place:
//
//	go build -modfile=build/lean/go.mod -overlay=build/lean/overlay.json ./wasm
//
// Only what travels is built like that; tests use the libraries whole, and the
// project's own go.mod stays as it is. Writing again changes nothing, so builds
// at the same time do not disturb each other.
//
// With -strip it takes out of a wasm that was built the names of functions, and
// the files and lines they come from.
package main

import (
	"flag"
	"fmt"
	"os"
)

func main() {
	out := flag.String("out", "build/lean", "folder to write, in the module; what is in it goes")
	strip := flag.String("strip", "", "wasm to take names, files and lines out of, instead")
	flag.Parse()
	err := error(nil)
	if *strip != "" {
		err = stripFile(*strip)
	} else {
		err = run(".", *out, libraries)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "lean:", err)
		os.Exit(1)
	}
}

func stripFile(name string) error {
	module, err := os.ReadFile(name)
	if err != nil {
		return err
	}
	if module, err = withoutLines(module); err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	return place(name, module)
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
		if err := l.narrow(all, root); err != nil {
			return fmt.Errorf("%s %s: %w", l.path, l.version, err)
		}
	}
	goroot, err := goRoot()
	if err != nil {
		return err
	}
	if err := all.addOverlay(goroot, out, changes); err != nil {
		return err
	}
	return all.write(out)
}
