package flow

import "time"

// Storage is the truth about where the only copy is.
type Storage struct {
	Promise Promise
	Used    uint64    // bytes
	Quota   uint64    // bytes; 0 = the browser does not say
	Backup  time.Time // last backup that was made; zero = never
	Checked bool      // that backup was read back
	Proven  time.Time // last backup that was read back; zero = never
}

// Promise is what the browser said about keeping the data.
type Promise uint8

const (
	NotAsked Promise = iota
	Promised
	NotPromised // it was asked and did not promise, or cannot be asked
)

// Share returns how full the storage is, in percent of what the browser allows.
func (s Storage) Share() int {
	if s.Quota == 0 {
		return 0
	}
	return int(float64(s.Used) / float64(s.Quota) * 100)
}

// NearlyFull is the share, in percent, from which room must be made.
const NearlyFull = 80

// What a person hears who asked the browser to promise.
const (
	saysPromised    = "De browser belooft je gegevens te bewaren."
	saysNotPromised = "De browser belooft het nu niet."
)

// storageTold takes a fresh reading of the storage. Whoever asked the browser to
// promise hears what it said, and no longer than it holds.
func (m Model) storageTold(s Storage) Model {
	m.Storage = s
	if s.Promise == NotAsked {
		return m
	}
	told := m.Notice.Status == saysPromised || m.Notice.Status == saysNotPromised
	if m.asking || told {
		m.Notice = Notice{Status: saysNotPromised}
		if s.Promise == Promised {
			m.Notice.Status = saysPromised
		}
	}
	m.asking = false
	return m
}

// readsStorage says whether r shows how the storage is.
func readsStorage(r Route) bool { return r.Screen == Home || r.Screen == Settings }

// InstallFirst says that this is an iPad or iPhone outside the installed app: its
// browser clears what it holds after seven days without a visit, and the
// installed app has a store of its own. So nothing real begins here.
func (m Model) InstallFirst() bool { return m.Device.IOS && !m.Device.Standalone }

// writes says whether r is there to record something.
func writes(r Route) bool {
	switch r.Screen {
	case SignalNew, SignalInto, CaseNew, Which, Decide, Close, Reopen, Leave:
		return true
	case Add, Weigh:
		return r.Arg != ""
	}
	return false
}

// NotInstalled is the page that stands where nothing may be recorded.
var NotInstalled = Route{Screen: Trouble, Arg: "not-installed"}
