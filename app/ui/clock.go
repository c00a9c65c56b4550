package ui

import (
	"time"

	"meldcode/app/dossier"
	"meldcode/app/flow"
)

// clockBack is said beside an entry before which the clock was put back.
const clockBack = "De klok van het apparaat is voor deze aantekening teruggezet."

// clockSlack is how far the clock may be behind before it is said: devices differ
// by seconds, and a case may come from another one.
const clockSlack = 2 * time.Minute

// clockBehind returns when the last entry of the case on screen was recorded, when
// the clock shows an earlier moment; else "".
func clockBehind(m flow.Model) dossier.Stamp {
	if m.Phase != flow.Open || m.State == nil || m.Route.Case != m.State.ID {
		return ""
	}
	if last := m.State.Last(); last != "" && last.Time().After(m.Clock.Add(clockSlack)) {
		return last
	}
	return ""
}
