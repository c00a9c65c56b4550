package flow

import "time"

// lockWait is how long a lock waits for what was typed to be sealed.
const lockWait = 1500 * time.Millisecond

// idle locks an app that nobody touches, and warns first. A call holds it off
// until its time is over, across sleep too: a tablet whose screen went dark
// while somebody listens must not be locked in the middle of the call.
func (m Model) idle() (Model, []Cmd) {
	if m.Phase != Open || m.locking {
		return m, nil
	}
	if m.Clock.Before(m.active) { // the clock went back: idleness starts again
		m.active, m.Warn = m.Clock, time.Time{}
	}
	falls := m.active.Add(m.idleLimit())
	if m.CallUntil.After(falls) {
		falls = m.CallUntil
	}
	m, cmds := m.callTime()
	switch left := falls.Sub(m.Clock); {
	case left <= 0:
		m, more := m.lock(false)
		return m, append(cmds, more...)
	case left <= m.warnAhead() && m.Warn.IsZero():
		m.Warn, m.WarnIn = falls, left.Round(time.Second)
		m, more := m.keep()
		return m, append(append(cmds, more...), FocusField{WarningKey})
	}
	return m, cmds
}

// WarningKey is the key of the button in the warning, for FocusField.
const WarningKey = "#stay"

// touched notes a sign of the person, which holds off the lock.
func (m Model) touched() Model {
	m.active, m.Warn = m.Clock, time.Time{}
	return m
}

// lock covers the screen and seals what was typed first, for at most lockWait.
// Only when a person asked for the lock can they be asked what to do when it
// cannot be sealed.
func (m Model) lock(asked bool) (Model, []Cmd) {
	if m.Phase != Open || m.locking {
		return m, nil
	}
	m, cmds := m.keep()
	m, more := m.keepOthers()
	if cmds = append(cmds, more...); !m.keeping() && m.Form.Save != Recording {
		return m.locked()
	}
	m.locking, m.asked = true, asked
	return m, append(append([]Cmd{Cover{}}, cmds...), Later{lockWait, LockNow{}})
}

// sealed goes on with what waited until everything that was typed is safe, or
// until it is known that it cannot be: with a lock in either case, with the new
// version only when it is safe.
func (m Model) sealed() (Model, []Cmd) {
	switch {
	case m.keeping(), m.locking && m.Form.Save == Recording:
	case m.locking:
		return m.locked()
	case m.updating:
		m.updating = false
		if len(m.Unkept) == 0 {
			return m, []Cmd{ApplyUpdate{}}
		}
	}
	return m, nil
}

// unsealed goes on with a lock when what was typed could not be sealed.
func (m Model) unsealed() (Model, []Cmd) {
	if !m.locking || !m.asked {
		return m.sealed()
	}
	m.locking, m.Unsealed, m.giveTo = false, true, Route{}
	return m, []Cmd{Uncover{}, FocusField{UnsealedKey}}
}

// keepForLock seals, for a lock that waits, what could not be recorded.
func (m Model) keepForLock() (Model, []Cmd) {
	if !m.locking {
		return m, nil
	}
	m, cmds := m.keep()
	if len(cmds) == 0 {
		return m.sealed()
	}
	return m, cmds
}

// UnsealedKey is the key of the first button of that question, for FocusField.
const UnsealedKey = "#unsealed"

// shown is the page coming back in sight. It stays covered when it must lock.
func (m Model) shown(now time.Time) (Model, []Cmd) {
	m, cmds := m.at(now).idle()
	if m.locking || m.Phase == Locked && len(cmds) > 0 {
		return m, cmds
	}
	return m, append(cmds, Uncover{})
}

// locked forgets everything that was readable; the interpreter drops the keys
// and replaces the page, because Go cannot wipe memory.
func (m Model) locked() (Model, []Cmd) {
	fresh := Model{Phase: Locked, Route: Route{Screen: Unlock}, Device: m.Device, Storage: Storage{},
		Faces: m.Faces, Shown: m.Shown, School: m.School, gen: m.gen + 1, jobs: m.jobs}.at(m.Clock)
	to := ""
	if m.giveTo.Screen != "" {
		to = m.giveTo.String()
	}
	return fresh, []Cmd{Lock{To: to}}
}

// lockTo locks; whoever unlocks then is led to r.
func (m Model) lockTo(r Route) (Model, []Cmd) {
	m.giveTo = r
	return m.lock(true)
}
