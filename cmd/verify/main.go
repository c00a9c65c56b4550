// Verify checks an unpacked archive of the app without the app: it uses the
// standard library alone, and knows the format only as the package comments of
// app/exchange (the archive) and app/dossier (an entry) specify it.
//
//	age --decrypt -o archief.zip BESTAND       asks for the passphrase, or
//	age --decrypt -i sleutel.txt -o archief.zip BESTAND
//	unzip archief.zip -d archief
//	go run ./cmd/verify archief
//
// It checks that every file of the manifest is there with its size and SHA-256, and
// no other; and of each entry the form, the hash of its content, its signature, its
// link to the one before it in its chain, and what it knew of other chains. It
// prints the newest entry of each chain as a page on paper has it, to be laid
// beside one: that the last entries were cut off shows only so. It ends with status
// 1 when something is wrong.
package main

import (
	"fmt"
	"io"
	"os"
)

func main() {
	if len(os.Args) != 2 {
		fmt.Fprintln(os.Stderr, "usage: verify FOLDER, of an archive that was unpacked")
		os.Exit(2)
	}
	if !run(os.Args[1], os.Stdout) {
		os.Exit(1)
	}
}

// run checks the archive in a folder, tells what it found, and reports whether all
// of it is right.
func run(folder string, out io.Writer) bool {
	found := checkArchive(os.DirFS(folder))
	for _, d := range found.dossiers {
		_, _ = fmt.Fprintf(out, "dossier %s: %d entries, of %d the content was left out\n", d.id, d.entries, d.withheld)
		for _, head := range d.heads {
			_, _ = fmt.Fprintf(out, "  %s\n", head)
		}
	}
	for _, p := range found.problems {
		_, _ = fmt.Fprintf(out, "WRONG: %s\n", p)
	}
	if len(found.problems) > 0 {
		return false
	}
	_, _ = fmt.Fprintf(out, "all %d files are right\n", found.files)
	return true
}
