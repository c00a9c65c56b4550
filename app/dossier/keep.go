package dossier

import (
	"slices"
	"strconv"

	"meldcode/app/meldcode"
)

// Keeping is why a case stays longer, and until when.
type Keeping struct {
	Entry EntryID
	Until meldcode.Date
}

// Asking is that somebody asked to destroy the case: the first of two steps. On is
// when that was recorded and not when it is said to be, as the second may have to
// wait for another day.
type Asking struct {
	Entry EntryID
	On    meldcode.Date
	By    meldcode.MemberID
	Name  string
	Why   meldcode.OptionID
}

// keep takes an entry about keeping, destroying or a request.
func (s *State) keep(e Entry, a meldcode.Answers, day meldcode.Date) {
	switch e.Form {
	case meldcode.FormKeepLonger:
		s.Kept = &Keeping{e.ID, a.Day("until")}
	case meldcode.FormDestroyAsked:
		s.Destroy = &Asking{e.ID, e.Recorded.Date(), meldcode.MemberID(e.Member), e.Name, a.One("why")}
	case meldcode.FormDestroyNot:
		s.Destroy = nil
	case meldcode.FormRequest:
		s.task(TaskRequest, "Geef antwoord op het verzoek over het dossier.", "add/request-answered", dateOr(a.Day("answer-by"), day), e)
	case meldcode.FormRequestAnswered:
		s.done(TaskRequest, 1)
	}
}

// againstDestroying says why the case cannot be destroyed now: only what is closed
// can, and a case from which a report follows never closes.
func (s State) againstDestroying() []string {
	if s.Loose {
		return []string{"Dit is een los signaal. Gooi het weg of zet het in een dossier."}
	}
	if s.Closed == nil {
		return []string{"Dit dossier is nog open. Sluit het eerst."}
	}
	if s.hasTask(TaskRequest) {
		return []string{"Er is nog een verzoek over dit dossier. Leg eerst het antwoord vast."}
	}
	return nil
}

// Second is who may take the second step of destroying.
type Second uint8

// Another member, a later day, or one of both.
const (
	AnotherOrLater Second = iota
	Another
	Later
)

// AgainstDestroyingBy says why member cannot take the second step today; nil when
// they can.
func (s State) AgainstDestroyingBy(member meldcode.MemberID, today meldcode.Date, rule Second) []string {
	if why := s.againstDestroying(); len(why) > 0 {
		return why
	}
	if s.Destroy == nil {
		return []string{"Er is nog niet gevraagd om dit dossier te vernietigen. Doe dat eerst."}
	}
	other, later := member != s.Destroy.By, today.After(s.Destroy.On)
	switch {
	case rule == Another && !other:
		return []string{"Een collega die dit dossier kan lezen, bevestigt het vernietigen. Je school vraagt dat."}
	case rule == Later && !later:
		return []string{"Bevestig dit op een andere dag. Je school vraagt dat."}
	case rule == AnotherOrLater && !other && !later:
		return []string{"Bevestig dit op een andere dag, of laat een collega het bevestigen die dit dossier kan lezen."}
	}
	return nil
}

// Retained is what an overview must know to say when a case is looked at again.
type Retained struct {
	Left  meldcode.Date // the pupil leaves school
	Until meldcode.Date // kept longer until
	Look  meldcode.Date // what was chosen at closing
	Asked bool          // somebody asked to destroy it
}

func (s State) retained() Retained {
	r := Retained{Asked: s.Destroy != nil}
	if s.Left != nil {
		r.Left = s.Left.On
	}
	if s.Kept != nil {
		r.Until = s.Kept.Until
	}
	if s.Closed != nil {
		r.Look = s.Closed.LookAgain
	}
	return r
}

// Review returns when the case is to be looked at, and what makes it that day;
// zero while nothing does. years is how long the school keeps a case after the
// pupil left.
func (r Retained) Review(years int) (on meldcode.Date, why string) {
	switch {
	case !r.Until.IsZero():
		return r.Until, "langer bewaren"
	case !r.Left.IsZero():
		after := strconv.Itoa(years) + " jaar"
		return yearsAfter(r.Left, years), after + " nadat de leerling van school ging"
	case !r.Look.IsZero():
		return r.Look, "gekozen bij het sluiten"
	}
	return meldcode.Date{}, ""
}

// yearsAfter is the same day some years later, the first of March for one that is
// not there.
func yearsAfter(d meldcode.Date, years int) meldcode.Date {
	later := meldcode.Date{Year: d.Year + years, Month: d.Month, Day: 1}
	return later.AddDays(d.Day - 1)
}

// Copies tells what is known to be outside the tablet, from what the log says went
// out: for who destroys the case, as the app cannot reach those. Of back-ups, of
// which there may be hundreds, the last stands for all.
func (s State) Copies() []string {
	names := map[meldcode.OptionID]string{"print": "afdruk", "file": "bestand", "told": ""}
	var out []string
	last, backups := "", 0
	for _, e := range s.Entries {
		if e.Form != meldcode.FormOut || e.Withheld {
			continue
		}
		if _, again := s.original(e); again {
			continue
		}
		a := s.Current(e)
		kind, known := names[a.One("how")]
		if !known {
			kind = "iets"
		}
		if kind == "" {
			continue
		}
		if a.Text("to") == meldcode.ToBackup {
			last, backups = "back-up van "+s.Day(&e).Dutch()+", gemaakt door "+e.Name, backups+1
			continue
		}
		line := kind + " voor " + a.Text("to") + ", " + s.Day(&e).Dutch() + ", vastgelegd door " + e.Name
		if !slices.Contains(out, line) {
			out = append(out, line)
		}
	}
	switch {
	case backups > 1:
		out = append([]string{last + ", en de back-ups van daarvoor"}, out...)
	case backups == 1:
		out = append([]string{last}, out...)
	}
	return out
}
