package dossier

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"slices"
	"testing"
	"time"
	"unsafe"

	"meldcode/app/meldcode"
)

// anyDraft draws an entry of any form that the fold knows; now and then one that
// corrects an entry of s.
func anyDraft(r *rand.Rand, s State) Draft {
	one := func(list ...string) string { return list[r.IntN(len(list))] }
	date := day("2026-03-01").AddDays(r.IntN(60)).String()
	person := one("noor", "anna", "bram", "opa")
	forms := []struct {
		form  meldcode.FormID
		pairs []string
	}{
		{meldcode.FormOpen, []string{"start=" + one("asked", "worry"), "pupils:Kim Voorbeeld", "reference:" + one("", "proef-2"), "involved=m-alex"}},
		{meldcode.FormPerson, []string{"person-id:" + person, "name:" + person + date, "role=" + one("pupil", "parent", "household")}},
		{meldcode.FormRoles, []string{"lead:" + one("Kim", "Alex"), "decides:Alex"}},
		{meldcode.FormRolesConfirmed, []string{"step=" + one("1", "2", "3", "9")}},
		{meldcode.FormSignal, []string{"child:Kim", "seen:s", "own-accord=" + one("yes", "no")}},
		{meldcode.FormMoreSignals, []string{"asked:x", "seen:" + one("s", "")}},
		{meldcode.FormConsult, []string{"with:x", "organisation=" + one("vt", "counsellor"), "named=" + one("named", "unnamed")}},
		{meldcode.FormTalkParent, []string{"with=" + person, "signing=" + one("yes", "no"), "next-on:" + date}},
		{meldcode.FormTalkPupil, []string{"about=noor", "own-accord=" + one("yes", "no")}},
		{meldcode.FormNoTalk, []string{"with=" + person, "above=" + one("yes", "not-yet"), "vt-advice=" + one("yes", "not-yet")}},
		{meldcode.FormTalkPlan, []string{"with=" + person, "planned-on:" + date, "message:m"}},
		{meldcode.FormConsent, []string{"consent@" + person + "=" + one("given", "refused", "not-asked")}},
		{meldcode.FormAboveSchool, nil},
		{meldcode.FormSignedBack, []string{"signed=yes"}},
		{meldcode.FormAuthority, nil},
		{meldcode.FormReview, []string{"next=go-on", "next-on:" + date}},
		{meldcode.FormLookAgain, []string{"next-on:" + date}},
		{meldcode.FormOut, []string{"to:x", "signed-copy=" + one("yes", "no")}},
		{meldcode.FormAsked, []string{"who:x", "gave=" + one("yes", "no"), "own-worry=" + one("yes", "no")}},
		{meldcode.FormLeave, []string{"left-on:" + date, "where=abroad"}},
		{meldcode.FormDiscard, nil},
		{meldcode.FormKeep, []string{"until:" + date}},
		{meldcode.FormTakenOver, []string{"into:" + one("", string(s.ID))}},
		{meldcode.FormAccessGiven, []string{"member=" + one("m-kim", "m-alex")}},
		{meldcode.FormAccessEnded, []string{"member=" + one("m-kim", "m-alex", "m-sam")}},
		{meldcode.FormHandedIn, []string{"member:Kim"}},
		{meldcode.FormReportPrepared, []string{"why-now:w", "open=help"}},
	}
	if n := len(s.Entries); n > 0 && r.IntN(12) == 0 {
		target := s.Entries[r.IntN(n)]
		if r.IntN(3) == 0 {
			return Draft{Form: meldcode.FormView, Answers: answers("whose:moeder", "text:t", "entry-id:"+target.ID.String())}
		}
		d := Draft{Form: target.Form, Fixes: target.ID, Answers: target.Answers}
		switch r.IntN(4) {
		case 0:
			d.Form, d.Answers = meldcode.FormStrike, answers("why:w")
		case 1:
			d.Form, d.Answers = meldcode.FormFix, answers("wrong:w", "text:t")
		}
		return d
	}
	if r.IntN(2) == 0 {
		return randomDraft(r)
	}
	pick := forms[r.IntN(len(forms))]
	pairs := pick.pairs
	if r.IntN(2) == 0 {
		pairs = append(pairs, "event-date:"+date)
	}
	return Draft{Form: pick.form, Answers: answers(pairs...)}
}

// bare returns s without what two equal States may differ in: how far their
// entries are indexed, and whether another State was made from them.
func bare(s State) State {
	s.places, s.tip = nil, nil
	return s
}

// anew returns the State of the same bytes, read again, sharing nothing with l.
func anew(t *testing.T, l Log) State {
	t.Helper()
	out := NewLog(l.ID())
	for _, raw := range rawOf(l) {
		e, err := ParseEntry(raw)
		if err != nil {
			t.Fatal(err)
		}
		if err := out.Add(e); err != nil {
			t.Fatal(err)
		}
	}
	return Fold(out)
}

// TestRefoldGivesWhatFoldGivesAndChangesNoEarlierState grows logs at random from
// one another, also several from one and by merging, as sessions and imports do.
func TestRefoldGivesWhatFoldGivesAndChangesNoEarlierState(t *testing.T) {
	type version struct {
		log   Log
		state State
		want  State // shares nothing with state
	}
	quick, steps := 0, 0
	for seed := range uint64(9) {
		r := rand.New(rand.NewPCG(seed, 7))
		b := newTablet(t, "sam")
		if seed%3 == 0 {
			b.write(meldcode.FormSignal, "child:Noor", "seen:s")
		} else {
			b.open()
		}
		versions := []version{{b.log, Fold(b.log), anew(t, b.log)}}
		for range 50 {
			// Mostly the newest, as a session does.
			v := versions[max(0, len(versions)-1-r.IntN(4)*r.IntN(3))]
			b := &tablet{t: t, log: v.log.Clone(), rand: b.rand, now: b.now.Add(time.Duration(r.IntN(100)) * time.Hour),
				who: writer([]string{"sam", "kim", "alex"}[r.IntN(3)])}
			b.who.Fresh = r.IntN(20) == 0
			if r.IntN(6) == 0 {
				b.log, _ = Merge(b.log, versions[r.IntN(len(versions))].log)
			}
			for range r.IntN(4) {
				b.put(anyDraft(r, v.state))
			}
			before := v.state
			if _, ok := before.fresh(b.log); ok {
				quick++
			}
			steps++
			next := version{b.log, v.state.Refold(b.log), anew(t, b.log)}
			if !reflect.DeepEqual(bare(next.state), bare(next.want)) {
				t.Fatalf("seed %d: after %d entries the State is not that of Fold", seed, len(next.state.Entries))
			}
			for _, e := range next.want.Entries {
				if got, ok := next.state.Entry(e.ID); !ok || got.ID != e.ID {
					t.Fatalf("seed %d: an entry is not found", seed)
				}
			}
			versions = append(versions, next)
		}
		for i, v := range versions {
			if !reflect.DeepEqual(bare(v.state), bare(v.want)) {
				t.Errorf("seed %d: version %d changed when others were made from it", seed, i)
			}
			if got := anew(t, v.log); !reflect.DeepEqual(got, v.want) {
				t.Errorf("seed %d: log %d changed when others were made from it", seed, i)
			}
		}
	}
	if quick < steps/2 {
		t.Errorf("%d of %d steps did without a whole fold", quick, steps)
	}
}

func TestRefoldSeesContentThatCameBack(t *testing.T) {
	b := small(t)
	l := NewLog(b.log.ID())
	for _, e := range b.log.Entries() {
		if err := l.Add(e.Without()); err != nil {
			t.Fatal(err)
		}
	}
	s := Fold(l)
	merged, _ := Merge(l, b.log)
	if got := s.Refold(merged); !reflect.DeepEqual(bare(got), bare(Fold(b.log))) {
		t.Error("the State is still that of the log without content")
	}
}

// TestStatesOfOnePastDoNotShareRoom holds clip against every slice of a State, so
// that one which is added later cannot be forgotten.
func TestStatesOfOnePastDoNotShareRoom(t *testing.T) {
	// Made anew by each fold, or set by whoever keeps the keys.
	anew := []string{"State.Heads", "State.agenda", "State.Readers", "State.Apart"}
	s := State{Rounds: []Round{{}}}
	seen := 0
	each := func(v reflect.Value, do func(name string, slice reflect.Value)) {
		for i := range v.NumField() {
			f := v.Field(i)
			name := v.Type().Name() + "." + v.Type().Field(i).Name
			if f.Kind() == reflect.Slice && name != "State.Rounds" && !slices.Contains(anew, name) {
				do(name, reflect.NewAt(f.Type(), unsafe.Pointer(f.UnsafeAddr())).Elem())
			}
		}
	}
	all := func(do func(string, reflect.Value)) {
		each(reflect.ValueOf(&s).Elem(), do)
		each(reflect.ValueOf(&s.duty).Elem(), do)
		each(reflect.ValueOf(&s.safety).Elem(), do)
		each(reflect.ValueOf(&s.reviews).Elem(), do)
		each(reflect.ValueOf(&s.Rounds[0]).Elem(), do)
	}
	all(func(_ string, slice reflect.Value) { slice.Set(reflect.MakeSlice(slice.Type(), 1, 4)) })
	was := &s.Rounds[0]
	s.clip()
	if &s.Rounds[0] == was {
		t.Error("the rounds are shared")
	}
	all(func(name string, slice reflect.Value) {
		seen++
		if slice.Cap() != slice.Len() {
			t.Errorf("%s keeps room that another State sees", name)
		}
	})
	if seen < 15 {
		t.Errorf("looked at %d slices", seen)
	}
}

func TestALogTakesEntriesInAnyOrderAndItsClonesAreTheirOwn(t *testing.T) {
	b := newTablet(t, "sam").open()
	for range 60 {
		b.write(meldcode.FormNote, "text:n")
	}
	entries := b.log.Entries()
	r := rand.New(rand.NewPCG(5, 5))
	l := NewLog(b.log.ID())
	had := map[EntryID]bool{}
	for _, i := range r.Perm(len(entries)) {
		before := l.Clone()
		if err := l.Add(entries[i]); err != nil {
			t.Fatal(err)
		}
		had[entries[i].ID] = true
		if l.Len() != len(had) || before.Len() != len(had)-1 || before.Has(entries[i].ID) || !l.Has(entries[i].ID) {
			t.Fatalf("after %d entries: %d, and %d in the clone from before", len(had), l.Len(), before.Len())
		}
	}
	if !reflect.DeepEqual(l.Entries(), entries) || !slices.Equal(l.Heads(), b.log.Heads()) {
		t.Error("the log differs from the one it was made from")
	}
	// Two logs of one past each go on, and see nothing of the other.
	one, two := b.log.Clone(), b.log.Clone()
	add := func(l *Log, text string) Entry {
		e, err := l.Append(b.rand, b.now, b.who, Draft{Form: meldcode.FormNote, Answers: answers("text:" + text)})
		if err != nil {
			t.Fatal(err)
		}
		if err := l.Add(e); err != nil {
			t.Fatal(err)
		}
		return e
	}
	first, second := add(&one, "een"), add(&two, "twee")
	if one.Has(second.ID) || two.Has(first.ID) || b.log.Has(first.ID) || !one.Has(first.ID) || !two.Has(second.ID) {
		t.Error("two logs of one past see each other's entries")
	}
}

// BenchmarkAppend is all that one more entry costs apart from storing it.
func BenchmarkAppend(b *testing.B) {
	for _, n := range []int{10, 5000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			t := newTablet(b, "sam").open()
			r := rand.New(rand.NewPCG(1, 1))
			for t.log.Len() < n {
				t.put(randomDraft(r))
			}
			log, state := t.log, Fold(t.log)
			d := Draft{Form: meldcode.FormNote, Answers: answers("text:n")}
			for b.Loop() {
				if why := state.Check(d, t.today()); len(why) > 0 && state.Closed == nil {
					b.Fatal(why)
				}
				log = log.Clone()
				e, err := log.Append(t.rand, t.now, t.who, d)
				if err != nil {
					b.Fatal(err)
				}
				if err := log.Add(e); err != nil {
					b.Fatal(err)
				}
				state = state.Refold(log)
			}
		})
	}
}
