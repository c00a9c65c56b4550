package session

import (
	"errors"
	"slices"
	"testing"

	"meldcode/app/dossier"
	"meldcode/app/meldcode"
	"meldcode/app/store"
)

func TestGivingAccessOpensTheWholeCaseAndIsLogged(t *testing.T) {
	x := newTeam(t)
	got := record(t, x.teacher, "", append(opening(wordChild), signal(wordSeen)...))
	id := got.State.ID
	if len(got.State.Readers) != 1 {
		t.Errorf("got readers %v, want one", got.State.Readers)
	}
	given := record(t, x.teacher, id, access(meldcode.FormAccessGiven, x.head)).State
	if !slices.Equal(given.Readers, []meldcode.MemberID{x.one, x.head}) {
		t.Errorf("got readers %v", given.Readers)
	}
	last := given.Entries[len(given.Entries)-1]
	if last.Answers.Text(withMember) != "Storm Bedacht" || last.Answers.Text("role") != meldcode.RoleHead {
		t.Errorf("the log says %v", last.Answers)
	}
	head := x.asHead()
	state, err := head.Case(t.Context(), id)
	if err != nil || len(state.Entries) != 3 {
		t.Fatalf("the head reads: %v", err)
	}
	record(t, head, id, signal("van de directeur"))
	again := x.asTeacher()
	if state, err := again.Case(t.Context(), id); err != nil || len(state.Entries) != 4 || len(state.Heads) != 2 {
		t.Errorf("the teacher reads on: %v", err)
	}
	var refused *Refused
	if _, err := again.Record(t.Context(), id, access(meldcode.FormAccessGiven, x.head), "", ""); !errors.As(err, &refused) {
		t.Errorf("given twice: %v", err)
	}
	if _, err := again.Record(t.Context(), id, access(meldcode.FormAccessGiven, "niemand"), "", ""); !errors.As(err, &refused) {
		t.Errorf("given to nobody: %v", err)
	}
}

func TestOpeningACaseInvolvesWhoWasChosen(t *testing.T) {
	x := newTeam(t)
	drafts := opening(wordChild)
	drafts[0].Answers[meldcode.KeyOf(meldcode.Involved, "")] = meldcode.Value{
		Text: "Wolk Verzonnen", Options: []meldcode.OptionID{meldcode.OptionID(x.officer)}}
	state := record(t, x.teacher, "", drafts).State
	if !slices.Equal(state.Readers, []meldcode.MemberID{x.one, x.officer}) {
		t.Errorf("got readers %v", state.Readers)
	}
	if n := cases(t, x.asOfficer()); n != 1 {
		t.Errorf("the officer sees %d cases, want 1", n)
	}
	if n := cases(t, x.asHead()); n != 0 {
		t.Errorf("the head sees %d cases, want none", n)
	}
}

func TestEndingAccessSealsTheCaseAgain(t *testing.T) {
	x := newTeam(t)
	id := record(t, x.teacher, "", append(opening(wordChild), signal(wordSeen)...)).State.ID
	record(t, x.teacher, id, access(meldcode.FormAccessGiven, x.head))
	record(t, x.teacher, id, access(meldcode.FormAccessGiven, x.officer))
	head := x.asHead() // still holds the old key
	old, _ := head.ring.Case(string(id))
	before, err := x.store.List(t.Context(), old.Handle)
	if err != nil {
		t.Fatal(err)
	}
	signed, _ := x.asOfficer().Case(t.Context(), id)

	record(t, x.asTeacher(), id, access(meldcode.FormAccessEnded, x.head))
	for _, r := range before {
		now, err := x.store.Get(t.Context(), r.Key)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := old.Key.Open(place(r.Key), old.Generation, now); err == nil {
			t.Errorf("%v still opens with the key of who was there", r.Key)
		}
	}
	back := x.asHead()
	if n := cases(t, back); n != 0 {
		t.Errorf("the head sees %d cases, want none", n)
	}
	if told := back.Ended(); len(told) != 1 || told[0].From != x.teacher.Me().Name || told[0].At.IsZero() {
		t.Errorf("the head is told %v", told)
	}
	if told := x.asHead().Ended(); len(told) != 0 {
		t.Errorf("the head is told again: %v", told)
	}
	if _, err := head.Record(t.Context(), id, signal("toch nog"), "", ""); err == nil {
		t.Error("who was there writes on with the key of then")
	}
	officer := x.asOfficer()
	state, err := officer.Case(t.Context(), id)
	if err != nil || state.Reads(x.head) || len(state.Entries) != len(signed.Entries)+1 {
		t.Fatalf("the officer reads on: %v", err)
	}
	for i, e := range signed.Entries {
		if string(e.Bytes()) != string(state.Entries[i].Bytes()) {
			t.Errorf("signed bytes of entry %d changed", i)
		}
	}
	found, err := officer.Check(t.Context(), id, nil)
	if err != nil || len(found) != 0 {
		t.Errorf("the check finds %v, %v", found, err)
	}
	// And back again.
	record(t, officer, id, access(meldcode.FormAccessGiven, x.head))
	if n := cases(t, x.asHead()); n != 1 {
		t.Errorf("the head sees %d cases, want 1", n)
	}
}

func TestTheLastReaderCannotLeaveACase(t *testing.T) {
	x := newTeam(t)
	id := record(t, x.teacher, "", opening(wordChild)).State.ID
	before := x.all()
	var refused *Refused
	if _, err := x.teacher.Record(t.Context(), id, access(meldcode.FormAccessEnded, x.one), "", ""); !errors.As(err, &refused) {
		t.Errorf("the last one left: %v", err)
	}
	same(t, before, x.all())
	record(t, x.teacher, id, access(meldcode.FormAccessGiven, x.head))
	record(t, x.teacher, id, access(meldcode.FormAccessEnded, x.one))
	if n := cases(t, x.teacher); n != 0 {
		t.Errorf("who left sees %d cases", n)
	}
	if n := cases(t, x.asTeacher()); n != 0 {
		t.Errorf("who left sees %d cases after a restart", n)
	}
	if state, err := x.asHead().Case(t.Context(), id); err != nil || len(state.Readers) != 1 {
		t.Errorf("the head reads on: %v", err)
	}
}

// A fault while access is given or ended leaves the one or the other.
func TestAccessIsGivenAndEndedWhollyOrNotAtAll(t *testing.T) {
	for _, form := range []meldcode.FormID{meldcode.FormAccessGiven, meldcode.FormAccessEnded} {
		for _, f := range failing {
			x := newTeam(t)
			id := record(t, x.teacher, "", append(opening(wordChild), signal(wordSeen)...)).State.ID
			if form == meldcode.FormAccessEnded {
				record(t, x.teacher, id, access(meldcode.FormAccessGiven, x.head))
			}
			s, before := x.asTeacher(), x.all()
			failed := false
			x.store.Fail = func(m store.Moment) error {
				if m == f.at && !failed {
					failed = true
					return &store.Fault{Kind: f.kind}
				}
				return nil
			}
			_, err := s.Record(t.Context(), id, access(form, x.head), "", "")
			x.store.Fail = nil
			if err != nil {
				same(t, before, x.all())
				record(t, s, id, access(form, x.head))
			}
			want := 1
			if form == meldcode.FormAccessEnded {
				want = 0
			}
			if n := cases(t, x.asHead()); n != want {
				t.Errorf("%s, %s: the head sees %d cases, want %d", form, f.name, n, want)
			}
			if found, err := x.asTeacher().Check(t.Context(), id, nil); err != nil || len(found) > 0 {
				t.Errorf("%s, %s: the check finds %v, %v", form, f.name, found, err)
			}
		}
	}
}

func TestALogThatLostItsEndShows(t *testing.T) {
	x := newTeam(t)
	id := record(t, x.teacher, "", append(opening(wordChild), signal(wordSeen)...)).State.ID
	record(t, x.teacher, id, signal("het laatste"))
	key, _ := x.teacher.ring.Case(string(id))
	// The tail goes, and with it the summary that knew of it.
	if err := x.store.Apply(t.Context(), store.Delete(store.Key{Space: key.Handle, Chain: key.Chain, Number: 3}), store.Delete(summaryKey(key.Handle))); err != nil {
		t.Fatal(err)
	}
	s := x.asTeacher()
	state, err := s.Case(t.Context(), id)
	if err != nil || !state.Torn {
		t.Fatalf("got torn %v, %v; want torn", state.Torn, err)
	}
	found, err := s.Check(t.Context(), id, nil)
	if err != nil || !slices.ContainsFunc(found, func(f dossier.Finding) bool { return f.Kind == dossier.FoundMissing && f.Number == 3 }) {
		t.Errorf("the check finds %v, %v", found, err)
	}
	// Writing on does not take the place of what was lost.
	after := record(t, s, id, signal("daarna")).State
	if last := after.Entries[len(after.Entries)-1]; last.Number != 1 || len(after.Heads) != 2 {
		t.Errorf("written on as number %d of %d chains", last.Number, len(after.Heads))
	}
	more := record(t, s, id, signal("en nog een")).State
	if len(more.Heads) != 2 {
		t.Errorf("got %d chains, want the new one to go on", len(more.Heads))
	}
}

func TestOneRecordThatDoesNotOpenLeavesTheOthers(t *testing.T) {
	x := newTeam(t)
	id := record(t, x.teacher, "", append(opening(wordChild), signal(wordSeen)...)).State.ID
	key, _ := x.teacher.ring.Case(string(id))
	at := store.Key{Space: key.Handle, Chain: key.Chain, Number: 2}
	if err := x.store.Apply(t.Context(), store.Put(at, key.Key.Seal(x.teacher.house.rand, "elders", 1, []byte("x")))); err != nil {
		t.Fatal(err)
	}
	s := x.asTeacher()
	state, err := s.Case(t.Context(), id)
	if err != nil || !state.Torn || len(state.Entries) != 1 {
		t.Fatalf("got %v", err)
	}
	found, err := s.Check(t.Context(), id, nil)
	if err != nil || !slices.ContainsFunc(found, func(f dossier.Finding) bool { return f.Serious && f.Number == 2 }) {
		t.Errorf("the check finds %v, %v", found, err)
	}
	record(t, s, id, signal("daarna"))
}
