package dossier

import (
	"encoding/base64"
	"os"
	"strings"
	"testing"

	"meldcode/app/meldcode"
)

// TestEntriesOfVersion1StayReadable reads entries as version 1 wrote them, one
// in base64 a line. The file is never made anew: a later version adds its own.
func TestEntriesOfVersion1StayReadable(t *testing.T) {
	data, err := os.ReadFile("testdata/v1.txt")
	if err != nil {
		t.Fatal(err)
	}
	var raw [][]byte
	for line := range strings.Lines(string(data)) {
		b, err := base64.StdEncoding.DecodeString(strings.TrimSpace(line))
		if err != nil {
			t.Fatal(err)
		}
		raw = append(raw, b)
	}
	first, err := ParseEntry(raw[0])
	if err != nil {
		t.Fatal(err)
	}
	l, err := rebuild(first.Dossier, raw)
	if err != nil {
		t.Fatal(err)
	}
	s := Fold(l)
	if got := s.Follows(); !got.Report || got.On != day("2026-03-02") {
		t.Errorf("follows: %+v", got)
	}
	if got := strings.Join(s.Names(), ", "); got != "Noor" || len(s.Persons) != 3 || s.Reference != "proef-1" {
		t.Errorf("names %q, %d persons, reference %q", got, len(s.Persons), s.Reference)
	}
	if _, ok := s.Entry(first.ID); !ok || first.Form != meldcode.FormOpen || first.Recorded != "2026-03-02T10:01:00+01:00" {
		t.Errorf("first entry: %+v", first)
	}
}
