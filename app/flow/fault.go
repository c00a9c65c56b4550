package flow

// Fault is why something could not be stored or opened.
type Fault string

// The faults, each with sentences of its own.
const (
	NoFault     Fault = ""
	Quota       Fault = "quota"       // the tablet is full
	Aborted     Fault = "aborted"     // the store broke off the write
	ConnLost    Fault = "lost"        // the browser took the store away
	Blocked     Fault = "blocked"     // another window holds the store
	NoAnswer    Fault = "no-answer"   // the store says nothing
	Unavailable Fault = "unavailable" // the store does not open
	NoStore     Fault = "no-store"    // the browser has none
	Private     Fault = "private"     // the browser has one and refuses it
	Newer       Fault = "newer"       // written by a newer version of the app
	Vanished    Fault = "vanished"    // the vault was cleared away
	Damaged     Fault = "damaged"     // what was read does not open or verify
	Absent      Fault = "absent"      // there is no such case, or it is not for this member
	Other       Fault = "other"
)

// sentences are Dutch: what happened, and what to do about it. What happened is
// told in the words of the fault's page.
var sentences = map[Fault]struct{ what, do string }{
	Quota:       {"De tablet is vol.", "Maak ruimte vrij op de tablet en probeer het opnieuw."},
	Aborted:     {"De tablet brak het bewaren af.", "Probeer het opnieuw. Lukt het weer niet? Start de tablet opnieuw."},
	ConnLost:    {"De opslag viel weg.", "Probeer het opnieuw. Lukt het weer niet? Start de app opnieuw."},
	Blocked:     {"De app is ook open in een ander venster, en dat houdt de opslag bezet.", "Sluit dat venster en probeer het opnieuw."},
	NoAnswer:    {"De opslag antwoordt niet.", "Probeer het opnieuw. Lukt het weer niet? Start de app opnieuw."},
	Unavailable: {"De opslag van deze browser gaat niet open.", "Probeer het opnieuw. Lukt het weer niet? Start de tablet opnieuw. Wis geen gegevens van de browser."},
	NoStore:     {"De opslag van deze browser staat uit.", "Vraag je beheerder om de opslag van de browser aan te zetten."},
	Private:     {"In dit venster kan de app niets bewaren. Misschien is het een privévenster.", "Open de app in een gewoon venster."},
	Newer:       {"De gegevens op deze tablet zijn gemaakt met een nieuwere versie van de app.", "Start de app opnieuw, dan werkt hij zich bij."},
	Vanished:    {"De gegevens staan niet meer op deze tablet.", "Start de app opnieuw. Daarna kun je een back-up terugzetten."},
	Damaged:     {"Een deel van de gegevens is niet te lezen.", "Bel je beheerder en maak geen nieuwe gegevens aan."},
	Absent:      {"Dit dossier is er niet, of het is niet voor jou.", "Ga naar het overzicht."},
	Other:       {"Dit lukte niet.", "Probeer het opnieuw of start de app opnieuw."},
}

// What says in Dutch what happened; "" for NoFault.
func (f Fault) What() string { return f.known().what }

// Do says in Dutch what to do about it; "" for NoFault.
func (f Fault) Do() string { return f.known().do }

func (f Fault) known() struct{ what, do string } {
	if s, ok := sentences[f]; ok || f == NoFault {
		return s
	}
	return sentences[Other]
}

// notDone says that something did not happen, why, and what to do. Where it is
// not known whether it happened, it says that.
func (f Failed) notDone() string {
	said := "Er is niets veranderd."
	if f.Unsure {
		said = "Het is niet zeker of dit nu bewaard is."
		switch f.Cmd.(type) {
		case ChangePassphrase, OpenWithCode:
			said = "Het is niet zeker welke wachtzin nu geldt. Houd ze allebei bij de hand."
		case ProveKeys:
			said = "Het is niet zeker welke herstelcode nu geldt. Bewaar ze allebei."
		}
	}
	if f.Part {
		said = "Een deel is al gedaan. Doe het nog een keer, dan gaat de app verder."
		if _, ok := f.Cmd.(ProveKeys); ok {
			said = "Je nieuwe herstelcode geldt al, de oude niet meer. Nog niet alles is opnieuw versleuteld. Kies nog een keer 'Herstelcode controleren'."
		}
	}
	return f.Fault.What() + " " + said + " " + f.Fault.Do()
}
