package exchange

import (
	"slices"
	"strings"

	"meldcode/app/dossier"
	"meldcode/app/meldcode"
)

// reader is a dossier as one reader may have it: all that a page is made from.
// A page reads nothing else; a test sees to it.
type reader struct {
	rules   *rules
	subject Subject
	byID    map[dossier.EntryID]dossier.Entry
	order   []dossier.Entry           // with each view after what it is about; made with grouped
	grouped map[dossier.EntryID][]int // the places in it of an entry, what corrects it and the views about them; nil = not made yet
}

// readable is an entry, or the reason why the reader does not get it.
type readable struct {
	r    *reader
	e    *dossier.Entry
	left Own // why it is left out, "" when it is not
}

func newReader(s Subject, to Recipient, choices Choices) *reader {
	r := &reader{rules: newRules(s.Facts, s.Entries, to, choices), subject: s, byID: make(map[dossier.EntryID]dossier.Entry, len(s.Entries))}
	for _, e := range s.Entries {
		r.byID[e.ID] = e
	}
	return r
}

// blind reports whether the reader may know nothing of this dossier.
func (r *reader) blind() bool { return r.rules.blind }

// parent reports whether a parent reads it.
func (r *reader) parent() bool { return r.rules.to.Kind == Parent }

// at returns the entry of this id; false when there is none.
func (r *reader) at(id dossier.EntryID) (readable, bool) {
	e, ok := r.byID[id]
	if !ok {
		return readable{r: r}, false
	}
	return readable{r, &e, r.rules.whole(e)}, true
}

// all returns the entries of these forms, newest first.
func (r *reader) all(forms ...meldcode.FormID) []readable {
	var found []readable
	for i := len(r.subject.Entries) - 1; i >= 0; i-- {
		if e := &r.subject.Entries[i]; slices.Contains(forms, e.Form) {
			found = append(found, readable{r, e, r.rules.whole(*e)})
		}
	}
	return found
}

// standing returns the entries of these forms that count, newest first, as they
// stand now: corrected, and without those that were struck out.
func (r *reader) standing(forms ...meldcode.FormID) []readable {
	var found []readable
	for _, e := range r.all(forms...) {
		if s := r.subject.State; s != nil {
			if _, out := s.Struck(e.e.ID); out || !e.first() {
				continue
			}
			now := *e.e
			now.Answers = s.Current(now)
			e.e = &now
		}
		found = append(found, e)
	}
	return found
}

// picked reports whether an option is picked, of an entry that the reader gets.
func (e readable) picked(key meldcode.Key, option meldcode.OptionID) bool {
	return e.left == "" && e.e.Answers.Is(key, option)
}

// when says of which day the entry is, and of what kind.
func (e readable) when() Said {
	if e.left != "" {
		return leave(e.left)
	}
	return e.r.rules.say(e.day().String() + ": " + e.name())
}

// form is the kind of entry.
func (e readable) form() meldcode.FormID { return e.e.Form }

// id is the entry's.
func (e readable) id() dossier.EntryID { return e.e.ID }

// first reports whether the entry corrects none, so that its group begins with it.
func (e readable) first() bool { return e.r.rules.group[e.e.ID] == e.e.ID }

// day is when it was, for lists.
func (e readable) day() Said {
	if e.left != "" {
		return leave(e.left)
	}
	day := e.e.Event
	if day.IsZero() {
		day = e.e.Recorded.Date()
	}
	return e.r.rules.say(day.Dutch())
}

// name is what the kind of entry is called.
func (e readable) name() string {
	if form, ok := meldcode.FormByID(e.e.Form); ok {
		return form.Name
	}
	return string(e.e.Form)
}

// people are those that a question names, as the reader may have them; none where
// the answer is left out.
func (e readable) people(key meldcode.Key) []Said {
	rules := e.r.rules
	form, _ := meldcode.FormByID(e.e.Form)
	if e.left != "" || rules.row(*e.e, form, meldcode.Row{Key: key}) != "" {
		return nil
	}
	var all []Said
	for _, o := range e.e.Answers[key].Options {
		if p, ok := personIn(rules.facts, meldcode.PersonID(o)); ok && !(e.r.parent() && rules.other(o)) {
			all = append(all, rules.say(p.Called()))
		}
	}
	return all
}

// answers are lines of the entry to these questions, all when none is named.
func (e readable) answers(keys ...meldcode.QuestionID) []Line {
	if e.left != "" {
		return []Line{{Text: leave(e.left)}}
	}
	form, _ := meldcode.FormByID(e.e.Form)
	var lines []Line
	for _, row := range form.Lines(e.r.rules.facts, e.e.Answers) {
		q, _, _ := strings.Cut(string(row.Key), "@")
		if len(keys) == 0 || slices.Contains(keys, meldcode.QuestionID(q)) {
			if line, ok := e.r.rules.line(*e.e, form, row); ok {
				lines = append(lines, line)
			}
		}
	}
	return lines
}

// recorded says when the entry was recorded and by whom.
func (e readable) recorded() Said {
	if e.left != "" {
		return Said{}
	}
	return e.r.rules.recorded(*e.e)
}

// groups returns entries with what corrects them and the views about them, each
// once and as it is read.
func (r *reader) groups(ids ...dossier.EntryID) []Item {
	if r.grouped == nil {
		r.grouped, r.order = map[dossier.EntryID][]int{}, beside(r.subject.Entries)
		for i := range r.order {
			e := &r.order[i]
			g := r.rules.group[e.ID]
			r.grouped[g] = append(r.grouped[g], i)
			if about, view := dossier.ViewOf(*e); view {
				if of := r.rules.group[about]; of != g {
					r.grouped[of] = append(r.grouped[of], i)
				}
			}
		}
	}
	var items []Item
	done := map[dossier.EntryID]bool{}
	for _, id := range ids {
		if g := r.rules.group[id]; !done[g] {
			done[g] = true
			for _, i := range r.grouped[g] {
				items = append(items, r.rules.item(r.order[i], r.byID))
			}
		}
	}
	return items
}

// document begins a page: what is the same on each of them.
func (r *reader) document(title Own) Document {
	d := Document{Title: title, Recipient: r.rules.say(r.rules.to.Name(r.rules.facts)), Giver: r.rules.giver(), Warnings: r.rules.warnings()}
	if !r.blind() {
		d.Reference = r.rules.say(r.subject.Reference)
		d.Heads = r.subject.Heads
	}
	return d
}
