package flow

import (
	"time"

	"meldcode/app/meldcode"
)

// inCall is how long a call may hold off the lock: whoever talks to Veilig Thuis
// mostly listens, and touches nothing.
const inCall = 45 * time.Minute

// startCall begins the in-call mode. Before unlock there is nothing to lock.
func (m Model) startCall() (Model, []Cmd) {
	if m.Phase != Open {
		return m, nil
	}
	m.CallUntil = m.Clock.Add(inCall)
	var cmds []Cmd
	if m.Route.Screen == Call && m.Form.Answers.Text("at") == "" {
		m, cmds = m.answered(Answered{"at", meldcode.Typed(clockTime(m.Clock))})
	}
	m.Notice = Notice{Status: "De belstand is aan."}
	return m, append(cmds, KeepAwake{true})
}

func (m Model) endCall() (Model, []Cmd) {
	if m.CallUntil.IsZero() {
		return m, nil
	}
	m.CallUntil = time.Time{}
	m.Notice = Notice{Status: "De belstand is gestopt. De app gaat weer vanzelf op slot."}
	return m, []Cmd{KeepAwake{false}}
}

// callTime ends the in-call mode when its time is over. A clock that was put
// back does not make it longer.
func (m Model) callTime() (Model, []Cmd) {
	switch left := m.CallUntil.Sub(m.Clock); {
	case m.CallUntil.IsZero():
	case left <= 0:
		return m.endCall()
	case left > inCall:
		m.CallUntil = m.Clock.Add(inCall)
	}
	return m, nil
}
