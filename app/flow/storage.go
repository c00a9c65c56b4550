package flow

// storageTold takes a fresh reading of the storage. Whoever asked the browser to
// promise hears what it said.
func (m Model) storageTold(s Storage) Model {
	m.Storage = s
	if !m.asking || s.Promise == NotAsked {
		return m
	}
	m.asking = false
	m.Notice = Notice{Status: "De browser belooft het nu niet. Wat je kunt doen, staat op deze pagina."}
	if s.Promise == Promised {
		m.Notice.Status = "De browser belooft je gegevens te bewaren."
	}
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
