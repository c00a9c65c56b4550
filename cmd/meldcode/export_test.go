package main

import (
	"context"
	"encoding/xml"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"meldcode/cmd/internal/headers"
)

func TestAnExportHoldsTheSiteAndSettingsForItsServers(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "www")
	// Twice: an export over an earlier one is an update.
	for range 2 {
		if err := run(context.Background(), []string{"-export", dir}, built(), io.Discard); err != nil {
			t.Fatal(err)
		}
	}
	for name, file := range built() {
		got, err := os.ReadFile(filepath.Join(dir, filepath.FromSlash(name)))
		if name == ".gitignore" {
			if err == nil {
				t.Error("the export holds .gitignore")
			}
			continue
		}
		if err != nil || string(got) != string(file.Data) {
			t.Errorf("%s: %q, %v", name, got, err)
		}
	}
	for _, name := range []string{nginxSample, iisSettings} {
		settings, err := os.ReadFile(filepath.Join(dir, name))
		if err != nil {
			t.Fatal(err)
		}
		for _, h := range headers.All() {
			if !strings.Contains(string(settings), h.Name) {
				t.Errorf("%s lacks %s", name, h.Name)
			}
		}
		if !strings.Contains(string(settings), "immutable") || !strings.Contains(string(settings), "application/wasm") {
			t.Errorf("%s lacks lifetimes or types", name)
		}
	}
}

func TestTheSettingsForIISAreXML(t *testing.T) {
	decoder := xml.NewDecoder(strings.NewReader(string(iis())))
	for {
		if _, err := decoder.Token(); err == io.EOF {
			return
		} else if err != nil {
			t.Fatal(err)
		}
	}
}
