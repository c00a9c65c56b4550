package ui

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"meldcode/app/flow"
)

// setupCheck looks at the tablet (S03, page 1): of each thing it says that it is
// in order, or what to do. What no page can see is asked, or left to be looked at.
func setupCheck(m flow.Model) []app.UI {
	rows := []row{checkInstalled(m), checkPromise(m), checkPrivate(m), checkScreenLock(m)}
	if m.Device.SharedOrigin {
		rows = append(rows, wrong("Eigen adres", "Op dit adres staan ook andere pagina's. Vraag je beheerder om een eigen adres voordat je een echt dossier begint."))
	}
	body := []app.UI{setupTopic(m, "Is deze tablet klaar voor gebruik?"),
		says("Dit duurt ongeveer tien minuten. Doe het op een rustig moment."), rowList(rows)}
	if m.Storage.Promise != flow.Promised {
		body = append(body, ways(press(flow.ActPersist, "", "Vraag de browser om te bewaren", false)))
	}
	field := string(flow.FieldScreenLock)
	return append(body,
		app.FieldSet().Class("field field-choices").Body(
			app.Legend().Class("label").Text("Heeft deze tablet een schermcode die leerlingen niet kennen?"),
			app.Div().Class("choices").Body(
				choice{Field: field, Kind: "radio", Option: "yes", Label: "Ja", Picked: m.Setup.ScreenLock == "yes"}.draw(),
				choice{Field: field, Kind: "radio", Option: "no", Label: "Nee, of dat weet ik niet", Picked: m.Setup.ScreenLock == "no"}.draw())),
		app.P().Body(app.Text("Beheert iemand anders deze tablet? "), plainLink(toArg(flow.Pages, "administrator"), "Geef het blad voor de beheerder")),
		ways(mainPress(flow.ActSetupNext, "Verder met mijn naam")))
}

func right(name, text string) row {
	return row{Name: name, Says: []string{text}, Tag: "in orde", Tone: "done"}
}
func wrong(name, text string) row {
	return row{Name: name, Says: []string{text}, Tag: "let op", Tone: "late"}
}
func open(name, text string) row {
	return row{Name: name, Says: []string{text}, Tag: "kijk na", Tone: "todo"}
}

func checkInstalled(m flow.Model) row {
	if m.Device.Standalone {
		return right("Op het beginscherm", "De app is geïnstalleerd.")
	}
	r := wrong("Op het beginscherm", "Zet de app op het beginscherm en open hem daar. Dan blijven je gegevens beter bewaard. Tik hier voor de uitleg.")
	r.Href = toArg(flow.Pages, "install")
	return r
}

func checkPromise(m flow.Model) row {
	switch m.Storage.Promise {
	case flow.Promised:
		return right("Opslag", "De browser belooft je gegevens te bewaren.")
	case flow.NotPromised:
		return wrong("Opslag", "De browser belooft niet dat je gegevens blijven staan. Bij weinig ruimte kunnen ze verdwijnen. Zet de app op het beginscherm en maak vaak een back-up.")
	}
	return open("Opslag", "De browser is nog niet gevraagd om je gegevens te bewaren. Vraag het hieronder.")
}

// checkPrivate says what can be known: a private window neither promises nor is
// it installed, and no page can tell one from a browser that does not promise.
func checkPrivate(m flow.Model) row {
	switch {
	case m.Storage.Promise == flow.Promised:
		return right("Geen privévenster", "De browser belooft te bewaren. Dat doet hij niet in een privévenster.")
	case m.Device.Standalone:
		return right("Geen privévenster", "De app staat op het beginscherm. Die opent niet in een privévenster.")
	}
	return open("Geen privévenster", "Dit kan de app niet zien. Kijk zelf: in een privévenster verdwijnt alles als je het sluit.")
}

func checkScreenLock(m flow.Model) row {
	switch m.Setup.ScreenLock {
	case "yes":
		return right("Schermvergrendeling", "De tablet heeft een code.")
	case "no":
		return wrong("Schermvergrendeling", "Zet een code op de tablet, bij de instellingen van de tablet, en houd die geheim voor leerlingen. Lukt dat niet? Vraag je beheerder.")
	}
	return open("Schermvergrendeling", "Dit kan de app niet zien. Beantwoord de vraag hieronder.")
}
