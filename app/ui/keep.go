package ui

import (
	"strconv"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"meldcode/app/dossier"
	"meldcode/app/flow"
	"meldcode/app/meldcode"
)

func toDestroy(id dossier.ID) string {
	return flow.Route{Screen: flow.Destroying, Case: id}.String()
}

// keepLine is what stands behind "Bewaren en vernietigen" in the list of settings.
func keepLine(m flow.Model) string {
	switch n := m.Due(); n {
	case 0:
		return "Hoe lang dossiers blijven"
	case 1:
		return "1 dossier om te bekijken"
	default:
		return strconv.Itoa(n) + " dossiers om te bekijken"
	}
}

// dueKeeping says on the overview that cases are to be looked at.
func dueKeeping(m flow.Model) app.UI {
	if m.Due() == 0 {
		return app.Div().Class("place")
	}
	return app.P().Body(plainLink(toArg(flow.Settings, "keep"), "Bewaren of vernietigen: "+keepLine(m)))
}

// settingsKeep is the review list (S26): when each case is to be looked at, and
// what is left of those that were destroyed.
func settingsKeep(m flow.Model) app.UI {
	years := m.School.Retention.After()
	term := "De app rekent met **" + count(years, "jaar", "jaar") + " nadat een leerling van school ging**. "
	if m.School.Retention.Years == 0 {
		term += "De school heeft zelf nog niets gekozen."
	} else {
		term += "Dat heeft de school gekozen."
	}
	body := []app.UI{backToSettings(), topic("", "Bewaren en vernietigen"), says(term),
		says("Er gaat nooit iets vanzelf weg. Op de datum vraagt de app om te kijken."),
		app.Details().Class("fold").Body(app.Summary().Text("Waar komt die termijn vandaan?"),
			says("Er is geen wettelijke termijn gevonden voor meldcodedossiers van een school. De bronnen zijn het niet eens:"),
			bullets("Twee jaar na vertrek is een richtlijn. Zij komt uit een vrijstelling die niet meer geldt.",
				"Een protocol uit een andere regio zegt: vernietig gegevens over (vermoedens van) mishandeling alleen als het kind dat zelf vraagt, vanaf 16 jaar.",
				"Veilig Thuis bewaart 20 jaar."),
			says("Het bestuur kiest de termijn. De beheerder zet haar in de instellingen van de school."))}
	var now, later []row
	for _, k := range m.Review() {
		r := row{Name: caseName(k.Reference, k.Names), Href: toDestroy(k.ID)}
		switch {
		case k.Retained.Asked:
			r.Tag, r.Tone = "Vernietiging gevraagd", "late"
		case !k.On.IsZero() && !k.On.After(m.Today):
			r.Tag, r.Tone = "Bekijken", "late"
		}
		if k.On.IsZero() {
			r.Says = []string{"Nog geen datum: de leerling is op school"}
		} else {
			r.Says = []string{"Bekijken op " + k.On.Dutch() + " (" + k.Why + ")"}
		}
		if !k.Closed {
			r.Says = append(r.Says, "Dit dossier is nog open")
		}
		if k.Asked(m.Today) {
			now = append(now, r)
		} else {
			later = append(later, r)
		}
	}
	if len(now) > 0 {
		body = append(body, part("Nu bekijken", &longList{Rows: now}))
	}
	if len(later) > 0 {
		body = append(body, part("Later", &longList{Rows: later}))
	}
	if len(now)+len(later) == 0 {
		body = append(body, hint("Er is nog geen dossier dat gesloten is of waarvan de leerling van school ging."))
	}
	return app.Div().Class("screen").Body(append(body, destroyedPart(m))...)
}

// destroyedPart lists what is left of destroyed cases: when, by whom, and no name
// of a family.
func destroyedPart(m flow.Model) app.UI {
	if len(m.Keep.Gone) == 0 {
		return app.Div().Class("place")
	}
	form, _ := meldcode.FormByID(meldcode.FormDestroyAsked)
	lines := make([]string, 0, len(m.Keep.Gone))
	for _, t := range m.Keep.Gone {
		lines = append(lines, "Een dossier is vernietigd op "+meldcode.DateOf(t.At).Dutch()+" door "+t.By+". Gevraagd op "+t.AskedOn.Dutch()+" door "+t.Asked+". "+form.Label("why", t.Why))
	}
	return part("Vernietigd op deze tablet", bullets(lines...))
}

// destroyScreen is S28: two steps, by two people or on two days.
func destroyScreen(m flow.Model) app.UI {
	s := m.State
	if s == nil {
		return waiting(m)
	}
	back := app.P().Class("back").Body(plainLink(toArg(flow.Settings, "keep"), "Bewaren en vernietigen"))
	body := []app.UI{back, topic("", "Dossier "+s.Reference+" bewaren of vernietigen")}
	switch {
	case s.Loose || s.Closed == nil:
		return app.Div().Class("screen").Body(append(body, keptPart(m),
			says("Alleen een gesloten dossier kan worden vernietigd. Dit dossier is nog open."),
			ways(quietLink(flow.Route{Screen: flow.Close, Case: s.ID}.String(), "Naar het sluiten van het dossier"), quietLink(caseLink(s.ID), "Naar het dossier")))...)
	case s.Destroy == nil:
		return app.Div().Class("screen").Body(append(body, keptPart(m), copiesPart(m),
			says("Vernietigen gaat in twee stappen. Eerst vraag je het en zeg je waarom. "+ruleLine(m)),
			ways(primaryLink(toForm(s.ID, meldcode.FormDestroyAsked), "Vernietiging vragen"),
				quietLink(toForm(s.ID, meldcode.FormKeepLonger), "Langer bewaren"), quietLink(caseLink(s.ID), "Naar het dossier")))...)
	}
	form, _ := meldcode.FormByID(meldcode.FormDestroyAsked)
	body = append(body, refusedToDestroy(m),
		summaryOf(m.Keep.Problems),
		panel("note", "", says(s.Destroy.Name+" heeft op "+s.Destroy.On.Dutch()+" om vernietiging gevraagd. "+form.Label("why", s.Destroy.Why)+" Bevestig het, of trek het in.")))
	if why := s.AgainstDestroyingBy(meldcode.MemberID(m.Me.ID), m.Today, m.Rule()); len(why) > 0 {
		return app.Div().Class("screen").Body(append(body, copiesPart(m), bullets(why...),
			ways(quietLink(toForm(s.ID, meldcode.FormDestroyNot), "Niet vernietigen"), quietLink(caseLink(s.ID), "Naar het dossier")))...)
	}
	body = append(body,
		panel("danger", "Dit kan niet ongedaan worden gemaakt",
			says("Daarna kan niemand dit dossier op deze tablet nog lezen, ook jij niet.")),
		copiesPart(m),
		says("Er blijft alleen een regel bewaard: dat een dossier is vernietigd, wanneer en door wie. Zonder namen van het gezin."),
		hint("De browser bewaart gewiste gegevens nog een tijd op de schijf. Daarom hoort de versleuteling van de tablet zelf aan te staan."),
		app.Div().Class("fields").Body(field{Field: flow.FieldReference, Label: "Typ het kenmerk " + s.Reference + " om door te gaan", Value: m.Keep.Typed, Short: true, Problems: m.Keep.Problems}.draw()))
	if m.Keep.Working {
		body = append(body, working("Bezig met vernietigen…"))
	} else {
		body = append(body, ways(press(flow.ActDestroy, "", "Dossier vernietigen", false), quietLink(toForm(s.ID, meldcode.FormDestroyNot), "Niet vernietigen")))
	}
	return app.Div().Class("screen screen-form").Body(body...)
}

func refusedToDestroy(m flow.Model) app.UI {
	if len(m.Keep.Refused) == 0 {
		return app.Div().Class("place")
	}
	return problemBox("Dit kan nu niet", bullets(m.Keep.Refused...))
}

func caseLink(id dossier.ID) string { return flow.Route{Screen: flow.Case, Case: id}.String() }

// keptPart says when the case is to be looked at.
func keptPart(m flow.Model) app.UI {
	s := m.State
	on, why := s.Summary(m.Today).Retained.Review(m.School.Retention.After())
	if on.IsZero() {
		return says("Er is nog geen datum om te kijken of dit dossier weg kan. Die komt er als de leerling van school gaat.")
	}
	return says("Bekijken op **" + on.Dutch() + "** (" + why + ").")
}

func ruleLine(m flow.Model) string {
	switch m.Rule() {
	case dossier.Another:
		return "Daarna bevestigt een collega het die dit dossier kan lezen."
	case dossier.Later:
		return "Daarna bevestigt iemand het op een andere dag."
	}
	return "Daarna bevestigt een collega het die dit dossier kan lezen, of jij op een andere dag."
}

// copiesPart lists the copies that the log knows of, outside the tablet.
func copiesPart(m flow.Model) app.UI {
	copies := m.State.Copies()
	if len(copies) == 0 {
		return says("Volgens het logboek is er niets van dit dossier afgedrukt of meegegeven. Kijk ook naar papier in de school.")
	}
	return part("Er zijn ook kopieën buiten deze tablet. Die vernietigt de app niet", bullets(copies...))
}

// recoveryAsks says on the overview that the school has a recovery key.
func recoveryAsks(m flow.Model) app.UI {
	if !m.AsksRecovery() {
		return app.Div().Class("place")
	}
	return panel("note", "Je school heeft een noodsleutel",
		says("Daarmee kan "+m.School.Recovery.Name+" back-ups openen als er niemand meer bij kan. Hij telt pas als jij hem hebt vergeleken."),
		ways(quietLink(toArg(flow.Settings, "recovery"), "Noodsleutel bekijken")))
}

// settingsRecovery compares the recovery key of the school, and accepts or refuses it.
func settingsRecovery(m flow.Model) app.UI {
	r, had := m.School.Recovery, m.Recovery
	body := []app.UI{backToSettings(), topic("", "Noodsleutel van de school"), refusedToDestroy(m)}
	if !r.Set() {
		return app.Div().Class("screen").Body(append(body, says("Je school heeft geen noodsleutel ingesteld."))...)
	}
	known := had.Key == r.Key
	switch {
	case known && had.Accepted:
		body = append(body, panel("note", "", says("Je hebt deze sleutel aanvaard op "+meldcode.DateOf(had.At).Dutch()+". Nieuwe back-ups gaan er ook mee open. Dat staat in het logboek van elk dossier.")))
	case known:
		body = append(body, panel("note", "", says("Je hebt deze sleutel niet aanvaard. Nieuwe back-ups gaan er niet mee open.")))
	case had.Accepted:
		body = append(body, panel("warning", "De sleutel is veranderd", says("Je had een andere sleutel aanvaard. Die telt niet meer. Vraag "+r.Name+" waarom de sleutel nieuw is, voordat je hem aanvaardt.")))
	}
	body = append(body,
		says("Met de noodsleutel kan **"+r.Name+"** je back-ups openen en lezen. Dat helpt als je ziek wordt of je wachtzin en herstelcode kwijt bent."),
		says("Vraag "+r.Name+" om de vingerafdruk: op papier of door de telefoon, niet in een mail. Is elk teken gelijk?"),
		pairs([]meldcode.Row{{Label: "Van", Text: r.Name}, {Label: "Vingerafdruk", Text: r.Fingerprint()}}))
	var buttons []app.UI
	if !known || !had.Accepted {
		buttons = append(buttons, press(flow.ActAcceptRecovery, r.Key, "Hij klopt: noodsleutel aanvaarden", true))
	}
	if !known || had.Accepted {
		buttons = append(buttons, press(flow.ActRefuseRecovery, r.Key, "Noodsleutel niet aanvaarden", false))
	}
	if m.Keep.Working {
		return app.Div().Class("screen").Body(append(body, working("Bezig met vastleggen…"))...)
	}
	return app.Div().Class("screen").Body(append(body, ways(buttons...),
		hint("Wat al in een back-up staat, blijft met de sleutel van toen te openen."))...)
}

// recoveryLine is what stands behind "Noodsleutel" in the list of settings.
func recoveryLine(m flow.Model) string {
	switch {
	case m.AsksRecovery():
		return "Nog niet vergeleken"
	case m.Recovery.Accepted:
		return "Aanvaard"
	}
	return "Niet aanvaard"
}
