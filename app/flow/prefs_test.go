package flow

import (
	"slices"
	"testing"
)

func TestAChoiceCountsOnceItIsKeptAndComesBack(t *testing.T) {
	w := newWalker(t)
	w.send(Went{"#/settings/me"}, Typed{FieldLock, "10"}, Typed{FieldShift, "no"})
	if w.m.Prefs != (Prefs{}) {
		t.Errorf("%+v counts before it is kept", w.m.Prefs)
	}
	w.fail = func(c Cmd) Fault {
		if _, ok := c.(SavePrefs); ok {
			return Quota
		}
		return NoFault
	}
	w.send(Do{Action: ActSavePrefs})
	if w.m.Prefs != (Prefs{}) || w.m.Notice.Alert == "" || w.m.Settings.Working || w.m.Settings.Prefs.LockMinutes != 10 {
		t.Errorf("a choice that was not kept: %+v, %+v", w.m.Prefs, w.m.Settings)
	}
	w.fail, w.told = nil, nil
	w.send(Do{Action: ActSavePrefs})
	want := Prefs{LockMinutes: 10, NoShift: true}
	if w.m.Prefs != want || w.prefs != want || w.m.Notice.Status != "Je keuze is bewaard." || !slices.Contains(w.told, Cmd(ShiftHides{false})) {
		t.Errorf("got %+v, kept %+v, told %v", w.m.Prefs, w.prefs, w.told)
	}
	w.told = nil
	w.send(Do{Action: ActLock})
	w.unlock()
	if w.m.Prefs != want || !slices.Contains(w.told, Cmd(ShiftHides{false})) {
		t.Errorf("after unlock: %+v, told %v", w.m.Prefs, w.told)
	}
	// Another change on the page does not put the app's own choice in its place.
	w.send(Went{"#/settings/me"}, Done{Gen: w.m.gen, Msg: PassphraseChanged{}}, Do{Action: ActSavePrefs})
	if w.prefs != want {
		t.Errorf("kept %+v, want %+v", w.prefs, want)
	}
}
