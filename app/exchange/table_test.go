package exchange

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"slices"
	"strings"
	"testing"
	"time"

	"meldcode/app/dossier"
	"meldcode/app/meldcode"
)

// someTable is three invented summaries: one with a name in its reference, one
// that a spreadsheet would run, one loose signal.
func someTable() []dossier.Summary {
	return []dossier.Summary{
		{ID: "abcdefgh", Reference: "Dossier sterre-2026", Names: []string{"Sterre Verzonnen"}, Kin: []string{"Sterre Verzonnen", "Zonnetje Verzonnen"},
			Status: dossier.Status{Text: "In gesprek"}, Opened: meldcode.Date{Year: 2026, Month: 3, Day: 12}, FromName: "Regen Bedacht"},
		{ID: "ijklmnop", Reference: "=HYPERLINK(\"http://x\";\"klik\")\nregel", Status: dossier.Status{Text: "Gesloten na hulp", Deviates: true}, Closed: true, Names: []string{"Bo \"Q\"; Bedacht"}},
		{ID: "qrstuvwx", Loose: true, Names: []string{"LOSSIGNAAL"}},
	}
}

func defaultColumns() (ids []string) {
	for _, c := range Columns() {
		if !c.Names {
			ids = append(ids, c.ID)
		}
	}
	return ids
}

func allColumns() (ids []string) {
	for _, c := range Columns() {
		ids = append(ids, c.ID)
	}
	return ids
}

func TestATableNamesNobodyUnlessAsked(t *testing.T) {
	table := NewTable(someTable(), meldcode.Date{Year: 2026, Month: 3, Day: 20}, defaultColumns())
	for name, file := range map[string][]byte{"csv": table.CSV(), "json": table.JSON(time.Time{})} {
		for _, never := range []string{"sterre", "verzonnen", "regen", "bo ", "lossignaal"} {
			if strings.Contains(strings.ToLower(string(file)), never) {
				t.Errorf("%s says %q:\n%s", name, never, file)
			}
		}
		if !strings.Contains(string(file), "ABCDEF") || !strings.Contains(string(file), "Gesloten na hulp") {
			t.Errorf("%s lacks a case:\n%s", name, file)
		}
	}
	table = NewTable(someTable(), meldcode.Date{}, allColumns())
	if got := string(table.CSV()); !strings.Contains(got, "Sterre Verzonnen") || !strings.Contains(got, "Regen Bedacht") {
		t.Errorf("names were asked:\n%s", got)
	}
}

func TestACSVReadsBackAndRunsNothing(t *testing.T) {
	file := NewTable(someTable(), meldcode.Date{}, allColumns()).CSV()
	text, ok := bytes.CutPrefix(file, []byte("\xef\xbb\xbf"))
	if !ok || !bytes.HasSuffix(text, []byte("\r\n")) || bytes.Count(text, []byte("\n")) != 3 {
		t.Fatalf("no mark, or other lines: %q", file)
	}
	r := csv.NewReader(bytes.NewReader(text))
	r.Comma = ';'
	rows, err := r.ReadAll()
	if err != nil || len(rows) != 3 {
		t.Fatalf("%d rows, %v", len(rows), err)
	}
	if got, want := rows[2][0], "'=HYPERLINK(\"http://x\";\"klik\") regel"; got != want {
		t.Errorf("the reference is %q, want %q", got, want)
	}
	if got := rows[2][slices.Index(allColumns(), "pupils")]; got != `Bo "Q"; Bedacht` {
		t.Errorf("the name is %q", got)
	}
	for in, want := range map[string]string{"=1": "'=1", "+31": "'+31", "-2": "'-2", "@SUM": "'@SUM", "\t=1": "'=1", "\r\n@x": "'@x", " =1": "' =1", "\uff1d1": "'\uff1d1", "2026-7": "2026-7", "": "", "-": "'-"} {
		if got := defused(in); got != want {
			t.Errorf("%q becomes %q, want %q", in, got, want)
		}
	}
}

func FuzzACSVCellStaysOneCellAndNoFormula(f *testing.F) {
	for _, seed := range []string{"=1+1", "a;b\"c\n", "\ufeff=x", "+", "\u202e", "\t\t-1", "\v+", "\u200b@"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		table := Table{Columns: []Column{{Label: "a"}, {Label: "b"}}, Rows: [][]string{{text, "eind"}}}
		r := csv.NewReader(bytes.NewReader(bytes.TrimPrefix(table.CSV(), []byte("\xef\xbb\xbf"))))
		r.Comma = ';'
		rows, err := r.ReadAll()
		if err != nil || len(rows) != 2 || len(rows[1]) != 2 || rows[1][1] != "eind" {
			t.Fatalf("%q reads as %q, %v", text, rows, err)
		}
		if c := strings.TrimSpace(rows[1][0]); c != "" && strings.ContainsRune("=+-@", rune(c[0])) {
			t.Errorf("%q is a formula: %q", text, c)
		}
	})
}

func TestAJSONOfTheOverviewSaysWhatItIs(t *testing.T) {
	var file struct {
		Format  string
		Version int
		Made    string
		Columns []struct{ ID, Label string }
		Cases   []map[string]string
	}
	made := time.Date(2026, 3, 20, 9, 0, 0, 0, time.FixedZone("", 3600))
	if err := json.Unmarshal(NewTable(someTable(), meldcode.Date{}, []string{"opened", "reference"}).JSON(made), &file); err != nil {
		t.Fatal(err)
	}
	if file.Format != "meldcode-overview" || file.Version != 1 || file.Made != "2026-03-20T09:00:00+01:00" || len(file.Columns) != 2 || file.Columns[0].ID != "reference" {
		t.Errorf("the head is %+v", file)
	}
	if len(file.Cases) != 2 || file.Cases[0]["opened"] != "2026-03-12" || file.Cases[1]["opened"] != "" {
		t.Errorf("the cases are %v", file.Cases)
	}
	if got := string(NewTable(nil, meldcode.Date{}, nil).JSON(made)); !strings.Contains(got, `"cases": []`) {
		t.Errorf("of nothing: %s", got)
	}
}
