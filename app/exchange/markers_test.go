package exchange

import (
	"fmt"
	"math/rand"
	"slices"
	"strings"
	"testing"

	"meldcode/app/dossier"
	"meldcode/app/meldcode"
)

// Random invented cases, in which every typed text carries a word of its own, and
// what must hold of each word is written down as the case is made: apart from the
// rules, and so that it can be looked for on every page for everybody.

const grandma = meldcode.PersonID("p5")

// mark is one word and who may not read it.
type mark struct {
	word    string
	group   int                 // of the entry and its corrections
	source  bool                // says who told it
	place   bool                // says where somebody is whose address is secret
	persons []meldcode.PersonID // it is about these and nobody else; nil = not said
	each    meldcode.PersonID   // it was answered about this one
}

type tale struct {
	*writer
	rnd     *rand.Rand
	marks   []mark
	protect map[int]bool
	notFor  map[int][]meldcode.PersonID
	with    map[int][]meldcode.PersonID // whom a group is a talk with, or is told by
	ids     map[int]dossier.EntryID
	groups  int
	secret  map[meldcode.PersonID]bool
}

var family = []meldcode.Person{
	{ID: child, Role: meldcode.Pupil, Name: "Sterre Verzonnen"},
	{ID: mother, Role: meldcode.Parent, Name: "Komeet Verzonnen", Relation: "moeder"},
	{ID: father, Role: meldcode.Parent, Name: "Planeet Bedacht", Relation: "vader"},
	{ID: sister, Role: meldcode.Sibling, Name: "Zonnetje Verzonnen", Relation: "zus"},
	{ID: grandma, Role: meldcode.Household, Name: "Nevelien Oudewolk", Relation: "oma"},
}

func (w *tale) word(m mark) string {
	m.word = fmt.Sprintf("Wx%dq", len(w.marks))
	w.marks = append(w.marks, m)
	return m.word
}

// says is a text with a word of its own in it, and often with names.
func (w *tale) says(m mark) meldcode.Value {
	text := w.word(m)
	for _, more := range []string{"Zonnetje", "Nevelien Oudewolk", "Regen Bedacht", "regen", "Dauw van Mist"} {
		if w.rnd.Intn(4) == 0 {
			text += " zag " + more + " erbij."
		}
	}
	return t(text)
}

// put records an entry of a group, flags and all.
func (w *tale) put(group int, fixes dossier.EntryID, form meldcode.FormID, a meldcode.Answers) {
	if w.rnd.Intn(4) == 0 {
		a[meldcode.Protect] = meldcode.Picked("source")
		w.protect[group] = true
	}
	if w.rnd.Intn(4) == 0 {
		p := []meldcode.PersonID{mother, father}[w.rnd.Intn(2)]
		a[meldcode.NotFor] = who(p)
		w.notFor[group] = append(w.notFor[group], p)
	}
	e := w.add(dossier.Draft{Form: form, Fixes: fixes, Answers: a})
	if fixes.IsZero() {
		w.ids[group] = e.ID
	}
}

func (w *tale) entry() {
	g := w.groups
	w.groups++
	m := mark{group: g}
	some := func(form meldcode.FormID, keys ...meldcode.Key) {
		a := meldcode.Answers{}
		for _, k := range keys {
			a[k] = w.says(m)
		}
		w.put(g, dossier.EntryID{}, form, a)
	}
	switch w.rnd.Intn(11) {
	case 0:
		some(meldcode.FormSignal, "seen", "thought")
	case 1:
		source := m
		source.source = true
		w.with[g] = nil
		w.put(g, dossier.EntryID{}, meldcode.FormSignal, meldcode.Answers{"seen": w.says(m), "told-by": t("iemand " + w.word(source))})
	case 2, 3:
		p := []meldcode.PersonID{mother, father}[w.rnd.Intn(2)]
		w.with[g] = []meldcode.PersonID{p}
		w.put(g, dossier.EntryID{}, meldcode.FormTalkParent, meldcode.Answers{"with": who(p), "said": w.says(m), "agreed": w.says(m)})
	case 4:
		w.put(g, dossier.EntryID{}, meldcode.FormTalkPupil, meldcode.Answers{"began": meldcode.Picked("child"), "words": w.says(m), meldcode.About: who(child)})
	case 5:
		n := 1 + w.rnd.Intn(5)
		form, _ := meldcode.FormByID(meldcode.FormWeigh(n))
		a := meldcode.Answers{"reason": w.says(m), "weighed-by": t("Dauw van Mist")}
		for _, q := range form.Questions {
			if q.ID == "answer" {
				a["answer"] = meldcode.Picked(q.Options[w.rnd.Intn(len(q.Options))].ID)
			}
		}
		w.put(g, dossier.EntryID{}, form.ID, a)
	case 6:
		w.put(g, dossier.EntryID{}, meldcode.FormDecision, meldcode.Answers{"report": meldcode.Picked(meldcode.DecideOtherwise), "deviate-why": w.says(m), "decider": t("Dauw van Mist")})
	case 7:
		some(meldcode.FormHelpPlan, "goal", "measure", "tasks")
	case 8:
		some(meldcode.FormOut, "what", "purpose")
	case 9:
		a := meldcode.Answers{}
		for _, p := range []meldcode.PersonID{mother, father} {
			each := m
			each.each = p
			a[meldcode.KeyOf("consent-why", p)] = w.says(each)
		}
		w.put(g, dossier.EntryID{}, meldcode.FormConsent, a)
	case 10:
		w.put(g, dossier.EntryID{}, meldcode.FormNote, meldcode.Answers{"text": t("Zij is nu op Geheimlaan 12 te vinden. " + w.word(mark{group: g, place: true}))})
	}
	for w.rnd.Intn(3) == 0 {
		w.put(g, w.ids[g], meldcode.FormFix, meldcode.Answers{"wrong": w.says(m), "text": w.says(m)})
	}
	if w.rnd.Intn(5) == 0 { // a view of another about it; it quotes
		a := meldcode.Answers{"whose": t("Nevelien Oudewolk"), "text": w.says(m), meldcode.EntryKey: t(w.ids[g].String())}
		w.add(dossier.Draft{Form: meldcode.FormView, Answers: a})
	}
}

func randomTale(tt *testing.T, seed int64) *tale {
	w := &tale{writer: newWriter(tt), rnd: rand.New(rand.NewSource(seed)), protect: map[int]bool{}, notFor: map[int][]meldcode.PersonID{},
		with: map[int][]meldcode.PersonID{}, ids: map[int]dossier.EntryID{}, secret: map[meldcode.PersonID]bool{mother: true}}
	w.add(says(meldcode.FormOpen, meldcode.Answers{"reference": t("2026-07")}))
	w.add(says(meldcode.FormRoles, meldcode.Answers{"lead": t("Dauw van Mist")}))
	for _, p := range family {
		g := w.groups
		w.groups++
		m := mark{group: g, persons: []meldcode.PersonID{p.ID}, place: p.ID == mother}
		a := meldcode.Answers{meldcode.PersonKey: t(string(p.ID)), "name": t(p.Name), "role": meldcode.Picked(meldcode.OptionID(p.Role)), "relation": t(p.Relation),
			"lives": t("bij " + w.word(m))}
		if p.ID == mother {
			a["secret"] = meldcode.Picked(meldcode.Yes)
			a["address"] = t("Geheimlaan 12\n1234 AB " + w.word(m))
		}
		e := w.add(says(meldcode.FormPerson, a))
		w.ids[g] = e.ID
	}
	for range 12 + w.rnd.Intn(12) {
		w.entry()
	}
	return w
}

// hides says whether a reader may not read a word.
func (w *tale) hides(m mark, o Order) bool {
	parent := o.To.Kind == Parent
	third := func(p meldcode.PersonID) bool { return p == sister || p == grandma }
	switch {
	case m.place && !(o.To.Kind == VeiligThuis && o.To.Secret):
		return true
	case parent && (o.To.Parent == sister || slices.Contains(w.notFor[m.group], o.To.Parent)):
		return true
	case w.protect[m.group] && (m.source || parent || o.To.Kind == NewSchool || o.To.Kind == Receiver || o.Choices.Sources):
		return true
	case slices.Contains(o.Choices.Entries, w.ids[m.group]):
		return true
	case parent && len(m.persons) > 0 && !slices.Contains(m.persons, o.To.Parent):
		return true // the child lives where the mother does, whose address is secret
	case parent && m.each != "" && m.each != o.To.Parent:
		return true
	case parent && len(w.with[m.group]) > 0 && !slices.Contains(w.with[m.group], o.To.Parent):
		return true
	case o.Choices.Others && (m.source || len(m.persons) == 1 && third(m.persons[0])):
		return true
	case o.To.Kind == Receiver && len(m.persons) > 0:
		return true
	}
	return false
}

func TestNoPageForAnybodySaysWhatIsNotForThem(t *testing.T) {
	readers := []Recipient{{Kind: VeiligThuis}, {Kind: VeiligThuis, Secret: true}, {Kind: Parent, Parent: mother}, {Kind: Parent, Parent: father}, {Kind: Parent, Parent: sister},
		{Kind: NewSchool}, {Kind: Board}, {Kind: Paper}, {Kind: Paper, Secret: true}, {Kind: Receiver}}
	shown, made := map[Sort]int{}, 0
	for seed := range int64(12) {
		w := randomTale(t, seed)
		state := dossier.Fold(w.log)
		subject := SubjectOf(&state, someFacts().Today)
		for _, to := range readers {
			choices := []Choices{to.Default(), {Sources: true, Others: true, Staff: true}, {Staff: true, Entries: []dossier.EntryID{w.ids[w.rnd.Intn(w.groups)], w.ids[w.rnd.Intn(w.groups)]}}}
			for i, c := range choices {
				for _, p := range pages {
					about := []dossier.EntryID{{}}
					if p.about {
						for _, e := range state.Entries {
							if e.Form == meldcode.FormTalkParent || e.Form == meldcode.FormTalkPupil || e.Form == meldcode.FormOut || w.rnd.Intn(8) == 0 {
								about = append(about, e.ID)
							}
						}
					}
					for _, id := range about {
						o := Order{To: to, Sort: p.sort, Entry: id, Choices: c}
						got := renderings(Make(subject, o))
						made++
						for _, m := range w.marks {
							switch there := strings.Contains(got, m.word); {
							case there && w.hides(m, o):
								t.Fatalf("seed %d: %s %v, choices %d: %s is readable (%+v)", seed, p.sort, to, i, m.word, m)
							case there:
								shown[p.sort]++
							}
						}
						for _, never := range w.neverFor(o) {
							if strings.Contains(got, never) {
								t.Fatalf("seed %d: %s %v, choices %d: %q is readable", seed, p.sort, to, i, never)
							}
						}
					}
				}
			}
		}
	}
	for _, p := range pages {
		if shown[p.sort] == 0 {
			t.Errorf("of %d pages, no %s shows anything", made, p.sort)
		}
	}
}

// neverFor are names and addresses that may stand nowhere on a page.
func (w *tale) neverFor(o Order) []string {
	var never []string
	if o.To.Kind != VeiligThuis || !o.To.Secret {
		never = append(never, "Geheimlaan", "1234 AB")
	}
	if o.Choices.Staff {
		never = append(never, "Regen", "regen", "Dauw", "Mist")
	}
	if o.Choices.Others || o.To.Kind == Parent {
		never = append(never, "Nevelien", "Oudewolk")
		if o.To.Parent != sister { // whom a page is for may read that
			never = append(never, "Zonnetje")
		}
	}
	if o.To.Kind == Parent && o.To.Parent == sister {
		never = append(never, "Sterre", "2026-07")
	}
	return never
}
