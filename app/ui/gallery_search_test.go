package ui

import (
	"strconv"
	"testing"

	"meldcode/app/dossier"
	"meldcode/app/flow"
	"meldcode/app/meldcode"
)

// aroundSearching are the screens on which something is sought and chosen.
func aroundSearching(t *testing.T) []scene {
	all := overview(t, 5)
	for i := range all[:4] {
		all[i].ID = dossier.ID("v" + strconv.Itoa(i))
	}
	hits := []flow.Hit{
		{Case: all[0].ID, Form: meldcode.FormTalkParent, Day: meldcode.Date{Year: 2026, Month: 3, Day: 8}, Fixed: true, Around: "… vertelt dat hij onder de kastanje sliep, omdat het binnen te warm was …"},
		{Case: all[1].ID, Form: meldcode.FormSignal, Day: meldcode.Date{Year: 2026, Month: 3, Day: 2}, Old: true, Around: "Zat onder de Kastánjeboom te wachten."},
		{Case: all[2].ID, Form: meldcode.FormSignal, Day: meldcode.Date{Year: 2026, Month: 2, Day: 27}, Struck: true, Around: "Raapte kastanjes, <b>alleen</b>."},
	}
	home := func(f func(*flow.Model)) flow.Model {
		return change(atScreen(flow.Open, "#/home"), func(m *flow.Model) {
			m.Overview, m.Filter = all, "kastanje"
			m.Search.Words, m.Search.Total = "kastanje", 8
			f(m)
		})
	}
	return []scene{
		{"home-found", home(func(m *flow.Model) {
			m.Search.Hits, m.Search.Entries, m.Search.Cases, m.Search.Done, m.Search.Over = hits, 3, 3, 8, true
		}), []string{"0 van", "3 aantekeningen gevonden in 3 dossiers.", "Dit stond er eerst.", "Doorgestreept", "Los signaal", "&lt;b&gt;alleen&lt;/b&gt;."}},
		{"home-seeking", home(func(m *flow.Model) { m.Search.Hits, m.Search.Entries, m.Search.Done = hits[:1], 1, 5 }), []string{"Bezig met zoeken: 5 van 8 dossiers bekeken."}},
		{"home-found-nothing", home(func(m *flow.Model) { m.Search.Over, m.Search.Unread = true, 1 }), []string{"Geen aantekening gevonden. In 1 dossier kon de app niet zoeken"}},
		{"home-sifted", change(atScreen(flow.Open, "#/home"), func(m *flow.Model) {
			m.Overview, m.Sift = overview(t, 9), flow.Sift{Year: 2026}
		}), []string{"Stand", "Volgende datum", "Geopend in", "Toon weer alles"}},
	}
}
