package session

import (
	"errors"
	"testing"

	"meldcode/app/exchange"
)

// TestNoBrokenFileTouchesWhatIsHere cuts a file off at each percent and changes bytes
// of it all through, and hands each to a tablet with a case of its own.
func TestNoBrokenFileTouchesWhatIsHere(t *testing.T) {
	from := newTablet(t)
	sender, code := from.set()
	record(t, sender, "", opening(wordChild))
	data := export(t, sender, "", "")

	b := newTablet(t)
	s, _ := b.set()
	record(t, s, "", opening("Een ander"))
	before := b.all()
	refused := func(what string, at int, file []byte) {
		t.Helper()
		_, err := s.OpenFile(t.Context(), Bytes(file), code, nil)
		if exchange.Code(err) == "" {
			t.Errorf("%s %d: got %v, want a cause that the screen can tell", what, at, err)
		}
		if _, err := s.AddFile(t.Context(), false); !errors.Is(err, ErrNotPrepared) {
			t.Fatalf("%s %d: what was refused can be added: %v", what, at, err)
		}
	}
	for percent := range 100 {
		refused("cut off at percent", percent, data[:len(data)*percent/100])
	}
	for at := 0; at < len(data); at += 1 + len(data)/400 {
		changed := append([]byte(nil), data...)
		changed[at] ^= 1 << (at % 8)
		refused("changed at byte", at, changed)
	}
	refused("doubled", 0, append(append([]byte(nil), data...), data...))
	same(t, before, b.all())
	found, err := s.OpenFile(t.Context(), Bytes(data), code, nil)
	if err != nil || len(found.Cases) != 1 {
		t.Fatalf("the whole file: %+v, %v", found, err)
	}
	state, err := s.InFile(found.Cases[0].ID)
	if err != nil || len(state.Entries) != 2 {
		t.Errorf("looked at in the file: %v", err)
	}
	if _, err := s.InFile("nowhere"); !errors.Is(err, ErrNoCase) {
		t.Errorf("got %v, want ErrNoCase", err)
	}
	same(t, before, b.all())
}

// TestAFileThatCouldNotBeReadIsNotMade makes the limits small.
func TestAFileThatCouldNotBeReadIsNotMade(t *testing.T) {
	b := newTablet(t)
	s, _ := b.set()
	record(t, s, "", opening(wordChild))
	whole := exchange.DefaultLimits
	t.Cleanup(func() { exchange.DefaultLimits = whole })
	for _, small := range []exchange.Limits{
		{File: whole.File, Content: 100, Files: whole.Files},
		{File: 100, Content: whole.Content, Files: whole.Files},
	} {
		exchange.DefaultLimits = small
		_, err := s.Export(t.Context(), "", "", nil)
		if refused, ok := errors.AsType[*Refused](err); !ok || len(refused.Why) == 0 {
			t.Errorf("got %v, want a sentence", err)
		}
		if err := s.Delivered(t.Context()); err == nil {
			t.Error("a back-up that was not made counts as delivered")
		}
	}
}
