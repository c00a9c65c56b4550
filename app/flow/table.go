package flow

import (
	"slices"
	"strings"

	"meldcode/app/dossier"
	"meldcode/app/exchange"
	"meldcode/app/meldcode"
	"meldcode/app/school"
)

// NoteOut records in each of the cases of a table that something of it leaves the
// tablet, with these answers of form out. Its answer is NotedOut, which holds it.
type NoteOut struct {
	Cases   []dossier.ID
	Answers meldcode.Answers
	Columns []string // of the table that is made next
	JSON    bool     // as that, else as CSV
}

// NotedOut says that it is recorded, in all cases but Left, which cannot be read
// and may not be in the table.
type NotedOut struct {
	NoteOut
	Left     []dossier.ID
	Overview []dossier.Summary // nil when it could not be read anew
}

func (NoteOut) cmd()  {}
func (NotedOut) msg() {}

// ActTable makes the table: "Tabel maken".
const ActTable Action = "table"

const (
	FieldTableColumn  Field = "table-column" // "+pupils" or "-pupils"
	FieldTableFormat  Field = "table-format" // "csv" or "json"
	FieldTableTo      Field = "table-to"
	FieldTablePurpose Field = "table-purpose"
	FieldTableSure    Field = "table-sure" // "+sure" or "-sure"
)

// TableView is the overview as a file that is not sealed: which columns, for whom
// and why.
type TableView struct {
	Flipped []string // columns with names that are chosen, and others that are not
	Format  string   // "csv" or "json"; "" = csv
	To      string
	Purpose string
	Sure    bool
	Working bool
}

// Has reports whether a column is in the table: without a choice those are that
// hold no names.
func (v TableView) Has(c exchange.Column) bool {
	return slices.Contains(v.Flipped, c.ID) == c.Names
}

// flipped puts id in a list, or takes it out where it is in.
func flipped[T comparable](list []T, id T) []T {
	list = slices.Clone(list)
	if at := slices.Index(list, id); at >= 0 {
		return slices.Delete(list, at, at+1)
	}
	return append(list, id)
}

// typedTable takes a choice of the page.
func (m Model) typedTable(t Typed) Model {
	v := &m.Settings.Table
	id := strings.TrimLeft(t.Text, "+-")
	on := strings.HasPrefix(t.Text, "+")
	switch t.Field {
	case FieldTableColumn:
		v.Flipped = flipped(v.Flipped, id)
	case FieldTableFormat:
		v.Format = t.Text
	case FieldTableTo:
		v.To = t.Text
	case FieldTablePurpose:
		v.Purpose = t.Text
	case FieldTableSure:
		v.Sure = on
	}
	return m
}

// table records in each case what leaves, before it does.
func (m Model) table() (Model, []Cmd) {
	v := &m.Settings.Table
	if v.Working || !m.free() {
		return m, nil
	}
	if !m.School.Allows(school.ExportTable) {
		return m.notAllowed()
	}
	m.Settings.Problems = nil
	cmd := NoteOut{JSON: v.Format == "json"}
	var labels []string
	for _, c := range exchange.Columns() {
		if v.Has(c) {
			cmd.Columns, labels = append(cmd.Columns, c.ID), append(labels, c.Label)
		}
	}
	for _, s := range m.Overview {
		if !s.Loose {
			cmd.Cases = append(cmd.Cases, s.ID)
		}
	}
	to, purpose := strings.TrimSpace(v.To), strings.TrimSpace(v.Purpose)
	for _, p := range []struct {
		wrong bool
		field Field
		text  string
	}{
		{len(cmd.Cases) == 0, FieldTableColumn, "Er is nog geen dossier om in een tabel te zetten."},
		{len(cmd.Columns) == 0, FieldTableColumn, "Kies minstens één kolom."},
		{to == "", FieldTableTo, "Vul in voor wie het bestand is."},
		{purpose == "", FieldTablePurpose, "Schrijf op waar het voor is."},
		{!v.Sure, FieldTableSure, "Bevestig dat je weet dat dit bestand niet beveiligd is."},
	} {
		if p.wrong {
			m.Settings.Problems = append(m.Settings.Problems, meldcode.Problem{Key: meldcode.Key(p.field), Text: p.text})
		}
	}
	if len(m.Settings.Problems) > 0 {
		return m, []Cmd{FocusField{Problems}}
	}
	cmd.Answers = meldcode.Answers{
		meldcode.EventDate: meldcode.Typed(m.Today.String()),
		"to":               meldcode.Typed(to),
		"what":             meldcode.Typed("Een regel in een tabel van dossiers. Kolommen: " + strings.Join(labels, ", ") + "."),
		"how":              meldcode.Picked("plain"),
		"purpose":          meldcode.Typed(purpose),
	}
	v.Working = true
	m.Notice = Notice{}
	return m, []Cmd{m.long("Bezig met vastleggen in de dossiers…", cmd)}
}

// notedOut makes the table of what was recorded, and hands it over.
func (m Model) notedOut(msg NotedOut) (Model, []Cmd) {
	m.Settings.Table.Working = false
	if m.onScreen() == "" {
		m.State = nil // it grew by an entry
	}
	if msg.Overview != nil {
		m.Overview = msg.Overview
	}
	var rows []dossier.Summary
	for _, s := range m.Overview {
		if slices.Contains(msg.Cases, s.ID) && !slices.Contains(msg.Left, s.ID) {
			rows = append(rows, s)
		}
	}
	t := exchange.NewTable(rows, m.Today, msg.Columns)
	if msg.JSON {
		return m.handOut(school.ExportTable, "overzicht", ".json", "application/json", t.JSON(m.Clock))
	}
	return m.handOut(school.ExportTable, "overzicht", ".csv", "text/csv;charset=utf-8", t.CSV())
}
