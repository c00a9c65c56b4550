package flow

import (
	"slices"
	"strconv"
	"time"

	"meldcode/app/dossier"
	"meldcode/app/meldcode"
)

// do is a button.
func (m Model) do(d Do) (Model, []Cmd) {
	m = m.touched()
	m.Unsealed = false
	m.Notice.Status = "" // what was said of the press before is not said of this one
	switch d.Action {
	case ActLock:
		return m.lock(true)
	case ActLockNow:
		return m.locked()
	case ActStay:
		return m, nil
	case ActCall:
		return m.startCall()
	case ActCallOver:
		return m.endCall()
	case ActLater:
		m.Update = false
	case ActUpdate:
		m.updating = true
		m, cmds := m.keep()
		m, more := m.keepOthers()
		m, last := m.sealed()
		return m, slices.Concat(cmds, more, last)
	case ActStop:
		return m.stop()
	case ActReload:
		return m, []Cmd{Reload{}}
	case ActAgain:
		if id := m.onScreen(); id != "" && m.Fault != NoFault {
			m.Fault = NoFault
			return m, []Cmd{m.load(id)}
		}
	case ActTakeOver:
		return m, []Cmd{m.job(TakeOver{})}
	case ActPersist:
		m.asking = true
		return m, []Cmd{m.job(AskPersist{})}
	case ActPrintPage:
		return m, []Cmd{PrintPage{}}
	case ActSavePrefs:
		return m.savePrefs()
	case ActSetupNext:
		return m.setupNext()
	case ActPropose:
		return m, []Cmd{m.job(Propose{})}
	case ActShow:
		m.Setup.Shown, m.Unlock.Shown = !m.Setup.Shown, !m.Unlock.Shown
	case ActChooseFace:
		u := &m.Unlock
		u.Member, u.Problems, u.ByPasskey, u.Failed = d.ID, nil, false, ""
		u.Wrong, u.Wait = false, time.Time{} // each member's attempts are their own
		return m, []Cmd{FocusField{string(FieldPassphrase)}}
	case ActUnlock:
		return m.unlock()
	case ActRecover:
		return m.recover()
	case ActResume, ActDrop:
		return m.concept(d)
	case ActSiftNone:
		return m.siftNone()
	case ActClosedToo:
		m.ShowAll = !m.ShowAll
	case ActNames, ActNamesYes, ActNoNames, ActCallText, ActCallNotes:
		return m.doCall(d)
	case ActOrder:
		m.Log.ByEvent = !m.Log.ByEvent
	case ActCheckLog:
		if m.State != nil && !m.Log.Working && m.free() {
			m.Log.Working = true
			return m, []Cmd{m.long("Bezig met controleren…", CheckLog{m.State.ID}), FocusField{StopField}}
		}
	case ActFix:
		return m.open(Route{Screen: Add, Case: m.Route.Case, Arg: string(meldcode.FormFix), Sub: d.ID})
	case ActView:
		return m.open(Route{Screen: Add, Case: m.Route.Case, Arg: string(meldcode.FormView), Sub: d.ID})
	case ActJoin:
		return m.join()
	case ActConfirmRoles:
		return m.confirmRoles(d.ID)
	case ActTable:
		return m.table()
	case ActCopy:
		return m, []Cmd{m.job(CopyText{pointer})}
	default:
		if next, cmds, ok := m.doForm(d); ok {
			return next, cmds
		}
		if next, cmds, ok := m.doKeys(d); ok {
			return next, cmds
		}
		if next, cmds, ok := m.doTerms(d); ok {
			return next, cmds
		}
		if next, cmds, ok := m.doHolidays(d); ok {
			return next, cmds
		}
		if next, cmds, ok := m.doKeep(d); ok {
			return next, cmds
		}
		if next, cmds, ok := m.doCards(d); ok {
			return next, cmds
		}
		if next, cmds, ok := m.doColleague(d); ok {
			return next, cmds
		}
		return m.doOut(d)
	}
	return m, nil
}

// pointer is the neutral line for the pupil system (X15).
const pointer = "Vragen over deze leerling: neem contact op met de IB'er."

// concept goes on with an unfinished form, or throws it away.
func (m Model) concept(d Do) (Model, []Cmd) {
	all := m.Concepts
	for _, u := range m.Unkept {
		all = append(all[:len(all):len(all)], u.Concept)
	}
	at := slices.IndexFunc(all, func(c Concept) bool { return c.ID == d.ID })
	switch {
	case at < 0:
		return m, nil
	case d.Action == ActResume:
		m.resume = true
		return m.open(ParseRoute(all[at].Route))
	}
	m.Unkept = m.unkeptBut(d.ID)
	if m.Form.Concept == d.ID {
		m.Form.kept = m.Form.edits
	}
	return m, []Cmd{m.job(DropConcept{d.ID})}
}

// confirmRoles writes "Ja, dit klopt" (D6) for a step.
func (m Model) confirmRoles(step string) (Model, []Cmd) {
	if m.State == nil || m.InstallFirst() {
		return m, nil
	}
	form, ok := meldcode.FormByID(meldcode.FormRolesConfirmed)
	if !ok {
		return m, nil
	}
	answers := form.Start(m.State.Facts(m.Today, m.Me.Name))
	answers["step"] = meldcode.Picked(meldcode.OptionID(step))
	return m, []Cmd{m.job(Record{Case: m.State.ID, Drafts: []dossier.Draft{{Form: form.ID, Answers: answers}}})}
}

// doForm is a button of the form on screen.
func (m Model) doForm(d Do) (Model, []Cmd, bool) {
	var cmds []Cmd
	switch d.Action {
	case ActSubmit:
		m, cmds = m.submit(false)
	case ActConfirm:
		m, cmds = m.submit(true)
	case ActRetry:
		if m.Form.again {
			m, cmds = m.submit(true)
			break
		}
		m, cmds = m.keep()
	case ActAmend:
		m.Form.Checking = false
		cmds = []Cmd{Show{Focus: true}}
	case ActMore:
		m.Form.More = !m.Form.More
	case ActCard, ActSign, ActRegion, ActAddMark:
		m, cmds = m.card(d)
	case ActToday, ActYesterday:
		day := m.Today
		if d.Action == ActYesterday {
			day = day.AddDays(-1)
		}
		m, cmds = m.answered(Answered{meldcode.Key(d.ID), meldcode.Typed(dayText(day))})
	default:
		return m, nil, false
	}
	return m, cmds, true
}

// dayText writes a date as it is typed, "14-3-2026".
func dayText(d meldcode.Date) string {
	return strconv.Itoa(d.Day) + "-" + strconv.Itoa(int(d.Month)) + "-" + strconv.Itoa(d.Year)
}

// typed takes text of a field that belongs to no form of the protocol.
func (m Model) typed(t Typed) Model {
	m = m.touched()
	switch t.Field {
	case FieldName:
		m.Setup.Name = t.Text
	case FieldRole:
		m.Setup.Role = t.Text
	case FieldPassphrase:
		if m.Phase == Locked {
			m.Unlock.Passphrase = t.Text
		} else {
			m.Setup.Passphrase = t.Text
		}
	case FieldGroup1:
		m.Setup.Typed[0] = t.Text
	case FieldGroup2:
		m.Setup.Typed[1] = t.Text
	case FieldCode:
		m.Unlock.Code = t.Text
	case FieldNewPass:
		m.Unlock.NewPass, m.Settings.New = t.Text, t.Text
	case FieldScreenLock:
		m.Setup.ScreenLock = t.Text
	case FieldLock:
		m.Settings.Prefs.LockMinutes, _ = strconv.Atoi(t.Text)
	case FieldShift:
		m.Settings.Prefs.NoShift = t.Text == "no"
	case FieldOldPass:
		m.Settings.Old = t.Text
	case FieldDoubles:
		m.Cards.Doubles = Doubles(t.Text)
	case FieldFilter:
		m.Filter = t.Text
	case FieldExportPass:
		m.Export.Passphrase = t.Text
	case FieldExportAgain:
		m.Export.Repeat = t.Text
	case FieldImportKey:
		m.Import.Key = t.Text
	case FieldContactName:
		m.Settings.Contact.Name = t.Text
	case FieldContactOrg:
		m.Settings.Contact.Organisation = t.Text
	case FieldContactTel:
		m.Settings.Contact.Phone = t.Text
	case FieldContactMail:
		m.Settings.Contact.Mail = t.Text
	case FieldReference:
		m.Keep.Typed = t.Text
	case FieldLeaving:
		m.Team.Typed = t.Text
	case FieldPIN:
		m.Unlock.PIN, m.Key.PIN = t.Text, t.Text
	case FieldLeaveOut:
		return m.leaveOut(t.Text)
	case FieldCard, FieldCardAbout, FieldCardAge:
		m.Form.Card = m.Form.Card.typed(t)
	case FieldSiftStatus:
		m.Sift.Status = dossier.StatusID(chosen(t.Text))
	case FieldSiftDue:
		m.Sift.Due = Due(chosen(t.Text))
	case FieldSiftYear:
		m.Sift.Year, _ = strconv.Atoi(t.Text)
	case FieldSiftMine:
		m.Sift.Mine = t.Text == "+mine"
	case FieldLogWords, FieldLogStep, FieldLogPerson, FieldLogForm:
		m.Log = m.Log.typed(t)
	case FieldTableColumn, FieldTableFormat, FieldTableTo, FieldTablePurpose, FieldTableSure:
		return m.typedTable(t)
	default:
		return m.typedHoliday(t)
	}
	return m
}

// chosen is the value of a list, of which "all" means no choice.
func chosen(value string) string {
	if value == "all" {
		return ""
	}
	return value
}
