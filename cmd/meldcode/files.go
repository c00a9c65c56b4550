package main

import (
	"crypto/sha256"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"strings"
)

// A file of the site, in the forms in which it can be sent.
type siteFile struct {
	path      string // relative to the site's base
	mediaType string
	immutable bool // its name holds the hash of its content
	forms     []form
}

// form is the file in one content encoding; plain is the last of a file's forms.
type form struct {
	encoding string // "br", "gzip" or "" for plain
	etag     string
	content  []byte
}

// mediaTypes are the types of everything that a site holds.
var mediaTypes = map[string]string{
	".css":         "text/css; charset=utf-8",
	".html":        "text/html; charset=utf-8",
	".js":          "text/javascript; charset=utf-8",
	".json":        "application/json",
	".png":         "image/png",
	".svg":         "image/svg+xml",
	".wasm":        "application/wasm",
	".webmanifest": "application/manifest+json",
}

// load reads the built site; it is an error if it was never built.
func load(built fs.FS) (map[string]siteFile, error) {
	files := map[string]siteFile{}
	err := fs.WalkDir(built, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		mediaType, ok := mediaTypes[path.Ext(name)]
		if !ok {
			return nil // a compressed form, or not of the site
		}
		f := siteFile{path: name, mediaType: mediaType, immutable: strings.HasPrefix(name, "a/")}
		for _, variant := range []struct{ ext, encoding string }{{".br", "br"}, {".gz", "gzip"}, {"", ""}} {
			content, err := fs.ReadFile(built, name+variant.ext)
			if errors.Is(err, fs.ErrNotExist) {
				continue
			}
			if err != nil {
				return err
			}
			// An ETag belongs to the bytes sent, so each form has its own.
			sum := sha256.Sum256(content)
			f.forms = append(f.forms, form{variant.encoding, fmt.Sprintf(`"%x"`, sum[:12]), content})
		}
		files[name] = f
		return nil
	})
	if err != nil {
		return nil, err
	}
	if _, ok := files["index.html"]; !ok {
		return nil, errors.New("the site is not in this program: build it with make")
	}
	return files, nil
}
