package exchange

import (
	"meldcode/app/dossier"
	"meldcode/app/meldcode"
)

// helpSort is the plan for help, how it goes, and the plan to keep watching.
var helpSort = page{sort: "help",
	offer: func(r *reader) []Offer {
		if len(r.all(meldcode.FormHelpPlan, meldcode.FormMonitor)) == 0 {
			return nil
		}
		return []Offer{{Sort: "help", Name: "Het hulpplan", Hint: "Doel, termijn, wie wat doet, en hoe de veiligheid wordt gevolgd."}}
	},
	make: func(r *reader, _ dossier.EntryID) Document {
		d := r.document("Hulpplan")
		if r.blind() {
			return d
		}
		d.Sections = append(d.Sections, r.front())
		for _, part := range []struct {
			title Own
			forms []meldcode.FormID
		}{
			{"Het plan", []meldcode.FormID{meldcode.FormHelpPlan}},
			{"Hoe het gaat", []meldcode.FormID{meldcode.FormReview, meldcode.FormWeigh(5)}},
			{"De veiligheid volgen", []meldcode.FormID{meldcode.FormMonitor, meldcode.FormMonitored}},
		} {
			s := Section{Title: part.title}
			var ids []dossier.EntryID
			for _, e := range r.all(part.forms...) {
				ids = append([]dossier.EntryID{e.id()}, ids...)
			}
			s.Items = r.groups(ids...)
			if len(s.Items) > 0 {
				d.Sections = append(d.Sections, s)
			}
		}
		if r.parent() {
			d.Signature = r.seen(d.Recipient)
		} else {
			d.Signature = []Said{own("Wie meedoet aan dit plan: naam, datum en handtekening."), {}, {}, {}}
		}
		return d
	},
}
