package session

import (
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"slices"
	"strings"

	"meldcode/app/dossier"
	"meldcode/app/meldcode"
	"meldcode/app/store"
	"meldcode/app/vault"
)

// Hit is an entry in which each of the words stands.
type Hit struct {
	Case   dossier.ID
	Entry  dossier.EntryID
	Form   meldcode.FormID
	Day    meldcode.Date
	Fixed  bool   // a later entry corrects it
	Around string // some words before and after the first that was found
}

// Hits is how far a search is, and what it found: the newest cases first, in each
// the newest entry first.
type Hits struct {
	Hits        []Hit // the first of them
	Entries     int   // how many there are
	Cases       int   // in so many cases
	Done, Total int   // cases that were looked at
	Unread      int   // cases that cannot be read
}

// Search finds entries of all cases of the member, or of one, in which each of the
// words stands, whatever its case and accents. It holds at most limit of them and
// counts the rest. found hears of it now and then, and at the end; work that comes
// in between goes first. It stops with the error of the context or ErrLocked.
func (s *Session) Search(ctx context.Context, only dossier.ID, words string, limit int, found func(Hits)) error {
	wanted := strings.Fields(meldcode.Plain(words))
	cases, err := s.searched(only)
	if err != nil {
		return err
	}
	hits := Hits{Total: len(cases)}
	for _, sum := range cases {
		before := hits.Entries
		if err := s.searchIn(ctx, sum, wanted, limit, &hits); err != nil {
			return err
		}
		if hits.Done++; hits.Entries > before {
			hits.Cases++
		}
		if hits.Done%tellEvery == 0 && hits.Done < hits.Total {
			found(hits)
		}
	}
	found(hits)
	return nil
}

// tellEvery is after how many cases a search tells how far it is.
const tellEvery = 50

// searched returns the summaries of the cases to look in, as last listed.
func (s *Session) searched(only dossier.ID) ([]dossier.Summary, error) {
	leave, err := s.turn()
	if err != nil {
		return nil, err
	}
	defer leave()
	if only == "" {
		return s.listed, nil
	}
	for _, sum := range s.listed {
		if sum.ID == only {
			return []dossier.Summary{sum}, nil
		}
	}
	return nil, ErrNoCase
}

// searchIn looks in one case. It has the session for itself only that long.
func (s *Session) searchIn(ctx context.Context, sum dossier.Summary, wanted []string, limit int, hits *Hits) error {
	leave, err := s.turn()
	if err != nil {
		return err
	}
	defer leave()
	if err := ctx.Err(); err != nil {
		return err
	}
	t, err := s.textOf(ctx, sum)
	switch {
	case errors.Is(err, ErrDamaged), errors.Is(err, ErrNewer), errors.Is(err, ErrNoCase):
		hits.Unread++
		return nil
	case err != nil:
		return err
	}
	for i := len(t.says) - 1; i >= 0; i-- {
		s.house.slow.Pause()
		at, ok := findAll(t.folded[i], wanted)
		if !ok {
			continue
		}
		if hits.Entries++; len(hits.Hits) < limit {
			one := t.says[i]
			hits.Hits = append(hits.Hits, Hit{sum.ID, one.Entry, one.Form, one.Day, one.Fixed, around(one.Text, t.folded[i], at)})
		}
	}
	return nil
}

// findAll returns where the first of the words stands, when all are there.
func findAll(text string, wanted []string) (at int, ok bool) {
	at = len(text)
	for _, w := range wanted {
		i := strings.Index(text, w)
		if i < 0 {
			return 0, false
		}
		at = min(at, i)
	}
	return at, len(wanted) > 0
}

// Words before and after what was found.
const (
	wordsBefore = 6
	wordsAfter  = 12
)

// around returns the words of text about the place at of its folded form: folding
// changes letters and no spaces.
func around(text, fold string, at int) string {
	words := strings.Split(text, " ")
	n := strings.Count(fold[:at], " ")
	from, to := max(0, n-wordsBefore), min(len(words), n+wordsAfter)
	out := strings.Join(words[from:to], " ")
	if from > 0 {
		out = "… " + out
	}
	if to < len(words) {
		out += " …"
	}
	return out
}

// text is what a case says, in memory: dropped with the keys.
type text struct {
	of     [sha256.Size]byte // the heads it was made from
	says   []dossier.Said
	folded []string
}

// textOf returns the text of a case as its summary knows it. It is read from the
// store, or made again from the log and stored: whatever is at rest is sealed under
// the key of the case.
func (s *Session) textOf(ctx context.Context, sum dossier.Summary) (*text, error) {
	of := headsSum(sum.Heads)
	if t := s.texts[sum.ID]; t != nil && t.of == of {
		return t, nil
	}
	key, ok := s.ring.Case(string(sum.ID))
	if !ok {
		return nil, ErrNoCase
	}
	t, err := s.storedText(ctx, key, of)
	if err != nil {
		return nil, err
	}
	if t == nil {
		if t, err = s.makeText(ctx, key, of); err != nil {
			return nil, err
		}
	}
	if s.texts == nil {
		s.texts = map[dossier.ID]*text{}
	}
	s.texts[sum.ID] = t
	return t, nil
}

// storedText reads the stored text; nil when there is none of these heads.
func (s *Session) storedText(ctx context.Context, key vault.CaseKey, of [sha256.Size]byte) (*text, error) {
	at := searchKey(key.Handle)
	sealed, err := s.house.store.Get(ctx, at)
	if errors.Is(err, store.ErrNotFound) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("session: reading the text of a case: %w", err)
	}
	plain, err := unseal(key.Key, at, key.Generation, sealed)
	if err != nil {
		return nil, nil // it is made again
	}
	says, ok := parseSays(string(plain), of)
	if !ok {
		return nil, nil
	}
	return s.fold(of, says), nil
}

// worthStoring is how many entries a text may have to be stored each time it was
// made. A longer one is stored when it was read from the log in whole: so adding to
// a long log never means writing all of its text.
const worthStoring = 200

func (s *Session) makeText(ctx context.Context, key vault.CaseKey, of [sha256.Size]byte) (*text, error) {
	id := dossier.ID(key.ID)
	f, warm := s.files[id]
	if warm = warm && headsSum(f.log.Heads()) == of; !warm {
		var err error
		if f, err = s.read(ctx, key, nil); err != nil { // not kept: a thousand of them are too much
			return nil, err
		}
	}
	says := f.fold().Says(s.today(), s.house.slow.Pause)
	if made := headsSum(f.log.Heads()); made == of && (!warm || len(says) <= worthStoring) {
		at := searchKey(key.Handle)
		// Without the store's help the search is still right, only slower next time.
		_ = s.house.store.Apply(ctx, store.Put(at, key.Key.Seal(s.house.rand, place(at), key.Generation, encodeSays(of, says))))
	}
	return s.fold(of, says), nil
}

func (s *Session) fold(of [sha256.Size]byte, says []dossier.Said) *text {
	t := &text{of: of, says: says, folded: make([]string, len(says))}
	for i, one := range says {
		s.house.slow.Pause()
		t.folded[i] = meldcode.Plain(one.Text)
	}
	return t
}

// headsSum names the heads of a log in few bytes.
func headsSum(heads []dossier.Head) [sha256.Size]byte {
	h := sha256.New()
	for _, head := range heads {
		h.Write(head.Chain[:])
		h.Write(head.Hash[:])
	}
	return [sha256.Size]byte(h.Sum(nil))
}

// The stored form: a line that names the heads, then a line for each entry, its
// parts apart by spaces.
const textVersion = "meldcode-search-1"

func encodeSays(of [sha256.Size]byte, says []dossier.Said) []byte {
	b := fmt.Appendf(nil, "%s %x\n", textVersion, of)
	for _, one := range says {
		fixed := "-"
		if one.Fixed {
			fixed = "+"
		}
		b = fmt.Appendf(b, "%s %s %s %s %s\n", one.Entry, one.Form, one.Day, fixed, one.Text)
	}
	return b
}

func parseSays(stored string, of [sha256.Size]byte) ([]dossier.Said, bool) {
	head, rest, ok := strings.Cut(stored, "\n")
	if !ok || head != fmt.Sprintf("%s %x", textVersion, of) {
		return nil, false
	}
	var says []dossier.Said
	for line := range strings.Lines(rest) {
		parts := strings.SplitN(strings.TrimSuffix(line, "\n"), " ", 5)
		if len(parts) != 5 {
			return nil, false
		}
		id, err := dossier.ParseHash(parts[0])
		day, err2 := meldcode.ParseISO(parts[2])
		if err != nil || err2 != nil {
			return nil, false
		}
		says = append(says, dossier.Said{Entry: id, Form: meldcode.FormID(parts[1]), Day: day, Fixed: parts[3] == "+", Text: parts[4]})
	}
	return slices.Clip(says), true
}
