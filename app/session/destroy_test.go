package session

import (
	"bytes"
	"crypto/rand"
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"meldcode/app/dossier"
	"meldcode/app/meldcode"
	"meldcode/app/store"
)

// left closes a case because the pupil left, and asks to destroy it.
func left() []dossier.Draft {
	return []dossier.Draft{
		{Form: meldcode.FormLeave, Answers: meldcode.Answers{"left-on": meldcode.Typed("2026-03-12"), "where": meldcode.Picked("school")}},
		{Form: meldcode.FormClose, Answers: meldcode.Answers{"ending": meldcode.Picked(meldcode.EndLeft), "reason": meldcode.Typed("Van school.")}},
		askedToGo(),
	}
}

func askedToGo() dossier.Draft {
	return dossier.Draft{Form: meldcode.FormDestroyAsked, Answers: meldcode.Answers{"why": meldcode.Picked("term"), "words": meldcode.Typed("De termijn is voorbij.")}}
}

// doomed is a tablet with a case that can go tomorrow, and one that stays.
func doomed(t *testing.T) (b *tablet, s *Session, gone, stays dossier.ID, handle string) {
	b = newTablet(t)
	s, _ = b.set()
	gone = record(t, s, "", opening(wordChild)).State.ID
	record(t, s, gone, signal(wordSeen))
	stays = record(t, s, "", opening("Een ander")).State.ID
	if err := s.KeepConcept(t.Context(), Concept{ID: "a", Case: gone, Form: meldcode.FormNote}); err != nil {
		t.Fatal(err)
	}
	if err := s.KeepConcept(t.Context(), Concept{ID: "b", Case: stays, Form: meldcode.FormNote}); err != nil {
		t.Fatal(err)
	}
	record(t, s, gone, left())
	key, _ := s.ring.Case(string(gone))
	return b, s, gone, stays, key.Handle
}

func TestADestroyedCaseIsGoneAndATombstoneStays(t *testing.T) {
	b, s, gone, stays, handle := doomed(t)
	ctx := t.Context()
	file := export(t, s, "", phrase)
	if err := s.Destroy(ctx, gone, dossier.AnotherOrLater); !refused(err) {
		t.Fatalf("on the day that it was asked: %v", err)
	}
	b.now = b.now.Add(24 * time.Hour)
	if err := s.Destroy(ctx, stays, dossier.AnotherOrLater); !refused(err) {
		t.Fatalf("an open case: %v", err)
	}
	if err := s.Destroy(ctx, gone, dossier.AnotherOrLater); err != nil {
		t.Fatal(err)
	}
	if err := s.Destroy(ctx, gone, dossier.AnotherOrLater); err != nil {
		t.Errorf("once more: %v", err)
	}
	for _, who := range []*Session{s, b.restart()} {
		if _, err := who.Case(ctx, gone); !errors.Is(err, ErrNoCase) {
			t.Errorf("it opens: %v", err)
		}
		if n := cases(t, who); n != 1 {
			t.Errorf("%d cases", n)
		}
		if _, err := who.Case(ctx, stays); err != nil {
			t.Errorf("the other one: %v", err)
		}
		kept, err := who.Concepts(ctx)
		if err != nil || len(kept) != 1 || kept[0].ID != "b" {
			t.Errorf("concepts %v, %v", kept, err)
		}
		stones, err := who.Destroyed(ctx)
		if err != nil || len(stones) != 1 || stones[0].Case != gone || stones[0].By != "Regen Bedacht, leraar" || stones[0].Why != "term" {
			t.Errorf("what is left: %+v, %v", stones, err)
		}
		if bytes.Contains(encode(stones), []byte(wordChild)) {
			t.Error("what is left names the child")
		}
		if _, holds := who.ring.Case(string(gone)); holds {
			t.Error("the key is in the keyring")
		}
	}
	// The store holds nothing under its handle.
	for at := range b.all() {
		if at.Space == handle || at.Chain == handle {
			t.Errorf("there is still %v", at)
		}
	}

	// A file that holds it does not bring it back unasked.
	again := b.restart()
	found, err := again.OpenFile(ctx, Bytes(file), phrase, nil)
	if err != nil || len(found.Destroyed) != 1 || found.Destroyed[0] != gone {
		t.Fatalf("found %+v, %v", found, err)
	}
	if _, err := again.AddFile(ctx, false); err != nil {
		t.Fatal(err)
	}
	if _, err := again.Case(ctx, gone); !errors.Is(err, ErrNoCase) {
		t.Errorf("a merge brought it back: %v", err)
	}
	if _, err := again.OpenFile(ctx, Bytes(file), phrase, nil); err != nil {
		t.Fatal(err)
	}
	if _, err := again.AddFile(ctx, true); err != nil {
		t.Fatal(err)
	}
	if state, err := again.Case(ctx, gone); err != nil || state.Names()[0] != wordChild {
		t.Errorf("asked for, and not brought back: %v", err)
	}
	if stones, err := again.Destroyed(ctx); err != nil || len(stones) != 0 {
		t.Errorf("brought back, and still called destroyed: %v, %v", stones, err)
	}
}

func refused(err error) bool {
	_, ok := errors.AsType[*Refused](err)
	return ok
}

func TestAColleagueConfirmsAndEverybodyLosesTheKey(t *testing.T) {
	x := newTeam(t)
	ctx := t.Context()
	id := record(t, x.teacher, "", opening(wordChild)).State.ID
	record(t, x.teacher, id, access(meldcode.FormAccessGiven, x.officer))
	record(t, x.teacher, id, access(meldcode.FormAccessGiven, x.head))
	record(t, x.teacher, id, left())
	if err := x.teacher.KeepConcept(ctx, Concept{ID: "a", Case: id, Form: meldcode.FormNote}); err != nil {
		t.Fatal(err)
	}
	if err := x.teacher.Destroy(ctx, id, dossier.Another); !refused(err) {
		t.Fatalf("by who asked: %v", err)
	}
	officer := x.asOfficer()
	if err := officer.Destroy(ctx, id, dossier.Another); err != nil {
		t.Fatal(err)
	}
	teacher := x.asTeacher()
	if ended := teacher.Ended(); len(ended) != 1 || !ended[0].Destroyed {
		t.Errorf("what a colleague hears: %+v", ended)
	}
	if kept, err := teacher.Concepts(ctx); err != nil || len(kept) > 0 {
		t.Errorf("a colleague's concept stays: %v, %v", kept, err)
	}
	for at := range x.all() {
		if strings.HasPrefix(at.Space, "concept-") {
			t.Errorf("it is still stored: %v", at)
		}
	}
	for name, s := range map[string]*Session{"teacher": x.asTeacher(), "head": x.asHead(), "officer": x.asOfficer()} {
		if n := cases(t, s); n != 0 {
			t.Errorf("%s still sees %d cases", name, n)
		}
		if _, holds := s.ring.Case(string(id)); holds {
			t.Errorf("%s still holds the key", name)
		}
		stones, err := s.Destroyed(ctx)
		if err != nil || len(stones) != 1 || stones[0].Asked != "Regen Bedacht" || stones[0].By != "Wolk Verzonnen, aandachtsfunctionaris" {
			t.Errorf("%s reads %+v, %v", name, stones, err)
		}
	}
}

// TestADestructionThatFailsChangesNothing fails in every way, before and after the
// store wrote: the case is wholly there or wholly gone, and what was said is true.
func TestADestructionThatFailsChangesNothing(t *testing.T) {
	for _, f := range failing {
		b, s, gone, _, handle := doomed(t)
		b.now = b.now.Add(24 * time.Hour)
		before := b.all()
		came := b.failAt(1, f.at, f.kind)
		err := s.Destroy(t.Context(), gone, dossier.AnotherOrLater)
		if !came() {
			t.Fatalf("%s: it never failed", f.name)
		}
		after := b.all()
		_, there := b.restart().ring.Case(string(gone))
		switch {
		case there:
			same(t, before, after)
			if err == nil {
				t.Errorf("%s: said to be destroyed, and is there", f.name)
			}
		default:
			for at := range after {
				if at.Space == handle || at.Chain == handle {
					t.Errorf("%s: half of it is there: %v", f.name, at)
				}
			}
			if err != nil && nothingWritten(err) {
				t.Errorf("%s: destroyed, and said that nothing was done: %v", f.name, err)
			}
		}
		// Again does what is left to do.
		if err := s.Destroy(t.Context(), gone, dossier.AnotherOrLater); err != nil {
			t.Errorf("%s: again: %v", f.name, err)
		}
		if stones, err := b.restart().Destroyed(t.Context()); err != nil || len(stones) != 1 {
			t.Errorf("%s: %d tombstones, %v", f.name, len(stones), err)
		}
	}
}

func TestWhatWithdrawsTheQuestionKeepsTheCase(t *testing.T) {
	b, s, gone, _, _ := doomed(t)
	b.now = b.now.Add(24 * time.Hour)
	record(t, s, gone, []dossier.Draft{{Form: meldcode.FormDestroyNot, Answers: meldcode.Answers{"why": meldcode.Typed("Er is een klacht.")}}})
	if err := s.Destroy(t.Context(), gone, dossier.AnotherOrLater); !refused(err) {
		t.Errorf("withdrawn, and %v", err)
	}
	all, err := s.Overview(t.Context())
	if err != nil || slices.ContainsFunc(all, func(m dossier.Summary) bool { return m.Retained.Asked }) {
		t.Errorf("%v", err)
	}
	if _, err := b.store.Get(t.Context(), store.Key{Space: spaceDestroyed}); err == nil {
		t.Error("a tombstone")
	}
}

// TestNothingOfADestroyedCaseIsLeftInTheStore looks at every record that there is,
// whatever kind the app keeps of a case by then: none lies under its handle, and none
// opens with its key.
func TestNothingOfADestroyedCaseIsLeftInTheStore(t *testing.T) {
	ctx := t.Context()
	st := filmOf(t, nil)
	now := time.Date(2026, 3, 12, 14, 32, 5, 0, time.FixedZone("", 3600))
	h := New(st, rand.Reader, quick, InProcess{}, func() time.Time { return now }, "test")
	groups, ask, err := h.Prepare(ctx, "Regen Bedacht", "leraar", phrase)
	if err != nil {
		t.Fatal(err)
	}
	s, err := h.Prove(ctx, [2]string{groups[ask[0]-1], groups[ask[1]-1]})
	if err != nil {
		t.Fatal(err)
	}
	id := record(t, s, "", opening(wordChild)).State.ID
	record(t, s, id, signal(wordSeen))
	found := 0
	if err := s.Search(ctx, nil, wordSeen, 9, func(h Hits) { found += len(h.Hits) }); err != nil || found == 0 {
		t.Fatalf("%d hits, %v", found, err)
	}
	record(t, s, id, left())
	key, _ := s.ring.Case(string(id))
	of := func() (n int) {
		for at, value := range st.now() {
			if at.Space == key.Handle || at.Chain == key.Handle {
				n++
				continue
			}
			if _, err := key.Key.Open(place(at), key.Generation, value); err == nil {
				n++
			}
		}
		return n
	}
	if n := of(); n < 6 {
		t.Fatalf("only %d records before it", n)
	}
	now = now.Add(24 * time.Hour)
	if err := s.Destroy(ctx, id, dossier.AnotherOrLater); err != nil {
		t.Fatal(err)
	}
	if n := of(); n != 0 {
		t.Errorf("%d records are left", n)
	}
	found = 0
	if err := s.Search(ctx, nil, wordSeen, 9, func(h Hits) { found += len(h.Hits) }); err != nil || found > 0 {
		t.Errorf("searching finds %d, %v", found, err)
	}
}
