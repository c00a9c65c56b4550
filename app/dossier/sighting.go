package dossier

import "meldcode/app/meldcode"

// Sighting is a signal in as few words as a line of time or an overview needs.
// What was seen or heard stays in its entry.
type Sighting struct {
	On    meldcode.Date
	How   meldcode.OptionID   // option of question "source": self, told; "" = not answered
	About []meldcode.OptionID // categories
	Entry EntryID             // zero in a summary
}

type sightingJSON struct {
	On    meldcode.Date       `json:"on"`
	How   meldcode.OptionID   `json:"how,omitempty"`
	About []meldcode.OptionID `json:"about,omitempty"`
}

// sight notes the signal that e tells of.
func (s *State) sight(e Entry, a meldcode.Answers, day meldcode.Date) {
	how := a.One("source")
	if e.Form == meldcode.FormMoreSignals {
		how = "told" // colleagues were asked
	}
	s.Seen = append(s.Seen, Sighting{On: day, How: how, About: a["category"].Options, Entry: e.ID})
}

// seenBriefly returns the sightings as a summary keeps them.
func (s State) seenBriefly() []Sighting {
	var all []Sighting
	for _, x := range s.Seen {
		x.Entry = EntryID{}
		all = append(all, x)
	}
	return all
}

// sightings takes an array of sightings.
func (r *reader) sightings() []Sighting {
	var all []Sighting
	for in := r.open('[', ']'); in; in = r.more(']') {
		var x Sighting
		for in := r.open('{', '}'); in; in = r.more('}') {
			switch r.name() {
			case "on":
				x.On = r.date()
			case "how":
				x.How = meldcode.OptionID(r.text())
			case "about":
				x.About = list[meldcode.OptionID](r)
			default:
				r.fail()
			}
		}
		all = append(all, x)
	}
	return all
}
