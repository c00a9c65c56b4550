package session

import (
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"meldcode/app/dossier"
	"meldcode/app/meldcode"
	"meldcode/app/store"
)

// vaultsToStore are the vaults of one layout: name and how it comes about. All
// in them is invented.
var vaultsToStore = map[string]func(*maker){
	"fresh": func(*maker) {},
	"whole": (*maker).everything,
}

// maker writes a vault with a fixed clock and fixed randomness. What a file for
// elsewhere needs is drawn by age itself, and is not stored.
type maker struct {
	t     *testing.T
	st    *film
	now   time.Time
	house *House
	s     *Session
	manifest
}

func newMaker(t *testing.T, name string, held records) *maker {
	t.Helper()
	m := &maker{t: t, st: filmOf(t, held), now: time.Date(2025, 3, 12, 9, 5, 0, 0, time.FixedZone("", 3600))}
	m.Layout, m.Passphrase = layout, phrase
	var seed [32]byte
	copy(seed[:], name)
	m.house = New(m.st, rand.NewChaCha8(seed), derive, InProcess{}, func() time.Time { return m.now }, "golden")
	return m
}

func (m *maker) must(err error) {
	m.t.Helper()
	if err != nil {
		m.t.Fatal(err)
	}
}

func (m *maker) setUp() {
	m.t.Helper()
	groups, ask, err := m.house.Prepare(m.t.Context(), "Sam Verzonnen", "IB'er", phrase)
	m.must(err)
	m.Code = strings.Join(groups, " ")
	m.s, err = m.house.Prove(m.t.Context(), [2]string{groups[ask[0]-1], groups[ask[1]-1]})
	m.must(err)
}

// later lets time pass.
func (m *maker) later(d time.Duration) { m.now = m.now.Add(d) }

func (m *maker) record(id dossier.ID, from dossier.ID, drafts ...dossier.Draft) *dossier.State {
	m.t.Helper()
	m.later(time.Minute)
	got, err := m.s.Record(m.t.Context(), id, drafts, "", from)
	m.must(err)
	return got.State
}

func draft(form meldcode.FormID, answers map[meldcode.Key]string) dossier.Draft {
	d := dossier.Draft{Form: form, Answers: meldcode.Answers{}}
	for key, text := range answers {
		d.Answers[key] = meldcode.Typed(text)
	}
	return d
}

// everything leaves at least one record of every kind that this layout has.
func (m *maker) everything() {
	ctx := m.t.Context()
	fix := func(s *dossier.State, d dossier.Draft) dossier.Draft {
		d.Fixes = s.Entries[len(s.Entries)-1].ID
		return d
	}
	weigh := func(n int, answer meldcode.OptionID) dossier.Draft {
		d := draft(meldcode.FormWeigh(n), map[meldcode.Key]string{meldcode.EventDate: "2025-03-14", "reason": "Verzonnen reden."})
		d.Answers["answer"] = meldcode.Picked(answer)
		return d
	}

	// A case with a correction, considerations, and an entry in summer time.
	s := m.record("", "", draft(meldcode.FormOpen, map[meldcode.Key]string{"pupils": "Noor Verzonnen", meldcode.EventDate: "2025-03-12"}),
		dossier.Draft{Form: meldcode.FormPerson, Answers: meldcode.Answers{"name": meldcode.Typed("Noor Verzonnen"), "role": meldcode.Picked(meldcode.OptionID(meldcode.Pupil))}})
	first := s.ID
	s = m.record(first, "", draft(meldcode.FormSignal, map[meldcode.Key]string{"child": "Noor Verzonnen", "seen": "Zei dat zij niet naar huis wil.", meldcode.EventDate: "2025-03-11"}))
	m.record(first, "", fix(s, draft(meldcode.FormSignal, map[meldcode.Key]string{"child": "Noor Verzonnen", "seen": "Zei dat zij nu niet naar huis wil.", meldcode.EventDate: "2025-03-11"})))
	m.record(first, "", weigh(1, meldcode.Suspicion), weigh(2, meldcode.Unsafe))
	m.now = time.Date(2025, 4, 2, 14, 32, 5, 0, time.FixedZone("", 7200))
	m.record(first, "", draft(meldcode.FormNote, map[meldcode.Key]string{"text": "Met é, ë en ‘aanhaling’.", meldcode.EventDate: "2025-04-02"}))

	// Loose signals: one that stays, one that was taken over in a new case.
	m.record("", "", draft(meldcode.FormSignal, map[meldcode.Key]string{"child": "Bram Bedacht", "seen": "Viel in slaap.", meldcode.EventWords: "vorige week"}))
	loose := m.record("", "", draft(meldcode.FormSignal, map[meldcode.Key]string{"child": "Tess Gefingeerd", "seen": "Had geen jas.", meldcode.EventDate: "2025-04-01"}))
	m.record("", loose.ID, draft(meldcode.FormOpen, map[meldcode.Key]string{"pupils": "Tess Gefingeerd", meldcode.EventDate: "2025-04-02"}))

	// A case that was closed.
	s = m.record("", "", draft(meldcode.FormOpen, map[meldcode.Key]string{"pupils": "Daan Fantasie", "reference": "proef-7", meldcode.EventDate: "2025-04-02"}))
	m.record(s.ID, "", weigh(1, meldcode.NoAction))
	end := draft(meldcode.FormClose, map[meldcode.Key]string{meldcode.EventDate: "2025-04-02", "reason": "Verzonnen reden."})
	end.Answers["ending"] = meldcode.Picked(meldcode.EndNoAction)
	m.record(s.ID, "", end)

	// A copy of this tablet and another tablet go on with the first case: the
	// one forks a chain, which is kept apart, the other brings a chain of its own.
	before := m.st.now()
	m.record(first, "", draft(meldcode.FormNote, map[meldcode.Key]string{"text": "Hier verder.", meldcode.EventDate: "2025-04-02"}))
	m.takeIn(m.elsewhere("copy", first, before))
	m.takeIn(m.elsewhere("other", first, nil))

	// Unfinished forms, numbers, a back-up, another passphrase, a wrong one.
	for _, c := range []Concept{
		{ID: "#/signal/new", Route: "#/signal/new", Form: meldcode.FormSignal, Field: "seen", At: m.now,
			Answers: meldcode.Answers{"seen": meldcode.Typed("Halve zin")}},
		{ID: "#/case/" + string(first) + "/add/note", Case: first, Route: "#/case/" + string(first) + "/add/note",
			Form: meldcode.FormNote, Field: "text", At: m.now.Add(time.Second), Answers: meldcode.Answers{"text": meldcode.Typed("Nog niet af")}},
	} {
		m.must(m.s.KeepConcept(ctx, c))
	}
	m.must(m.s.SaveContacts(ctx, []Contact{
		{ID: "c1", Name: "Pim Open", Organisation: "Wijkteam Verzonnen", Phone: "010-0000000", Mail: "pim@school.example", Open: true},
		{ID: "c2", Name: "Roos Dicht", Phone: "010-0000001"},
	}))
	m.later(time.Hour)
	file, err := m.s.Export(ctx, "", "", nil)
	m.must(err)
	m.must(m.s.Delivered(ctx))
	m.must(m.s.CheckFile(ctx, Bytes(file.Data), "", nil))
	m.must(m.s.ChangePassphrase(ctx, phrase, newPhrase))
	m.Passphrase = newPhrase
	if _, err := openAs(m.t, m.house, wrong); err == nil {
		m.t.Fatal("a wrong passphrase opens")
	}
}

// elsewhere goes on with a case on a store with these records, or on a new
// tablet, and returns it as a file and what opens that.
func (m *maker) elsewhere(name string, id dossier.ID, held records) (data []byte, key string) {
	m.t.Helper()
	o := newMaker(m.t, name, maps.Clone(held))
	o.now = m.now.Add(time.Hour)
	if held == nil {
		o.setUp()
		file, err := m.s.Export(m.t.Context(), id, "", nil)
		m.must(err)
		o.takeIn(file.Data, m.Code)
	} else {
		var err error
		o.Code = m.Code
		o.s, err = openAs(m.t, o.house, phrase)
		m.must(err)
	}
	o.record(id, "", draft(meldcode.FormNote, map[meldcode.Key]string{"text": "Verder op een andere tablet (" + name + ").", meldcode.EventDate: "2025-04-02"}))
	file, err := o.s.Export(m.t.Context(), id, "", nil)
	m.must(err)
	return file.Data, o.Code
}

func (m *maker) takeIn(data []byte, key string) {
	m.t.Helper()
	_, err := m.s.OpenFile(m.t.Context(), Bytes(data), key, nil)
	m.must(err)
	_, err = m.s.AddFile(m.t.Context(), false)
	m.must(err)
}

// makeVault returns a vault as this version writes it.
func makeVault(t *testing.T, name string) *maker {
	t.Helper()
	m := newMaker(t, name, nil)
	m.setUp()
	vaultsToStore[name](m)
	m.Clock = m.now
	reader := start(m.st, m.now)
	held := maps.Clone(m.st.now()) // before reading, which counts an attempt
	s, err := openAs(t, reader, m.Passphrase)
	m.must(err)
	m.Holds = holdingOf(t, reader, s)
	m.st = filmOf(t, held)
	return m
}

func writeMissing(t *testing.T) {
	t.Helper()
	for name := range vaultsToStore {
		folder := filepath.Join("testdata", "vaults", strconv.Itoa(layout), name)
		if _, err := os.Stat(folder); err == nil {
			continue
		}
		m := makeVault(t, name)
		var list []heldRecord
		for at, value := range m.st.now() {
			list = append(list, heldRecord{at.Space, at.Chain, at.Number, value})
		}
		slices.SortFunc(list, func(a, b heldRecord) int {
			return store.Key{Space: a.Space, Chain: a.Chain, Number: a.Number}.Compare(store.Key{Space: b.Space, Chain: b.Chain, Number: b.Number})
		})
		m.must(os.MkdirAll(folder, 0o755))
		m.must(os.WriteFile(filepath.Join(folder, "records.json"), pretty(list), 0o644))
		m.must(os.WriteFile(filepath.Join(folder, "manifest.json"), pretty(m.manifest), 0o644))
	}
}
