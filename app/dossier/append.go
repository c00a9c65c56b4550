package dossier

import (
	"bytes"
	"crypto/ed25519"
	"errors"
	"fmt"
	"io"
	"maps"
	"time"

	"meldcode/app/meldcode"
)

// ErrTooLarge means that an entry would be larger than MaxEntry.
var ErrTooLarge = errors.New("dossier: entry too large")

// Writer is who appends.
type Writer struct {
	Key    ed25519.PrivateKey
	Member string // opaque id of the member
	Name   string // as shown
	Role   string // as shown; may be empty
	// Fresh begins a new chain although the key has one: after a restore, where
	// the live copy may have gone on writing in the old one.
	Fresh bool
}

// Draft is what is to become an entry.
type Draft struct {
	Form    meldcode.FormID
	Answers meldcode.Answers
	Fixes   EntryID
	About   []meldcode.PersonID // nil: the answer meldcode.About
}

// Append makes and signs the next entry of w's chain, or the first of a new
// chain when w has none here. It changes nothing: Add the entry once it is
// stored. now carries the zone offset that is to be recorded. It returns
// ErrTooLarge, or ErrEntry when the draft holds what the format does not allow.
func (l Log) Append(random io.Reader, now time.Time, w Writer, d Draft) (Entry, error) {
	if l.id == "" {
		return Entry{}, ErrOther
	}
	if len(w.Key) != ed25519.PrivateKeySize {
		return Entry{}, fmt.Errorf("dossier: signing key of %d bytes", len(w.Key))
	}
	public := w.Key.Public().(ed25519.PublicKey)
	h := header{
		Dossier: l.id, Key: public, Number: 1, At: StampOf(now),
		Member: w.Member, Name: w.Name, Role: w.Role,
		Form: d.Form, About: d.About, Fixes: d.Fixes,
	}
	answers := maps.Clone(d.Answers)
	if answers == nil {
		answers = meldcode.Answers{}
	}
	if h.About == nil {
		h.About = personsOf(answers[meldcode.About].Options)
	}
	delete(answers, meldcode.About)
	maps.DeleteFunc(answers, func(_ meldcode.Key, v meldcode.Value) bool {
		return v.Text == "" && len(v.Options) == 0
	})

	mine, begun := l.chainOf(public)
	if begun && !w.Fresh {
		last := mine.Number
		h.Chain, h.Number, h.Prev = mine.Chain, last+1, mine.Hash
	}
	for _, head := range l.Heads() {
		h.Clock = max(h.Clock, l.chains[head.Chain].last().Clock)
		if head.Chain != h.Chain {
			h.Heads = append(h.Heads, head)
		}
	}
	h.Clock++

	salt := make([]byte, saltSize)
	if _, err := io.ReadFull(random, salt); err != nil {
		return Entry{}, fmt.Errorf("dossier: drawing a salt: %w", err)
	}
	return encode(h, content{Answers: answers}, salt, w.Key)
}

// chainOf returns the head of the newest chain of this key.
func (l Log) chainOf(public ed25519.PublicKey) (Head, bool) {
	var found Head
	var clock uint64
	for _, head := range l.Heads() {
		e := l.chains[head.Chain].last()
		if bytes.Equal(e.Key, public) && e.Clock > clock {
			found, clock = head, e.Clock
		}
	}
	return found, clock > 0
}
