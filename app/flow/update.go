package flow

import (
	"strings"
	"time"

	"meldcode/app/meldcode"
)

// Start returns the Model of a page that was just opened at fragment, and the
// first look at the store.
func Start(fragment string, now time.Time) (Model, []Cmd) {
	m := Model{Phase: Starting, Route: ParseRoute(fragment)}.at(now)
	m.active = m.Clock
	return m, []Cmd{m.job(Look{})}
}

// job wraps c so that its answer can be told from one of an earlier session.
func (m *Model) job(c Cmd) Cmd {
	m.jobs++
	return Job{ID: m.jobs, Gen: m.gen, Cmd: c}
}

// at sets the clock. Today is the civil date where the tablet is. Only the wall
// clock counts: a monotonic one may stand still while a tablet sleeps, and a
// tablet that slept must be locked.
func (m Model) at(now time.Time) Model {
	now = now.Round(0)
	m.Clock, m.Today = now, meldcode.DateOf(now)
	return m
}

// Update returns the Model after msg and what to do outside.
func Update(m Model, msg Msg) (Model, []Cmd) {
	switch msg := msg.(type) {
	case Went:
		if r := ParseRoute(msg.Fragment); r != m.Route {
			m.Notice.Status = "" // of the screen before: on another it would be about another text
			return m.went(r)
		}
		return m, nil
	case Do:
		return m.do(msg)
	case Typed:
		return m.typed(msg).seek(msg)
	case Seek:
		return m.begin(msg)
	case Found:
		return m.found(msg), nil
	case Answered:
		return m.answered(msg)
	case Focused:
		return m.focused(msg.Key)
	case Settled:
		if msg.Edits == m.Form.edits {
			return m.keep()
		}
		return m, nil
	case Moved:
		m = m.touched()
		m.Notice = Notice{Status: "De lijst is net veranderd. Kijk of dit nog is wat je bedoelt, en kies het dan nog een keer."}
		return m, nil
	case Active:
		return m.touched(), nil
	case Tick:
		return m.at(msg.Now).idle()
	case Shown:
		return m.shown(msg.Now)
	case Hidden:
		return m.keep()
	case LockNow:
		if m.locking {
			return m.locked() // what is under way ends by itself, unseen
		}
		return m, nil
	case DrawMore:
		return m.drawMore()
	case LockTaken:
		return m.lock(false)
	case SchoolTold:
		m.School = SchoolView(msg)
		return m.withHolidays(m.OwnHolidays), nil
	case UpdateReady:
		m.Update = true
		return m, nil
	case Done:
		if msg.Gen != m.gen || !m.ended(msg) {
			return m, nil
		}
		return m.done(msg.Msg)
	case Going:
		return m.going(msg), nil
	}
	return m, nil
}

// done takes the answer of the interpreter.
func (m Model) done(msg Msg) (Model, []Cmd) {
	switch msg := msg.(type) {
	case Looked:
		return m.looked(msg)
	case Failed:
		return m.failed(msg)
	case Stopped:
		return m.stopped(msg)
	case Proposed:
		m.Setup.Proposal = msg.Passphrase
		return m, nil
	case CodeMade:
		return m.codeMade(msg)
	case CodeWrong:
		return m.codeWrong()
	case Unlocked:
		return m.unlocked(msg)
	case WrongSecret:
		return m.wrongSecret(msg)
	case Loaded:
		return m.loaded(msg)
	case InFile:
		return m.inFile(msg)
	case Found:
		return m.found(msg), nil
	case EntriesRecorded:
		return m.recorded(msg)
	case ConceptSaved:
		return m.conceptSaved(msg)
	case ConceptDropped:
		m.Concepts = without(m.Concepts, msg.ID)
		m.Notice = Notice{Status: "Het concept is weggegooid."}
		return m, nil
	case ContactsSaved:
		m.Contacts, m.Settings, m.Cards = msg.Contacts, SettingsView{Prefs: m.Prefs}, CardsView{}
		m.Notice = Notice{Status: "De nummers zijn bewaard."}
		return m, nil
	case PrefsSaved:
		return m.prefsSaved(msg)
	case HolidaysSaved:
		return m.holidaysSaved(msg)
	case CardTold, ColleaguePicked:
		return m.colleague(msg)
	case CardsPicked:
		return m.cardsPicked(msg)
	case NotedOut:
		return m.notedOut(msg)
	case HandedOut:
		return m.handedOut(msg)
	case PassphraseChanged:
		m.Settings = SettingsView{Changed: true, Prefs: m.Prefs}
		m.Notice = Notice{Status: "Je wachtzin is veranderd."}
		return m, nil
	case Verified:
		m.Log.Findings, m.Log.Checked, m.Log.Working = msg.Findings, true, false
		m.Notice = Notice{Status: "Het logboek is gecontroleerd."}
		return m, []Cmd{FocusField{Checked}}
	case FileMade, FileChecked, FilePicked, FileOpened, FileAdded:
		return m.file(msg)
	case Copied:
		m.Notice = Notice{Status: "De zin is gekopieerd."}
		return m, nil
	case StorageTold:
		return m.storageTold(msg.Storage), nil
	case MembersTold:
		return m.membersTold(msg)
	case HandedOver:
		return m.handedOver(msg)
	case MatchesTold:
		m.Matches = msg.Matches
		return m, nil
	case CaseDestroyed, DestroyedTold, RecoveryTold:
		return m.kept(msg)
	case KeysRenewed, PasskeyTold, PasskeyFailed:
		return m.keys(msg)
	}
	return m, nil
}

// Problems is the key of the error summary, for FocusField.
const Problems = "#problems"

// looked takes the first look at the store.
func (m Model) looked(msg Looked) (Model, []Cmd) {
	m = m.at(msg.Now)
	m.Phase, m.Fault = msg.Phase, msg.Fault
	m.Faces, m.Shown, m.Device, m.Storage = msg.Faces, msg.Shown, msg.Device, msg.Storage
	return m.went(m.Route)
}

// failed says what did not work. What was typed stays as it is.
func (m Model) failed(msg Failed) (Model, []Cmd) {
	switch cmd := msg.Cmd.(type) {
	case Look:
		m.Phase, m.Fault = Broken, msg.Fault
		return m.went(m.Route)
	case KeepConcept:
		return m.conceptNotSaved(cmd, msg.Fault)
	case Record:
		if cmd.From != "" {
			return m.notJoined(msg)
		}
		return m.notRecorded(cmd, msg)
	case LoadCase:
		if cmd.Case != m.onScreen() {
			return m, nil // it was left meanwhile
		}
		m.Fault = msg.Fault
		return m, []Cmd{Show{Focus: true}}
	case CopyText: // the text stands on the screen
		m.Notice = Notice{Alert: "Kopiëren lukt hier niet. Typ de zin over, of selecteer hem met je vinger."}
		return m, nil
	case AskPersist, ReadStorage:
		return m.storageTold(m.Storage), nil
	case RemoveMember:
		if m.Team.Working, m.Team.Refused = false, msg.Why; len(msg.Why) > 0 {
			return m, []Cmd{FocusField{Problems}}
		}
	case Destroy, AnswerRecovery:
		if m.Keep.Working, m.Keep.Refused = false, msg.Why; len(msg.Why) > 0 {
			return m, []Cmd{FocusField{Problems}}
		}
	case OpenFile, AddFile:
		m = m.rest(cmd)
		m.Import.Fault, m.Import.Unsure = msg.Fault, msg.Unsure
		return m, nil
	}
	m = m.rest(msg.Cmd)
	m.Notice = Notice{Alert: msg.notDone()}
	if len(msg.Why) > 0 {
		m.Notice.Alert = strings.Join(msg.Why, " ")
	}
	return m, nil
}

// rest ends what the screen shows as going on, after a Cmd that came to nothing.
func (m Model) rest(cmd Cmd) Model {
	switch cmd.(type) {
	case Prepare, Prove, AddMember, ProveMember, ProveKeys:
		m.Setup.Working = false
	case RemoveMember:
		m.Team.Working = false
	case AddPasskey, DropPasskey, RenewKeys:
		m.Key.Working = false
	case HandOver:
		m.Hand.Working = false
	case OpenMember, OpenWithCode, OpenWithPasskey:
		m.Unlock.Working = false
	case NoteOut:
		m.Settings.Table.Working = false
	case ChangePassphrase, SaveContacts, SavePrefs, SaveHolidays:
		m.Settings.Working = false
	case CheckLog:
		m.Log.Working = false
	case Export, HandCase, CheckFile:
		m.Export.Working = false
	case PickFile, OpenFile, AddFile:
		m.Import.Working = false
	}
	return m
}
