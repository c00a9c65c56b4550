package session

import (
	"bytes"
	"errors"
	"testing"

	"meldcode/app/meldcode"
	"meldcode/app/store"
	"meldcode/app/vault"
)

func TestRenewedSecretsOpenAndOldOnesDoNot(t *testing.T) {
	x := newTeam(t)
	id := record(t, x.teacher, "", append(opening(wordChild), signal(wordSeen)...)).State.ID
	record(t, x.teacher, id, access(meldcode.FormAccessGiven, x.head))
	x.asHead()
	s := x.asTeacher()
	if err := s.KeepConcept(t.Context(), Concept{ID: "c", Route: "#/signal/new"}); err != nil {
		t.Fatal(err)
	}
	if err := s.SavePrefs(t.Context(), Prefs{LockMinutes: 7}); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Overview(t.Context()); err != nil {
		t.Fatal(err)
	}
	search(t, s, wordSeen) // what the case says is stored too
	old, oldKey := s.secret, s.ring.Cases()[0]
	if _, there := x.all()[searchKey(oldKey.Handle)]; !there {
		t.Fatal("no text is stored")
	}
	if _, _, err := s.Renew(t.Context(), wrong); err == nil {
		t.Error("a wrong passphrase renews")
	}
	groups, ask, err := s.Renew(t.Context(), phrase)
	if err != nil {
		t.Fatal(err)
	}
	before := x.all()
	if err := s.ProveRenewed(t.Context(), [2]string{"AAAA", "BBBB"}, nil); !errors.Is(err, ErrCodeWrong) {
		t.Errorf("got %v, want ErrCodeWrong", err)
	}
	same(t, before, x.all())
	steps := 0
	if err := s.ProveRenewed(t.Context(), [2]string{groups[ask[0]-1], groups[ask[1]-1]}, func(done, total int) { steps = total }); err != nil {
		t.Fatal(err)
	}
	if steps != 1 {
		t.Errorf("told of %d cases, want 1", steps)
	}
	for at, value := range x.all() {
		if _, err := old.Open(place(at), 0, value); err == nil && at.Space != ringKey(string(x.one), 0).Space {
			t.Errorf("%v opens with the old secret", at)
		}
		if _, err := oldKey.Key.Open(place(at), oldKey.Generation, value); err == nil {
			t.Errorf("%v opens with the old key of its case", at)
		}
	}
	record(t, s, id, signal("erna"))
	again := x.asTeacher()
	if list, err := again.Concepts(t.Context()); err != nil || len(list) != 1 {
		t.Errorf("the concept: %v, %v", list, err)
	}
	if p, err := again.Prefs(t.Context()); err != nil || p.LockMinutes != 7 {
		t.Errorf("the choices: %+v, %v", p, err)
	}
	if state, err := x.asHead().Case(t.Context(), id); err != nil || len(state.Entries) != 4 {
		t.Errorf("the head reads on: %v", err)
	}
	if _, err := x.house().Recover(t.Context(), string(x.one), x.firstCode, newPhrase); err == nil {
		t.Error("the old recovery code opens")
	}
	if _, err := x.house().Recover(t.Context(), string(x.one), joined(groups), newPhrase); err != nil {
		t.Errorf("the new recovery code: %v", err)
	}
}

func joined(groups []string) string {
	var b bytes.Buffer
	for _, g := range groups {
		b.WriteString(g)
	}
	return b.String()
}

func TestARenewalThatFailsLeavesTheOldSecrets(t *testing.T) {
	for _, f := range failing {
		b := newTablet(t)
		s, code := b.set()
		id := record(t, s, "", opening(wordChild)).State.ID
		groups, ask, err := s.Renew(t.Context(), phrase)
		if err != nil {
			t.Fatal(err)
		}
		failed := false
		b.store.Fail = func(m store.Moment) error {
			if m == f.at && !failed {
				failed = true
				return &store.Fault{Kind: f.kind}
			}
			return nil
		}
		err = s.ProveRenewed(t.Context(), [2]string{groups[ask[0]-1], groups[ask[1]-1]}, nil)
		b.store.Fail = nil
		fits := code
		if err == nil {
			fits = joined(groups)
		}
		opened, err2 := b.house().Recover(t.Context(), b.member(), fits, newPhrase)
		if err2 != nil {
			t.Fatalf("%s: after %v: %v", f.name, err, err2)
		}
		if _, err := opened.Case(t.Context(), id); err != nil {
			t.Errorf("%s: %v", f.name, err)
		}
	}
}

func TestAPasskeyOpensOnlyWithItsPIN(t *testing.T) {
	b := newTablet(t)
	s, _ := b.set()
	id := b.member()
	key := vault.Passkey{Credential: []byte("verzonnen"), Input: vault.NewPasskeyInput(s.house.rand)}
	prf := bytes.Repeat([]byte{7}, 32)
	again := func(value []byte) func() ([]byte, error) { return func() ([]byte, error) { return value, nil } }
	if _, err := b.house().Passkey(t.Context(), id); !errors.Is(err, ErrNoMember) {
		t.Errorf("got %v, want ErrNoMember", err)
	}
	if err := s.SetPasskey(t.Context(), key, prf, "12345", again(prf)); !errors.Is(err, ErrWeak) {
		t.Errorf("got %v, want ErrWeak", err)
	}
	before := b.all()
	if err := s.SetPasskey(t.Context(), key, prf, "123456", again(bytes.Repeat([]byte{8}, 32))); !errors.Is(err, vault.ErrWrong) {
		t.Errorf("a passkey that changes its value: got %v, want ErrWrong", err)
	}
	same(t, before, b.all())
	if err := s.SetPasskey(t.Context(), key, prf, "123456", again(prf)); err != nil {
		t.Fatal(err)
	}
	h := b.house()
	if lobby, err := h.Look(t.Context()); err != nil || !lobby.Faces[0].Passkey {
		t.Errorf("the lobby does not offer it: %v", err)
	}
	got, err := h.Passkey(t.Context(), id)
	if err != nil || !bytes.Equal(got.Credential, key.Credential) || !bytes.Equal(got.Input, key.Input) {
		t.Fatalf("got %v, %v", got, err)
	}
	var wrongSecret *WrongSecret
	if _, err := h.UnlockPasskey(t.Context(), id, prf, "654321"); !errors.As(err, &wrongSecret) || wrongSecret.Left != 2 {
		t.Errorf("another PIN: %v", err)
	}
	if _, err := h.UnlockPasskey(t.Context(), id, bytes.Repeat([]byte{8}, 32), "123456"); !errors.As(err, &wrongSecret) {
		t.Errorf("another value: %v", err)
	}
	opened, err := h.UnlockPasskey(t.Context(), id, prf, "123456")
	if err != nil {
		t.Fatal(err)
	}
	b.restart() // the passphrase still opens
	if err := opened.DropPasskey(t.Context()); err != nil {
		t.Fatal(err)
	}
	if has, err := opened.HasPasskey(t.Context()); err != nil || has {
		t.Errorf("still there: %v, %v", has, err)
	}
}
