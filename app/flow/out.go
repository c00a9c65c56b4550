package flow

import (
	"strings"

	"meldcode/app/dossier"
	"meldcode/app/meldcode"
	"meldcode/app/school"
	"meldcode/app/vault"
)

// doOut is a button about what leaves or comes in, or about settings.
func (m Model) doOut(d Do) (Model, []Cmd) {
	switch d.Action {
	case ActSecretToo, ActLeaveOut, ActPrint, ActPrinted, ActNotPrinted:
		return m.doPrint(d)
	case ActExport:
		return m.export()
	case ActCheckFile:
		if !m.free() || m.Export.Working {
			return m, nil
		}
		key := m.Export.Passphrase
		if m.Export.Ready == "" { // a file of an earlier session
			key = m.Import.Key
		}
		m.Export.Working, m.Export.CheckWrong = true, ""
		return m, []Cmd{m.long("Bezig met controleren…", CheckFile{key}), FocusField{StopField}}
	case ActPick, ActOtherFile:
		m.Import = ImportView{Working: true}
		return m, []Cmd{m.job(PickFile{})}
	case ActOpenFile:
		if !m.free() || m.Import.Working {
			return m, nil
		}
		m.Import.Key = strings.TrimSpace(m.Import.Key) // none: the file is for the member's own card
		m.Import.Working, m.Import.Problems, m.Import.Refused, m.Import.Fault = true, nil, "", NoFault
		return m, []Cmd{m.long("Bezig met lezen…", OpenFile{m.Import.Key}), FocusField{StopField}}
	case ActLookIn:
		return m.lookIn(dossier.ID(d.ID))
	case ActAddFile:
		if !m.free() || m.Import.Working {
			return m, nil
		}
		m.Import.Working, m.Import.Fault = true, NoFault
		return m, []Cmd{m.long("Bezig met toevoegen…", AddFile{})}
	case ActChangePass:
		return m.changePassphrase()
	case ActEditContact, ActSaveContact, ActDropContact, ActOpenContact:
		return m.contact(d)
	}
	return m, nil
}

// export makes a sealed file. Without a passphrase it opens with the recovery
// code only.
func (m Model) export() (Model, []Cmd) {
	e := &m.Export
	if !m.free() || e.Working {
		return m, nil
	}
	if e.Case != "" && !m.School.Allows(school.ExportCase) {
		return m.notAllowed()
	}
	e.Problems, e.Ready, e.Delivered, e.Left, e.CheckWrong = nil, "", false, nil, ""
	if e.Passphrase != "" {
		if ok, why := vault.Strength(e.Passphrase); !ok {
			e.Problems = append(e.Problems, meldcode.Problem{Key: meldcode.Key(FieldExportPass), Text: weakSentence(why)})
		} else if e.Repeat != e.Passphrase {
			e.Problems = append(e.Problems, meldcode.Problem{Key: meldcode.Key(FieldExportAgain), Text: "De tweede keer is anders dan de eerste. Typ de wachtzin nog een keer."})
		}
		if len(e.Problems) > 0 {
			return m, []Cmd{FocusField{Problems}}
		}
	}
	e.Working = true
	m.Notice = Notice{}
	return m, []Cmd{m.long("Bezig met het maken van het bestand…", Export{Case: e.Case, Passphrase: e.Passphrase})}
}

// file takes what became of a file.
func (m Model) file(msg Msg) (Model, []Cmd) {
	switch msg := msg.(type) {
	case FileMade:
		told := []Cmd{m.job(ReadStorage{})}
		if msg.Case != m.Export.Case { // its screen was left, for another file perhaps
			m.Notice = Notice{Status: "Het bestand " + msg.Name + " is gemaakt."}
			return m, told
		}
		m.Export.Working, m.Export.Ready, m.Export.Delivered = false, msg.Name, msg.Delivered
		m.Export.Left = msg.Left
		if msg.State != nil && m.State != nil && m.State.ID == msg.State.ID { // its log grew
			m.State = msg.State
			if m.Route == (Route{Screen: Out, Case: msg.Case}) {
				m, _ = m.fill()
				told = append(told, FocusField{HandedTo})
			}
		}
		if msg.Undated != NoFault {
			m.Notice = Notice{Alert: "Het bestand is gemaakt. " + msg.Undated.What() + " Daarom telt het nog niet als back-up. Maak het later nog een keer."}
		}
		return m, told
	case FileChecked:
		m.Export.Working, m.Export.CheckWrong = false, msg.Wrong
		switch {
		case msg.Wrong != "":
		case len(m.Export.Left) > 0:
			m.Notice = Notice{Status: "Het bestand is leesbaar. Het telt niet als back-up, want niet alles zit erin."}
		default:
			m.Notice = Notice{Status: "Het bestand is gecontroleerd en leesbaar."}
		}
		return m, []Cmd{m.job(ReadStorage{}), Show{Focus: true}}
	case FilePicked:
		m.Import.Working, m.Import.Name = false, msg.Name
	case FileOpened:
		m.Import.Working, m.Import.Refused = false, msg.Refused
		m.Import.Found, m.Import.New, m.Import.Apart, m.Import.Destroyed = msg.Found, msg.New, msg.Apart, msg.Destroyed
		return m, []Cmd{Show{Focus: true}}
	case FileAdded:
		m.State = nil
		if msg.Overview != nil {
			m.Overview = msg.Overview
		} else {
			m.Notice = Notice{Alert: "De dossiers staan op deze tablet. Start de app opnieuw om ze in het overzicht te zien."}
		}
		m.Import.Working, m.Import.Done, m.Import.Key, m.Import.Apart = false, true, "", msg.Apart
	}
	return m, nil
}

func (m Model) changePassphrase() (Model, []Cmd) {
	s := &m.Settings
	if s.Working {
		return m, nil
	}
	s.Problems, s.Changed = nil, false
	if s.Old == "" {
		s.Problems = append(s.Problems, meldcode.Problem{Key: meldcode.Key(FieldOldPass), Text: "Vul je wachtzin van nu in."})
	}
	if ok, why := vault.Strength(s.New); !ok {
		s.Problems = append(s.Problems, meldcode.Problem{Key: meldcode.Key(FieldNewPass), Text: weakSentence(why)})
	}
	if len(s.Problems) > 0 {
		return m, []Cmd{FocusField{Problems}}
	}
	s.Working = true
	return m, []Cmd{m.job(ChangePassphrase{s.Old, s.New})}
}
