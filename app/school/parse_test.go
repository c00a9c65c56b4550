package school

import (
	"encoding/json"
	"os"
	"reflect"
	"strings"
	"testing"
)

// vector is one file as data: the field of the first problem in it, none when it reads.
// Only says that the schema cannot tell.
type vector struct {
	Name  string
	Text  json.RawMessage
	Field *string
	Only  bool
}

func vectors(t *testing.T) []vector {
	t.Helper()
	text, err := os.ReadFile("testdata/cases.json")
	if err != nil {
		t.Fatal(err)
	}
	var all []vector
	if err := json.Unmarshal(text, &all); err != nil {
		t.Fatal(err)
	}
	if len(all) < 50 {
		t.Fatalf("only %d vectors", len(all))
	}
	return all
}

func TestFilesAreReadOrRefusedByField(t *testing.T) {
	for _, v := range vectors(t) {
		s, problems := Parse(v.Text)
		switch {
		case v.Field == nil && len(problems) > 0:
			t.Errorf("%s: refused: %v", v.Name, problems)
		case v.Field != nil && len(problems) == 0:
			t.Errorf("%s: read as %+v", v.Name, s)
		case v.Field != nil && problems[0].Field != *v.Field:
			t.Errorf("%s: says %v, not about %q", v.Name, problems, *v.Field)
		case v.Field != nil && !reflect.DeepEqual(s, School{}):
			t.Errorf("%s: refused, and half of it stayed: %+v", v.Name, s)
		}
	}
}

func TestTheSampleHasEverySetting(t *testing.T) {
	text, err := os.ReadFile("sample.json")
	if err != nil {
		t.Fatal(err)
	}
	s, problems := Parse(text)
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	schema := readSchema(t)
	var sample map[string]any
	if err := json.Unmarshal(text, &sample); err != nil {
		t.Fatal(err)
	}
	for name, about := range schema["properties"].(map[string]any) {
		if sample[name] == nil {
			t.Errorf("the sample lacks %s", name)
		}
		if _, object := sample[name].(map[string]any); object && sample["_"+name] == nil {
			t.Errorf("the sample says nothing about %s", name)
		}
		if about.(map[string]any)["description"] == nil {
			t.Errorf("the schema says nothing about %s", name)
		}
	}
	if s.Name != "De Voorbeeldschool" || s.Contacts[0].Phone != "010 000 00 01" || !s.Contacts[0].Open || s.Terms.Signal() != 14 ||
		s.Holidays[1].Name != "meivakantie" || s.Retention.After() != 2 || s.Lock.Most != 10 || s.Allows(ExportTable) || !s.Allows(ExportPrint) {
		t.Errorf("read as %+v", s)
	}
}

func TestAProblemNamesItsLine(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"{\n \"version\": 1,\n \"school\": 3\n}", "regel 3, school: hier hoort tekst tussen aanhalingstekens"},
		{"{\n \"version\": 1,\n \"holidays\": [\n  {\"name\": \"a\", \"from\": \"2026-12-19\", \"until\": \"morgen\"}\n ]\n}", "regel 4, holidays[0].until: hier hoort een datum zoals \"2026-10-19\""},
		{"{\n \"version\": 1\n \"school\": \"x\"\n}", "regel 3: hier is het geen JSON"},
		{"{\n \"version\": 1,\n \"lock\": {\n", "regel 4: het bestand houdt te vroeg op"},
		{"{\"version\": 1,\n\"school\": \"a\",\n\"school\": \"b\"}", "regel 3, school: staat er twee keer"},
		{"{\"version\": 1}\n{}", "regel 2: na het einde staat nog iets"},
		{"{\"version\": 1, \"school\": \"a\\nb\"}", "regel 1, school: heeft een teken dat niet te zien is; schrijf één regel gewone tekst"},
		{"{\"version\": 1, \"school\": \"\xff\"}", "regel 1: het bestand is geen UTF-8"},
		{"<!doctype html>", "regel 1: hier is het geen JSON"},
		{"", "regel 1: het bestand houdt te vroeg op"},
		{strings.Repeat("[", 100), "regel 1: er zit te veel in elkaar"},
		{"{\"version\": 1}" + strings.Repeat(" ", Largest), "regel 1: het bestand is groter dan 256 kB"},
	} {
		_, problems := Parse([]byte(c.text))
		if len(problems) == 0 || problems[0].String() != c.want {
			t.Errorf("%.40q: %v, want %s", c.text, problems, c.want)
		}
	}
}

func TestAFileOfAnEditorOnWindowsReads(t *testing.T) {
	if _, problems := Parse([]byte("\xef\xbb\xbf{\r\n\"version\": 1\r\n}\r\n")); len(problems) > 0 {
		t.Error(problems)
	}
}

func TestManyProblemsAreToldAndNotAll(t *testing.T) {
	_, problems := Parse([]byte(`{"version": 1, "contacts": [` + strings.Repeat(`{},`, 99) + `{}]}`))
	if len(problems) != mostProblems {
		t.Errorf("%d problems", len(problems))
	}
}

// TestNothingIsLoosened walks everything that a file can set: whoever adds a
// setting decides here that it only restricts or fills in.
func TestNothingIsLoosened(t *testing.T) {
	allowed := "Board Name App Contacts VeiligThuis Terms Holidays Retention Lock Recovery exports chosen"
	for f := range reflect.TypeFor[School]().Fields() {
		if !strings.Contains(" "+allowed+" ", " "+f.Name+" ") {
			t.Errorf("%s: does it restrict?", f.Name)
		}
	}
	var none School
	for _, e := range Exports() {
		if !none.Allows(e) {
			t.Errorf("%s is forbidden where nothing was set", e)
		}
	}
	s, problems := Parse([]byte(`{"version": 1, "exports": []}`))
	if len(problems) > 0 || s.Allows(ExportPrint) {
		t.Errorf("an empty list allows print: %v", problems)
	}
}

func TestAFingerprintIsOfTheKey(t *testing.T) {
	r := Recovery{"a", "age1vxszaxw9p2ku053l2y64yaj4n2jyphcylqje973d42gmdtjrqdesa7hrha"}
	other := Recovery{"a", strings.Replace(r.Key, "v", "w", 1)}
	if len(r.Fingerprint()) != 39 || r.Fingerprint() == other.Fingerprint() {
		t.Errorf("%s and %s", r.Fingerprint(), other.Fingerprint())
	}
}

func FuzzParse(f *testing.F) {
	sample, err := os.ReadFile("sample.json")
	if err != nil {
		f.Fatal(err)
	}
	f.Add(sample)
	f.Add([]byte(`{"version": 1, "contacts": [{"name": "a", "phone": "112"}]}`))
	f.Fuzz(func(t *testing.T, text []byte) {
		s, problems := Parse(text)
		if len(problems) > 0 {
			if !reflect.DeepEqual(s, School{}) {
				t.Error("refused, and half of it stayed")
			}
			for _, p := range problems {
				if p.Line < 1 || p.Says == "" {
					t.Errorf("%+v", p)
				}
			}
			return
		}
		if s.Lock.Most > mostIdle || s.Retention.Years > mostYears || len(s.Contacts) > mostContacts {
			t.Errorf("out of bounds: %+v", s)
		}
	})
}
