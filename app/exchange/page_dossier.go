package exchange

import "meldcode/app/dossier"

// dossierSort is the whole dossier, full or with parts left out.
var dossierSort = page{sort: "dossier", pick: true,
	offer: func(*reader) []Offer {
		return []Offer{{Sort: "dossier", Name: "Het dossier", Hint: "Wie erbij hoort en het hele logboek. Je kiest zelf wat je nog meer weglaat."}}
	},
	make: func(r *reader, _ dossier.EntryID) Document {
		d := r.document("Dossier meldcode")
		if !r.blind() {
			d.Sections = append(d.Sections, r.front(), r.persons())
		}
		d.Sections = append(d.Sections, r.logbook())
		if r.parent() && !r.blind() {
			d.Signature = r.seen(d.Recipient)
		}
		return d
	},
}

// seen is the block in which somebody signs to have seen it: that is no consent.
func (r *reader) seen(who Said) []Said {
	return []Said{
		paste(own("Gezien door "), who, own(". Dit betekent niet dat ik het ermee eens ben.")),
		own("Mijn eigen mening:"), {}, {}, own("Datum en handtekening:"), {},
	}
}
