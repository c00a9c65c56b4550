package main

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"fmt"
	"os"
	"path"
	"path/filepath"
	"slices"

	"github.com/andybalholm/brotli"
)

// write replaces the folder by the site, each file with its compressed forms
// (name.br, name.gz) where they are smaller.
func write(site []file, out string, c compressor) error {
	// Only ever a folder that an earlier build made, or an empty one.
	if entries, err := os.ReadDir(out); err == nil && len(entries) > 0 {
		if _, err := os.Stat(filepath.Join(out, "worker.js")); err != nil {
			return fmt.Errorf("%s holds something that is not a built site", out)
		}
	}
	// Beside it first: a build that is broken off leaves the site of the one before.
	if err := os.MkdirAll(filepath.Dir(out), 0o755); err != nil {
		return err
	}
	fresh, err := os.MkdirTemp(filepath.Dir(out), "site-*")
	if err != nil {
		return err
	}
	defer os.RemoveAll(fresh)
	if err := os.Chmod(fresh, 0o755); err != nil {
		return err
	}
	for _, f := range site {
		if err := writeFile(fresh, f, c); err != nil {
			return err
		}
	}
	if err := os.RemoveAll(out); err != nil {
		return err
	}
	return os.Rename(fresh, out)
}

// writeFile writes one file of the site and its compressed forms.
func writeFile(dir string, f file, c compressor) error {
	name := filepath.Join(dir, filepath.FromSlash(f.path))
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		return err
	}
	if err := os.WriteFile(name, f.content, 0o644); err != nil {
		return err
	}
	// A compressed form beside a file that a school changes would go on saying what
	// it said before.
	if c.cache == "" || path.Ext(f.path) == ".png" || slices.Contains(own, f.path) {
		return nil
	}
	for ext, squeeze := range encoders {
		small, err := c.compress(f.content, ext, squeeze)
		if err != nil {
			return err
		}
		if len(small) >= len(f.content) {
			continue
		}
		if err := os.WriteFile(name+ext, small, 0o644); err != nil {
			return err
		}
	}
	return nil
}

// window is the widest that the br encoding allows, 16 MiB: the whole wasm.
const window = 24

// encoders give the smallest bytes, and the same ones each time: no file names
// or times go in.
var encoders = map[string]func([]byte) ([]byte, error){
	".br": func(content []byte) ([]byte, error) {
		var b bytes.Buffer
		w := brotli.NewWriterOptions(&b, brotli.WriterOptions{Quality: brotli.BestCompression, LGWin: window})
		if _, err := w.Write(content); err != nil {
			return nil, err
		}
		err := w.Close()
		return b.Bytes(), err
	},
	".gz": func(content []byte) ([]byte, error) {
		var b bytes.Buffer
		w, err := gzip.NewWriterLevel(&b, gzip.BestCompression)
		if err != nil {
			return nil, err
		}
		if _, err := w.Write(content); err != nil {
			return nil, err
		}
		err = w.Close()
		return b.Bytes(), err
	},
}

// compressor keeps what it made, by content, because the wasm takes 20 s.
type compressor struct{ cache string }

func (c compressor) compress(content []byte, ext string, squeeze func([]byte) ([]byte, error)) ([]byte, error) {
	sum := sha256.Sum256(content)
	name := filepath.Join(c.cache, fmt.Sprintf("%x-w%d%s", sum, window, ext))
	if kept, err := os.ReadFile(name); err == nil {
		return kept, nil
	}
	small, err := squeeze(content)
	if err != nil {
		return nil, err
	}
	if err := os.MkdirAll(c.cache, 0o755); err != nil {
		return nil, err
	}
	// Renamed into place, so that a build cut short leaves no half file.
	part, err := os.CreateTemp(c.cache, "part-*")
	if err != nil {
		return nil, err
	}
	_, err = part.Write(small)
	if closing := part.Close(); err == nil {
		err = closing
	}
	if err == nil {
		err = os.Rename(part.Name(), name)
	}
	return small, err
}
