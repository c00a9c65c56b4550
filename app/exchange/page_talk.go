package exchange

import (
	"meldcode/app/dossier"
	"meldcode/app/meldcode"
)

// talkSort is the report of one conversation, to be signed as seen.
var talkSort = page{sort: "talk", about: true,
	offer: func(r *reader) []Offer {
		var all []Offer
		for _, e := range r.all(meldcode.FormTalkParent, meldcode.FormTalkPupil) {
			if e.left == "" {
				all = append(all, Offer{"talk", e.id(), "Gespreksverslag van " + e.day().String(), e.name() + ". Om te laten tekenen als gezien."})
			}
		}
		return all
	},
	make: func(r *reader, id dossier.EntryID) Document {
		d := r.document("Gespreksverslag")
		talk, ok := r.at(id)
		if !ok || r.blind() {
			return d
		}
		d.Sections = append(d.Sections, r.front(), Section{Title: "Het gesprek", Items: r.groups(id)})
		switch {
		case talk.left != "":
		case r.parent():
			d.Signature = r.seen(d.Recipient)
		default:
			with := talk.people("with")
			if len(with) == 0 {
				with = []Said{own("(naam) ______________________")}
			}
			for _, who := range with {
				d.Signature = append(d.Signature, r.seen(who)...)
			}
			d.Signature = append(d.Signature, own("Namens de school, datum en handtekening:"), Said{})
		}
		return d
	},
}
