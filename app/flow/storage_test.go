package flow

import (
	"slices"
	"strings"
	"testing"
)

func TestWhoAsksTheBrowserToPromiseHearsTheOutcome(t *testing.T) {
	for _, c := range []struct {
		promise Promise
		says    string
	}{{Promised, "belooft je gegevens te bewaren"}, {NotPromised, "belooft het nu niet"}} {
		w := newWalker(t)
		if w.m.Notice.Status != "" {
			t.Errorf("nobody asked, and the status says %q", w.m.Notice.Status)
		}
		w.storage = Storage{Promise: c.promise, Used: 1, Quota: 2}
		w.send(Went{"#/settings/storage"}, Do{Action: ActPersist})
		if w.m.Storage != w.storage || !strings.Contains(w.m.Notice.Status, c.says) {
			t.Errorf("promise %d: storage %+v, status %q", c.promise, w.m.Storage, w.m.Notice.Status)
		}
	}
}

func TestTheBrowserIsAskedAtUnlockUntilItPromises(t *testing.T) {
	for promise, want := range map[Promise]bool{NotAsked: true, NotPromised: true, Promised: false} {
		w := newWalker(t)
		w.storage.Promise = promise
		w.send(Do{Action: ActLock})
		asked := false
		w.fail = func(c Cmd) Fault {
			_, ok := c.(AskPersist)
			asked = asked || ok
			return NoFault
		}
		w.unlock()
		if asked != want {
			t.Errorf("promise %d: asked %v, want %v", promise, asked, want)
		}
	}
}

func TestTheOverviewAndTheSettingsReadTheStorageAnew(t *testing.T) {
	w := newWalker(t)
	for _, fragment := range []string{"#/settings/tablet", "#/home"} {
		w.storage.Used += 100
		w.send(Went{fragment})
		if w.m.Storage.Used != w.storage.Used {
			t.Errorf("%s: shows %d bytes, there are %d", fragment, w.m.Storage.Used, w.storage.Used)
		}
	}
	if got := (Storage{Used: 83, Quota: 100}).Share(); got != 83 {
		t.Errorf("got %d percent, want 83", got)
	}
	if got := (Storage{Used: 83}).Share(); got != 0 {
		t.Errorf("got %d percent of an unknown room", got)
	}
}

// recording are the screens that are there to record something, and the call
// aid, which is there for the call as well.
var recording = []string{"#/signal/new", "#/signal/abc/into", "#/signal/abc/into/def", "#/which/danger", "#/case/new", "#/case/new/abc", "#/case/abc/add/note", "#/case/abc/weigh/2",
	"#/case/abc/weigh/postpone", "#/case/abc/decide", "#/case/abc/close", "#/case/abc/reopen", "#/case/abc/leave"}

func TestOnAnIPadOutsideTheInstalledAppNothingBegins(t *testing.T) {
	tab := Device{IOS: true}
	start := func(fragment string, phase Phase, device Device) Model {
		m, _ := Start(fragment, newWalker(t).now)
		m, _ = Update(m, Done{ID: m.jobs, Msg: Looked{Phase: phase, Device: device, Now: m.Clock}})
		return m
	}
	for _, phase := range []Phase{Empty, Gone} {
		first := map[Phase]Screen{Empty: Welcome, Gone: Lost}[phase]
		for _, fragment := range append([]string{"#/setup/1", "#/setup/3", "#/import", "#/home"}, recording...) {
			if m := start(fragment, phase, tab); m.Route.Screen != first {
				t.Errorf("phase %d, %s: at %v, want %s", phase, fragment, m.Route, first)
			}
		}
		for fragment, want := range map[string]Screen{"#/now": Now, "#/help": Pages, "#/help/install": Pages, "#/contacts": Contacts, "#/call": Call, "#/staff": Staff} {
			if m := start(fragment, phase, tab); m.Route.Screen != want {
				t.Errorf("phase %d, %s: at %v, want %s", phase, fragment, m.Route, want)
			}
		}
		if m := start("#/setup/1", phase, Device{IOS: true, Standalone: true}); m.Route.Screen != Setup {
			t.Errorf("installed: at %v, want the preparing", m.Route)
		}
		if m := start("#/setup/1", phase, Device{}); m.Route.Screen != Setup {
			t.Errorf("no iPad: at %v, want the preparing", m.Route)
		}
	}
}

func TestAVaultInATabOfAnIPadIsReadAndNotWritten(t *testing.T) {
	w := newWalker(t)
	id := w.openCase()
	w.m.Device = Device{IOS: true}
	w.fail = func(c Cmd) Fault {
		if r, ok := c.(Record); ok {
			t.Errorf("records %v", r)
		}
		return NoFault
	}
	for _, fragment := range recording {
		w.send(Went{strings.ReplaceAll(fragment, "abc", string(id))})
		if w.m.Route != NotInstalled || w.m.Form.Form.ID != "" {
			t.Errorf("%s: at %v with form %q", fragment, w.m.Route, w.m.Form.Form.ID)
		}
		w.send(Do{Action: ActSubmit}, Do{Action: ActConfirm})
	}
	for _, fragment := range []string{"#/case/" + string(id), "#/case/" + string(id) + "/log", "#/case/" + string(id) + "/call", "#/settings/backup", "#/import", "#/home"} {
		w.send(Went{fragment})
		if w.m.Route.String() != fragment || w.m.Form.Form.ID != "" {
			t.Errorf("%s: at %v with form %q", fragment, w.m.Route, w.m.Form.Form.ID)
		}
	}
	w.send(Went{"#/case/" + string(id)}, Do{Action: ActConfirmRoles, ID: "1"})
	if !slices.Equal(w.order, w.order[:1]) {
		t.Errorf("%d cases", len(w.order))
	}
}
