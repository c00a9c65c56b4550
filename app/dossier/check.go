package dossier

import (
	"slices"

	"meldcode/app/meldcode"
)

// whenClosed are the forms that a closed case still takes: what happens to it
// afterwards, and what must never be refused.
var whenClosed = []meldcode.FormID{
	meldcode.FormReopen, meldcode.FormView, meldcode.FormNote, meldcode.FormAttachment, meldcode.FormFix, meldcode.FormStrike, meldcode.FormOut,
	meldcode.FormFeedback, meldcode.FormSignedBack, meldcode.FormAsked, meldcode.FormSignal,
	meldcode.FormDanger, meldcode.FormReportMade, meldcode.FormOutcome, meldcode.FormLeave, meldcode.FormPerson,
	meldcode.FormAccessGiven, meldcode.FormAccessEnded,
	meldcode.FormKeepLonger, meldcode.FormDestroyAsked, meldcode.FormDestroyNot,
	meldcode.FormRequest, meldcode.FormRequestAnswered, meldcode.FormRecoveryKey,
}

// Check says why d cannot be recorded in this state, and what to do instead;
// empty when it can. It guards what the forms themselves cannot know. Recording
// danger, a call or a report is never refused.
func (s State) Check(d Draft, today meldcode.Date) []string {
	if s.Closed != nil && !slices.Contains(whenClosed, d.Form) {
		return []string{"Dit dossier is gesloten. Heropen het eerst."}
	}
	if !d.Fixes.IsZero() {
		target, ok := s.Entry(d.Fixes)
		if !ok || d.Form != meldcode.FormFix && d.Form != meldcode.FormStrike && d.Form != target.Form {
			return []string{"Deze verbetering hoort bij een aantekening die er niet is. Open de aantekening en kies daar 'Verbeteren'."}
		}
	}
	switch d.Form {
	case meldcode.FormStrike:
		target, ok := s.Entry(d.Fixes)
		if !ok {
			return []string{"Open de aantekening en kies daar 'Doorstrepen'."}
		}
		if why := s.Strikable(target); why != "" {
			return []string{why}
		}
	case meldcode.FormClose:
		return s.checkClose(d.Answers.One("ending"))
	case meldcode.FormReopen:
		if s.Closed == nil {
			return []string{"Dit dossier is open."}
		}
	case meldcode.FormRound:
		if s.toReport() || s.unsafeSeen {
			return append([]string{"Een nieuwe ronde kan pas als deze ronde klaar is."}, s.guard()...)
		}
		if !s.answered() {
			return []string{"In deze ronde is nog niets gewogen. Beantwoord eerst afweging 1."}
		}
	case meldcode.FormDecision:
		return s.checkDecision(d.Answers)
	case meldcode.FormOpen:
		if len(s.Entries) > 0 && !s.Loose {
			return []string{"Dit dossier is al geopend."}
		}
	case meldcode.FormDestroyAsked:
		return s.againstDestroying()
	case meldcode.FormDestroyNot:
		if s.Destroy == nil {
			return []string{"Er is niet gevraagd om dit dossier te vernietigen."}
		}
	case meldcode.FormDiscard, meldcode.FormKeep, meldcode.FormTakenOver, meldcode.FormHandedIn:
		if !s.Loose {
			return []string{"Dit kan alleen met een los signaal. Dit signaal hoort bij een dossier."}
		}
	}
	return nil
}

func (s State) checkClose(ending meldcode.OptionID) []string {
	if ending == meldcode.EndLeft {
		if s.Left == nil && !s.Loose {
			return []string{"Leg eerst vast waar de leerling heen gaat."}
		}
		if s.Loose {
			return s.against(ending)
		}
		return nil
	}
	if _, ok := endingText[ending]; !ok {
		return []string{"Kies hoe dit dossier eindigt."}
	}
	return s.against(ending)
}

func (s State) checkDecision(a meldcode.Answers) []string {
	f := s.Follows()
	switch a.One("report") {
	case meldcode.DecideNoReport:
		if f.Report {
			return []string{"Uit jullie antwoorden volgt: melden bij Veilig Thuis. Besluit je anders? Kies dan 'Ik besluit anders' en leg de reden vast."}
		}
		if s.unsafe() {
			return []string{"Er is twijfel of het veilig is. Beantwoord eerst afweging 2 opnieuw, na overleg met Veilig Thuis."}
		}
		if !f.Help && !f.None {
			return []string{"De afwegingen zijn nog niet af. Weeg eerst verder. Melden kan altijd."}
		}
	case meldcode.DecideOtherwise:
		if !f.Report {
			return []string{"Uit jullie antwoorden volgt nu niet dat je moet melden. Kies een ander antwoord."}
		}
	}
	return nil
}

func (s State) answered() bool {
	r := s.Now()
	for n := 1; n <= 5; n++ {
		if r.Considerations[n].Option != "" {
			return true
		}
	}
	return len(r.Reports) > 0
}
