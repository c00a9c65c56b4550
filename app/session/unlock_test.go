package session

import (
	"context"
	"errors"
	"testing"
	"time"

	"meldcode/app/store"
	"meldcode/app/vault"
)

func TestARestartFindsEverything(t *testing.T) {
	b := newTablet(t)
	s, _ := b.set()
	id := record(t, s, "", opening(wordChild)).State.ID
	record(t, s, id, signal(wordSeen))
	s.Close()

	again := b.restart()
	if got := again.Me(); got.Name != "Regen Bedacht" || got.Role != "leraar" {
		t.Errorf("got member %+v", got)
	}
	overview, err := again.Overview(t.Context())
	if err != nil || len(overview) != 1 || overview[0].ID != id || overview[0].Names[0] != wordChild {
		t.Errorf("got overview %+v, %v; want the case", overview, err)
	}
	state, err := again.Case(t.Context(), id)
	if err != nil {
		t.Fatal(err)
	}
	if len(state.Entries) != 2 || state.Entries[1].Answers.Text("seen") != wordSeen {
		t.Errorf("got %d entries, want the two that were recorded", len(state.Entries))
	}
	if found, err := again.Check(t.Context(), id, nil); err != nil || len(found) != 0 {
		t.Errorf("got findings %v, %v; want none", found, err)
	}
}

func TestWrongPassphrasesSlowDownAcrossRestartsAndNeverWipe(t *testing.T) {
	b := newTablet(t)
	b.set()
	member := b.member()
	want := []struct {
		left int
		wait time.Duration
	}{{2, 0}, {1, 0}, {0, 10 * time.Second}}
	for i, w := range want {
		_, err := b.house().Unlock(t.Context(), member, wrong) // a new start each time
		e, ok := errors.AsType[*WrongSecret](err)
		if !ok {
			t.Fatalf("attempt %d: got %v, want WrongSecret", i, err)
		}
		var wait time.Duration
		if !e.Wait.IsZero() {
			wait = e.Wait.Sub(b.now)
		}
		if e.Left != w.left || wait != w.wait {
			t.Errorf("attempt %d: got %d left, wait %v; want %d, %v", i, e.Left, wait, w.left, w.wait)
		}
	}
	asked := 0
	b.kdf = func(ctx context.Context, p, salt []byte, c vault.Params) ([]byte, error) {
		asked++
		return quick(ctx, p, salt, c)
	}
	if _, err := b.house().Unlock(t.Context(), member, phrase); err == nil || asked != 0 {
		t.Errorf("during the wait: got %v with %d derivations, want a refusal without one", err, asked)
	}
	b.now = b.now.Add(10 * time.Second)
	if _, err := b.house().Unlock(t.Context(), member, phrase); err != nil {
		t.Fatalf("after the wait: %v", err)
	}
	_, err := b.house().Unlock(t.Context(), member, wrong)
	if e, ok := errors.AsType[*WrongSecret](err); !ok || e.Left != 2 {
		t.Errorf("after success: got %+v, want two attempts left", err)
	}
}

func TestAnAttemptCountsBeforeItIsTried(t *testing.T) {
	b := newTablet(t)
	b.set()
	member := b.member()
	at := memberKey(member, numberAttempts)
	b.kdf = func(ctx context.Context, p, salt []byte, c vault.Params) ([]byte, error) {
		stored, err := b.store.Get(ctx, at)
		if err != nil {
			t.Fatal(err)
		}
		if a, err := vault.ParseAttempts(stored); err != nil || a.Count != 1 {
			t.Errorf("during the derivation: got %+v, %v; want one attempt counted", a, err)
		}
		return nil, errors.New("the worker is gone")
	}
	if _, err := b.house().Unlock(t.Context(), member, phrase); err == nil {
		t.Error("unlocked without a derivation")
	}
	b.kdf = quick
	_, err := b.house().Unlock(t.Context(), member, wrong)
	if e, ok := errors.AsType[*WrongSecret](err); !ok || e.Left != 2 {
		t.Errorf("got %+v; a broken derivation is not the person's attempt", err)
	}
	b.store.Fail = func(m store.Moment) error {
		if m == store.BeforeApply {
			return &store.Fault{Kind: store.Aborted}
		}
		return nil
	}
	if _, err := b.house().Unlock(t.Context(), member, phrase); store.KindOf(err) != store.Aborted {
		t.Errorf("got %v; want no try that is not counted", err)
	}
}

func TestARemovedCounterGivesNoFreeAttempts(t *testing.T) {
	b := newTablet(t)
	b.set()
	member := b.member()
	if err := b.store.Apply(t.Context(), store.Delete(memberKey(member, numberAttempts))); err != nil {
		t.Fatal(err)
	}
	_, err := b.house().Unlock(t.Context(), member, wrong)
	if e, ok := errors.AsType[*WrongSecret](err); !ok || e.Left != 0 || e.Wait.IsZero() {
		t.Errorf("got %+v, want a wait", err)
	}
	if _, err := b.house().Unlock(t.Context(), "nobody", phrase); !errors.Is(err, ErrNoMember) {
		t.Errorf("got %v, want ErrNoMember", err)
	}
}

func TestTheRecoveryCodeOpensAndSetsANewPassphrase(t *testing.T) {
	b := newTablet(t)
	s, code := b.set()
	id := record(t, s, "", opening(wordChild)).State.ID
	member := b.member()
	other := vault.NewCode(zeros{}).Groups()
	if _, err := b.house().Recover(t.Context(), member, other[0]+other[1]+other[2]+other[3]+other[4]+other[5]+other[6], newPhrase); err == nil {
		t.Error("another code opened")
	} else if e, ok := errors.AsType[*WrongSecret](err); !ok || e.Left != 2 {
		t.Errorf("got %v, want WrongSecret", err)
	}
	if _, err := b.house().Recover(t.Context(), member, "abcd", newPhrase); !errors.Is(err, vault.ErrCode) {
		t.Errorf("got %v, want vault.ErrCode", err)
	}
	again, err := b.house().Recover(t.Context(), member, code, newPhrase)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := again.Case(t.Context(), id); err != nil {
		t.Error(err)
	}
	if _, err := b.house().Unlock(t.Context(), member, newPhrase); err != nil {
		t.Errorf("the new passphrase: %v", err)
	}
	if _, err := b.house().Unlock(t.Context(), member, phrase); err == nil {
		t.Error("the old passphrase still opens")
	}
	if _, err := b.house().Recover(t.Context(), member, code, phrase); err != nil {
		t.Errorf("the code a second time: %v", err)
	}
}

type zeros struct{}

func (zeros) Read(p []byte) (int, error) { clear(p); return len(p), nil }

func TestAPassphraseChangesOnlyWhenItsSlotOpens(t *testing.T) {
	b := newTablet(t)
	s, _ := b.set()
	member := b.member()
	if err := s.ChangePassphrase(t.Context(), wrong, newPhrase); err == nil {
		t.Error("changed with a wrong passphrase")
	} else if _, ok := errors.AsType[*WrongSecret](err); !ok {
		t.Errorf("got %v, want WrongSecret", err)
	}
	// A derivation that gives something else the second time: the slot would
	// never open again.
	n := byte(0)
	b.kdf = func(ctx context.Context, p, salt []byte, c vault.Params) ([]byte, error) {
		if string(p) == newPhrase {
			n++
			return quick(ctx, p, append(salt, n), c)
		}
		return quick(ctx, p, salt, c)
	}
	if err := s.ChangePassphrase(t.Context(), phrase, newPhrase); err == nil {
		t.Error("a slot that does not open was stored")
	}
	b.kdf = quick
	if _, err := b.house().Unlock(t.Context(), member, phrase); err != nil {
		t.Errorf("the old passphrase after a failed change: %v", err)
	}
	if err := s.ChangePassphrase(t.Context(), phrase, newPhrase); err != nil {
		t.Fatal(err)
	}
	if _, err := b.house().Unlock(t.Context(), member, newPhrase); err != nil {
		t.Errorf("the new passphrase: %v", err)
	}
}

func TestALockedSessionHoldsNothing(t *testing.T) {
	b := newTablet(t)
	s, _ := b.set()
	id := record(t, s, "", opening(wordChild)).State.ID
	s.Close()
	ctx := t.Context()
	calls := map[string]func() error{
		"Case":         func() error { _, err := s.Case(ctx, id); return err },
		"Check":        func() error { _, err := s.Check(ctx, id, nil); return err },
		"Overview":     func() error { _, err := s.Overview(ctx); return err },
		"Record":       func() error { _, err := s.Record(ctx, id, signal("x"), "", ""); return err },
		"KeepConcept":  func() error { return s.KeepConcept(ctx, Concept{ID: "x"}) },
		"Concepts":     func() error { _, err := s.Concepts(ctx); return err },
		"DropConcept":  func() error { return s.DropConcept(ctx, "x") },
		"Contacts":     func() error { _, err := s.Contacts(ctx); return err },
		"SaveContacts": func() error { return s.SaveContacts(ctx, nil) },
		"Prefs":        func() error { _, err := s.Prefs(ctx); return err },
		"SavePrefs":    func() error { return s.SavePrefs(ctx, Prefs{}) },
		"Backup":       func() error { _, err := s.Backup(ctx); return err },
		"Export":       func() error { _, err := s.Export(ctx, "", "", nil); return err },
		"Delivered":    func() error { return s.Delivered(ctx) },
		"CheckFile":    func() error { return s.CheckFile(ctx, Bytes(nil), "", nil) },
		"OpenFile":     func() error { _, err := s.OpenFile(ctx, Bytes(nil), "", nil); return err },
		"AddFile":      func() error { _, err := s.AddFile(ctx, false); return err },
		"Change":       func() error { return s.ChangePassphrase(ctx, phrase, newPhrase) },
	}
	for name, call := range calls {
		if err := call(); !errors.Is(err, ErrLocked) {
			t.Errorf("%s: got %v, want ErrLocked", name, err)
		}
	}
	if !s.secret.IsZero() || !s.ring.House.IsZero() || s.files != nil {
		t.Error("a key or a case is still referred to")
	}
}

func TestALockDuringWorkDropsTheKeysWhenItEnds(t *testing.T) {
	b := newTablet(t)
	s, _ := b.set()
	b.store.Fail = func(m store.Moment) error {
		if m == store.BeforeApply {
			s.Close() // must not wait for the work it interrupts
		}
		return nil
	}
	if _, err := s.Record(t.Context(), "", opening(wordChild), "", ""); err != nil {
		t.Fatal(err)
	}
	b.store.Fail = nil
	if !s.secret.IsZero() || s.files != nil {
		t.Error("a key or a case is still referred to")
	}
	if got, err := b.restart().Overview(t.Context()); err != nil || len(got) != 1 {
		t.Errorf("got %v, %v; want what was being recorded", got, err)
	}
}
