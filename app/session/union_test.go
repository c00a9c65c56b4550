package session

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"math/rand/v2"
	"reflect"
	"testing"
	"time"

	"meldcode/app/dossier"
	"meldcode/app/exchange"
	"meldcode/app/meldcode"
)

// sharing is three tablets that work on one case, and the files that go between them.
type sharing struct {
	t     *testing.T
	draw  *rand.Rand
	at    [3]*tablet
	who   [3]*Session
	cards [3]exchange.Colleague
	code  string // the recovery code of the first
	id    dossier.ID
	files [3][][]byte // made for each, in any state of being read in
	made  map[meldcode.FormID]int
}

func newSharing(t *testing.T, seed uint64) *sharing {
	x := &sharing{t: t, draw: rand.New(rand.NewPCG(seed, 7)), made: map[meldcode.FormID]int{}}
	for i := range x.at {
		x.at[i] = newTablet(t)
		s, code := x.at[i].set()
		if i == 0 {
			x.code = code
		}
		x.who[i], x.cards[i] = s, cardOf(t, s)
	}
	x.id = record(t, x.who[0], "", append(opening(wordChild), signal(wordSeen)...)).State.ID
	return x
}

func (x *sharing) has(i int) *dossier.State {
	state, err := x.who[i].Case(x.t.Context(), x.id)
	if errors.Is(err, ErrNoCase) {
		return nil
	}
	if err != nil {
		x.t.Fatal(err)
	}
	return state
}

// step does one thing, drawn, on one tablet, drawn.
func (x *sharing) step() {
	i := x.draw.IntN(3)
	x.at[i].now = x.at[i].now.Add(time.Duration(1+x.draw.IntN(5000)) * time.Second)
	state := x.has(i)
	if state == nil || x.draw.IntN(4) == 0 {
		x.receive(i)
		return
	}
	note := fmt.Sprintf("nummer %d", x.draw.IntN(1000))
	day := map[meldcode.Key]string{meldcode.EventDate: "2026-03-11", "text": note, "child": wordChild, "seen": note, "reason": note}
	write := func(form meldcode.FormID, more func(*dossier.Draft)) {
		d := draft(form, day)
		if more != nil {
			more(&d)
		}
		_, err := x.who[i].Record(x.t.Context(), x.id, []dossier.Draft{d}, "", "")
		var refused *Refused
		switch {
		case err == nil:
			x.made[form]++
		case !errors.As(err, &refused): // a rule may say no: the case is closed, say
			x.t.Fatal(err)
		}
	}
	some := state.Entries[x.draw.IntN(len(state.Entries))]
	switch x.draw.IntN(9) {
	case 0:
		write(meldcode.FormNote, nil)
	case 1:
		write(meldcode.FormSignal, nil)
	case 2: // a correction
		write(some.Form, func(d *dossier.Draft) { d.Fixes = some.ID })
	case 3:
		write(meldcode.FormView, func(d *dossier.Draft) {
			d.Answers[meldcode.EntryKey] = meldcode.Typed(some.ID.String())
			d.Answers["whose"] = meldcode.Typed("Moeder")
		})
	case 4:
		if state.Closed != nil {
			write(meldcode.FormReopen, nil)
			break
		}
		for _, e := range state.Endings(x.who[i].today()) {
			if e.Possible {
				write(meldcode.FormClose, func(d *dossier.Draft) { d.Answers["ending"] = meldcode.Picked(e.Option) })
				break
			}
		}
	case 5:
		write(meldcode.FormWeigh(1), func(d *dossier.Draft) { d.Answers["answer"] = meldcode.Picked(meldcode.NoAction) })
	case 6:
		x.who[i] = x.at[i].restart()
	default:
		j := (i + 1 + x.draw.IntN(2)) % 3
		file, err := x.who[i].ExportTo(x.t.Context(), x.id, x.cards[j], nil)
		if err != nil {
			x.t.Fatal(err)
		}
		x.files[j] = append(x.files[j], file.Data)
	}
}

// receive reads one of the files made for i, old or new, whatever was read before.
func (x *sharing) receive(i int) {
	if n := len(x.files[i]); n > 0 {
		x.add(i, x.files[i][x.draw.IntN(n)], "")
	}
}

func (x *sharing) add(i int, file []byte, key string) {
	x.t.Helper()
	found, err := x.who[i].OpenFile(x.t.Context(), Bytes(file), key, nil)
	if err != nil {
		x.t.Fatal(err)
	}
	added, err := x.who[i].AddFile(x.t.Context(), false)
	if err != nil || added.Quarantined != 0 || added.New != found.New {
		x.t.Fatalf("got %+v, %v; want %d new and none apart", added, err, found.New)
	}
}

// meet brings the three together: all that is under way arrives, in any order and
// twice, both others give theirs to the first, and its file goes to both.
func (x *sharing) meet() {
	for j := range x.files {
		for _, n := range append(x.draw.Perm(len(x.files[j])), x.draw.Perm(len(x.files[j]))...) {
			x.add(j, x.files[j][n], "")
		}
	}
	for i := 1; i < 3; i++ {
		if x.has(i) == nil {
			continue
		}
		file, err := x.who[i].ExportTo(x.t.Context(), x.id, x.cards[0], nil)
		if err != nil {
			x.t.Fatal(err)
		}
		x.add(0, file.Data, "")
	}
	all := export(x.t, x.who[0], "", "")
	// Reading a case in for the first time says so in its log: so the others first
	// have it, and then everything of everybody goes round.
	for range 2 {
		for i := range 3 {
			x.add(i, all, x.code)
			if i == 0 {
				continue
			}
			file, err := x.who[i].ExportTo(x.t.Context(), x.id, x.cards[0], nil)
			if err != nil {
				x.t.Fatal(err)
			}
			x.add(0, file.Data, "")
		}
		all = export(x.t, x.who[0], "", "")
	}
	for i := range 3 {
		x.add(i, all, x.code)
	}
}

// agree sees that all three hold the same, in memory and after a new start.
func (x *sharing) agree() {
	x.t.Helper()
	var first *dossier.State
	for i := range 3 {
		s := x.at[i].restart()
		f, err := s.file(x.t.Context(), x.id)
		if err != nil {
			x.t.Fatal(err)
		}
		state := dossier.Fold(f.log)
		if found := f.log.Verify(nil); len(serious(found)) > 0 {
			x.t.Errorf("tablet %d: %v", i, found)
		}
		if found, err := s.Check(x.t.Context(), x.id, nil); err != nil || len(serious(found)) > 0 {
			x.t.Errorf("tablet %d: Check says %v, %v", i, found, err)
		}
		held, err := x.who[i].file(x.t.Context(), x.id) // folded bit by bit, as entries came
		if err != nil || !sameState(x.t, state, *held.fold()) {
			x.t.Errorf("tablet %d: what it holds is not what it stored: %v", i, err)
		}
		if first == nil {
			first = &state
			continue
		}
		if !reflect.DeepEqual(first.Heads, state.Heads) || len(first.Entries) != len(state.Entries) {
			x.t.Fatalf("tablet %d: other heads, %d entries, want %d", i, len(state.Entries), len(first.Entries))
		}
		for n, e := range state.Entries {
			if !bytes.Equal(e.Bytes(), first.Entries[n].Bytes()) {
				x.t.Errorf("tablet %d: entry %d is another", i, n)
			}
		}
		if !sameState(x.t, *first, state) {
			x.t.Errorf("tablet %d: another state", i)
		}
	}
}

func serious(found []dossier.Finding) (all []dossier.Finding) {
	for _, f := range found {
		if f.Serious {
			all = append(all, f)
		}
	}
	return all
}

// sameState compares what two States say.
func sameState(t *testing.T, a, b dossier.State) bool {
	t.Helper()
	said := func(s dossier.State) string {
		today := meldcode.DateOf(time.Unix(1773000000, 0))
		text, err := json.Marshal(struct {
			S             dossier.State
			Next          dossier.Next
			Summary       dossier.Summary
			Status        dossier.Status
			Names, Given  []string
			Endings       []dossier.Ending
			Fixed, Viewed int
		}{s, s.Next(today), s.Summary(today), s.Status(today),
			s.Names(), s.NamesGiven(), s.Endings(today), counted(s, s.FixesOf), counted(s, s.ViewsOf)})
		if err != nil {
			t.Fatal(err)
		}
		return string(text)
	}
	return said(a) == said(b)
}

func counted(s dossier.State, of func(dossier.EntryID) []dossier.Entry) (n int) {
	for _, e := range s.Entries {
		n += len(of(e.ID))
	}
	return n
}

// Whatever order the work, the giving and the reading in come in, and however often
// a file is read in, in the end three tablets hold the same case.
func TestThreeTabletsThatShareACaseEndUpWithTheSame(t *testing.T) {
	made := map[meldcode.FormID]int{}
	for seed := range uint64(12) {
		x := newSharing(t, seed)
		for range 50 {
			x.step()
		}
		x.meet()
		x.agree()
		if t.Failed() {
			t.Fatalf("seed %d", seed)
		}
		for form, n := range x.made {
			made[form] += n
		}
	}
	for _, form := range []meldcode.FormID{meldcode.FormNote, meldcode.FormSignal, meldcode.FormView, meldcode.FormClose, meldcode.FormReopen} {
		if made[form] == 0 {
			t.Errorf("no %s was ever written", form)
		}
	}
}
