package main

import (
	"path/filepath"
	"strings"
	"testing"
)

func TestAFirstStartCountsEachFileOnceAndAsItTravels(t *testing.T) {
	site := t.TempDir()
	put(t, filepath.Join(site, "index.html"), strings.Repeat("a", 100))
	put(t, filepath.Join(site, "index.html.br"), strings.Repeat("a", 10))
	put(t, filepath.Join(site, "index.html.gz"), strings.Repeat("a", 20))
	put(t, filepath.Join(site, "a", "icon.png"), strings.Repeat("a", 7))
	for _, c := range []struct {
		most int
		want string
	}{{0, ""}, {17, ""}, {16, "17 bytes, 1 over the budget of 16"}} {
		var said strings.Builder
		err := budget(&said, site, c.most)
		got := ""
		if err != nil {
			got = err.Error()
		}
		if c.want == "" && got != "" || !strings.Contains(got, c.want) {
			t.Errorf("budget %d: got %q, want %q", c.most, got, c.want)
		}
		if !strings.Contains(said.String(), "17 bytes on the wire") {
			t.Errorf("budget %d: said %q", c.most, said.String())
		}
	}
}
