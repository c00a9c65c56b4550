package flow

import (
	"slices"
	"strconv"

	"meldcode/app/exchange"
	"meldcode/app/meldcode"
)

// startCallAid lays out what is asked in a call. It never names anybody at first,
// also when it did before: whoever opens it may sit where others can see.
func (m Model) startCallAid() Model {
	if m.Call = (CallView{Kept: m.Form.Save != Untouched}); m.Call.Kept {
		m.Form.Field = "" // it is not on screen
	}
	return m.callAid()
}

// callAid works out the answers anew.
func (m Model) callAid() Model {
	how := exchange.Nameless
	if m.Call.Named {
		how = exchange.Named
	}
	m.Call.Questions = m.callQuestions(how)
	return m
}

func (m Model) callQuestions(how exchange.Telling) []exchange.CallQuestion {
	if m.Route.Case == "" {
		return exchange.Call(nil, meldcode.Facts{}, how)
	}
	var others []string
	for _, c := range m.Contacts {
		others = append(others, c.Name, c.Organisation, c.Phone, c.Mail)
	}
	return exchange.Call(m.State, m.Form.Facts, how, others...)
}

// doCall is a button of the call aid.
func (m Model) doCall(d Do) (Model, []Cmd) {
	if m.Route.Screen != Call {
		return m, nil
	}
	switch d.Action {
	case ActNames:
		m.Call.Asking = true
	case ActNamesYes:
		m.Call = CallView{Named: true}
		m = m.callAid()
		// What was told with names is recorded so, whatever is shown afterwards.
		return m.answered(Answered{"named", meldcode.Picked("named")})
	case ActNoNames:
		// What is typed now stays: it is under the hand of who typed it.
		m.Call = CallView{Kept: m.Call.Kept}
		m = m.callAid()
	case ActCallText:
		n, err := strconv.Atoi(d.ID)
		if err != nil || n < 0 || n >= len(m.Call.Questions) || n >= 32 {
			break
		}
		m.Call.Questions = slices.Clone(m.Call.Questions)
		m.Call.Shown ^= 1 << n
		how := exchange.Nameless
		if m.Call.Shown&(1<<n) != 0 {
			how = exchange.Masked
		}
		m.Call.Questions[n] = m.callQuestions(how)[n]
	case ActCallNotes:
		m.Call.Kept = false
		return m, []Cmd{FocusField{"notes"}}
	}
	return m, nil
}
