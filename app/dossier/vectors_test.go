package dossier

import (
	"encoding/base64"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// Vectors are files of "name: value" lines: a dossier, its entries in base64 in
// the order in which they are added, what reading them gives (expect), and, when
// they read, each entry in the order of the fold (result). They are never
// changed: what one version wrote, every later one reads. New ones are added by
// -add, which writes only files that are not there.
var add = flag.Bool("add", false, "write the vectors that are missing")

// classes are what reading a vector can give beside a kind of finding: the first
// error of ParseEntry or Log.Add, else what Log.Verify finds.
var classes = map[string]error{
	"success": nil, "not an entry": ErrEntry, "newer": ErrNewer, "content": ErrContent, "fork": ErrFork, "other dossier": ErrOther,
}

// told are the findings that leave the entries as good as they were.
var told = []string{"success", string(FoundWithheld), string(FoundTime)}

type vector struct {
	expect, dossier  string
	entries, results []string
}

func (v vector) String() string {
	var b strings.Builder
	fmt.Fprintf(&b, "expect: %s\ndossier: %s\n", v.expect, v.dossier)
	for _, e := range v.entries {
		fmt.Fprintf(&b, "entry: %s\n", e)
	}
	for _, r := range v.results {
		fmt.Fprintf(&b, "result: %s\n", r)
	}
	return b.String()
}

// read returns the class of v, and each entry in one comparable form.
func (v vector) read() (class string, results []string) {
	l := NewLog(ID(v.dossier))
	fails := func(err error) string {
		for name, is := range classes {
			if is != nil && errors.Is(err, is) {
				return name
			}
		}
		return err.Error()
	}
	for _, text := range v.entries {
		raw, err := base64.StdEncoding.DecodeString(text)
		if err != nil {
			return err.Error(), nil
		}
		e, err := ParseEntry(raw)
		if err == nil && string(e.Bytes()) != string(raw) {
			return "bytes changed", nil
		}
		if err == nil {
			err = l.Add(e)
		}
		if err != nil {
			return fails(err), nil
		}
	}
	class = "success"
	for _, f := range l.Verify(nil) {
		if f.Serious {
			return string(f.Kind), nil
		}
		class = string(f.Kind)
	}
	for _, e := range l.Entries() {
		answers, err := json.Marshal(e.Answers)
		if err != nil {
			return err.Error(), nil
		}
		results = append(results, fmt.Sprintf("%v %v %d %d %s (%s) (%s) (%s) %s %v %v %s", e.ID, e.Chain, e.Number, e.Clock,
			e.Recorded, e.Member, e.Name, e.Role, e.Form, e.About, e.Fixes, answers))
	}
	return class, results
}

func TestVectors(t *testing.T) {
	if *add {
		for name, v := range vectors(t) {
			file := filepath.Join("testdata", name+".vector")
			if _, err := os.Stat(file); err == nil {
				continue
			}
			if err := os.WriteFile(file, []byte(v.String()), 0o644); err != nil {
				t.Fatal(err)
			}
		}
	}
	files, err := filepath.Glob("testdata/*.vector")
	if want := len(vectors(t)); err != nil || len(files) < want {
		t.Fatalf("%d vectors, want at least %d: %v", len(files), want, err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".vector"), func(t *testing.T) {
			text, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			var v vector
			for line := range strings.Lines(string(text)) {
				name, value, ok := strings.Cut(strings.TrimSuffix(line, "\n"), ": ")
				switch {
				case ok && name == "expect":
					v.expect = value
				case ok && name == "dossier":
					v.dossier = value
				case ok && name == "entry":
					v.entries = append(v.entries, value)
				case ok && name == "result":
					v.results = append(v.results, value)
				default:
					t.Fatalf("line %q", line)
				}
			}
			class, results := v.read()
			if class != v.expect {
				t.Fatalf("gives %q, want %q", class, v.expect)
			}
			if !slices.Equal(results, v.results) || slices.Contains(told, class) != (len(results) > 0) {
				t.Errorf("gives\n%s\nwant\n%s", strings.Join(results, "\n"), strings.Join(v.results, "\n"))
			}
			// The order in which entries come in changes nothing.
			slices.Reverse(v.entries)
			if again, same := v.read(); slices.Contains(told, class) && (again != class || !slices.Equal(same, results)) {
				t.Errorf("the other way round gives %q", again)
			}
		})
	}
}

// TestTheSameRandomnessWritesTheVectors shows that the form that is written did
// not change unnoticed: that asks for a new version.
func TestTheSameRandomnessWritesTheVectors(t *testing.T) {
	for name, v := range vectors(t) {
		want, err := os.ReadFile(filepath.Join("testdata", name+".vector"))
		if err != nil {
			t.Fatal(err)
		}
		if got := v.String(); got != string(want) {
			t.Errorf("%s is now written otherwise", name)
		}
	}
}
