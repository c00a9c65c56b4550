package flow

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
	case SignalNew, CaseNew, Decide, Close, Reopen, Leave:
		return true
	case Add, Weigh:
		return r.Arg != ""
	}
	return false
}

// NotInstalled is the page that stands where nothing may be recorded.
var NotInstalled = Route{Screen: Trouble, Arg: "not-installed"}
