package exchange

import (
	"encoding/json"
	"slices"
	"strings"
	"time"
	"unicode"

	"meldcode/app/dossier"
	"meldcode/app/meldcode"
)

// # The overview as a table
//
// CSV is for a spreadsheet: UTF-8 with a byte order mark, fields between double
// quotes and apart by ";", lines ended by CRLF, as Excel in the Netherlands reads
// it. What a spreadsheet would take for a formula begins with an apostrophe.
//
// JSON is for programs:
//
//	{"format":"meldcode-overview","version":1,"made","columns":[{"id","label"}],"cases":[{id:text}]}
//
// Days are written 2026-03-12 in both. Neither is sealed.

// Column is a column of the table.
type Column struct {
	ID    string
	Label string
	Hint  string
	Names bool // it holds names of people
	cell  func(dossier.Summary, meldcode.Date) string
}

var columns = []Column{
	{ID: "reference", Label: "Kenmerk", Hint: "Staat er een naam in het kenmerk? Dan komt er een nummer voor in de plaats.", cell: nameless},
	{ID: "opened", Label: "Geopend", cell: func(s dossier.Summary, _ meldcode.Date) string { return s.Opened.String() }},
	{ID: "status", Label: "Stand", cell: func(s dossier.Summary, _ meldcode.Date) string { return s.Status.Text }},
	{ID: "deviates", Label: "Wijkt af van het afwegingskader", cell: func(s dossier.Summary, _ meldcode.Date) string { return yesNo(s.Status.Deviates) }},
	{ID: "next", Label: "Wat nu", cell: func(s dossier.Summary, today meldcode.Date) string { return s.Next(today).Text }},
	{ID: "on", Label: "Datum daarvan", cell: func(s dossier.Summary, today meldcode.Date) string { return s.Next(today).Date.String() }},
	{ID: "closed", Label: "Gesloten", cell: func(s dossier.Summary, _ meldcode.Date) string { return yesNo(s.Closed) }},
	{ID: "pupils", Label: "Leerlingen", Names: true, cell: func(s dossier.Summary, _ meldcode.Date) string { return strings.Join(s.Names, ", ") }},
	{ID: "by", Label: "Begonnen door", Names: true, cell: func(s dossier.Summary, _ meldcode.Date) string { return s.FromName }},
}

// Columns returns the columns that a table can have, in their order.
func Columns() []Column { return columns }

func yesNo(yes bool) string {
	if yes {
		return "ja"
	}
	return "nee"
}

// nameless is the reference of a case, or a number of its own where a word of it
// is of a child's name.
func nameless(s dossier.Summary, _ meldcode.Date) string {
	in := wordsOf(s.Reference)
	for _, w := range wordsOf(strings.Join(append(s.Names[:len(s.Names):len(s.Names)], s.Kin...), " ")) {
		for _, have := range in {
			if len(w) > 1 && strings.Contains(have, w) {
				return strings.ToUpper(string(s.ID[:min(6, len(s.ID))]))
			}
		}
	}
	return s.Reference
}

// Table is rows of an overview under the labels of the chosen columns.
type Table struct {
	Columns []Column
	Rows    [][]string
}

// NewTable returns the cases among list in these columns, in their order. Loose
// signals are no cases.
func NewTable(list []dossier.Summary, today meldcode.Date, ids []string) Table {
	var t Table
	for _, c := range columns {
		if slices.Contains(ids, c.ID) {
			t.Columns = append(t.Columns, c)
		}
	}
	for _, s := range list {
		if s.Loose {
			continue
		}
		row := make([]string, len(t.Columns))
		for i, c := range t.Columns {
			row[i] = c.cell(s, today)
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}

// CSV returns the table for a spreadsheet.
func (t Table) CSV() []byte {
	b := []byte("\ufeff")
	put := func(i int, text string) {
		if i > 0 {
			b = append(b, ';')
		}
		b = append(b, '"')
		b = append(b, strings.ReplaceAll(defused(text), `"`, `""`)...)
		b = append(b, '"')
	}
	for i, c := range t.Columns {
		put(i, c.Label)
	}
	b = append(b, "\r\n"...)
	for _, row := range t.Rows {
		for i, text := range row {
			put(i, text)
		}
		b = append(b, "\r\n"...)
	}
	return b
}

// defused returns text that no spreadsheet takes for a formula, on one line. A
// formula begins with one of these signs, also as East Asian keyboards write them,
// and after what is not seen.
func defused(text string) string {
	text = strings.Join(strings.FieldsFunc(text, unicode.IsControl), " ")
	unseen := func(c rune) bool { return unicode.IsSpace(c) || 0x200b <= c && c <= 0x206f || c == 0xfeff || c == 0xad }
	if strings.ContainsRune("=+-@|%\uff1d\uff0b\uff0d\uff20", first(strings.TrimLeftFunc(text, unseen))) {
		return "'" + text
	}
	return text
}

func first(text string) rune {
	for _, c := range text {
		return c
	}
	return ' '
}

// JSON returns the table for programs.
func (t Table) JSON(made time.Time) []byte {
	heads, cases := []map[string]string{}, []map[string]string{}
	for _, c := range t.Columns {
		heads = append(heads, map[string]string{"id": c.ID, "label": c.Label})
	}
	for _, row := range t.Rows {
		cells := map[string]string{}
		for i, c := range t.Columns {
			cells[c.ID] = row[i]
		}
		cases = append(cases, cells)
	}
	b, err := json.MarshalIndent(map[string]any{"format": "meldcode-overview", "version": 1, "made": made.Format(time.RFC3339), "columns": heads, "cases": cases}, "", "  ")
	if err != nil {
		return nil // cannot be: it is text alone
	}
	return append(b, '\n')
}
