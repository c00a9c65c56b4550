package exchange

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"meldcode/app/dossier"
	"meldcode/app/meldcode"
)

// mask is a word of a name that may stand in no text, and why.
type mask struct {
	word  string // as written
	first bool   // the first word of the name: found in small letters too
	why   Own
}

// titles stand where a name is asked, and name nobody.
var titles = wordSet("directeur leraar school ib er juf mevrouw meneer bevoegd gezag andere functie en of een")

// names collects the names that are left out of running text: of others, and of
// who works for the school. The names of pupils stay, or nothing could be read.
func (r *rules) names(entries []dossier.Entry) {
	pupils := map[string]bool{}
	for _, p := range meldcode.Pupils(r.facts) {
		for _, w := range wordsOf(p.Name) {
			pupils[w] = true
		}
	}
	add := func(name string, why Own) {
		for i, w := range words(name) {
			text := name[w.from:w.to]
			low := strings.ToLower(text)
			known := func(m mask) bool { return strings.EqualFold(m.word, text) && (m.first || i > 0) }
			if particles[low] || titles[low] || jobs[low] || pupils[low] || utf8.RuneCountInString(text) < 2 || slices.ContainsFunc(r.masks, known) {
				continue
			}
			r.masks = append(r.masks, mask{text, i == 0, why})
		}
	}
	if r.choices.Others {
		for _, p := range r.facts.Persons {
			if r.third(p.ID) && p.ID != r.to.Parent || r.to.Kind == Parent && r.other(meldcode.OptionID(p.ID)) {
				add(p.Name, leftOthers)
			}
		}
	}
	if !r.choices.Staff {
		return
	}
	for _, e := range entries {
		add(e.Name, leftStaff)
		form, _ := meldcode.FormByID(e.Form)
		for _, q := range form.Questions {
			if q.Kind == meldcode.Staff {
				add(e.Answers.Text(meldcode.Key(q.ID)), leftStaff)
			}
		}
	}
}

type span struct{ from, to int }

// words returns where the words of a text are.
func words(text string) []span {
	var all []span
	start := -1
	for i, c := range text {
		switch inside := unicode.IsLetter(c) || unicode.IsDigit(c); {
		case inside && start < 0:
			start = i
		case !inside && start >= 0:
			all = append(all, span{start, i})
			start = -1
		}
	}
	if start >= 0 {
		all = append(all, span{start, len(text)})
	}
	return all
}

// masked returns why a word may not stand in a text, "" when it may.
func (r *rules) masked(word string) Own {
	for _, m := range r.masks {
		if !strings.EqualFold(m.word, word) {
			continue
		}
		// A surname can be a common word: in small letters it is that.
		if c, _ := utf8.DecodeRuneInString(word); m.first && utf8.RuneCountInString(word) > 2 || !unicode.IsLower(c) {
			return m.why
		}
	}
	return ""
}

// say returns text of the case as the reader may have it: nothing of it when it
// holds a secret address, and without the names that are left out.
func (r *rules) say(text string) Said {
	switch {
	case text == "":
		return Said{}
	case r.gives(text):
		return leave(leftAddress)
	case len(r.masks) == 0:
		return Said{[]Run{{Text: text}}}
	}
	var s Said
	done := 0    // text up to here is said
	var last Own // the reason of the last omission, while only joining words came after it
	for _, w := range words(text) {
		word := text[w.from:w.to]
		why := r.masked(word)
		switch {
		case why != "" && why == last:
			done = w.to // one name, one omission
		case why != "":
			if done < w.from {
				s.runs = append(s.runs, Run{Text: text[done:w.from]})
			}
			s.runs = append(s.runs, Run{string(omitted(why)), true})
			done, last = w.to, why
		case !particles[strings.ToLower(word)]:
			last = ""
		}
	}
	if done < len(text) {
		s.runs = append(s.runs, Run{Text: text[done:]})
	}
	return s
}
