package ui

import (
	"strconv"

	"meldcode/app/flow"
	"meldcode/app/meldcode"
)

// headings are the titles of the screens that have one of their own.
var headings = map[flow.Screen]string{
	flow.Welcome: "Welkom", flow.Now: "Nu hulp nodig", flow.Unlock: "Ontgrendelen", flow.Recover: "Wachtzin vergeten",
	flow.Home: "Overzicht", flow.SignalNew: "Signaal vastleggen", flow.SignalShow: "Signaal",
	flow.SignalNext: "Vastgelegd, wat nu?", flow.SignalInto: "Signaal in een dossier zetten", flow.CaseNew: "Dossier openen", flow.Which: "Over welk kind gaat het?", flow.Case: "Dossier",
	flow.Add: "Iets vastleggen", flow.Weigh: "Stap 4 van 5: wegen", flow.Decide: "Stap 5 van 5: beslissen",
	flow.Call: "Belhulp", flow.Report: "Melding", flow.HelpPlan: "Hulp", flow.Log: "Logboek",
	flow.People: "Wie hoort erbij", flow.Out: "Afdrukken of meegeven", flow.Close: "Dossier sluiten",
	flow.Reopen: "Dossier heropenen", flow.Leave: "Leerling gaat van school", flow.Contacts: "Contacten",
	flow.Pages: "Uitleg", flow.Settings: "Instellingen", flow.Import: "Back-up terugzetten of dossier ontvangen",
	flow.Staff: "Iemand die voor de school werkt", flow.Give: "Tablet geven", flow.Hand: "Tablet geven",
	flow.Terms:      "Termijnen en taken",
	flow.Destroying: "Dossier bewaren of vernietigen",
}

// settingsHeadings are the titles of the pages of the settings.
var settingsHeadings = map[string]string{
	"people": "Collega's op deze tablet", "holidays": "Schoolvakanties", "leave": "Een collega vertrekt", "passkey": "Passkey",
	"school": "School", "keep": "Bewaren en vernietigen", "recovery": "Noodsleutel van de school",
	"keys": "Sleutels vernieuwen", "table": "Overzicht als tabel", "keys-code": "Schrijf je herstelcode op",
}

// heading names the screen for the title. What a form or a page is called holds
// no name; what a case is called might, so that is never used.
func heading(m flow.Model) string {
	r := m.Route
	switch r.Screen {
	case flow.Lost:
		return lostTitle(m)
	case flow.Trouble:
		return troubleTitle(m)
	case flow.Setup:
		return setupStep(m) + ": deze tablet klaarmaken"
	case flow.Enrol:
		return setupStep(m) + ": collega toevoegen"
	case flow.Settings:
		if h, ok := settingsHeadings[r.Arg]; ok {
			return h
		}
	case flow.Hand:
		if r.Sub == flow.TaskSign && r.Arg == m.Me.ID {
			return "Besluit tekenen"
		}
	case flow.Step:
		if n, err := strconv.Atoi(r.Arg); err == nil && n >= 1 && n <= 5 {
			return meldcode.StepByNumber(n).Caption()
		}
	case flow.Pages:
		if p, ok := meldcode.PageByID(r.Arg); ok {
			return p.Title
		}
	}
	if f := m.Form.Form; f.Caption != "" {
		return f.Caption
	} else if f.Name != "" && r.Screen == flow.Add {
		return f.Name
	}
	if h, ok := headings[r.Screen]; ok {
		return h
	}
	return "Deze pagina bestaat niet"
}
