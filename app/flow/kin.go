package flow

import (
	"slices"
	"strings"

	"meldcode/app/dossier"
)

// SameChild says that a name of one list may be the child of a name of the
// other: the same name, or the first name alone beside the whole one.
func SameChild(one, other []string) bool {
	for _, a := range one {
		for _, b := range other {
			if sameName(nameWords(a), nameWords(b)) {
				return true
			}
		}
	}
	return false
}

func nameWords(name string) []string { return strings.Fields(strings.ToLower(name)) }

func sameName(x, y []string) bool {
	if len(x) == 0 || len(y) == 0 {
		return false
	}
	return slices.Equal(x, y) || x[0] == y[0] && (len(x) == 1 || len(y) == 1)
}

// Kin finds the signals about a child and its brothers and sisters in an overview,
// by their names alone. It is made once of an overview and then asked at every
// letter of a name that is typed.
type Kin struct {
	all   []dossier.Summary
	of    [][][]string     // the names of each summary, in words: first those of Names, then the rest of Kin
	first map[string][]int // summaries by the first word of a name
}

// Earlier is a signal that was recorded before. It may be about the same child, or
// a brother or sister.
type Earlier struct {
	dossier.Sighting
	Of      *dossier.Summary // where it was recorded
	Sibling bool
}

// NewKin reads the names of an overview.
func NewKin(overview []dossier.Summary) *Kin {
	k := &Kin{all: overview, of: make([][][]string, len(overview)), first: map[string][]int{}}
	for i := range overview {
		s := &overview[i]
		if s.Gone {
			continue
		}
		for _, name := range append(s.Names[:len(s.Names):len(s.Names)], s.Kin[min(len(s.Names), len(s.Kin)):]...) {
			words := nameWords(name)
			if k.of[i] = append(k.of[i], words); len(words) == 0 {
				continue
			}
			if at := k.first[words[0]]; len(at) == 0 || at[len(at)-1] != i {
				k.first[words[0]] = append(at, i)
			}
		}
	}
	return k
}

// Of returns the signals about a child of one of these names, or about who is in
// one household with it in a case, the newest first; not those of the case or
// signal named but. Names can be alike: whether it is the same child, only a person
// can tell.
func (k *Kin) Of(names []string, but dossier.ID) []Earlier {
	sibling := map[int]bool{} // of the summaries that were found
	var household [][]string
	for _, name := range names {
		words := nameWords(name)
		for _, i := range k.alike(words) {
			same := k.names(i, words)
			if was, found := sibling[i]; !found || was {
				sibling[i] = !same
			}
			if !k.all[i].Loose {
				household = append(household, k.household(i)...)
			}
		}
	}
	for _, words := range household {
		for _, i := range k.alike(words) {
			if _, found := sibling[i]; !found && k.names(i, words) {
				sibling[i] = true
			}
		}
	}
	var found []Earlier
	for i, sibling := range sibling {
		if s := &k.all[i]; s.ID != but {
			for _, seen := range s.Seen {
				found = append(found, Earlier{seen, s, sibling})
			}
		}
	}
	slices.SortFunc(found, func(a, b Earlier) int {
		if n := a.On.DaysUntil(b.On); n != 0 {
			return n
		}
		return strings.Compare(string(a.Of.ID), string(b.Of.ID))
	})
	return found
}

// names reports whether summary i is about a child of this name, not only about a
// brother or sister of it.
func (k *Kin) names(i int, words []string) bool {
	return slices.ContainsFunc(k.of[i][:len(k.all[i].Names)], func(own []string) bool { return sameName(own, words) })
}

// household returns the children of case i. Of brothers and sisters mostly the
// first name is written: they get the rest of the pupil's name, or every other Tim
// would be theirs.
func (k *Kin) household(i int) [][]string {
	pupils := len(k.all[i].Names)
	all := k.of[i][:pupils:pupils]
	for _, words := range k.of[i][pupils:] {
		if len(words) == 1 && pupils > 0 && len(all[0]) > 1 {
			words = append(words[:1:1], all[0][1:]...)
		}
		all = append(all, words)
	}
	return all
}

// alike returns the summaries with a name that may be this one.
func (k *Kin) alike(words []string) []int {
	if len(words) == 0 {
		return nil
	}
	var found []int
	for _, i := range k.first[words[0]] {
		if slices.ContainsFunc(k.of[i], func(own []string) bool { return sameName(own, words) }) {
			found = append(found, i)
		}
	}
	return found
}
