package meldcode

import (
	"slices"
	"strings"
)

// Row is one answer as it is read back: in the logbook, in print, in an archive.
type Row struct {
	Key   Key
	Label string
	Text  string // may hold line breaks where text was typed so
}

// Lines returns the answers of an entry as they are read, in the order of the
// form. Conditions play no part: what was once recorded is shown, also when the
// question would not be asked today. An answer to a question that this version
// does not know is shown under its key.
func (f Form) Lines(facts Facts, a Answers) []Row {
	var lines []Row
	seen := map[Key]bool{PersonKey: true, EntryKey: true, FileHash: true, FileKey: true}
	add := func(q Question, p Person) {
		key := KeyOf(q.ID, p.ID)
		v, ok := a[key]
		if !ok || seen[key] {
			return
		}
		seen[key] = true
		if !v.empty() {
			lines = append(lines, Row{key, q.about(p).Label, q.read(facts, v)})
		}
	}
	all := append([]Question{fixWhy}, f.Questions...)
	all = append(all, eventDate("Datum", ""), eventWords, aboutWhom, protectSource, notFor)
	for _, q := range all {
		add(q, Person{})
		for _, p := range answeredFor(facts, a, q.ID) {
			add(q, p)
		}
	}
	for _, key := range sorted(a) {
		if !seen[key] && !a[key].empty() {
			lines = append(lines, Row{key, string(key), Question{}.read(facts, a[key])})
		}
	}
	return lines
}

// answeredFor returns the persons for whom q is answered: those of the case in
// its order, then any other.
func answeredFor(facts Facts, a Answers, q QuestionID) []Person {
	var persons []Person
	for _, p := range facts.Persons {
		if _, ok := a[KeyOf(q, p.ID)]; ok {
			persons = append(persons, p)
		}
	}
	for _, key := range sorted(a) {
		id, ok := strings.CutPrefix(string(key), string(q)+"@")
		if ok && !slices.ContainsFunc(persons, func(p Person) bool { return p.ID == PersonID(id) }) {
			persons = append(persons, Person{ID: PersonID(id)})
		}
	}
	return persons
}

func sorted(a Answers) []Key {
	keys := make([]Key, 0, len(a))
	for key := range a {
		keys = append(keys, key)
	}
	slices.Sort(keys)
	return keys
}

func personOf(facts Facts, id PersonID) Person {
	for _, p := range facts.Persons {
		if p.ID == id {
			return p
		}
	}
	return Person{ID: id}
}

// read returns v as text.
func (q Question) read(facts Facts, v Value) string {
	switch {
	case q.Kind == Persons:
		var names []string
		for _, id := range v.Options {
			names = append(names, personOf(facts, PersonID(id)).Called())
		}
		return strings.Join(names, ", ")
	case q.Choose != nil && v.Text != "":
		return v.Text
	case len(v.Options) > 0:
		return q.labels(v.Options)
	case q.Kind == Day, q.Kind == Days:
		var days []string
		for line := range strings.SplitSeq(v.Text, "\n") {
			if d, err := ParseISO(line); err == nil {
				line = d.Dutch()
			}
			days = append(days, line)
		}
		return strings.Join(days, ", ")
	case q.Kind == Moment:
		return v.Text + " uur"
	default:
		return v.Text
	}
}

// labels returns the words of options in one line.
func (q Question) labels(ids []OptionID) string {
	var labels []string
	for _, id := range ids {
		labels = append(labels, q.label(id))
	}
	if len(labels) == 1 {
		return labels[0]
	}
	for i := range labels {
		labels[i] = strings.TrimSuffix(labels[i], ".")
	}
	return strings.Join(labels, "; ")
}

// label returns the words of an option, its id when this version does not know it.
func (q Question) label(id OptionID) string {
	for _, o := range q.Options {
		if o.ID == id {
			return o.Label
		}
	}
	return string(id)
}

// Label returns the words of an option of question q in form f; the id itself
// when they are not known.
func (f Form) Label(q QuestionID, option OptionID) string {
	for _, question := range f.Questions {
		if question.ID == q {
			return question.label(option)
		}
	}
	return string(option)
}
