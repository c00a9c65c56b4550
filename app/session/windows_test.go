package session

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"meldcode/app/dossier"
	"meldcode/app/meldcode"
	"meldcode/app/store"
)

// window is one open app of the same member on the same store.
type window struct {
	s    *Session
	busy bool // in the middle of something
}

// windows are several of them, which write in each other's way: whenever one is
// about to write, or has just read, another may do something whole in between.
type windows struct {
	t    *testing.T
	b    *tablet
	draw *rand.Rand
	all  []*window
	deep int

	n       int
	said    []string // texts of which it was said that they are stored
	refused []string
	ids     []dossier.ID
}

func (w *windows) between(m store.Moment) error {
	if (m == store.BeforeApply || m == store.BeforeList) && w.deep < 3 && w.draw.IntN(4) == 0 {
		w.act()
	}
	return nil
}

// act lets a window that is free do something.
func (w *windows) act() {
	free := slices.DeleteFunc(slices.Clone(w.all), func(o *window) bool { return o.busy })
	if len(free) == 0 {
		return
	}
	o := free[w.draw.IntN(len(free))]
	o.busy = true
	w.deep++
	defer func() { o.busy = false; w.deep-- }()
	ctx := w.t.Context()
	w.n++
	text := fmt.Sprintf("tekst %d", w.n)
	var err error
	written := true
	switch kind := w.draw.IntN(10); {
	case kind == 0 || len(w.ids) == 0:
		var got Recorded
		if got, err = o.s.Record(ctx, "", opening(text), "", ""); err == nil {
			w.ids = append(w.ids, got.State.ID)
		}
	case kind < 7:
		id := w.ids[w.draw.IntN(len(w.ids))]
		_, err = o.s.Record(ctx, id, []dossier.Draft{draft(meldcode.FormNote, map[meldcode.Key]string{"text": text})}, "", "")
	case kind == 7:
		err, written = o.s.KeepConcept(ctx, Concept{ID: text, Form: meldcode.FormNote}), false
	case kind == 8:
		_, err = o.s.Overview(ctx)
		written = false
	default:
		_, err = o.s.Case(ctx, w.ids[w.draw.IntN(len(w.ids))])
		written = false
	}
	switch {
	case err == nil && written:
		w.said = append(w.said, text)
	case errors.Is(err, store.ErrExists) && written:
		w.refused = append(w.refused, text) // told, and not stored
	case err != nil:
		w.t.Fatalf("something else went wrong: %v", err)
	}
}

// TestNoOrderOfSavesInSeveralWindowsLosesAnEntry also goes without Web Locks:
// nothing here keeps the windows apart.
func TestNoOrderOfSavesInSeveralWindowsLosesAnEntry(t *testing.T) {
	said, refused := 0, 0
	for seed := range uint64(16) {
		b := newTablet(t)
		first, _ := b.set()
		w := &windows{t: t, b: b, draw: rand.New(rand.NewPCG(seed, 1)), all: []*window{{s: first}}}
		for range 2 {
			w.all = append(w.all, &window{s: b.restart()})
		}
		b.store.Fail = w.between
		for range 40 {
			w.act()
		}
		b.store.Fail = nil
		said, refused = said+len(w.said), refused+len(w.refused)
		for i, s := range []*Session{w.all[0].s, w.all[1].s, w.all[2].s, b.restart()} {
			got := holdingOf(t, b.house(), s)
			for _, text := range w.said {
				if n := copies(got, text); n != 1 {
					t.Errorf("seed %d, window %d: %q was said to be stored and is there %d times", seed, i, text, n)
				}
			}
			for _, text := range w.refused {
				if n := copies(got, text); n != 0 {
					t.Errorf("seed %d, window %d: %q was refused and is there %d times", seed, i, text, n)
				}
			}
		}
		if t.Failed() {
			return
		}
	}
	if refused == 0 || said < 300 {
		t.Errorf("%d said, %d refused: the windows were never in each other's way", said, refused)
	}
	t.Logf("%d said to be stored, %d told as not stored", said, refused)
}

// copies counts how often a text was recorded: as an entry, or as a case's pupil.
func copies(h holding, text string) (n int) {
	for _, c := range h.Cases {
		n += count(c, text)
	}
	return n
}
