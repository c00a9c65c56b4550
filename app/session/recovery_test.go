package session

import (
	"bytes"
	"testing"

	"filippo.io/age"

	"meldcode/app/dossier"
	"meldcode/app/meldcode"
	"meldcode/app/school"
)

func TestARecoveryKeyCountsOnceItWasAccepted(t *testing.T) {
	b := newTablet(t)
	s, _ := b.set()
	ctx := t.Context()
	id := record(t, s, "", opening(wordChild)).State.ID
	board, err := age.GenerateX25519Identity()
	if err != nil {
		t.Fatal(err)
	}
	other, err := age.GenerateX25519Identity()
	if err != nil {
		t.Fatal(err)
	}
	key := board.Recipient().String()
	offer := func(s *Session, key string) { s.house.Offer(school.Recovery{Name: "Het bestuur", Key: key}) }
	opens := func(s *Session, by age.Identity) bool {
		t.Helper()
		_, err := age.Decrypt(bytes.NewReader(export(t, s, "", "")), by)
		return err == nil
	}
	logged := func(s *Session, id dossier.ID) (n int) {
		t.Helper()
		state, err := s.Case(ctx, id)
		if err != nil {
			t.Fatal(err)
		}
		for _, e := range state.Entries {
			if e.Form == meldcode.FormRecoveryKey {
				n++
			}
		}
		return n
	}

	offer(s, key)
	if opens(s, board) {
		t.Fatal("named in the settings, it opens a back-up that nobody accepted it for")
	}
	if err := s.AnswerRecovery(ctx, other.Recipient().String(), true); !refused(err) {
		t.Fatalf("another key than is offered: %v", err)
	}
	if err := s.AnswerRecovery(ctx, key, false); err != nil || logged(s, id) != 0 {
		t.Fatalf("refused: %v, %d entries", err, logged(s, id))
	}
	if opens(s, board) {
		t.Fatal("refused, it opens a back-up")
	}
	for range 2 {
		if err := s.AnswerRecovery(ctx, key, true); err != nil {
			t.Fatal(err)
		}
	}
	if !opens(s, board) || logged(s, id) != 1 {
		t.Errorf("accepted: it opens %v, %d entries", opens(s, board), logged(s, id))
	}
	if _, err := age.Decrypt(bytes.NewReader(export(t, s, "", phrase)), board); err == nil {
		t.Error("it opens a file for a passphrase")
	}
	later := record(t, s, "", opening("Een ander")).State.ID
	if logged(s, later) != 1 {
		t.Error("a case of after it does not say so")
	}

	// A new start knows it; a changed key counts for nothing until it is accepted.
	s = b.restart()
	if opens(s, board) {
		t.Error("the school names no key, and it opens")
	}
	offer(s, key)
	if r, err := s.Recovery(ctx); err != nil || r.Key != key || !r.Accepted || !opens(s, board) {
		t.Errorf("%+v, %v", r, err)
	}
	offer(s, other.Recipient().String())
	if opens(s, board) || opens(s, other) {
		t.Error("after a change of the key one of both opens")
	}
	if err := s.AnswerRecovery(ctx, other.Recipient().String(), false); err != nil || logged(s, id) != 2 {
		t.Errorf("an end of it: %v, %d entries", err, logged(s, id))
	}
}

func TestAnAnswerAboutARecoveryKeySurvivesNewKeysAndLeavesWithItsMember(t *testing.T) {
	x := newTeam(t)
	ctx := t.Context()
	board, err := age.GenerateX25519Identity()
	if err != nil {
		t.Fatal(err)
	}
	s := x.teacher
	s.house.Offer(school.Recovery{Name: "Het bestuur", Key: board.Recipient().String()})
	if err := s.AnswerRecovery(ctx, board.Recipient().String(), true); err != nil {
		t.Fatal(err)
	}
	groups, ask, err := s.Renew(ctx, phrase)
	if err != nil {
		t.Fatal(err)
	}
	if err := s.ProveRenewed(ctx, [2]string{groups[ask[0]-1], groups[ask[1]-1]}, nil); err != nil {
		t.Fatal(err)
	}
	if r, err := x.asTeacher().Recovery(ctx); err != nil || !r.Accepted {
		t.Errorf("after new keys %+v, %v", r, err)
	}
	if r, err := x.asHead().Recovery(ctx); err != nil || r.Accepted {
		t.Errorf("a colleague: %+v, %v", r, err)
	}
	if err := s.Remove(ctx, s.Me().ID); err != nil {
		t.Fatal(err)
	}
	for at := range x.all() {
		if at.Space == spaceRecovery {
			t.Error("it stays behind")
		}
	}
}
