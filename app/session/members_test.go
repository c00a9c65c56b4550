package session

import (
	"errors"
	"strings"
	"testing"

	"meldcode/app/dossier"
	"meldcode/app/meldcode"
	"meldcode/app/store"
	"meldcode/app/vault"
)

// admit adds a member and returns their id and recovery code. Each has the
// passphrase phraseOf(name).
func (b *tablet) admit(by *Session, name, role string) (id meldcode.MemberID, code string) {
	b.t.Helper()
	groups, ask, err := by.Invite(b.t.Context(), name, role, phraseOf(name))
	if err != nil {
		b.t.Fatal(err)
	}
	m, err := by.Admit(b.t.Context(), [2]string{groups[ask[0]-1], groups[ask[1]-1]})
	if err != nil {
		b.t.Fatal(err)
	}
	return meldcode.MemberID(m.ID), strings.Join(groups, " ")
}

func phraseOf(name string) string { return phrase + " " + strings.ToLower(name) }

// unlock is a new start of the app by this member.
func (b *tablet) unlock(id meldcode.MemberID, passphrase string) *Session {
	b.t.Helper()
	s, err := b.house().Unlock(b.t.Context(), string(id), passphrase)
	if err != nil {
		b.t.Fatal(err)
	}
	return s
}

// team is an invented school: a teacher who set the tablet up, and two others.
type team struct {
	*tablet
	teacher                *Session
	one, officer, head     meldcode.MemberID
	officerCode, firstCode string
}

func newTeam(t *testing.T) *team {
	t.Helper()
	b := newTablet(t)
	s, code := b.set()
	x := &team{tablet: b, teacher: s, one: meldcode.MemberID(s.Me().ID), firstCode: code}
	x.officer, x.officerCode = b.admit(s, "Wolk Verzonnen", meldcode.RoleOfficer)
	x.head, _ = b.admit(s, "Storm Bedacht", meldcode.RoleHead)
	return x
}

func (x *team) asOfficer() *Session {
	x.t.Helper()
	return x.unlock(x.officer, phraseOf("Wolk Verzonnen"))
}
func (x *team) asHead() *Session    { x.t.Helper(); return x.unlock(x.head, phraseOf("Storm Bedacht")) }
func (x *team) asTeacher() *Session { x.t.Helper(); return x.unlock(x.one, phrase) }

func access(form meldcode.FormID, who meldcode.MemberID) []dossier.Draft {
	return []dossier.Draft{{Form: form, Answers: meldcode.Answers{
		withMember: meldcode.Picked(meldcode.OptionID(who)), "why": meldcode.Typed("Verzonnen reden."),
	}}}
}

// cases returns how many cases and signals a member sees.
func cases(t *testing.T, s *Session) int {
	t.Helper()
	list, err := s.Overview(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	return len(list)
}

func TestANewMemberSeesNothingOfAnother(t *testing.T) {
	x := newTeam(t)
	id := record(t, x.teacher, "", opening(wordChild)).State.ID
	if err := x.teacher.KeepConcept(t.Context(), Concept{ID: "c", Route: "#/signal/new"}); err != nil {
		t.Fatal(err)
	}
	before := x.all()
	head := x.asHead()
	if n := cases(t, head); n != 0 {
		t.Errorf("the head sees %d cases", n)
	}
	if _, err := head.Case(t.Context(), id); !errors.Is(err, ErrNoCase) {
		t.Errorf("the head opens it: %v", err)
	}
	if list, err := head.Concepts(t.Context()); err != nil || len(list) != 0 {
		t.Errorf("the head sees %d concepts, %v", len(list), err)
	}
	for key, value := range x.all() {
		if was, had := before[key]; had && string(was) != string(value) && strings.Contains(key.Space+key.Chain, string(x.one)) {
			t.Errorf("a new login touched %v of another", key)
		}
	}
	members, err := head.Members(t.Context())
	if err != nil || len(members) != 2 || members[0].Name != "Regen Bedacht" || members[1].Role != meldcode.RoleOfficer {
		t.Errorf("the head knows %v, %v", members, err)
	}
}

func TestAMemberIsStoredOnlyWhenTheCodeIsProven(t *testing.T) {
	b := newTablet(t)
	s, _ := b.set()
	before := b.all()
	if _, err := s.Admit(t.Context(), [2]string{}); !errors.Is(err, ErrNotPrepared) {
		t.Errorf("got %v, want ErrNotPrepared", err)
	}
	if _, _, err := s.Invite(t.Context(), " regen bedacht ", "leraar", phrase); err == nil {
		t.Error("two members have one name")
	}
	if _, _, err := s.Invite(t.Context(), "Wolk", "leraar", "1234"); !errors.Is(err, ErrWeak) {
		t.Errorf("got %v, want ErrWeak", err)
	}
	if _, _, err := s.Invite(t.Context(), "Wolk", "leraar", phrase); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Admit(t.Context(), [2]string{"AAAA", "BBBB"}); !errors.Is(err, ErrCodeWrong) {
		t.Errorf("got %v, want ErrCodeWrong", err)
	}
	same(t, before, b.all())
}

func TestADirectoryThatLiesIsNotBelieved(t *testing.T) {
	x := newTeam(t)
	put := func(at store.Key, card vault.Card, by vault.Identity) {
		t.Helper()
		sealed := x.teacher.ring.House.Seal(x.teacher.house.rand, place(at), 0, card.Sign(by))
		if err := x.store.Apply(t.Context(), store.Put(at, sealed)); err != nil {
			t.Fatal(err)
		}
	}
	// Somebody who got hold of the house key puts other keys in the place of the
	// head's, and adds a member, both signed by themselves.
	thief := vault.NewIdentity(x.teacher.house.rand)
	card := x.teacher.cards[string(x.head)]
	card.Pin = pinOf(string(x.head), thief)
	put(cardKey(string(x.head)), card, thief)
	stranger := vault.Card{Pin: pinOf("vreemd", thief), Name: "Vreemd", Role: "leraar", By: "vreemd", At: 1}
	put(cardKey("vreemd"), stranger, thief)
	again := x.asTeacher()
	if _, known := again.present("vreemd"); known {
		t.Error("a stranger who signs their own card is believed")
	}
	if _, known := again.present(string(x.head)); known {
		t.Error("other keys for a known member are believed")
	}
}

func TestAMemberWhoLeavesKeepsTheirEntriesAndLosesTheRest(t *testing.T) {
	x := newTeam(t)
	id := record(t, x.teacher, "", opening(wordChild)).State.ID
	if err := x.asTeacher().Remove(t.Context(), string(x.one)); !errors.Is(err, ErrAlone) {
		t.Fatalf("the only reader left: %v", err)
	}
	record(t, x.asTeacher(), id, access(meldcode.FormAccessGiven, x.head))
	leaving := x.asTeacher()
	if err := leaving.Remove(t.Context(), string(x.one)); err != nil {
		t.Fatal(err)
	}
	leaving.Close()
	if _, err := x.house().Unlock(t.Context(), string(x.one), phrase); !errors.Is(err, ErrNoMember) {
		t.Errorf("who left unlocks: %v", err)
	}
	for at := range x.all() {
		if strings.Contains(at.Space+at.Chain, string(x.one)) && at.Space != spaceDirectory {
			t.Errorf("%v is still there", at)
		}
	}
	head := x.asHead()
	state, err := head.Case(t.Context(), id)
	if err != nil {
		t.Fatal(err)
	}
	if state.Entries[0].Name != "Regen Bedacht" || state.Reads(x.one) || len(state.Readers) != 1 {
		t.Errorf("got entry of %q, readers %v", state.Entries[0].Name, state.Readers)
	}
	if members, _ := head.Members(t.Context()); len(members) != 1 {
		t.Errorf("the head still sees %v", members)
	}
	record(t, head, id, signal("na het vertrek"))
}

func TestAColleagueWhoIsMadeToLeaveLosesNoCase(t *testing.T) {
	x := newTeam(t)
	officer := x.asOfficer()
	own := record(t, officer, "", opening(wordChild)).State.ID // only theirs
	shared := record(t, x.asTeacher(), "", opening("Een ander")).State.ID
	record(t, x.asTeacher(), shared, access(meldcode.FormAccessGiven, x.officer))
	third := record(t, x.asHead(), "", opening("Een derde")).State.ID
	record(t, x.asHead(), third, access(meldcode.FormAccessGiven, x.officer))
	if n := cases(t, x.asOfficer()); n != 3 {
		t.Fatalf("the officer sees %d cases, want 3", n)
	}

	if err := x.asTeacher().Remove(t.Context(), string(x.officer)); err != nil {
		t.Fatal(err)
	}
	lobby, err := x.house().Look(t.Context())
	if err != nil || len(lobby.Faces) != 2 {
		t.Errorf("got %d faces, %v; want 2", len(lobby.Faces), err)
	}
	if _, err := x.house().Unlock(t.Context(), string(x.officer), phraseOf("Wolk Verzonnen")); err == nil {
		t.Error("the passphrase of who was made to leave still opens")
	}
	// Their code does, so that what only they could read is not lost; of the rest
	// their access ended, by who sent them away and, later, by who reads on.
	if n := cases(t, x.asHead()); n != 1 {
		t.Errorf("the head sees %d cases, want 1", n)
	}
	back, err := x.house().Recover(t.Context(), "", x.officerCode, newPhrase)
	if err != nil {
		t.Fatal(err)
	}
	if n := cases(t, back); n != 1 {
		t.Errorf("who comes back sees %d cases, want 1", n)
	}
	record(t, back, own, access(meldcode.FormAccessGiven, x.head))
	if n := cases(t, x.asHead()); n != 2 {
		t.Errorf("the head sees %d cases, want 2", n)
	}
	for _, id := range []dossier.ID{shared, third} {
		if _, err := back.Case(t.Context(), id); err == nil {
			t.Error("who left reads a case on")
		}
	}
}
