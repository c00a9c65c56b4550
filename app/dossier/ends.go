package dossier

import "meldcode/app/meldcode"

// Ending is one way to close, with what stands in its way. Of leaving school,
// which is always possible, Why names what is still open.
type Ending struct {
	Option   meldcode.OptionID
	Possible bool
	Why      []string // Dutch
}

// tries is after how many recorded attempts to hear Veilig Thuis's decision a
// case may close without it.
const tries = 3

// Endings returns every way to close the case.
func (s State) Endings(_ meldcode.Date) []Ending {
	options := []meldcode.OptionID{meldcode.EndNoAction, meldcode.EndUnfounded, meldcode.EndAfterReport, meldcode.EndAfterHelp, meldcode.EndLeft}
	var out []Ending
	for _, o := range options {
		why := s.against(o)
		out = append(out, Ending{o, o == meldcode.EndLeft && s.Closed == nil && !s.Loose || len(why) == 0, why})
	}
	return out
}

// closable says that the case can end otherwise than by leaving school.
func (s State) closable() bool {
	for _, e := range s.Endings(meldcode.Date{}) {
		if e.Possible && e.Option != meldcode.EndLeft {
			return true
		}
	}
	return false
}

// against says why the case cannot end so now.
func (s State) against(o meldcode.OptionID) []string {
	if s.Loose {
		return []string{"Dit signaal hoort nog niet bij een dossier."}
	}
	if s.Closed != nil {
		return []string{"Dit dossier is al gesloten."}
	}
	why := s.guard()
	r := s.Now()
	stands := s.unsafe2 && len(why) == 0
	switch o {
	case meldcode.EndLeft:
		return append(why, s.open()...)
	case meldcode.EndNoAction:
		if stands {
			why = append(why, "Bij afweging 2 antwoordden jullie 'ja of twijfel'. Herzie eerst dat antwoord, na overleg met Veilig Thuis.")
		}
		if r.standing(1).Option != meldcode.NoAction {
			why = append(why, "Dit kan als jullie bij afweging 1 antwoorden dat er geen actie nodig is.")
		}
	case meldcode.EndUnfounded:
		if s.unsafe2 {
			why = append(why, "Bij afweging 2 antwoordden jullie 'ja of twijfel'. Herzie eerst dat antwoord, na overleg met Veilig Thuis.")
		}
		if r.standing(1).Option != meldcode.NoAction && !(s.reported() && s.duty.decided) {
			why = append(why, "Dit kan als jullie bij afweging 1 antwoorden dat er geen actie nodig is, of als Veilig Thuis de melding heeft beoordeeld.")
		}
	case meldcode.EndAfterReport:
		if !s.reported() {
			why = append(why, "Er is in deze ronde geen melding vastgelegd.")
		} else {
			why = append(why, s.afterReport()...)
		}
		why = append(why, s.helpOpen()...)
	case meldcode.EndAfterHelp:
		if stands {
			why = append(why, "Bij afweging 2 staat 'ja of twijfel'. Herzie eerst dat antwoord, na overleg met Veilig Thuis, of sluit na de melding.")
		}
		if _, ok := s.helpPlan(); !ok {
			why = append(why, "Er is geen hulpplan vastgelegd.")
		}
		if r.standing(5).Option != meldcode.Reached {
			why = append(why, "Dit kan als jullie bij afweging 5 antwoorden dat de resultaten zijn bereikt.")
		}
		if _, planned := s.monitoring(); !planned {
			why = append(why, "Leg eerst vast hoe jullie de veiligheid blijven volgen.")
		}
		if s.waiting() {
			why = append(why, s.afterReport()...)
		}
		why = append(why, s.helpOpen()...)
	}
	return why
}

// guard is what stands in the way of every ending (T22, D1).
func (s State) guard() []string {
	var why []string
	f := s.Follows()
	if s.toReport() {
		switch {
		case f.By == 2:
			why = append(why, "Bij afweging 2 staat 'ja of twijfel' ("+f.On.Dutch()+"). Zolang dat er staat, volgt: melden bij Veilig Thuis.")
		default:
			why = append(why, "Uit afweging "+string(rune('0'+f.By))+" ("+f.On.Dutch()+") volgt: melden bij Veilig Thuis.")
		}
		if s.duty.advice {
			why = append(why, "Veilig Thuis ziet dit nu als advies. Weeg opnieuw en leg het oordeel van Veilig Thuis erbij vast.")
		} else {
			why = append(why, "Is er gebeld? Leg vast wat Veilig Thuis zei.")
		}
		why = append(why, "Denken jullie er nu anders over? Herzie afweging "+string(rune('0'+f.By))+". Leg uit wat er veranderd is en wie meedacht.")
		if s.Deviates() {
			why = append(why, "Het besluit wijkt af van het afwegingskader. Zo'n dossier blijft open.")
		} else {
			why = append(why, "Besluit de directeur anders? Leg dat besluit vast, met de reden. Het logboek laat dan beide zien.")
		}
	}
	if s.unsafeSeen {
		why = append(why, "Bij het volgen van de veiligheid is er twijfel. Beantwoord eerst afweging 2 opnieuw, na overleg met Veilig Thuis.")
	}
	return why
}

// afterReport is what a reported case still waits for.
func (s State) afterReport() []string {
	var why []string
	if !s.duty.decided && s.duty.tries < tries {
		why = append(why, "Leg eerst vast wat Veilig Thuis heeft besloten. Krijg je na drie keer vragen niets te horen? Leg die pogingen vast. Dan kan het ook.")
	}
	if d, ok := s.decision(); !ok || d.Help == "" || d.Help == meldcode.HelpWithVT {
		why = append(why, "Beslissing 2 staat nog open: is hulp (ook) mogelijk? Leg dat eerst vast.")
	}
	return why
}

// helpOpen is help and watching that still runs.
func (s State) helpOpen() []string {
	var why []string
	if p, runs := s.helpRuns(); runs {
		why = append(why, "De hulp loopt nog tot "+p.Until.Dutch()+". Beoordeel eerst of de hulp heeft geholpen (afweging 5).")
	}
	if on, _ := s.monitoring(); !on.IsZero() {
		why = append(why, "Jullie kijken nog of het veilig is op "+on.Dutch()+". Leg dat eerst vast.")
	}
	return why
}

// open names what would be left open when the pupil leaves.
func (s State) open() []string {
	var why []string
	if s.waiting() {
		why = append(why, "Er is gemeld. Het besluit van Veilig Thuis is nog niet vastgelegd.")
	}
	if p, runs := s.helpRuns(); runs {
		why = append(why, "De hulp loopt nog tot "+p.Until.Dutch()+".")
	}
	if on, _ := s.monitoring(); !on.IsZero() {
		why = append(why, "De veiligheid wordt nog gevolgd tot en met "+on.Dutch()+".")
	}
	for _, t := range s.Tasks {
		why = append(why, t.Text)
	}
	if s.Left == nil {
		why = append(why, "Leg eerst vast waar de leerling heen gaat.")
	}
	return why
}
