package flow

import "time"

// inCall is how long a call may hold off the lock: whoever talks to Veilig Thuis
// mostly listens, and touches nothing.
const inCall = 45 * time.Minute

// startCall begins the in-call mode. Before unlock there is nothing to lock.
func (m Model) startCall() (Model, []Cmd) {
	if m.Phase != Open {
		return m, nil
	}
	m.CallUntil = m.Clock.Add(inCall)
	m.Notice = Notice{Status: "De belstand is aan."}
	return m, []Cmd{KeepAwake{true}}
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
