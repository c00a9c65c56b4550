package flow

import "time"

const (
	idleLimit = 3 * time.Minute // until the lock falls
	idleWarn  = time.Minute     // how long before it is announced
	lockWait  = 1500 * time.Millisecond
)

// idle locks an app that nobody touches, and warns first.
func (m Model) idle() (Model, []Cmd) {
	if m.Phase != Open || m.locking {
		return m, nil
	}
	left := idleLimit - m.Clock.Sub(m.active)
	switch {
	case left > idleLimit: // the clock went back: idleness starts again
		m.active, m.Warn = m.Clock, time.Time{}
	case left <= 0:
		return m.lock()
	case left <= idleWarn && m.Warn.IsZero():
		m.Warn = m.Clock.Add(left)
		m2, cmds := m.keep()
		return m2, append(cmds, FocusField{"#stay"})
	}
	return m, nil
}

// lock keeps the concept first, for at most lockWait.
func (m Model) lock() (Model, []Cmd) {
	if m.Phase != Open || m.locking {
		return m, nil
	}
	m, cmds := m.keep()
	if len(cmds) == 0 && m.Form.Save != Saving {
		return m.locked()
	}
	m.locking = true
	return m, append(cmds, Later{lockWait, LockNow{}})
}

// locked forgets everything that was readable; the interpreter drops the keys
// and replaces the page, because Go cannot wipe memory.
func (m Model) locked() (Model, []Cmd) {
	fresh := Model{Phase: Locked, Route: Route{Screen: Unlock}, Device: m.Device, Storage: Storage{},
		Faces: m.Faces, Shown: m.Shown, gen: m.gen + 1, jobs: m.jobs}.at(m.Clock)
	return fresh, []Cmd{Lock{}}
}
