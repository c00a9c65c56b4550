package dossier

import (
	"crypto/ed25519"
	"crypto/sha256"
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"meldcode/app/meldcode"
)

// The helpers of this room's tests: an invented case on an invented tablet.

var winter = time.FixedZone("", 3600)

type tablet struct {
	t    testing.TB
	log  Log
	rand *rand.ChaCha8
	now  time.Time
	who  Writer
}

func writer(name string) Writer {
	seed := sha256.Sum256([]byte(name))
	return Writer{Key: ed25519.NewKeyFromSeed(seed[:]), Member: "m-" + name, Name: name, Role: "leraar"}
}

func newTablet(t testing.TB, name string) *tablet {
	t.Helper()
	seed := sha256.Sum256([]byte("tablet " + name))
	random := rand.NewChaCha8(seed)
	id, err := NewID(random)
	if err != nil {
		t.Fatal(err)
	}
	return &tablet{t: t, log: NewLog(id), rand: random, now: time.Date(2026, 3, 2, 10, 0, 0, 0, winter), who: writer(name)}
}

func day(iso string) meldcode.Date {
	d, err := meldcode.ParseISO(iso)
	if err != nil {
		panic(err)
	}
	return d
}

// answers makes Answers from pairs: "key=option", "key:text".
func answers(pairs ...string) meldcode.Answers {
	a := meldcode.Answers{}
	for _, p := range pairs {
		i := strings.IndexAny(p, "=:")
		key, value := meldcode.Key(p[:i]), p[i+1:]
		if p[i] == ':' {
			a[key] = meldcode.Typed(value)
			continue
		}
		var v meldcode.Value
		for o := range strings.SplitSeq(value, ",") {
			v.Options = append(v.Options, meldcode.OptionID(o))
		}
		a[key] = v
	}
	return a
}

// write appends an entry a minute later than the last.
func (b *tablet) write(form meldcode.FormID, pairs ...string) Entry {
	b.t.Helper()
	return b.put(Draft{Form: form, Answers: answers(pairs...)})
}

func (b *tablet) put(d Draft) Entry {
	b.t.Helper()
	b.now = b.now.Add(time.Minute)
	e, err := b.log.Append(b.rand, b.now, b.who, d)
	if err != nil {
		b.t.Fatalf("append %s: %v", d.Form, err)
	}
	if err := b.log.Add(e); err != nil {
		b.t.Fatalf("add %s: %v", d.Form, err)
	}
	return e
}

// on moves the clock to ten in the morning of a day.
func (b *tablet) on(iso string) *tablet {
	d := day(iso)
	b.now = time.Date(d.Year, d.Month, d.Day, 10, 0, 0, 0, winter)
	return b
}

func (b *tablet) state() State { return Fold(b.log) }

func (b *tablet) today() meldcode.Date { return meldcode.DateOf(b.now) }

// open opens the case of an invented pupil with two parents.
func (b *tablet) open() *tablet {
	b.write(meldcode.FormOpen, "pupils:Noor Voorbeeld", "staff=no", "reference:proef-1")
	b.write(meldcode.FormPerson, "person-id:noor", "name:Noor", "role=pupil")
	b.write(meldcode.FormPerson, "person-id:anna", "name:Anna", "role=parent", "relation:moeder")
	b.write(meldcode.FormPerson, "person-id:bram", "name:Bram", "role=parent", "relation:vader")
	return b
}

// toWeighing walks steps 1 to 3.
func (b *tablet) toWeighing() *tablet {
	b.write(meldcode.FormSignal, "seen:Noor was stil.", "event-date:2026-03-02")
	b.write(meldcode.FormMoreSignals, "asked:de gymleraar", "none=yes")
	b.write(meldcode.FormConsult, "with:de IB'er", "organisation=counsellor", "named=unnamed", "advice:praat met de ouders")
	b.write(meldcode.FormTalkParent, "with=anna", "said:Het gaat goed.")
	for n := 1; n <= 3; n++ {
		b.write(meldcode.FormStepClose(n), "decision=next")
	}
	return b
}

func (b *tablet) weigh(n int, o meldcode.OptionID) Entry {
	b.t.Helper()
	if n == 1 && o == meldcode.Suspicion {
		return b.write(meldcode.FormWeigh(1), "answer=suspicion", "reason:.", "authority-on:"+b.today().String())
	}
	return b.write(meldcode.FormWeigh(n), "answer="+string(o), "reason:.")
}

func (b *tablet) wantNext(id NextID, text string, on meldcode.Date, where string) {
	b.t.Helper()
	got := b.state().Next(b.today())
	want := Next{id, text, on, where}
	if got != want {
		b.t.Errorf("next: got %+v, want %+v", got, want)
	}
}

func (b *tablet) wantStatus(text string) {
	b.t.Helper()
	if got := b.state().Status(b.today()).Text; got != text {
		b.t.Errorf("status: got %q, want %q", got, text)
	}
}

// wantEndings checks which endings are possible.
func (b *tablet) wantEndings(want ...meldcode.OptionID) {
	b.t.Helper()
	var got []meldcode.OptionID
	for _, e := range b.state().Endings(b.today()) {
		if e.Possible {
			got = append(got, e.Option)
		} else if len(e.Why) == 0 {
			b.t.Errorf("ending %s is not possible and does not say why", e.Option)
		}
	}
	if strings.Join(words(got), " ") != strings.Join(words(want), " ") {
		b.t.Errorf("endings: got %v, want %v", got, want)
	}
}

func words(options []meldcode.OptionID) []string {
	out := make([]string, len(options))
	for i, o := range options {
		out[i] = string(o)
	}
	return out
}

// close closes the case, and fails the test when that is refused.
func (b *tablet) close(ending meldcode.OptionID) {
	b.t.Helper()
	d := Draft{Form: meldcode.FormClose, Answers: answers("ending="+string(ending), "reason:.")}
	if why := b.state().Check(d, b.today()); len(why) > 0 {
		b.t.Errorf("closing %s is refused: %q", ending, why)
	}
	b.put(d)
	if b.state().Closed == nil {
		b.t.Errorf("case is open after closing %s", ending)
	}
	if next := b.state().Next(b.today()); next != (Next{}) {
		b.t.Errorf("a closed case has a next action: %+v", next)
	}
}
