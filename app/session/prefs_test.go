package session

import (
	"bytes"
	"errors"
	"testing"

	"meldcode/app/store"
	"meldcode/app/vault"
)

func TestWhatAMemberChoseIsSealedAndComesBack(t *testing.T) {
	b := newTablet(t)
	s, _ := b.set()
	ctx := t.Context()
	if got, err := s.Prefs(ctx); err != nil || got != (Prefs{}) {
		t.Errorf("before a choice: got %+v, %v; want none", got, err)
	}
	want := Prefs{LockMinutes: 12, NoShift: true}
	if err := s.SavePrefs(ctx, want); err != nil {
		t.Fatal(err)
	}
	if got, err := b.restart().Prefs(ctx); err != nil || got != want {
		t.Errorf("after a restart: got %+v, %v; want %+v", got, err, want)
	}
	at := prefsKey(b.member())
	stored, err := b.store.Get(ctx, at)
	if err != nil {
		t.Fatal(err)
	}
	if bytes.Contains(stored, []byte("LockMinutes")) {
		t.Error("stored in the clear")
	}
}

func TestAChoiceThatCannotBeReadKeepsNobodyOut(t *testing.T) {
	b := newTablet(t)
	s, _ := b.set()
	ctx := t.Context()
	at := prefsKey(b.member())
	for name, op := range map[string]store.Op{
		"damaged":        store.Put(at, vault.Clear([]byte("\x01 not sealed"))),
		"another place":  store.Put(at, s.secret.Seal(b.house().rand, "prefs/elsewhere/1", 0, encode(Prefs{LockMinutes: 15}))),
		"unknown fields": store.Put(at, s.secret.Seal(b.house().rand, place(at), 0, []byte(`{"LockMinutes":15,"More":1}`))),
	} {
		if err := b.store.Apply(ctx, op); err != nil {
			t.Fatal(err)
		}
		if got, err := b.restart().Prefs(ctx); err != nil || got != (Prefs{}) {
			t.Errorf("%s: got %+v, %v; want the app's own", name, got, err)
		}
	}
	b.store.Fail = func(store.Moment) error { return &store.Fault{Kind: store.Quota} }
	if err := s.SavePrefs(ctx, Prefs{LockMinutes: 1}); store.KindOf(err) != store.Quota {
		t.Errorf("got %v, want the fault of the store", err)
	}
	s.Close()
	if _, err := s.Prefs(ctx); !errors.Is(err, ErrLocked) {
		t.Errorf("got %v, want ErrLocked", err)
	}
}
