package ui

import (
	"testing"

	"meldcode/app/dossier"
	"meldcode/app/flow"
	"meldcode/app/meldcode"
	"meldcode/app/school"
)

const schoolOfTheGallery = `{"version": 1, "board": "Stichting Verzonnen Scholen", "school": "De Voorbeeldschool", "app": {"name": "Notities"},
	"contacts": [{"name": "Wijkteam Verzonnen", "phone": "010 000 00 03", "open": true}], "veiligThuis": {"region": "Verzonnen regio"},
	"terms": {"feedbackWeeks": 2}, "holidays": [{"name": "meivakantie", "from": "2026-04-25", "until": "2026-05-03"}],
	"retention": {"years": 5, "second": "person"}, "lock": {"most": 4}, "exports": ["print"],
	"recovery": {"name": "Stichting Verzonnen Scholen", "key": "age1vxszaxw9p2ku053l2y64yaj4n2jyphcylqje973d42gmdtjrqdesa7hrha"}}`

// aroundKeeping are the screens of a school's settings, and of keeping and
// destroying.
func aroundKeeping(t *testing.T) []scene {
	set, problems := school.Parse([]byte(schoolOfTheGallery))
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	of := func(fragment string, f func(*flow.Model)) flow.Model {
		return change(atScreen(flow.Open, fragment), func(m *flow.Model) {
			m.School.School, m.School.At = set, drawnAt
			f(m)
		})
	}
	with := func(s *dossier.State, f func(*flow.Model)) flow.Model {
		return of("#/keep/"+string(s.ID)+"/destroy", func(m *flow.Model) { m.State = s; f(m) })
	}
	none := func(*flow.Model) {}
	tale := func(forms ...meldcode.FormID) *dossier.State {
		c := newTale(t)
		c.open()
		c.add(meldcode.FormOut, meldcode.Answers{"to": text("Veilig Thuis"), "what": text("Afdruk"), "how": pick("print"), meldcode.EventDate: c.day()})
		c.add(meldcode.FormLeave, meldcode.Answers{"left-on": c.day(), "where": pick("school")})
		for _, f := range forms {
			c.add(f, meldcode.Answers{"ending": pick("left"), "reason": text("Van school."), "why": pick("term"), meldcode.EventDate: c.day()})
		}
		return c.state()
	}
	shut, asked := tale(meldcode.FormClose), tale(meldcode.FormClose, meldcode.FormDestroyAsked)
	review := func(m *flow.Model) {
		m.Overview = []dossier.Summary{shut.Summary(m.Today), asked.Summary(m.Today)}
		m.Keep.Gone = []flow.Tombstone{{At: drawnAt, By: "Marja, IB'er", Asked: "Joke", AskedOn: m.Today, Why: "term"}}
	}
	return []scene{
		{"school", of("#/settings/school", none), []string{"De Voorbeeldschool", "meivakantie: 25 april 2026", "Verwacht binnen 2 weken (afspraak van de school, geen wet)", "Het overzicht als tabel"}},
		{"school-wrong", of("#/settings/school", func(m *flow.Model) {
			m.School.Problems = []school.Problem{{Line: 3, Field: "scool", Says: "is geen instelling; een opmerking begint met _"}}
		}), []string{"kloppen niet", "Wat op 12 maart 2026 om 14.32 uur is opgehaald, blijft gelden.", "regel 3, scool"}},
		{"school-missing", of("#/settings/school", func(m *flow.Model) { m.School.Missing = true }), []string{"De instellingen van de school zijn weg"}},
		{"school-none", atScreen(flow.Open, "#/settings/school"), []string{"Na 3 minuten, hoogstens na 15 minuten", "schoolafspraak van Optimus"}},
		{"contacts-of-school", of("#/contacts", none), []string{"Wijkteam Verzonnen", "0800-2000 verbindt je door"}},
		{"recovery", of("#/settings/recovery", none), []string{"Vingerafdruk", set.Recovery.Fingerprint(), "Hij klopt: noodsleutel aanvaarden"}},
		{"recovery-accepted", of("#/settings/recovery", func(m *flow.Model) {
			m.Recovery = flow.Recovery{Key: set.Recovery.Key, Accepted: true, At: drawnAt}
		}), []string{"Je hebt deze sleutel aanvaard op 12 maart 2026.", "Noodsleutel niet aanvaarden"}},
		{"recovery-changed", of("#/settings/recovery", func(m *flow.Model) { m.Recovery = flow.Recovery{Key: "age1x", Accepted: true} }), []string{"De sleutel is veranderd", "Die telt niet meer."}},
		{"home-destroyed", of("#/home", func(m *flow.Model) { m.Ended = []flow.Ended{{By: "Marja", On: m.Today, Destroyed: true}} }), []string{"Marja heeft op 12 maart 2026 een dossier vernietigd dat jij kon lezen."}},
		{"home-recovery", of("#/home", none), []string{"Je school heeft een noodsleutel"}},
		{"keep", of("#/settings/keep", review), []string{"De app rekent met", "5 jaar", "Er is geen wettelijke termijn gevonden", "Vernietiging gevraagd", "Bekijken op 2 maart 2031", "Een dossier is vernietigd op 12 maart 2026 door Marja, IB'er"}},
		{"keep-none", atScreen(flow.Open, "#/settings/keep"), []string{"De school heeft zelf nog niets gekozen."}},
		{"destroy-open", with(tale(), none), []string{"Dit dossier is nog open"}},
		{"destroy-ask", with(shut, none), []string{"Vernietiging vragen", "Langer bewaren", "afdruk voor Veilig Thuis, 2 maart 2026"}},
		{"destroy-not-yet", with(asked, func(m *flow.Model) { m.Me.ID = string(asked.Destroy.By) }), []string{"Een collega die dit dossier kan lezen, bevestigt het vernietigen.", "Niet vernietigen"}},
		{"destroy", with(asked, func(m *flow.Model) { m.Me.ID = "m9" }), []string{"Dit kan niet ongedaan worden gemaakt", "Typ het kenmerk V-07", "Dossier vernietigen", "Zonder namen van het gezin."}},
		{"destroy-wrong", with(asked, func(m *flow.Model) {
			m.Me.ID = "m9"
			m.Keep.Problems = []meldcode.Problem{{Key: meldcode.Key(flow.FieldReference), Text: "Typ het kenmerk V-07."}}
		}), []string{"Controleer je antwoorden"}},
		{"import-destroyed", of("#/import", func(m *flow.Model) {
			m.Import.Name, m.Import.Found, m.Import.Destroyed = "x.age", []dossier.Summary{shut.Summary(m.Today)}, []dossier.ID{shut.ID}
		}), []string{"Hier vernietigd", "Ook wat vernietigd is terugzetten"}},
		{"out-forbidden", of("#/case/"+string(shut.ID)+"/out", func(m *flow.Model) { m.State = shut }), []string{"Je school heeft uitgezet dat een dossier als bestand wordt meegegeven."}},
	}
}
