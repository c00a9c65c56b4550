package session

import (
	"bytes"
	"errors"
	"slices"
	"testing"
	"time"

	"meldcode/app/dossier"
	"meldcode/app/meldcode"
	"meldcode/app/store"
	"meldcode/app/vault"
)

const lastPhrase = "inkt jasmijn kompas ladder"

// life is one run of the app on a stored vault.
type life struct {
	t      *testing.T
	h      *House
	s      *Session
	at     time.Time
	member string
	code   string
	phrase string     // that opens now
	open   dossier.ID // a case that is written in; empty when the vault has none
	file   []byte     // of another tablet, opens with fileKey
	key    string
}

// deeds are all that writes, in the order of one life. Each returns what must be
// found once it was said that it is stored. What is new gets a row.
var deeds = []struct {
	name string
	do   func(*life) (there func(holding) bool, err error)
}{
	{"unlock", func(l *life) (_ func(holding) bool, err error) {
		l.s, err = l.h.Unlock(l.t.Context(), l.member, l.phrase)
		return nil, err
	}},
	{"begin a case", func(l *life) (func(holding) bool, error) {
		got, err := l.s.Record(l.t.Context(), "", opening("Begonnen"), "", "")
		if err != nil {
			return nil, err
		}
		l.open = got.State.ID
		return func(h holding) bool { return slices.ContainsFunc(h.Cases, named("Begonnen")) }, nil
	}},
	{"keep a concept", func(l *life) (func(holding) bool, error) {
		c := Concept{ID: "bewaard", Case: l.open, Form: meldcode.FormNote, Answers: meldcode.Answers{"text": meldcode.Typed("half")}}
		return func(h holding) bool {
			// Until it is recorded or thrown away, which are deeds of their own.
			return hasConcept(h, "bewaard") || hasEntry(h, "vastgelegd")
		}, l.s.KeepConcept(l.t.Context(), c)
	}},
	{"record it", func(l *life) (func(holding) bool, error) {
		d := []dossier.Draft{draft(meldcode.FormNote, map[meldcode.Key]string{"text": "vastgelegd"})}
		_, err := l.s.Record(l.t.Context(), l.open, d, "bewaard", "")
		return func(h holding) bool { return hasEntry(h, "vastgelegd") && !hasConcept(h, "bewaard") }, err
	}},
	{"attach a file", func(l *life) (func(holding) bool, error) {
		d := draft(meldcode.FormAttachment, map[meldcode.Key]string{"text": "aangehecht"})
		got, err := l.s.Attach(l.t.Context(), l.open, d, "brief.txt", letter(5*pieceSize), "", nil)
		if err != nil {
			return nil, err
		}
		_, err = l.s.Attachment(l.t.Context(), l.open, got.Entries[0], nil)
		return func(h holding) bool { return hasEntry(h, "aangehecht") }, err
	}},
	{"take a signal over", func(l *life) (func(holding) bool, error) {
		ctx := l.t.Context()
		loose, err := l.s.Record(ctx, "", signal("overgenomen"), "", "")
		if err != nil {
			return nil, err
		}
		_, err = l.s.Record(ctx, l.open, nil, "", loose.State.ID)
		return func(h holding) bool {
			n := 0
			for _, c := range h.Cases {
				n += count(c, "overgenomen")
			}
			return n == 2
		}, err
	}},
	{"keep another concept", func(l *life) (func(holding) bool, error) {
		return nil, l.s.KeepConcept(l.t.Context(), Concept{ID: "weg", Case: l.open})
	}},
	{"drop it", func(l *life) (func(holding) bool, error) {
		return func(h holding) bool { return !hasConcept(h, "weg") }, l.s.DropConcept(l.t.Context(), "weg")
	}},
	{"save contacts", func(l *life) (func(holding) bool, error) {
		list := []Contact{{ID: "1", Name: "Nieuw Nummer", Open: true}}
		return func(h holding) bool {
			return len(h.Contacts) == 1 && len(h.Shown) == 1 && h.Contacts[0] == h.Shown[0]
		}, l.s.SaveContacts(l.t.Context(), list)
	}},
	{"make a back-up", func(l *life) (func(holding) bool, error) {
		_, err := l.s.Export(l.t.Context(), "", "", nil)
		if err != nil {
			return nil, err
		}
		return func(h holding) bool { return h.Backup.At.Equal(l.at) }, l.s.Delivered(l.t.Context())
	}},
	{"take a file in", func(l *life) (func(holding) bool, error) {
		if _, err := l.s.OpenFile(l.t.Context(), Bytes(l.file), l.key, nil); err != nil {
			return nil, err
		}
		_, err := l.s.AddFile(l.t.Context(), false)
		return func(h holding) bool {
			return slices.ContainsFunc(h.Cases, named("Een")) && slices.ContainsFunc(h.Cases, named("Twee"))
		}, err
	}},
	{"change the passphrase", func(l *life) (func(holding) bool, error) {
		was := l.phrase
		l.phrase = newPhrase
		if was == newPhrase {
			l.phrase = lastPhrase
		}
		return nil, l.s.ChangePassphrase(l.t.Context(), was, l.phrase)
	}},
	{"a wrong passphrase", func(l *life) (func(holding) bool, error) {
		_, err := l.h.Unlock(l.t.Context(), l.member, wrong)
		if _, ok := errors.AsType[*WrongSecret](err); !ok {
			return nil, errors.Join(errors.New("a wrong passphrase opens"), err)
		}
		return nil, nil
	}},
	{"recover with the code", func(l *life) (_ func(holding) bool, err error) {
		l.phrase = "meloen noten oliebol piano"
		l.s, err = l.h.Recover(l.t.Context(), l.member, l.code, l.phrase)
		return nil, err
	}},
}

func named(child string) func(heldCase) bool {
	return func(c heldCase) bool { return slices.Equal(c.Names, []string{child}) }
}

func hasConcept(h holding, id string) bool {
	return slices.ContainsFunc(h.Concepts, func(c heldConcept) bool { return c.ID == id })
}

func hasEntry(h holding, text string) bool {
	return slices.ContainsFunc(h.Cases, func(c heldCase) bool { return count(c, text) > 0 })
}

func count(c heldCase, text string) (n int) {
	for _, e := range c.Entries {
		for _, a := range e.Answers {
			if a.Text == text {
				n++
			}
		}
	}
	return n
}

// said is something of which it was said that it is stored, by this frame.
type said struct {
	frame int
	deed  string
	there func(holding) bool
}

// TestAKillAfterAnyTransactionLosesNothingThatWasSaid lives one life on every
// vault ever stored, of this layout and of older ones, so with their migration
// in it, and opens what a kill after each transaction leaves behind: old or new,
// never neither.
func TestAKillAfterAnyTransactionLosesNothingThatWasSaid(t *testing.T) {
	other := newTablet(t)
	from, code := other.set()
	record(t, from, "", opening("Een"))
	record(t, from, "", opening("Twee"))
	file := export(t, from, "", "")
	for _, g := range goldens(t) {
		t.Run(g.name, func(t *testing.T) {
			st := filmOf(t, g.records)
			l := &life{t: t, h: start(st, g.Clock), at: g.Clock, phrase: g.Passphrase, code: g.Code, file: file, key: code}
			lobby, err := l.h.Look(t.Context())
			if err != nil {
				t.Fatal(err)
			}
			l.member = lobby.Faces[0].ID
			phrases := []setPhrase{{phrase: l.phrase}}
			var all []said
			for _, d := range deeds {
				was, begun := l.phrase, len(st.frames)-1
				there, err := d.do(l)
				if err != nil {
					t.Fatalf("%s: %v", d.name, err)
				}
				done := len(st.frames) - 1
				if there != nil {
					all = append(all, said{done, d.name, there})
				}
				if l.phrase != was {
					phrases = append(phrases, setPhrase{begun, done, l.phrase})
				}
			}
			for i, frame := range st.frames {
				opens := 0
				for _, p := range phrases {
					h := start(filmOf(t, frame), g.Clock.Add(time.Hour)) // past any wait
					s, err := openAs(t, h, p.phrase)
					if _, ok := errors.AsType[*WrongSecret](err); ok {
						continue
					}
					if err != nil {
						t.Fatalf("killed after transaction %d of %d: %v", i, len(st.frames)-1, err)
					}
					opens++
					if i < p.begun || slices.ContainsFunc(phrases, func(o setPhrase) bool { return o.done > p.done && o.done <= i }) {
						t.Errorf("killed after transaction %d: a passphrase opens that was not set, or was replaced", i)
					}
					got := holdingOf(t, h, s)
					for _, c := range g.Holds.Cases {
						if !keeps(got, c) {
							t.Errorf("killed after transaction %d: a case from before lacks entries", i)
						}
					}
					for _, s := range all {
						if i >= s.frame && !s.there(got) {
							t.Errorf("killed after transaction %d: lost what %q had said at %d", i, s.deed, s.frame)
						}
					}
				}
				if opens != 1 {
					t.Errorf("killed after transaction %d: %d passphrases open it, want one", i, opens)
				}
			}
			if len(st.frames) < len(deeds) {
				t.Errorf("only %d transactions for %d deeds", len(st.frames)-1, len(deeds))
			}
			t.Logf("%d transactions, %d things said", len(st.frames)-1, len(all))
		})
	}
}

// setPhrase is a passphrase that was being set from one frame to another.
type setPhrase struct {
	begun, done int
	phrase      string
}

// keeps reports whether a case is there with all that it had, in its order.
func keeps(got holding, was heldCase) bool {
	at := slices.IndexFunc(got.Cases, func(c heldCase) bool { return c.ID == was.ID })
	if at < 0 || len(got.Cases[at].Entries) < len(was.Entries) {
		return false
	}
	return slices.EqualFunc(was.Entries, got.Cases[at].Entries[:len(was.Entries)],
		func(a, b heldEntry) bool { return bytes.Equal(pretty(a), pretty(b)) })
}

// TestAKillDuringSetUpLeavesNothingOrAll lives the set-up of a tablet.
func TestAKillDuringSetUpLeavesNothingOrAll(t *testing.T) {
	m := newMaker(t, "set up", nil)
	m.setUp()
	for i, frame := range m.st.frames {
		h := start(filmOf(t, frame), m.now)
		lobby, err := h.Look(t.Context())
		switch {
		case err != nil:
			t.Errorf("killed after transaction %d: %v", i, err)
		case !lobby.Exists && len(frame) > 0:
			t.Errorf("killed after transaction %d: %d records of no vault", i, len(frame))
		case lobby.Exists:
			if _, err := openAs(t, h, phrase); err != nil {
				t.Errorf("killed after transaction %d: %v", i, err)
			}
			if _, err := h.Recover(t.Context(), lobby.Faces[0].ID, m.Code, newPhrase); err != nil {
				t.Errorf("killed after transaction %d: with the code: %v", i, err)
			}
		}
	}
	if len(m.st.frames) < 2 {
		t.Error("nothing was stored")
	}
}

// TestAnUnlockThatFailsAnywhereCanBeTriedAgain makes each transaction of an
// unlock fail in turn, so also each of a migration, and tries again, in the same
// start of the app and in another.
func TestAnUnlockThatFailsAnywhereCanBeTriedAgain(t *testing.T) {
	for _, g := range goldens(t) {
		for _, f := range failing {
			for n := 1; ; n++ {
				st := &store.Memory{}
				for at, value := range g.records {
					if err := st.Apply(t.Context(), store.Add(at, vault.Clear(value))); err != nil {
						t.Fatal(err)
					}
				}
				h := start(st, g.Clock)
				seen := 0
				st.Fail = func(m store.Moment) error {
					if m != f.at {
						return nil
					}
					if seen++; seen == n {
						return &store.Fault{Kind: f.kind}
					}
					return nil
				}
				_, failed := openAs(t, h, g.Passphrase)
				st.Fail = nil
				if seen < n {
					break // every transaction had its turn
				}
				for _, again := range []*House{h, start(st, g.Clock)} {
					s, err := openAs(t, again, g.Passphrase)
					if err != nil {
						t.Fatalf("%s: %s at transaction %d (%v), then %v", g.name, f.name, n, failed, err)
					}
					sameHolding(t, g.Holds, holdingOf(t, again, s))
				}
			}
		}
	}
}
