package session

import (
	"context"
	"errors"
	"slices"
	"strings"

	"meldcode/app/dossier"
	"meldcode/app/meldcode"
)

// Hit is an entry in which each of the words stands.
type Hit struct {
	Case   dossier.ID
	Entry  dossier.EntryID
	Form   meldcode.FormID
	Day    meldcode.Date
	Fixed  bool   // a later entry corrects it
	Struck bool   // a later entry struck it out
	Old    bool   // they stand in what it said before it was corrected, and not any more
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

// seeker is a search that is going on.
type seeker struct {
	s       *Session
	wanted  []string
	limit   int
	hits    Hits
	scanned int // bytes since the last pause
}

// Search finds entries of all cases of the member, or of those in only when that
// is not nil, in which each of the words stands, whatever its case and accents. It
// holds at most limit of them and counts the rest. found hears of it as soon as
// there is one, now and then after that, and at the end; work that comes in between
// goes first. It stops with the error of the context or ErrLocked.
func (s *Session) Search(ctx context.Context, only []dossier.ID, words string, limit int, found func(Hits)) error {
	cases, err := s.searched(only)
	if err != nil {
		return err
	}
	x := &seeker{s: s, wanted: strings.Fields(meldcode.Plain(words)), limit: limit, hits: Hits{Total: len(cases)}}
	tell := 1
	for _, sum := range cases {
		before := x.hits.Entries
		if err := x.in(ctx, sum); err != nil {
			return err
		}
		if x.hits.Done++; x.hits.Entries > before {
			x.hits.Cases++
		}
		if x.hits.Done >= tell && (x.hits.Entries > 0 || x.hits.Done >= tellQuiet) && x.hits.Done < x.hits.Total {
			found(x.hits)
			tell = x.hits.Done * tellTimes
		}
	}
	found(x.hits)
	return nil
}

// A search tells how far it is when it looked at so many times more cases than the
// last time: soon at first, and seldom after that. As long as it found nothing there
// is less to tell.
const (
	tellTimes = 5
	tellQuiet = 50
)

// searched returns the summaries of the cases to look in, as last listed.
func (s *Session) searched(only []dossier.ID) ([]dossier.Summary, error) {
	leave, err := s.turn()
	if err != nil {
		return nil, err
	}
	defer leave()
	if only == nil {
		return s.listed, nil
	}
	wanted := map[dossier.ID]bool{}
	for _, id := range only {
		wanted[id] = true
	}
	var cases []dossier.Summary
	for _, sum := range s.listed {
		if wanted[sum.ID] {
			cases = append(cases, sum)
		}
	}
	return cases, nil
}

// in looks in one case. It has the session for itself only that long.
func (x *seeker) in(ctx context.Context, sum dossier.Summary) error {
	leave, err := x.s.turn()
	if err != nil {
		return err
	}
	defer leave()
	if err := ctx.Err(); err != nil {
		return err
	}
	t, err := x.s.textOf(ctx, sum)
	switch {
	case errors.Is(err, ErrDamaged), errors.Is(err, ErrNewer), errors.Is(err, ErrNoCase):
		x.hits.Unread++
		return nil
	case err != nil:
		return err
	}
	for _, one := range slices.Backward(t.lines) {
		if err := x.pause(ctx, len(one.text)+len(one.was)); err != nil {
			return err
		}
		hit, ok := one.hit(x.wanted, x.hits.Entries < x.limit)
		if !ok {
			continue
		}
		if x.hits.Entries++; len(x.hits.Hits) < x.limit {
			hit.Case = sum.ID
			x.hits.Hits = append(x.hits.Hits, hit)
		}
	}
	return nil
}

// pauseBytes is how much is looked through between two pauses: asking for the time
// at each entry would take longer than looking through it.
const pauseBytes = 16 << 10

func (x *seeker) pause(ctx context.Context, next int) error {
	if x.scanned += next; x.scanned < pauseBytes {
		return nil
	}
	x.scanned = 0
	x.s.house.slow.Pause()
	return ctx.Err()
}

// hit looks in one entry. What it says now goes before what it said earlier.
func (l line) hit(wanted []string, tell bool) (Hit, bool) {
	h := Hit{Entry: l.Entry, Form: l.Form, Day: l.Day, Fixed: l.Fixed, Struck: l.Struck}
	said, plain := l.Text, l.text
	at, ok := findAll(plain, wanted)
	if !ok && l.was != "" {
		h.Old, said, plain = true, l.Was, l.was
		at, ok = findAll(plain, wanted)
	}
	if ok && tell {
		h.Around = around(said, plain, at)
	}
	return h, ok
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

// Words before and after what was found, and runes of one: what has no spaces is
// cut short.
const (
	wordsBefore = 6
	wordsAfter  = 12
	wordRunes   = 60
)

// around returns the words of text about the place at of its folded form: folding
// changes letters and no spaces.
func around(text, fold string, at int) string {
	words := strings.Split(text, " ")
	n := strings.Count(fold[:at], " ")
	from, to := max(0, n-wordsBefore), min(len(words), n+wordsAfter)
	some := slices.Clone(words[from:to])
	for i, w := range some {
		if r := []rune(w); len(r) > wordRunes {
			some[i] = string(r[:wordRunes]) + "…"
		}
	}
	out := strings.Join(some, " ")
	if from > 0 {
		out = "… " + out
	}
	if to < len(words) {
		out += " …"
	}
	return out
}
