package exchange

import (
	"strings"
	"unicode"

	"meldcode/app/dossier"
	"meldcode/app/meldcode"
)

// hider takes out of a text what may say who it is about. It replaces the names
// that it knows, and leaves out every word with a capital that does not look like
// an ordinary one, long numbers, addresses and words in another script. It cannot
// know a strange name that was typed without a capital, so what it returns is
// never shown unasked.
type hider struct {
	known map[string]string // a word, folded, and what stands in its place
}

const gone = "…"

func newHider(s *dossier.State, facts meldcode.Facts, others []string) hider {
	m := hider{known: map[string]string{}}
	for i := range facts.Persons {
		p := &facts.Persons[i]
		m.add(p.Name, roleOf(p, facts.Persons), true)
		m.add(p.Relation, gone, false)
		m.add(p.Lives, gone, false)
		m.add(p.Address, gone, true)
	}
	for _, name := range s.Names() {
		m.add(name, "het kind", true)
	}
	m.add(s.Reference, gone, true)
	r := facts.Roles
	for _, name := range append([]string{facts.Me, r.Lead, r.Responsible, r.Talks, r.Collects, r.Assesses, r.Decides, facts.CaseManager}, others...) {
		m.add(name, gone, true)
	}
	for _, c := range facts.Colleagues {
		m.add(c.Name, gone, true)
	}
	kinds := map[meldcode.FormID]map[string]bool{}
	for i := range s.Entries {
		e := &s.Entries[i]
		if i == 0 || e.Name != s.Entries[i-1].Name {
			m.add(e.Name, gone, true)
		}
		lines, ok := kinds[e.Form]
		if !ok {
			lines = linesOf(e.Form)
			kinds[e.Form] = lines
		}
		for key, v := range s.Current(*e) {
			q, _, _ := strings.Cut(string(key), "@")
			if name, line := lines[q]; line {
				m.add(v.Text, gone, name)
			}
		}
		if e.Form == meldcode.FormPerson || e.Form == meldcode.FormOpen {
			m.add(s.Current(*e).Text("pupils")+" "+s.Current(*e).Text("name"), gone, true)
		}
	}
	return m
}

// linesOf returns the questions of a form that are answered on one line, and
// whether that is a name.
func linesOf(id meldcode.FormID) map[string]bool {
	f, _ := meldcode.FormByID(id)
	lines := map[string]bool{}
	for _, q := range f.Questions {
		switch q.Kind {
		case meldcode.Line, meldcode.Staff, meldcode.Phone:
			lines[string(q.ID)] = q.HoldsName() || namesToo[string(q.ID)]
		}
	}
	return lines
}

// add takes the words of a text as known: all that can be a name, or only those
// with a capital where the text is not a name itself.
func (m hider) add(text, instead string, name bool) {
	for _, w := range strings.FieldsFunc(text, notInWord) {
		f := fold(w)
		switch {
		case len(f) < 2, particles[f], relations[f], !name && !capital(w), instead == gone && (plain[f] || jobs[f]):
			continue
		}
		if had, ok := m.known[f]; !ok || had == gone {
			m.known[f] = instead
		}
	}
}

// endings are what a name may carry: Noors, Noortje, Noortjes.
var endings = []string{"", "s", "je", "jes", "tje", "tjes", "ie", "ies"}

// instead returns what stands in the place of a word, "" when it may stay.
func (m hider) instead(word string) string {
	f := fold(word)
	for _, end := range endings {
		if known, ok := m.known[strings.TrimSuffix(f, end)]; ok && strings.HasSuffix(f, end) {
			return known
		}
	}
	for n := len(f) - 1; n > 4; n-- { // a name in a longer word
		if known, ok := m.known[f[:n]]; ok {
			return known
		}
	}
	switch {
	case strange(word), capital(word) && !plain[f], isPlace(f):
		return gone
	}
	return ""
}

// hide returns text without what may say who it is about.
func (m hider) hide(text string) string {
	var out strings.Builder
	last := ""    // what was put in place of the word before, to say it once
	birthday := 0 // how many words on a day may still be that of a birth
	for len(text) > 0 {
		var chunk, space string
		chunk, space, text = nextChunk(text)
		instead := ""
		birthday--
		core := fold(strings.TrimFunc(chunk, notInWord))
		for _, about := range []string{"gebor", "geboor", "jarig", "verjaar"} {
			if strings.HasPrefix(core, about) {
				birthday = 6
			}
		}
		switch {
		case core == "":
			out.WriteString(chunk + space)
			continue
		case birthday > 0 && (digits(chunk) > 0 || months[core]):
			instead = gone
		case strings.ContainsAny(chunk, "@/\\") || strings.Contains(chunk, "www.") || digits(chunk) > 3:
			instead = gone
		case digits(chunk) > 0 && last == gone: // the number of a house
			instead = gone
		default:
			kept := m.words(chunk, &last)
			out.WriteString(kept)
			if kept != "" || strings.Contains(space, "\n") {
				out.WriteString(space)
			}
			continue
		}
		if last != instead {
			out.WriteString(instead + space)
		}
		last = instead
	}
	return strings.TrimSpace(out.String())
}

// words masks the words of one chunk: "Noor-Eva's" holds three.
func (m hider) words(chunk string, last *string) string {
	var out strings.Builder
	for len(chunk) > 0 {
		at := strings.IndexFunc(chunk, func(r rune) bool { return !notInWord(r) })
		if at < 0 {
			out.WriteString(chunk)
			break
		}
		out.WriteString(chunk[:at])
		chunk = chunk[at:]
		end := strings.IndexFunc(chunk, notInWord)
		if end < 0 {
			end = len(chunk)
		}
		word := chunk[:end]
		chunk = chunk[end:]
		instead := m.instead(word)
		switch {
		case instead == "":
			out.WriteString(word)
			*last = ""
		case instead != *last:
			out.WriteString(instead)
			*last = instead
		}
	}
	return out.String()
}

// nextChunk returns what stands before the first space, the spaces after it, and
// the rest.
func nextChunk(text string) (chunk, space, rest string) {
	end := strings.IndexFunc(text, unicode.IsSpace)
	if end < 0 {
		return text, "", ""
	}
	rest = strings.TrimLeftFunc(text[end:], unicode.IsSpace)
	return text[:end], text[end : len(text)-len(rest)], rest
}

func notInWord(r rune) bool {
	return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unseen(r)
}

func capital(word string) bool { return strings.IndexFunc(word, unicode.IsUpper) >= 0 }

func digits(text string) (n int) {
	for _, r := range text {
		if unicode.IsDigit(r) {
			n++
		}
	}
	return n
}

// lastLatin ends the letters of Latin script with capitals: what comes after is
// another script, or so rare that leaving it out costs little.
const lastLatin = 0x024f

// strange reports whether a word is in a script whose names have no capitals.
func strange(word string) bool {
	return strings.IndexFunc(word, func(r rune) bool { return r > lastLatin && unicode.IsLetter(r) }) >= 0
}
