package exchange

import (
	"slices"
	"strings"

	"meldcode/app/dossier"
	"meldcode/app/meldcode"
)

// logbook is every entry, oldest first. One that is left out keeps its place.
func (r *reader) logbook() Section {
	s := Section{Title: "Logboek, oudste eerst"}
	for _, e := range beside(r.subject.Entries) {
		s.Items = append(s.Items, r.rules.item(e, r.byID))
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
func (r *rules) named(e dossier.Entry) Said {
	if e.ID.IsZero() || r.whole(e) != "" {
		return own("een aantekening die niet in deze kopie staat")
	}
	return paste(own("de aantekening van "), r.say(e.Recorded.Dutch()))
}

// recorded says when an entry was recorded and by whom.
func (r *rules) recorded(e dossier.Entry) Said {
	if why := r.unnamed(e); why != "" {
		by := own("iemand van de school (")
		// What stands around the name is of the program.
		before, after, _ := strings.Cut(e.Credit(e.Recorded.Dutch(), "\x00"), "\x00")
		return paste(r.say(before), by, leave(why), own(")"), r.say(after))
	}
	return r.say(e.Credit(e.Recorded.Dutch(), ""))
}

// unnamed returns why it is not said who recorded an entry, "" when it is.
func (r *rules) unnamed(e dossier.Entry) Own {
	switch {
	case r.protect[r.group[e.ID]]:
		return leftSource
	case r.choices.Staff:
		return leftStaff
	}
	return ""
}

// item returns an entry as it is read; of an entry that it corrects or is a view
// about, only the moment is named.
func (r *rules) item(e dossier.Entry, byID map[dossier.EntryID]dossier.Entry) Item {
	if why := r.whole(e); why != "" {
		item := Item{Omitted: omitted(why)}
		if why == leftChosen {
			item.Chosen = true
			if slices.Contains(r.choices.Entries, e.ID) {
				item.Choice = e.ID
			}
		}
		return item
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
	item := Item{Title: r.say(name), Recorded: r.recorded(e), Choice: e.ID}
	if when != "" {
		item.Title = r.say(when + ": " + name)
	}
	if item.Title.Left() || item.Recorded.Left() {
		return Item{Omitted: omitted(leftAddress)}
	}
	if !e.Fixes.IsZero() {
		label := Own("Verbetert")
		if e.Form == meldcode.FormStrike {
			label = "Streept door"
		}
		item.Lines = append(item.Lines, lineOf(label, r.named(byID[e.Fixes])))
	} else if about, ok := dossier.ViewOf(e); ok {
		item.Lines = append(item.Lines, lineOf("Zienswijze bij", r.named(byID[about])))
	}
	for _, row := range form.Lines(r.facts, e.Answers) {
		if line, ok := r.line(e, form, row); ok {
			item.Lines = append(item.Lines, line)
			if e.Form == meldcode.FormSignal && row.Key == "body" && !line.Text.Left() {
				for _, m := range meldcode.Marks(row.Text) {
					item.Places = append(item.Places, m.Region)
				}
			}
		}
	}
	item.Lines = append(item.Lines, r.cautions(e)...)
	return item
}

// line is one answer of an entry that is shown; false for what stands in the
// title or is said otherwise.
func (r *rules) line(e dossier.Entry, form meldcode.Form, row meldcode.Row) (Line, bool) {
	if row.Key == meldcode.EventDate || row.Key == meldcode.Protect || row.Key == meldcode.NotFor || row.Key == meldcode.PersonKey {
		return Line{}, false
	}
	why := r.row(e, form, row)
	if why == "" {
		return Line{r.say(row.Label), r.say(row.Text)}, true
	}
	line := Line{Text: leave(why)}
	if why != leftOthers && !r.gives(row.Label) { // else it holds the name of whom it is about
		line.Label = r.say(row.Label)
	}
	return line, true
}

// cautions tell a reader who is no parent how to go on with an entry.
func (r *rules) cautions(e dossier.Entry) []Line {
	if r.to.Kind == Parent {
		return nil
	}
	var lines []Line
	if r.protect[r.group[e.ID]] {
		lines = append(lines, lineOf("Let op", own("Bescherm de bron van deze aantekening.")))
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
		lines = append(lines, lineOf("Let op", r.say("Niet laten lezen door "+strings.Join(names, " en ")+".")))
	}
	return lines
}
