package flow

import (
	"strconv"

	"meldcode/app/dossier"
	"meldcode/app/meldcode"
)

// LogView is the logbook (S18).
type LogView struct {
	LogSift
	ByEvent  bool       // by date of the event, else as recorded
	of       dossier.ID // the case
	Findings []dossier.Finding
	Checked  bool
	Working  bool
}

// LogSift is which entries of a logbook are shown. Empty is all.
type LogSift struct {
	Words  string
	Step   int // 1 to 5, 0 = any
	Person meldcode.PersonID
	Form   meldcode.FormID
}

// kept is the logbook of r: as it was chosen, while the person stays in one case.
func (l LogView) kept(r Route) LogView {
	if l.of != r.Case {
		return LogView{of: r.Case}
	}
	return LogView{LogSift: l.LogSift, ByEvent: l.ByEvent, of: l.of}
}

// typed takes a choice of which entries are shown.
func (l LogView) typed(t Typed) LogView {
	switch t.Field {
	case FieldLogWords:
		l.Words = t.Text
	case FieldLogStep:
		l.Step, _ = strconv.Atoi(t.Text)
	case FieldLogPerson:
		l.Person = meldcode.PersonID(chosen(t.Text))
	case FieldLogForm:
		l.Form = meldcode.FormID(chosen(t.Text))
	}
	return l
}
