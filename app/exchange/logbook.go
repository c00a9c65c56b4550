package exchange

import (
	"slices"
	"strings"

	"meldcode/app/dossier"
	"meldcode/app/meldcode"
)

func (r *rules) logbook(entries []dossier.Entry) Section {
	s := Section{Title: "Logboek, oudste eerst"}
	byID := map[dossier.EntryID]dossier.Entry{}
	for _, e := range entries {
		byID[e.ID] = e
	}
	for _, e := range beside(entries) {
		s.Items = append(s.Items, r.item(e, byID))
	}
	return s
}

// beside puts each view right after the entry it is about; the others keep
// their order.
func beside(entries []dossier.Entry) []dossier.Entry {
	views := map[dossier.EntryID][]dossier.Entry{}
	here := map[dossier.EntryID]bool{}
	for _, e := range entries {
		// Only what came before: so no circle can come about.
		if about, ok := dossier.ViewOf(e); ok && here[about] {
			views[about] = append(views[about], e)
		}
		here[e.ID] = true
	}
	var all []dossier.Entry
	var put func(e dossier.Entry)
	put = func(e dossier.Entry) {
		if !here[e.ID] {
			return // stands beside its entry already
		}
		delete(here, e.ID)
		all = append(all, e)
		for _, v := range views[e.ID] {
			put(v)
		}
	}
	for _, e := range entries {
		put(e)
	}
	return all
}

// named says which entry is meant, by its moment alone.
func (r *rules) named(e dossier.Entry) string {
	if e.ID.IsZero() || r.whole(e) != "" {
		return "een aantekening die niet in deze kopie staat"
	}
	return "de aantekening van " + e.Recorded.Dutch()
}

// item returns an entry as it is read; of an entry that it corrects or is a view
// about, only the moment is named.
func (r *rules) item(e dossier.Entry, byID map[dossier.EntryID]dossier.Entry) Item {
	if why := r.whole(e); why != "" {
		return Item{Omitted: omitted(why)}
	}
	form, known := meldcode.FormByID(e.Form)
	name := form.Name
	if !known {
		name = string(e.Form)
	}
	when := e.Event.Dutch()
	if when == "" {
		when = e.EventWords
	}
	item := Item{Title: name}
	if when != "" {
		item.Title = when + ": " + name
	}
	by := ""
	if r.protect[r.group[e.ID]] {
		by = "iemand van de school (" + omitted(leftSource) + ")"
	}
	item.Recorded = e.Credit(e.Recorded.Dutch(), by)
	if r.names(item.Title) || r.names(item.Recorded) {
		return Item{Omitted: omitted(leftAddress)}
	}
	if !e.Fixes.IsZero() {
		item.Lines = append(item.Lines, Line{Label: "Verbetert", Text: r.named(byID[e.Fixes])})
	} else if about, ok := dossier.ViewOf(e); ok {
		item.Lines = append(item.Lines, Line{Label: "Zienswijze bij", Text: r.named(byID[about])})
	}
	for _, row := range form.Lines(r.facts, e.Answers) {
		if row.Key == meldcode.EventDate || row.Key == meldcode.Protect || row.Key == meldcode.NotFor || row.Key == "person-id" {
			continue // in the title, or said below
		}
		line := Line{Label: row.Label, Text: row.Text}
		if why := r.row(e, row); why != "" {
			line.Text, line.Omitted = "", omitted(why)
			if why == leftOthers || r.names(line.Label) {
				line.Label = "" // it holds the name of whom it is about
			}
		}
		item.Lines = append(item.Lines, line)
	}
	item.Lines = append(item.Lines, r.cautions(e)...)
	return item
}

// cautions tell a reader who is no parent how to go on with an entry.
func (r *rules) cautions(e dossier.Entry) []Line {
	if r.to.Kind == Parent {
		return nil
	}
	var lines []Line
	if r.protect[r.group[e.ID]] {
		lines = append(lines, Line{Label: "Let op", Text: "Bescherm de bron van deze aantekening."})
	}
	var names []string
	for _, id := range r.notFor[r.group[e.ID]] {
		name := "een ouder"
		if p, ok := personIn(r.facts, id); ok {
			name = p.Called()
		}
		if !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	if len(names) > 0 {
		lines = append(lines, Line{Label: "Let op", Text: "Niet laten lezen door " + strings.Join(names, " en ") + "."})
	}
	return lines
}
