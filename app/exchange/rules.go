package exchange

import (
	"slices"
	"strings"
	"unicode"

	"meldcode/app/dossier"
	"meldcode/app/meldcode"
)

// Why something is left out. The words stand on paper in front of the reader, so
// they say what kind of thing it is and never whom it protects: "niet voor deze
// ouder" would tell a parent that somebody spoke about them.
const (
	leftSource  Own = "bron beschermd"
	leftOthers  Own = "gegevens van anderen"
	leftStaff   Own = "naam van een medewerker"
	leftAddress Own = "geheim adres"
	leftContent Own = "inhoud is uit deze kopie gehaald"
	leftBlind   Own = "niet bestemd voor deze lezer"
	leftChosen  Own = "door de school weggelaten"
)

func omitted(why Own) Own { return "weggelaten: " + why }

// sourceKeys are the questions whose answer says who told or wrote something.
var sourceKeys = map[meldcode.QuestionID]bool{
	"told-by": true, "who": true, "whose": true, "asked": true, "with": true, "with-name": true, "led-by": true,
	"others": true, "interpreter": true, "weighed-by": true, "picks-up": true, "source": true,
}

// thirdKeys are the questions whose answer names somebody outside the family.
var thirdKeys = map[meldcode.QuestionID]bool{"told-by": true, "others": true, "interpreter": true, "with-name": true, "source": true}

// placeKeys are the questions whose answer says where somebody can be found.
var placeKeys = map[meldcode.QuestionID]bool{"address": true, "lives": true, "phone": true, "where-name": true}

// rules decides for one recipient over one dossier.
type rules struct {
	to        Recipient
	facts     meldcode.Facts
	blind     bool
	anySecret bool                                  // somebody's address is secret
	secret    map[meldcode.PersonID]bool            // whose address is secret
	whose     map[dossier.EntryID]personEntry       // what entries of form "person" are about
	group     map[dossier.EntryID]dossier.EntryID   // an entry and its corrections, by the first of them
	left      map[dossier.EntryID]Own               // by group: why it is left out whole
	gone      map[meldcode.PersonID]Own             // an entry that defines them is left out, and why
	about     map[dossier.EntryID]meldcode.PersonID // by group: the person it defines
	protect   map[dossier.EntryID]bool              // by group, like notFor
	notFor    map[dossier.EntryID][]meldcode.PersonID
	hidden    []string // secret addresses, folded, that may stand in no text
	choices   Choices
	chosen    map[dossier.EntryID]bool // by group: left out by who gives it
	masks     []mask                   // names that may stand in no text
}

type personEntry struct {
	id   meldcode.PersonID
	role meldcode.PersonRole
}

func newRules(facts meldcode.Facts, entries []dossier.Entry, to Recipient, choices Choices) *rules {
	r := &rules{
		to: to, facts: facts, choices: choices.with(to.Always()), chosen: map[dossier.EntryID]bool{}, gone: map[meldcode.PersonID]Own{}, secret: map[meldcode.PersonID]bool{}, whose: map[dossier.EntryID]personEntry{},
		group: map[dossier.EntryID]dossier.EntryID{}, left: map[dossier.EntryID]Own{}, about: map[dossier.EntryID]meldcode.PersonID{},
		protect: map[dossier.EntryID]bool{}, notFor: map[dossier.EntryID][]meldcode.PersonID{},
	}
	if to.Kind == Parent {
		p, ok := personIn(facts, to.Parent)
		// Somebody who is not in the case, or is no parent in it, gets nothing.
		r.blind = !ok || p.Blind || p.Role != meldcode.Parent
	}
	r.people(entries)
	r.groups(entries)
	r.addresses(entries)
	r.names(entries)
	return r
}

// folded keeps the letters and digits of s, in lower case, so that spaces, line
// breaks and points do not hide an address.
func folded(s string) string {
	return strings.Map(func(c rune) rune {
		if unicode.IsLetter(c) || unicode.IsDigit(c) {
			return unicode.ToLower(c)
		}
		return -1
	}, s)
}

// gives reports whether text holds a secret address.
func (r *rules) gives(text string) bool {
	text = folded(text)
	for _, f := range r.hidden {
		if strings.Contains(text, f) {
			return true
		}
	}
	return false
}

// whole returns why the whole entry is left out, "" when it is not.
func (r *rules) whole(e dossier.Entry) Own {
	if why := r.entry(e); why != "" {
		return why
	}
	return r.left[r.group[e.ID]]
}

// entry is whole, looking at this entry alone and at the flags of its group.
func (r *rules) entry(e dossier.Entry) Own {
	switch {
	case r.blind:
		return leftBlind
	case e.Withheld:
		return leftContent
	case r.chosen[r.group[e.ID]]:
		return leftChosen
	case r.choices.Sources && r.protect[r.group[e.ID]]:
		return leftSource
	case r.to.Kind != Parent:
		if r.choices.Others && r.aboutOthers(e) {
			return leftOthers
		}
		return ""
	case slices.Contains(r.notFor[r.group[e.ID]], r.to.Parent):
		return leftOthers
	}
	if p, ok := r.whose[e.ID]; ok && p.id != r.to.Parent && p.role != meldcode.Pupil {
		return leftOthers
	}
	if with := e.Answers["with"].Options; len(with) > 0 {
		if !slices.Contains(with, meldcode.OptionID(r.to.Parent)) && slices.ContainsFunc(with, r.other) {
			return leftOthers
		}
	} else if e.Form == meldcode.FormTalkParent || e.Form == meldcode.FormTalkPlan {
		return leftOthers // a talk with nobody knows which parent
	}
	switch e.Form {
	case meldcode.FormView, meldcode.FormSignedBack:
		if whose := e.Answers.Text("whose"); whose != "" && !r.isReader(whose) {
			return leftOthers
		}
	}
	// What another parent told, by name or by what that parent is.
	for _, key := range []meldcode.Key{"told-by", "who", "to", "asked", "with-name"} {
		if r.mentionsOther(e.Answers.Text(key)) {
			return leftOthers
		}
	}
	return ""
}

// other reports whether an option names a person who is neither the reader nor a
// pupil.
func (r *rules) other(o meldcode.OptionID) bool {
	p, ok := personIn(r.facts, meldcode.PersonID(o))
	return string(o) != string(r.to.Parent) && (!ok || p.Role != meldcode.Pupil)
}

func (r *rules) isReader(text string) bool {
	p, ok := personIn(r.facts, r.to.Parent)
	return ok && mentions(text, p) && !r.mentionsOther(text)
}

func (r *rules) mentionsOther(text string) bool {
	for _, p := range r.facts.Persons {
		if p.ID != r.to.Parent && p.Role != meldcode.Pupil && mentions(text, p) {
			return true
		}
	}
	// "moeder" is somebody else as long as nobody wrote that it is the reader.
	reader, _ := personIn(r.facts, r.to.Parent)
	for _, w := range wordsOf(text) {
		if kin[w] && !slices.Contains(wordsOf(reader.Relation), w) {
			return true
		}
	}
	return false
}

// kin are words for a parent or caretaker, as people write down who told them.
var kin = map[string]bool{
	"moeder": true, "vader": true, "mama": true, "papa": true, "mam": true, "pap": true, "ma": true, "pa": true,
	"ouder": true, "ouders": true, "stiefmoeder": true, "stiefvader": true, "pleegmoeder": true, "pleegvader": true,
	"pleegouder": true, "pleegouders": true, "verzorger": true, "verzorgers": true, "voogd": true,
}

func wordsOf(s string) []string {
	return strings.FieldsFunc(strings.ToLower(s), func(c rune) bool { return !unicode.IsLetter(c) && !unicode.IsDigit(c) })
}

// mentions reports whether text has a word of the person's name or relation.
func mentions(text string, p meldcode.Person) bool {
	in := wordsOf(text)
	for _, w := range append(wordsOf(p.Name), wordsOf(p.Relation)...) {
		if len([]rune(w)) >= 3 && slices.Contains(in, w) {
			return true
		}
	}
	return false
}

// row returns why one answer of an entry that is shown is left out, "" when it
// is not.
func (r *rules) row(e dossier.Entry, form meldcode.Form, row meldcode.Row) Own {
	q, person, each := strings.Cut(string(row.Key), "@")
	question := meldcode.QuestionID(q)
	switch {
	case r.protect[r.group[e.ID]] && sourceKeys[question]:
		return leftSource
	case r.choices.Staff && form.IsKind(question, meldcode.Staff):
		return leftStaff
	case r.choices.Others && thirdKeys[question] && !(r.to.Kind == Parent && r.isReader(row.Text)):
		return leftOthers
	case r.choices.Others && each && r.third(meldcode.PersonID(person)):
		return leftOthers
	}
	if r.to.Kind == Parent && each && r.other(meldcode.OptionID(person)) {
		return leftOthers
	}
	if r.to.Kind == Parent && e.Form == meldcode.FormTalkPlan && question == "safe" {
		return leftBlind // whom the talk may endanger, perhaps by this reader
	}
	defined, defines := r.about[r.group[e.ID]]
	if (placeKeys[question] || defines && e.Form == meldcode.FormFix) && !r.mayKnowPlace(defined) {
		return leftAddress // a correction of a person can hold a new address
	}
	if r.gives(row.Text) || r.gives(row.Label) {
		return leftAddress
	}
	return ""
}

// third reports whether somebody of the case is neither a pupil nor a parent.
func (r *rules) third(id meldcode.PersonID) bool {
	p, ok := personIn(r.facts, id)
	return ok && p.Role != meldcode.Pupil && p.Role != meldcode.Parent
}

// aboutOthers reports whether an entry is about nobody but brothers, sisters and
// others who are neither pupil nor parent.
func (r *rules) aboutOthers(e dossier.Entry) bool {
	if p, ok := r.whose[e.ID]; ok {
		return p.role != meldcode.Pupil && p.role != meldcode.Parent
	}
	about := e.About
	for _, o := range append(slices.Clone(e.Answers["with"].Options), e.Answers[meldcode.About].Options...) {
		about = append(about[:len(about):len(about)], meldcode.PersonID(o))
	}
	return len(about) > 0 && !slices.ContainsFunc(about, func(id meldcode.PersonID) bool { return !r.third(id) })
}

// mayKnowPlace reports whether the recipient may read where the person is; id is
// empty where it is not said whose place it is. Once anybody's address is secret,
// a parent reads nobody's but their own: the child's is often the same.
func (r *rules) mayKnowPlace(id meldcode.PersonID) bool {
	switch {
	case r.to.Kind == VeiligThuis && r.to.Secret, !r.anySecret:
		return true
	case r.secret[id]:
		return false
	case r.to.Kind == Parent:
		return id == r.to.Parent
	}
	return true
}
