package ui

import (
	"crypto/ed25519"
	"testing"
	"time"

	"meldcode/app/dossier"
	"meldcode/app/exchange"
	"meldcode/app/flow"
	"meldcode/app/meldcode"
)

// What there is to see when several people share a tablet.

var (
	joke  = meldcode.Colleague{ID: "m2", Name: "Joke", Role: meldcode.RoleHead}
	marja = meldcode.Colleague{ID: "m3", Name: "Marja", Role: meldcode.RoleOfficer}
)

func aroundMembers(t *testing.T) []scene {
	faces := []flow.Face{{ID: "m1", Name: "Sam", Role: "leraar"}, {ID: "m2", Name: "Joke", Role: "directeur", Passkey: true}, {ID: "m3", Name: "Marja", Role: "aandachtsfunctionaris"}}
	team := func(m *flow.Model) { m.Members = []meldcode.Colleague{joke, marja} }
	enrol := func(fragment string, f func(*flow.SetupView)) flow.Model {
		return change(atScreen(flow.Open, fragment), func(m *flow.Model) {
			m.Setup = flow.SetupView{For: flow.Enrol, Name: "Joke", Joining: true}
			f(&m.Setup)
		})
	}
	code := func(s *flow.SetupView) {
		s.Groups, s.Ask = []string{"AAAA1", "BBBB2", "CCCC3", "DDDD4", "EEEE5", "FFFF6", "GGGG7"}, [2]int{2, 5}
	}
	locked := func(f func(*flow.Model)) flow.Model {
		return change(atScreen(flow.Locked, "#/unlock"), func(m *flow.Model) { m.Faces = faces; f(m) })
	}
	wrong := func(m *flow.Model) { m.Unlock.Member, m.Unlock.Wrong = "m2", true }
	return []scene{
		{"people-alone", atScreen(flow.Open, "#/settings/people"), []string{"Sam de Verzonnen (jij)", "Je bent de enige", "Collega toevoegen"}},
		{"people-team", change(atScreen(flow.Open, "#/settings/people"), team), []string{"Joke", "directeur", "Marja vertrekt", "Ik vertrek"}},
		{"people-leave", change(atScreen(flow.Open, "#/settings/leave/m2"), team), []string{"Joke vertrekt", "blijft staan", "Typ de naam om zeker te zijn: Joke"}},
		{"people-leave-me", change(atScreen(flow.Open, "#/settings/leave/m1"), func(m *flow.Model) {
			team(m)
			m.Team.Refused = []string{"Jij bent de enige die dit kan lezen: dossier V-07. Geef eerst een collega toegang."}
		}), []string{"Je vertrekt", "Dit kan nu nog niet", "dossier V-07"}},
		{"enrol-1", change(atScreen(flow.Open, "#/enrol"), team), []string{"Stap 1 van 4", "Wie komt erbij?", "bevoegd gezag"}},
		{"enrol-2", enrol("#/enrol/2", func(s *flow.SetupView) { s.Proposal = "appel brug kaars mier trommel" }), []string{"Stap 2 van 4", "Geef de tablet aan Joke", "Stoppen en op slot", "kan er dan nog wel bij"}},
		{"enrol-3", enrol("#/enrol/3", code), []string{"Stap 3 van 4", "Schrijf je herstelcode op", "Stoppen en op slot"}},
		{"enrol-4", enrol("#/enrol/4", func(s *flow.SetupView) { s.Added = "m2" }), []string{"Je bent toegevoegd", "Op slot en zelf ontgrendelen"}},
		{"enrol-now", enrol("#/now", func(*flow.SetupView) {}), []string{"Is er nu gevaar?", "Terug naar collega toevoegen"}},
		{"unlock-team", locked(func(m *flow.Model) { m.Unlock.Member = "m2" }), []string{"Wachtzin van Joke", "Met passkey", "Ik sta er niet bij", "aandachtsfunctionaris"}},
		{"unlock-nobody", locked(func(*flow.Model) {}), []string{"Marja", "Wachtzin vergeten"}},
		{"unlock-asked", locked(func(m *flow.Model) { m.Unlock.Member, m.Back = "m2", flow.ParseRoute("#/hand/m2/sign/abc/m1") }), []string{"Hierna zie je:", "Besluit tekenen"}},
		{"unlock-passkey", locked(func(m *flow.Model) { m.Unlock.Member, m.Unlock.ByPasskey = "m2", true }), []string{"Pincode van Joke", "Ontgrendelen met passkey", "Toch met mijn wachtzin"}},
		{"unlock-passkey-failed", locked(func(m *flow.Model) {
			m.Unlock.Member, m.Unlock.Failed = "m2", "De passkey past hier nu niet. Er is niets kwijt: ontgrendel met je wachtzin."
		}), []string{"De passkey opende niet", "Er is niets kwijt", "Wachtzin van Joke"}},
		{"unlock-left", locked(func(m *flow.Model) { wrong(m); m.Unlock.Left, m.Unlock.Pause = 2, 10*time.Second }), []string{"Nog 2 pogingen, daarna wacht de app 10 seconden."}},
		{"unlock-waits", locked(func(m *flow.Model) { wrong(m); m.Unlock.Wait = drawnAt.Add(40 * time.Second) }), []string{"De app wacht nog", "40 seconden", "Er wordt nooit iets gewist."}},
		{"unlock-waited", locked(func(m *flow.Model) { wrong(m); m.Unlock.Wait = drawnAt.Add(-time.Second) }), []string{"Je kunt het nu opnieuw proberen."}},
		{"passkey-asks", atScreen(flow.Open, "#/settings/passkey"), []string{"Gebruik dan geen passkey.", "Alleen ik ken de code", "Geen passkey"}},
		{"passkey-pin", change(atScreen(flow.Open, "#/settings/passkey"), func(m *flow.Model) { m.Key.Alone = true }), []string{"Je pincode", "Minstens 6 tekens", "gemengd"}},
		{"passkey-on", change(atScreen(flow.Open, "#/settings/passkey"), func(m *flow.Model) { m.Passkey = true }), []string{"Passkey uitzetten"}},
		{"keys", atScreen(flow.Open, "#/settings/keys"), []string{"Wat er gebeurt", "Wat dit niet kan", "nog een tijd op de schijf"}},
		{"keys-code", change(atScreen(flow.Open, "#/settings/keys-code"), func(m *flow.Model) { m.Setup.For = flow.Settings; code(&m.Setup) }), []string{"Schrijf je herstelcode op", "gelden je oude sleutels"}},
		{"home-team", change(atScreen(flow.Open, "#/home"), func(m *flow.Model) {
			team(m)
			m.Overview = append(overview(t, 0), handedIn(t)...)
			m.Matches = []flow.Match{{ID: "x", From: "Joke", At: drawnAt.Add(-2 * time.Hour), Case: m.Overview[0].ID}}
			m.Ended = []flow.Ended{{By: "Marja", On: meldcode.DateOf(drawnAt)}}
		}), []string{"Doorgegeven aan jou", "Van Marja.", "Nieuw signaal over een kind uit een dossier waar jij bij hoort", "Gezien", "beëindigd door Marja", "Doorgegeven aan Joke."}},
		{"home-alone", change(atScreen(flow.Open, "#/home"), func(m *flow.Model) { m.Overview = overview(t, 0) }), []string{"Alleen jij kunt deze dossiers lezen", "Collega toevoegen"}},
	}
}

// handedIn are two loose signals: one that Marja handed in, one that went to Joke.
func handedIn(t *testing.T) []dossier.Summary {
	t.Helper()
	from := newTale(t)
	from.who.Member, from.who.Name, from.who.Role = string(marja.ID), marja.Name, marja.Role
	from.signal()
	gone := newTale(t)
	gone.signal()
	handTo(joke)(gone)
	var all []dossier.Summary
	for i, c := range []*told{from, gone} {
		s := c.state().Summary(meldcode.DateOf(drawnAt))
		s.ID += dossier.ID(rune('a' + i))
		all = append(all, s)
	}
	return all
}

func answerOf(c meldcode.Colleague) meldcode.Value {
	return meldcode.Value{Text: c.Name, Options: []meldcode.OptionID{meldcode.OptionID(c.ID)}}
}

func handTo(who meldcode.Colleague) func(*told) {
	return func(c *told) { c.add(meldcode.FormHandedIn, meldcode.Answers{"member": answerOf(who)}) }
}

// shared is a tablet of three, with access for Joke.
func shared(c *told) {
	c.team, c.readers = []meldcode.Colleague{joke, marja}, []meldcode.MemberID{"m2"}
	c.add(meldcode.FormAccessGiven, meldcode.Answers{"member": answerOf(joke), "role": text(joke.Role), "why": text("Zij beslist.")})
}

func endMarja(c *told) {
	c.add(meldcode.FormAccessGiven, meldcode.Answers{"member": answerOf(marja), "role": text(marja.Role), "why": text("Zij denkt mee.")})
	c.add(meldcode.FormAccessEnded, meldcode.Answers{"member": answerOf(marja), "why": text("Zij hoort bij de familie.")})
}

// prepared is a decision that lies ready to be signed by Sam.
func prepared(c *told) {
	id := c.log.ID()
	c.concepts = []flow.Concept{{ID: "#/case/" + string(id) + "/decide", Case: id, Route: "#/case/" + string(id) + "/decide", Form: meldcode.FormDecision, At: c.now,
		Answers: meldcode.Answers{"report": meldcode.Picked(meldcode.DecideReport), "help": pick("no"), "help-why": text("De school blijft elke dag vragen hoe het gaat."),
			"decider": text("Sam de Verzonnen"), "authority-on": c.day(), meldcode.EventDate: c.day()}}}
}

// signedBy is a decision with its decider as the writer, or on behalf of them.
func signedBy(member, name, role string) func(*told) {
	return func(c *told) {
		was := c.who
		c.who.Member, c.who.Name, c.who.Role = member, name, role
		c.add(meldcode.FormDecision, meldcode.Answers{"report": meldcode.Picked(meldcode.DecideReport), "help": pick("with-vt"), "help-on": text("2026-03-20"),
			"decider": text("Joke"), "authority-on": c.day(), meldcode.EventDate: c.day()})
		c.who = was
	}
}

var cardOfTheGallery = exchange.Colleague{Name: "Wolk Verzonnen", Role: "aandachtsfunctionaris",
	Recipient: "age1zvkyg2lqzraa2lnjvqej32nkuu0ues2s82hzrye869xeexvn73equnujwj", Key: make(ed25519.PublicKey, ed25519.PublicKeySize)}

var memberStages = []stage{
	{"shared", "#/case/{id}", tell(begun, shared), nil, []string{"Zichtbaar voor: jij en Joke.", "Tablet geven"}},
	{"alone", "#/case/{id}", begun, nil, []string{"Zichtbaar voor: alleen jij."}},
	{"people-shared", "#/case/{id}/people", tell(begun, shared, endMarja), nil,
		[]string{"Sam de Verzonnen (leraar), jij", "begon dit dossier", "Joke (directeur)", "toegang gegeven door Sam de Verzonnen", "Toegang van Joke beëindigen", "Wiens toegang is beëindigd", "Marja (aandachtsfunctionaris): van"}},
	{"access-given", "#/case/{id}/add/access-given/m3", tell(begun, shared), nil, []string{"Collega toegang geven", "Marja", "Waarom is deze collega betrokken?"}},
	{"access-ended", "#/case/{id}/add/access-ended/m2", tell(begun, shared), nil, []string{"Toegang beëindigen", "Wat al gelezen is, is bekend."}},
	{"open-involved", "#/case/new/{id}", tell((*told).signal, func(c *told) { c.team = []meldcode.Colleague{joke, marja} }), nil, []string{"Wie kan dit dossier ook lezen?", "De IB'er en de aandachtsfunctionaris staan vooraf aan."}},
	{"open-left-out", "#/case/new/{id}", tell((*told).signal, func(c *told) { c.team = []meldcode.Colleague{joke, marja} }),
		[]flow.Msg{flow.Answered{Key: "involved"}}, []string{"Waarom doet niet iedereen mee die vooraf aan stond?"}},
	{"signal-next-team", "#/signal/{id}/next", tell((*told).signal, func(c *told) { c.team = []meldcode.Colleague{joke, marja} }), nil, []string{"Bespreken met Marja", "Al overlegd"}},
	{"signal-hand-in", "#/case/{id}/add/handed-in", tell((*told).signal, func(c *told) { c.team = []meldcode.Colleague{joke, marja} }), nil, []string{"Aan wie geef je dit signaal door?", "Wat je collega ermee doet, zie je hier niet."}},
	{"signal-handed", "#/signal/{id}", tell((*told).signal, func(c *told) { c.team = []meldcode.Colleague{joke, marja} }, handTo(marja)), nil, []string{"Doorgegeven aan", "Wat Marja ermee doet, zie je hier niet.", "Tablet geven aan Marja"}},
	{"give", "#/case/{id}/give/step-2", tell(begun, shared), nil, []string{"Aan wie geef je de tablet?", "nog geen toegang", "Stap 2 bekijken"}},
	{"hand", "#/hand/m2/case/{id}", tell(begun, shared), nil, []string{"Geef de tablet aan Joke", "Na het ontgrendelen ziet Joke:", "Een dossier bekijken", "Op slot en geef de tablet"}},
	{"hand-no-access", "#/hand/m3/case/{id}", tell(begun, shared), nil, []string{"Marja heeft nog geen toegang tot dit dossier.", "Eerst toegang geven"}},
	{"hand-sign", "#/hand/m2/sign/{id}", tell(unsafe, shared, prepared), nil, []string{"Besluit tekenen", "gaat mee, versleuteld voor Joke alleen"}},
	{"sign", "#/hand/m1/sign/{id}/m2", tell(unsafe, shared, prepared), nil,
		[]string{"bereidde dit besluit voor.", "Jullie antwoorden", "Wij twijfelen of Noor 's nachts alleen is.", "Ik besluit om te melden.", "Teken dit besluit", "Ik besluit anders"}},
	{"sign-nothing", "#/hand/m1/sign/{id}/m2", tell(unsafe, shared), nil, []string{"Er ligt geen besluit klaar om te tekenen"}},
	{"sign-done", "#/hand/m1/done/{id}/m2", tell(unsafe, shared, signedBy("m1", "Sam de Verzonnen", "leraar")), nil, []string{"Het besluit is getekend", "De melding is nog niet gedaan.", "Geef de tablet terug aan Joke"}},
	{"decide-signer", "#/case/{id}/decide", tell(unsafe, shared), []flow.Msg{flow.Answered{Key: "decider", Value: text("Joke")}}, []string{"Geef de tablet aan Joke om te tekenen"}},
	{"decide-behalf", "#/case/{id}/decide", tell(unsafe, shared), []flow.Msg{flow.Answered{Key: "decider", Value: text("De bestuurder")}}, []string{"Vastleggen namens De bestuurder"}},
	{"decided-signed", "#/case/{id}/decide", tell(unsafe, shared, signedBy("m2", "Joke", "directeur")), nil, []string{"getekend door Joke met eigen toegang"}},
	{"decided-behalf", "#/case/{id}/decide", tell(unsafe, shared, signedBy("m1", "Sam de Verzonnen", "leraar")), nil, []string{"vastgelegd door Sam de Verzonnen namens Joke"}},
	{"case-signed", "#/case/{id}", tell(unsafe, shared, signedBy("m2", "Joke", "directeur")), nil, []string{"Getekend door Joke (directeur) met eigen toegang"}},
	{"log-behalf", "#/case/{id}/log", tell(unsafe, shared, signedBy("m1", "Sam de Verzonnen", "leraar")), nil, []string{"Vastgelegd door Sam de Verzonnen (leraar) namens Joke"}},
	{"out-signed", "#/case/{id}/out/vt/dossier", tell(unsafe, shared, signedBy("m2", "Joke", "directeur")), nil, []string{"door Joke (directeur) met eigen toegang"}},
	{"torn", "#/case/{id}", tell(begun, shared, func(c *told) { c.torn = true }), nil, []string{"Er klopt iets niet in dit dossier", "Er ontbreken aantekeningen", "Controleer logboek", "Back-up terugzetten"}},
	{"torn-signal", "#/signal/{id}", tell((*told).signal, func(c *told) { c.torn = true }), nil, []string{"Er klopt iets niet in dit dossier", "Controleer logboek"}},
	{"apart", "#/case/{id}", tell(begun, shared, func(c *told) { c.apart = 2 }), nil, []string{"Dit dossier is op twee plekken anders verdergegaan", "2 aantekeningen", "Bekijk wat apart staat"}},
	{"apart-log", "#/case/{id}/log", tell(begun, shared, func(c *told) { c.apart = 2 }), nil, []string{"Apart bewaard", "Ze tellen niet mee in dit dossier"}},
	{"card-compare", "#/case/{id}/out", tell(begun, shared), []flow.Msg{flow.Done{Msg: flow.ColleaguePicked{Card: cardOfTheGallery}}},
		[]string{"Vergelijk de vingerafdruk", "Wolk Verzonnen", cardOfTheGallery.Fingerprint(), "Hij klopt: bestand maken"}},
	{"card-wrong", "#/case/{id}/out", tell(begun, shared), []flow.Msg{flow.Done{Msg: flow.ColleaguePicked{Refused: "damaged"}}}, []string{"Deze kaart is niet gelezen", "beschadigd of veranderd"}},
	{"torn-log", "#/case/{id}/log", tell(begun, shared, func(c *told) { c.torn = true }), nil, []string{"Controlecode van nu"}},
}
