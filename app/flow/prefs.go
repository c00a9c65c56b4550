package flow

// Prefs is what the member chose for themselves; zero values are the app's own
// choices.
type Prefs struct {
	LockMinutes int  // of idleness until the lock
	NoShift     bool // Shift three times does not hide the screen
}

// Minutes of idleness until the lock: what can be chosen, and the app's own.
const (
	LockLeast = 1
	LockMost  = 15
	lockOwn   = 3
)

// savePrefs keeps what was chosen on the page; it counts when it is kept.
func (m Model) savePrefs() (Model, []Cmd) {
	s := &m.Settings
	if s.Working {
		return m, nil
	}
	s.Working = true
	return m, []Cmd{m.job(SavePrefs{s.Prefs})}
}

func (m Model) prefsSaved(msg PrefsSaved) (Model, []Cmd) {
	m.Prefs = msg.Prefs
	m.Settings.Working = false
	m.Notice = Notice{Status: "Je keuze is bewaard."}
	return m, []Cmd{ShiftHides{!m.Prefs.NoShift}}
}
