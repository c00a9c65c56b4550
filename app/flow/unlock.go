package flow

import (
	"time"

	"meldcode/app/meldcode"
	"meldcode/app/vault"
)

// chosen returns the member who is unlocking: the one picked, or the only one.
func (m Model) chosen() string {
	if m.Unlock.Member == "" && len(m.Faces) == 1 {
		return m.Faces[0].ID
	}
	return m.Unlock.Member
}

func (m Model) unlockProblem(key Field, text string) (Model, []Cmd) {
	m.Unlock.Problems = []meldcode.Problem{{Key: meldcode.Key(key), Text: text}}
	return m, []Cmd{FocusField{Problems}}
}

// unlock tries the passphrase.
func (m Model) unlock() (Model, []Cmd) {
	u := &m.Unlock
	if u.Working {
		return m, nil
	}
	if m.waits() {
		return m, []Cmd{FocusField{Problems}}
	}
	u.Problems, u.Wrong, u.Failed = nil, false, ""
	switch {
	case m.chosen() == "":
		return m.unlockProblem("member", "Kies wie je bent.")
	case u.ByPasskey && u.PIN == "":
		return m.unlockProblem(FieldPIN, "Vul je pincode in.")
	case !u.ByPasskey && u.Passphrase == "":
		return m.unlockProblem(FieldPassphrase, "Vul je wachtzin in.")
	}
	u.Working = true
	m.Notice = Notice{Status: "Bezig met ontgrendelen…"}
	if u.ByPasskey {
		return m, []Cmd{m.job(OpenWithPasskey{m.chosen(), u.PIN})}
	}
	return m, []Cmd{m.job(OpenMember{m.chosen(), u.Passphrase})}
}

// waits reports whether wrong attempts still have to wear off. What is wrong
// stays on the screen, and counts down.
func (m Model) waits() bool { return m.Unlock.Wrong && m.Unlock.Wait.After(m.Clock) }

// face returns the row of the unlock screen of that member.
func (m Model) face(id string) Face {
	for _, f := range m.Faces {
		if f.ID == id {
			return f
		}
	}
	return Face{}
}

// recover opens with the recovery code and sets a new passphrase.
func (m Model) recover() (Model, []Cmd) {
	u := &m.Unlock
	if u.Working {
		return m, nil
	}
	if m.waits() {
		return m, []Cmd{FocusField{Problems}}
	}
	u.Problems, u.Wrong, u.Failed = nil, false, ""
	if _, err := vault.ParseCode(u.Code); err != nil {
		return m.unlockProblem(FieldCode, "Deze code is niet compleet, of er staat een teken verkeerd. Kijk op je papier en typ de groepen nog een keer.")
	}
	if ok, why := vault.Strength(u.NewPass); !ok {
		return m.unlockProblem(FieldNewPass, weakSentence(why))
	}
	u.Working = true
	m.Notice = Notice{Status: "Bezig met ontgrendelen…"}
	return m, []Cmd{m.job(OpenWithCode{u.Code, u.NewPass})}
}

// wrongSecret tells how many attempts are left before a wait; nothing is ever
// wiped.
func (m Model) wrongSecret(msg WrongSecret) (Model, []Cmd) {
	m.Notice = Notice{}
	if m.Phase == Open {
		m.Settings.Working, m.Key.Working = false, false
		m.Settings.Problems = []meldcode.Problem{{Key: meldcode.Key(FieldOldPass), Text: "Deze wachtzin past niet. Let op hoofdletters en spaties."}}
		return m, []Cmd{FocusField{Problems}}
	}
	u := &m.Unlock
	u.Working, u.Wrong, u.Left, u.Wait = false, true, msg.Left, msg.Wait
	u.Pause = vault.Attempts{}.Pause()
	return m, []Cmd{FocusField{Problems}}
}

// unlocked shows what the person came for, or the overview.
func (m Model) unlocked(msg Unlocked) (Model, []Cmd) {
	m = m.at(msg.Now)
	fresh := m.Phase != Locked
	m.Phase, m.Me, m.active = Open, msg.Me, m.Clock
	m.Overview, m.Contacts, m.Concepts, m.Storage = msg.Overview, msg.Contacts, msg.Concepts, msg.Storage
	m.Members, m.Matches, m.Passkey, m.Ended = msg.Members, msg.Matches, msg.Passkey, msg.Ended
	m.Prefs, m.Trouble, m.Recovery = msg.Prefs, msg.Trouble, msg.Recovery
	m = m.withHolidays(msg.Holidays)
	restore := m.Setup.Restore
	m.Setup, m.Unlock, m.Notice = SetupView{}, UnlockView{}, Notice{}
	m.Import = ImportView{}
	back := m.Back
	m.Back = Route{}
	switch {
	case fresh:
		m.Setup.Restore = restore
		back = Route{Screen: Setup, Arg: "5"}
	case back.Screen == "", back.Screen == Unknown, back.Screen == Hand && back.Arg != m.Me.ID:
		back = Route{Screen: Home}
	}
	m.resume, m.Returned = !fresh, !fresh
	m, cmds := m.open(back)
	cmds = append(cmds, ShiftHides{!m.Prefs.NoShift})
	if m.Storage.Promise != Promised { // a person just acted: the moment to ask
		cmds = append(cmds, m.job(AskPersist{}))
	}
	return m, cmds
}

// youngEnough is how long "Verder waar je was" is offered.
const youngEnough = 12 * time.Hour

// Resumable returns the concept to go on with, if one is younger than 12 hours.
func (m Model) Resumable() (Concept, bool) {
	for _, c := range m.Concepts {
		if age := m.Clock.Sub(c.At); age >= 0 && age < youngEnough {
			return c, true
		}
	}
	return Concept{}, false
}
