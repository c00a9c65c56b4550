package main

import (
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
)

// budget prints how many bytes a first start takes from a built site, and
// fails when they are more than most; 0 allows any number.
func budget(w io.Writer, site string, most int) error {
	total, err := wire(site)
	if err != nil {
		return err
	}
	fmt.Fprintf(w, "first start: %d bytes on the wire (budget %d)\n", total, most)
	if most > 0 && total > most {
		return fmt.Errorf("a first start takes %d bytes, %d over the budget of %d", total, total-most, most)
	}
	return nil
}

// wire adds up the files of a site as a browser gets them: each once, in
// brotli where that is there. The worker precaches all of them, so all count.
func wire(site string) (total int, err error) {
	err = filepath.WalkDir(site, func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		if ext := path.Ext(name); ext == ".br" || ext == ".gz" {
			return nil
		}
		info, err := os.Stat(name + ".br")
		if os.IsNotExist(err) {
			info, err = entry.Info()
		}
		if err != nil {
			return err
		}
		total += int(info.Size())
		return nil
	})
	return total, err
}
