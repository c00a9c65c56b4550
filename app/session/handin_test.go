package session

import (
	"testing"

	"meldcode/app/dossier"
	"meldcode/app/meldcode"
)

func handIn(to meldcode.MemberID) []meldcode.OptionID {
	return []meldcode.OptionID{meldcode.OptionID(to)}
}

// aboutChild is a loose signal that names the child, as a teacher types it.
func aboutChild(name string) []dossier.Draft {
	drafts := signal(wordSeen)
	drafts[0].Answers["child"] = meldcode.Typed(name)
	return drafts
}

func TestAHandedInSignalIsACopyOfWhichTheGiverSeesNothing(t *testing.T) {
	x := newTeam(t)
	loose := record(t, x.teacher, "", aboutChild(wordChild)).State
	drafts := access(meldcode.FormHandedIn, x.officer)
	given := record(t, x.teacher, loose.ID, drafts).State
	if given.HandedTo() != "Wolk Verzonnen" || given.Reads(x.officer) {
		t.Errorf("handed to %q", given.HandedTo())
	}
	officer := x.asOfficer()
	if n := cases(t, officer); n != 1 {
		t.Fatalf("the officer sees %d signals, want 1", n)
	}
	got, err := officer.Case(t.Context(), loose.ID)
	if err != nil || got.Entries[0].Answers.Text("seen") != wordSeen || got.OpenedBy != "Regen Bedacht" {
		t.Fatalf("the officer reads: %v", err)
	}
	for who, want := range map[*Session]int{x.teacher: 0, officer: 1} {
		all, err := who.Overview(t.Context())
		if err != nil || len(all) != 1 {
			t.Fatal(all, err)
		}
		if due := all[0].Upcoming(who.today()); len(due) != want || (all[0].HandedTo == "") != (want == 1) {
			t.Errorf("%s is to choose: %v, handed to %q", who.me.Name, due, all[0].HandedTo)
		}
	}
	opened, err := officer.Record(t.Context(), "", opening(wordChild), "", loose.ID)
	if err != nil {
		t.Fatal(err)
	}
	teacher := x.asTeacher()
	if n := cases(t, teacher); n != 1 {
		t.Errorf("the giver sees %d, want their own signal", n)
	}
	own, err := teacher.Case(t.Context(), loose.ID)
	if err != nil || own.MovedTo != "" || len(own.Entries) != 2 {
		t.Errorf("the giver sees what became of it: %v", err)
	}
	if _, err := teacher.Case(t.Context(), opened.State.ID); err == nil {
		t.Error("the giver opens the case")
	}
	if found, err := teacher.Matches(t.Context()); err != nil || len(found) != 0 {
		t.Errorf("the giver learns of %v, %v", found, err)
	}
}

func TestOnlyWhoKnowsTheChildLearnsOfATrace(t *testing.T) {
	for _, c := range []struct {
		theirs, typed string
		match         bool
	}{
		{"Zoë Verzonnen", "zoe", true},
		{"Zoë Verzonnen", "Zoe  Verzonnen", true},
		{"Zoë Verzonnen", "Zoëlle", false},
		{"Zoë Verzonnen", "", false},
	} {
		x := newTeam(t)
		id := record(t, x.asOfficer(), "", opening(c.theirs)).State.ID
		head := record(t, x.asHead(), "", opening(c.theirs)).State.ID
		// The head has a case about the child too, and is no officer.
		record(t, x.asTeacher(), "", aboutChild(c.typed))
		officer := x.asOfficer()
		found, err := officer.Matches(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		// The head's case leaves a trace as well: it is about the same child.
		want := 1
		if c.match {
			want = 2
		}
		if len(found) != want {
			t.Fatalf("%q: the officer learns of %d, want %d", c.typed, len(found), want)
		}
		for _, m := range found {
			if m.Case != id || m.From == "" || m.At.IsZero() {
				t.Errorf("got %+v", m)
			}
			if err := officer.Seen(t.Context(), m.ID); err != nil {
				t.Fatal(err)
			}
		}
		if left, err := x.asOfficer().Matches(t.Context()); err != nil || len(left) != 0 {
			t.Errorf("seen ones come back: %v, %v", left, err)
		}
		if found, err := x.asHead().Matches(t.Context()); err != nil || len(found) != 0 {
			t.Errorf("the head learns of %v, %v; their case is %s", found, err, head)
		}
	}
}

func TestABrotherOrSisterMatchesToo(t *testing.T) {
	x := newTeam(t)
	id := record(t, x.asOfficer(), "", opening("Maan")).State.ID
	record(t, x.asOfficer(), id, []dossier.Draft{{Form: meldcode.FormPerson, Answers: meldcode.Answers{
		"role": meldcode.Picked(meldcode.OptionID(meldcode.Sibling)), "name": meldcode.Typed("Zon")}}})
	record(t, x.asTeacher(), "", aboutChild("Zon"))
	if found, err := x.asOfficer().Matches(t.Context()); err != nil || len(found) != 1 || found[0].Case != id {
		t.Errorf("got %v, %v", found, err)
	}
}

func TestACaseOpenedFromAHandedInSignalBecomesOneAgain(t *testing.T) {
	x := newTeam(t)
	loose := record(t, x.teacher, "", aboutChild(wordChild)).State.ID
	record(t, x.teacher, loose, access(meldcode.FormHandedIn, x.officer))
	officer := x.asOfficer()
	record(t, officer, loose, []dossier.Draft{{Form: meldcode.FormKeep, Answers: meldcode.Answers{"why": meldcode.Typed("even"), "until": meldcode.Typed("2026-04-01")}}})
	// The teacher opens a case of the same signal and gives the officer access.
	teacher := x.asTeacher()
	drafts := opening(wordChild)
	drafts[0].Answers[meldcode.KeyOf(meldcode.Involved, "")] = meldcode.Value{Text: "Wolk Verzonnen", Options: handIn(x.officer)}
	record(t, teacher, loose, drafts)
	again := x.asOfficer()
	state, err := again.Case(t.Context(), loose)
	if err != nil || state.Loose || len(state.Entries) != 4 || cases(t, again) != 1 {
		t.Fatalf("the officer reads one case: %v", err)
	}
	record(t, again, loose, signal("van de IB'er"))
	if state, err := x.asTeacher().Case(t.Context(), loose); err != nil || len(state.Entries) != 5 {
		t.Errorf("the teacher reads what the officer wrote: %v", err)
	}
	if found, err := again.Check(t.Context(), loose, nil); err != nil || len(found) != 0 {
		t.Errorf("the check finds %v, %v", found, err)
	}
}

func TestAConceptIsHandedOver(t *testing.T) {
	x := newTeam(t)
	id := record(t, x.teacher, "", opening(wordChild)).State.ID
	c := Concept{ID: "#/case/x/decide", Case: id, Route: "#/case/x/decide", Form: meldcode.FormDecision,
		Answers: meldcode.Answers{"decider": meldcode.Typed("Storm Bedacht")}, At: x.now}
	if err := x.teacher.HandOver(t.Context(), x.head, c); err != nil {
		t.Fatal(err)
	}
	list, err := x.asHead().Concepts(t.Context())
	if err != nil || len(list) != 1 || list[0].Answers.Text("decider") != "Storm Bedacht" {
		t.Errorf("the head finds %v, %v", list, err)
	}
	if list, err := x.asHead().Concepts(t.Context()); err != nil || len(list) != 1 {
		t.Errorf("the head finds it %d times, %v", len(list), err)
	}
	if list, err := x.asOfficer().Concepts(t.Context()); err != nil || len(list) != 0 {
		t.Errorf("the officer finds %v, %v", list, err)
	}
}
