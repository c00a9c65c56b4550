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

// text is what a case says, in memory: dropped with the keys.
type text struct {
	of    [sha256.Size]byte // the heads it was made from
	lines []line
}

// line is one entry, with its two texts made plain.
type line struct {
	dossier.Said
	text, was string
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
	says, ok := parseSays(string(plain), of, s.house.slow.Pause)
	if !ok {
		return nil, nil
	}
	return s.newText(of, says), nil
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
		_ = s.house.store.Apply(ctx, store.Put(at, key.Key.Seal(s.house.rand, place(at), key.Generation, encodeSays(of, says, s.house.slow.Pause))))
	}
	return s.newText(of, says), nil
}

// newText prepares what a case says for searching.
func (s *Session) newText(of [sha256.Size]byte, says []dossier.Said) *text {
	t := &text{of: of, lines: make([]line, len(says))}
	for i, one := range says {
		s.house.slow.Pause()
		t.lines[i] = line{one, meldcode.Plain(one.Text), meldcode.Plain(one.Was)}
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
// parts apart by spaces and its two texts by a tab.
const textVersion = "meldcode-search-2"

// What happened to an entry later.
const (
	fixedMark  = "f"
	struckMark = "s"
)

func encodeSays(of [sha256.Size]byte, says []dossier.Said, pause func()) []byte {
	b := fmt.Appendf(nil, "%s %x\n", textVersion, of)
	for _, one := range says {
		pause()
		after := "-"
		if one.Fixed {
			after += fixedMark
		}
		if one.Struck {
			after += struckMark
		}
		b = fmt.Appendf(b, "%s %s %s %s %s\t%s\n", one.Entry, one.Form, one.Day, after, one.Text, one.Was)
	}
	return b
}

func parseSays(stored string, of [sha256.Size]byte, pause func()) ([]dossier.Said, bool) {
	head, rest, ok := strings.Cut(stored, "\n")
	if !ok || head != fmt.Sprintf("%s %x", textVersion, of) {
		return nil, false
	}
	var says []dossier.Said
	for line := range strings.Lines(rest) {
		pause()
		parts := strings.SplitN(strings.TrimSuffix(line, "\n"), " ", 5)
		if len(parts) != 5 {
			return nil, false
		}
		id, err := dossier.ParseHash(parts[0])
		day, err2 := meldcode.ParseISO(parts[2])
		text, was, ok := strings.Cut(parts[4], "\t")
		if err != nil || err2 != nil || !ok {
			return nil, false
		}
		says = append(says, dossier.Said{Entry: id, Form: meldcode.FormID(parts[1]), Day: day,
			Fixed: strings.Contains(parts[3], fixedMark), Struck: strings.Contains(parts[3], struckMark), Text: text, Was: was})
	}
	return slices.Clip(says), true
}
