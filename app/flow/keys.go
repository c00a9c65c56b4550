package flow

import (
	"meldcode/app/meldcode"
	"meldcode/app/vault"
)

// KeyView is the pages about a passkey and about new keys.
type KeyView struct {
	Alone    bool // "Alleen ik ken de code van deze tablet" (X17)
	PIN      string
	Problems []meldcode.Problem
	Working  bool
}

// doKeys is a button about passkeys, new keys, members or handing over; ok says
// whether it was one.
func (m Model) doKeys(d Do) (next Model, cmds []Cmd, ok bool) {
	switch d.Action {
	case ActAlone:
		m.Key.Alone = true
		return m, []Cmd{FocusField{string(FieldPIN)}}, true
	case ActAddPasskey:
		m, cmds = m.addPasskey()
	case ActDropPasskey:
		if !m.Key.Working {
			m.Key.Working = true
			cmds = []Cmd{m.job(DropPasskey{})}
		}
	case ActRenew:
		m, cmds = m.renew()
	case ActByPasskey, ActByPassphrase:
		m.Unlock.ByPasskey = d.Action == ActByPasskey
		m.Unlock.Wrong, m.Unlock.Problems, m.Unlock.Failed = false, nil, ""
		cmds = []Cmd{FocusField{string(FieldPassphrase)}}
		if m.Unlock.ByPasskey {
			cmds = []Cmd{FocusField{string(FieldPIN)}}
		}
	case ActLetLeave:
		m, cmds = m.letLeave()
	case ActGive:
		m, cmds = m.give()
	case ActGiveBack:
		m, cmds = m.giveBack()
	case ActAskSign:
		m, cmds = m.askSign()
	case ActSeen:
		cmds = []Cmd{m.job(SeenMatch{d.ID})}
	default:
		return m, nil, false
	}
	return m, cmds, true
}

func (m Model) addPasskey() (Model, []Cmd) {
	k := &m.Key
	if k.Working {
		return m, nil
	}
	k.Problems = nil
	if !vault.StrongPIN(k.PIN) {
		k.Problems = []meldcode.Problem{{Key: meldcode.Key(FieldPIN), Text: "Kies een pincode van minstens 6 tekens."}}
		return m, []Cmd{FocusField{Problems}}
	}
	k.Working = true
	return m, []Cmd{m.job(AddPasskey{k.PIN})}
}

// renew asks for new keys; the passphrase stays.
func (m Model) renew() (Model, []Cmd) {
	if m.Key.Working {
		return m, nil
	}
	m.Settings.Problems = nil
	if m.Settings.Old == "" {
		m.Settings.Problems = []meldcode.Problem{{Key: meldcode.Key(FieldOldPass), Text: "Vul je wachtzin in."}}
		return m, []Cmd{FocusField{Problems}}
	}
	m.Key.Working, m.Setup.For = true, Settings
	return m, []Cmd{m.job(RenewKeys{m.Settings.Old})}
}

// keys takes what became of a passkey or of new keys.
func (m Model) keys(msg Msg) (Model, []Cmd) {
	switch msg := msg.(type) {
	case KeysRenewed:
		// A passkey holds the old secret, and only the browser can ask for it.
		m.Setup, m.Passkey = SetupView{}, false
		m.Notice = Notice{Status: "Je sleutels zijn vernieuwd. Je oude herstelcode past nergens meer op."}
		return m.open(Route{Screen: Settings, Arg: "me"})
	case PasskeyTold:
		m.Key, m.Passkey = KeyView{}, msg.Has
		m.Notice = Notice{Status: "Je passkey is uitgezet. Je ontgrendelt met je wachtzin."}
		if msg.Has {
			m.Notice = Notice{Status: "Je passkey staat aan. Je wachtzin blijft ook werken."}
		}
	case PasskeyFailed:
		return m.passkeyFailed(msg)
	}
	return m, nil
}

// passkeyFailed falls back to the passphrase; nothing that was chosen is lost.
func (m Model) passkeyFailed(msg PasskeyFailed) (Model, []Cmd) {
	m.Notice = Notice{}
	if m.Phase == Open {
		m.Key.Working = false
		text := "De passkey is niet gemaakt. Deze browser of tablet kan het niet. Je wachtzin blijft werken."
		if msg.Cancelled {
			text = "De passkey is niet gemaakt, omdat het is gestopt. Probeer het opnieuw, of gebruik je wachtzin."
		}
		m.Key.Problems = []meldcode.Problem{{Key: meldcode.Key(FieldPIN), Text: text}}
		return m, []Cmd{FocusField{Problems}}
	}
	u := &m.Unlock
	u.Working, u.ByPasskey, u.PIN = false, false, ""
	u.Failed = "De passkey past hier nu niet. Dat kan gebeuren in een andere browser of na een update. Er is niets kwijt: ontgrendel met je wachtzin."
	if msg.Cancelled {
		u.Failed = "Je hebt de passkey niet gebruikt. Ontgrendel met je wachtzin, of kies nog een keer je passkey."
	}
	return m, []Cmd{FocusField{Problems}}
}
