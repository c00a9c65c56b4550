package session

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"
	"time"
	"unicode"

	"meldcode/app/dossier"
	"meldcode/app/meldcode"
	"meldcode/app/store"
	"meldcode/app/vault"
)

// handed is the body of a letter that hands a signal in: its entries as they were
// signed.
type handed struct {
	Dossier dossier.ID `json:"dossier"`
	Entries [][]byte   `json:"entries"`
}

// handIn leaves a loose signal for a colleague, who gets a copy of their own. What
// becomes of it is written there, and the giver does not see it.
func (w *work) handIn(f *file, to vault.Card) error {
	h := handed{Dossier: f.log.ID()}
	for _, e := range f.log.Entries() {
		h.Entries = append(h.Entries, e.Bytes())
	}
	body := encode(h)
	if len(body) > vault.MaxLetter {
		return ErrTooLarge
	}
	return w.letter(vault.HandIn, to.Pin, body)
}

// received reads what handIn wrote.
func received(body []byte) (dossier.Log, error) {
	var h handed
	if err := strict(body, &h); err != nil {
		return dossier.Log{}, err
	}
	if _, err := dossier.ParseID(string(h.Dossier)); err != nil {
		return dossier.Log{}, ErrDamaged
	}
	log := dossier.NewLog(h.Dossier)
	for _, b := range h.Entries {
		e, err := dossier.ParseEntry(b)
		if err != nil || e.Verify() != nil || log.Add(e) != nil {
			return dossier.Log{}, ErrDamaged
		}
	}
	if log.Len() == 0 {
		return dossier.Log{}, ErrDamaged
	}
	return log, nil
}

// traces is the body of a letter that says about which children a colleague
// recorded something, to somebody who may know them: marks, not names.
type traces struct {
	Marks [][]byte `json:"marks"`
}

// trace leaves the marks of the children for every counsellor and child
// protection officer who cannot read f. They see only that there is something
// about a child of a case of theirs; nobody else learns anything (D7).
func (w *work) trace(f *file) error {
	state := f.fold()
	marks := w.s.marks(state.Names())
	if len(marks) == 0 {
		return nil
	}
	var t traces
	for _, m := range marks {
		t.Marks = append(t.Marks, m[:])
	}
	for _, c := range w.s.colleagues() {
		if !c.Officer() || state.Reads(c.ID) {
			continue
		}
		if err := w.letter(vault.Trace, w.s.cards[string(c.ID)].Pin, encode(t)); err != nil {
			return err
		}
	}
	return nil
}

type childMark = [vault.MarkSize]byte

// marks returns the marks of names: of each whole name and of its first word, as
// one teacher writes the surname and another does not.
func (s *Session) marks(names []string) []childMark {
	var all []childMark
	for _, name := range names {
		words := strings.Fields(plainName(name))
		if len(words) == 0 {
			continue
		}
		all = append(all, s.ring.House.Mark(words[0]))
		if len(words) > 1 {
			all = append(all, s.ring.House.Mark(strings.Join(words, " ")))
		}
	}
	return all
}

// plainName brings a name to what two people who write it have in common: lower
// case, no accents, no punctuation.
func plainName(name string) string {
	const accents = "àáâãäåçèéêëìíîïñòóôõöùúûüýÿ"
	const plain = "aaaaaaceeeeiiiinooooouuuuyy"
	return strings.Map(func(r rune) rune {
		r = unicode.ToLower(r)
		if i := slices.Index([]rune(accents), r); i >= 0 {
			return rune(plain[i])
		}
		switch {
		case unicode.IsLetter(r):
			return r
		case unicode.IsSpace(r), r == '-', r == '.':
			return ' '
		}
		return -1
	}, name)
}

// Match says that a colleague recorded something that may be about a child of a
// case of this member.
type Match struct {
	ID   string // for Seen
	From string // the colleague, as shown
	At   time.Time
	Case dossier.ID
}

// Matches returns what of the colleagues' traces fits the member's own cases, the
// newest first. It fails with ErrLocked or as the store.
func (s *Session) Matches(ctx context.Context) ([]Match, error) {
	leave, err := s.enter(ctx)
	if err != nil {
		return nil, err
	}
	defer leave()
	found := []Match{}
	if len(s.traces) == 0 {
		return found, nil
	}
	list, err := s.overview(ctx)
	if err != nil {
		return nil, err
	}
	known := map[childMark]dossier.ID{}
	for _, sum := range list {
		if sum.Gone {
			continue
		}
		for _, m := range s.marks(sum.Kin) {
			if _, had := known[m]; !had || !sum.Loose {
				known[m] = sum.ID
			}
		}
	}
	for handle, t := range s.traces {
		for _, m := range t.marks {
			if id, ok := known[m]; ok {
				found = append(found, Match{ID: handle, From: s.cards[t.from].Name, At: time.Unix(t.at, 0), Case: id})
				break
			}
		}
	}
	slices.SortFunc(found, func(a, b Match) int { return cmp.Or(b.At.Compare(a.At), strings.Compare(a.ID, b.ID)) })
	return found, nil
}

// Seen takes a match away. It fails with ErrLocked or as the store.
func (s *Session) Seen(ctx context.Context, id string) error {
	leave, err := s.enter(ctx)
	if err != nil {
		return err
	}
	defer leave()
	if _, known := s.traces[id]; !known {
		return nil
	}
	if err := s.write(ctx, func() { delete(s.traces, id) }, store.Delete(letterKey(s.me.ID, id))); err != nil {
		return fmt.Errorf("session: putting a match away: %w", err)
	}
	return nil
}

// HandOver leaves a concept for a colleague, who finds it after unlocking: to
// sign a decision, most likely. It fails with ErrNoMember, ErrTooLarge, ErrLocked,
// or as the store.
func (s *Session) HandOver(ctx context.Context, to meldcode.MemberID, c Concept) error {
	leave, err := s.enter(ctx)
	if err != nil {
		return err
	}
	defer leave()
	card, known := s.present(string(to))
	if !known {
		return ErrNoMember
	}
	body := encode(c)
	if c.ID == "" || len(body) > maxConcept {
		return ErrTooLarge
	}
	w := s.newWork()
	if err := w.letter(vault.HandOver, card.Pin, body); err != nil {
		return err
	}
	if err := s.write(ctx, func() {}, w.ops...); err != nil {
		return fmt.Errorf("session: handing over: %w", err)
	}
	return nil
}
