package exchange

import "meldcode/app/dossier"

// logbookSort is the logbook alone.
var logbookSort = page{sort: "logbook", pick: true,
	offer: func(*reader) []Offer {
		return []Offer{{Sort: "logbook", Name: "Het logboek", Hint: "Alle aantekeningen, oudste eerst."}}
	},
	make: func(r *reader, _ dossier.EntryID) Document {
		d := r.document("Logboek meldcode")
		if !r.blind() {
			d.Sections = append(d.Sections, r.front())
		}
		d.Sections = append(d.Sections, r.logbook())
		return d
	},
}
