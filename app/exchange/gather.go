package exchange

import (
	"slices"
	"strings"
	"unicode"

	"meldcode/app/dossier"
	"meldcode/app/meldcode"
)

// What must be known of the whole dossier before one entry can be judged.

// people finds whom the entries of form "person" are about.
func (r *rules) people(entries []dossier.Entry) {
	for _, e := range entries {
		if e.Form != meldcode.FormPerson {
			continue
		}
		p := personEntry{id: meldcode.PersonID(e.Answers.Text("person-id")), role: meldcode.PersonRole(e.Answers.One("role"))}
		if p.id == "" {
			if first, ok := r.whose[e.Fixes]; ok {
				p.id = first.id
			} else {
				p.id = meldcode.PersonID(e.ID.String()[:16])
			}
		}
		r.whose[e.ID] = p
		now, known := personIn(r.facts, p.id)
		if known && now.Secret || !known && len(e.Answers["secret"].Options) > 0 {
			r.secret[p.id] = true
		}
	}
	for _, p := range r.facts.Persons {
		if p.Secret {
			r.secret[p.ID] = true
		}
	}
	r.anySecret = len(r.secret) > 0
}

// groups puts an entry and its corrections together. What holds for one of them
// holds for all: a correction of what another parent said is not for this one
// either, and a flag that came with a correction protects what was corrected.
func (r *rules) groups(entries []dossier.Entry) {
	up := map[dossier.EntryID]dossier.EntryID{}
	find := func(id dossier.EntryID) dossier.EntryID {
		for {
			next, ok := up[id]
			if !ok {
				return id
			}
			id = next
		}
	}
	for _, e := range entries {
		if a, b := find(e.ID), find(e.Fixes); !e.Fixes.IsZero() && a != b {
			up[a] = b // roots only, so that no circle can come about
		}
	}
	for _, e := range entries {
		g := find(e.ID)
		r.group[e.ID] = g
		r.chosen[g] = r.chosen[g] || slices.Contains(r.choices.Entries, e.ID)
		r.protect[g] = r.protect[g] || e.Protect
		r.notFor[g] = append(r.notFor[g], e.NotFor...)
		if p, ok := r.whose[e.ID]; ok {
			r.about[g] = p.id
		}
	}
	for _, e := range entries {
		if why := r.entry(e); why == leftSource || why == leftOthers || why == leftChosen {
			r.left[r.group[e.ID]] = why
		}
	}
	// Who belongs to the case is known from entries, and not told without them.
	for _, e := range entries {
		if p, ok := r.whose[e.ID]; ok {
			if why := r.whole(e); why != "" {
				r.gone[p.id] = why
			}
		}
	}
	// A view tells what is in the entry it is about. Where that is left out, so is
	// the view, save for whose it is.
	for _, e := range entries {
		if about, ok := dossier.ViewOf(e); ok && !r.isReader(e.Answers.Text("whose")) {
			if why := r.left[r.group[about]]; why != "" {
				r.left[r.group[e.ID]] = why
			}
		}
	}
}

// addresses collects the secret addresses, also the ones of before a correction.
func (r *rules) addresses(entries []dossier.Entry) {
	if r.to.Kind == VeiligThuis && r.to.Secret {
		return
	}
	add := func(text string) {
		for _, part := range append(strings.FieldsFunc(text, func(c rune) bool { return c == '\n' || c == ',' || c == ';' }), text) {
			part = folded(part)
			if len(part) >= 5 && strings.ContainsFunc(part, unicode.IsDigit) || len(part) >= 8 {
				if !slices.Contains(r.hidden, part) {
					r.hidden = append(r.hidden, part)
				}
			}
		}
	}
	for _, e := range entries {
		if p, ok := r.whose[e.ID]; ok && r.secret[p.id] {
			add(e.Answers.Text("address"))
			add(e.Answers.Text("phone"))
		}
	}
	for _, p := range r.facts.Persons {
		if r.secret[p.ID] {
			add(p.Address)
		}
	}
}
