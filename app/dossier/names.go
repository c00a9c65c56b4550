package dossier

import "meldcode/app/meldcode"

const (
	namesFrom = 300 // so many of the newest entries are looked through for names
	namesMost = 30
)

// NamesGiven returns whom the newest entries name beside the family and the roles:
// each once, the newest first.
func (s State) NamesGiven() []string {
	forms := map[meldcode.FormID]meldcode.Form{}
	seen := map[string]bool{}
	var names []string
	for i := len(s.Entries) - 1; i >= max(0, len(s.Entries)-namesFrom) && len(names) < namesMost; i-- {
		e := s.Entries[i]
		f, ok := forms[e.Form]
		if !ok {
			f, _ = meldcode.FormByID(e.Form)
			forms[e.Form] = f
		}
		for _, name := range f.NamesIn(s.Current(e)) {
			if !seen[name] {
				seen[name] = true
				names = append(names, name)
			}
		}
	}
	return names
}
