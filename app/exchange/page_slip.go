package exchange

import (
	"meldcode/app/dossier"
	"meldcode/app/meldcode"
)

// slipSort goes with what leaves: what, to whom, on what ground, the head of the
// logbook's chain, and a line to sign for receipt. It names nobody of the family.
var slipSort = page{sort: "slip", about: true,
	offer: func(r *reader) []Offer {
		if r.rules.to.Kind != Receiver {
			return nil
		}
		var all []Offer
		for _, e := range r.all(meldcode.FormOut) {
			if e.left == "" && e.first() {
				all = append(all, Offer{"slip", e.id(), "Bewijs van overdracht van " + e.day().String(), "Om mee te geven en te laten tekenen voor ontvangst."})
			}
		}
		return all
	},
	make: func(r *reader, id dossier.EntryID) Document {
		d := r.document("Bewijs van overdracht")
		d.Warnings = nil
		out, ok := r.at(id)
		if !ok || r.blind() || out.form() != meldcode.FormOut {
			d.Heads = nil
			return d
		}
		lines := append([]Line{lineOf("Kenmerk", d.Reference), lineOf("Datum", out.day())}, out.answers("to", "what", "how", "ground", "ground-words", "purpose", "omitted")...)
		d.Sections = []Section{{Title: "Wat is overgedragen", Items: []Item{{Lines: lines, Recorded: out.recorded()}}}}
		d.Signature = []Said{
			own("Ontvangen door (naam, functie en organisatie):"), {},
			own("Datum en handtekening:"), {},
			own("Bewaar dit bewijs bij het dossier. De controlecode hieronder hoort bij het logboek op het moment van afdrukken: wie een kopie van het logboek kreeg, vergelijkt de code met die kopie."),
		}
		return d
	},
}
