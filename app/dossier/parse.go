package dossier

import (
	"bytes"
	"crypto/ed25519"
	"encoding/binary"
	"errors"

	"meldcode/app/meldcode"
)

// IDOf returns the id of the entry in b, of which it reads nothing else: whether b
// is an entry ParseEntry tells.
func IDOf(b []byte) (EntryID, error) {
	header, _, err := frame(b)
	if err != nil {
		return EntryID{}, err
	}
	return sum(headerDomain, header), nil
}

// frame takes the header off an entry.
func frame(b []byte) (header, rest []byte, err error) {
	if len(b) < len(magic) || string(b[:3]) != magic[:3] || len(b) > MaxEntry {
		return nil, nil, ErrEntry
	}
	if b[3] != magic[3] {
		return nil, nil, ErrNewer
	}
	header, rest, ok := sized(b[len(magic):])
	if !ok || len(header) > maxHeader {
		return nil, nil, ErrEntry
	}
	return header, rest, nil
}

// ParseEntry reads one entry and nothing else. It checks framing, bounds and the
// content's hash, and leaves the signature to Verify. It keeps b.
func ParseEntry(b []byte) (Entry, error) {
	header, rest, err := frame(b)
	if err != nil {
		return Entry{}, err
	}
	e := Entry{raw: b, header: header}
	if len(rest) < ed25519.SignatureSize+1 {
		return Entry{}, ErrEntry
	}
	e.sig, rest = rest[:ed25519.SignatureSize], rest[ed25519.SignatureSize:]
	e.content = len(b) - len(rest)
	present := rest[0]
	rest = rest[1:]

	h, err := readHeader(e.header)
	if err != nil {
		return Entry{}, errors.Join(ErrEntry, err)
	}
	if err := e.read(h); err != nil {
		return Entry{}, err
	}
	switch {
	case present == 0 && len(rest) == 0:
		e.Withheld = true
		return e, nil
	case present != 1 || len(rest) < saltSize:
		return Entry{}, ErrEntry
	}
	salt := rest[:saltSize]
	body, rest, ok := sized(rest[saltSize:])
	if !ok || len(rest) != 0 {
		return Entry{}, ErrEntry
	}
	if sum(contentDomain, salt, body) != h.Content {
		return Entry{}, ErrContent
	}
	c, err := readContent(body)
	if err != nil {
		return Entry{}, errors.Join(ErrEntry, err)
	}
	if err := checkAnswers(c.Answers); err != nil {
		return Entry{}, err
	}
	e.take(c.Answers)
	return e, nil
}

// read takes over the header and checks what each member may be.
func (e *Entry) read(h header) error {
	first := h.Number == 1
	switch {
	case len(h.Key) != ed25519.PublicKeySize,
		h.Number == 0,
		first != h.Chain.IsZero(),
		first != h.Prev.IsZero(),
		h.Content.IsZero(),
		h.Clock == 0 || h.Clock > maxClock,
		len(h.Heads) > maxHeads || len(h.About) > maxAbout,
		!shown(h.Member) || !shown(h.Name) || len(h.Role) > maxName,
		!isWord(string(h.Form)):
		return ErrEntry
	}
	if _, err := ParseID(string(h.Dossier)); err != nil {
		return ErrEntry
	}
	if _, err := ParseStamp(string(h.At)); err != nil {
		return ErrEntry
	}
	e.ID = sum(headerDomain, e.header)
	e.Chain = h.Chain
	if first {
		e.Chain = e.ID
	}
	for i, head := range h.Heads {
		if head.Number == 0 || head.Hash.IsZero() || head.Chain.IsZero() || head.Chain == e.Chain ||
			i > 0 && bytes.Compare(h.Heads[i-1].Chain[:], head.Chain[:]) >= 0 {
			return ErrEntry
		}
	}
	for _, p := range h.About {
		if !isWord(string(p)) {
			return ErrEntry
		}
	}
	e.Dossier, e.Number, e.Prev, e.Heads = h.Dossier, h.Number, h.Prev, h.Heads
	e.Clock, e.Recorded, e.Key = h.Clock, h.At, h.Key
	e.Member, e.Name, e.Role = h.Member, h.Name, h.Role
	e.Form, e.Fixes, e.About = h.Form, h.Fixes, h.About
	return nil
}

// take takes over the answers and what is common to every form.
func (e *Entry) take(answers meldcode.Answers) {
	if len(e.About) > 0 {
		answers[meldcode.About] = meldcode.Value{Options: optionsOf(e.About)}
	}
	e.Answers = answers
	if d, err := meldcode.ParseISO(answers[meldcode.EventDate].Text); err == nil {
		e.Event = d
	}
	e.EventWords = answers[meldcode.EventWords].Text
	e.Protect = len(answers[meldcode.Protect].Options) > 0
	e.NotFor = personsOf(answers[meldcode.NotFor].Options)
}

func checkAnswers(a meldcode.Answers) error {
	if a == nil || len(a) > maxAnswers {
		return ErrEntry
	}
	for k, v := range a {
		if !isKey(string(k)) || len(v.Options) > maxOptions || k == meldcode.About {
			return ErrEntry
		}
		for _, o := range v.Options {
			if !isWord(string(o)) {
				return ErrEntry
			}
		}
	}
	return nil
}

// shown reports whether text can name somebody.
func shown(text string) bool { return text != "" && len(text) <= maxName }

// sized splits off a field that is preceded by its length.
func sized(b []byte) (field, rest []byte, ok bool) {
	if len(b) < 4 {
		return nil, nil, false
	}
	n := binary.BigEndian.Uint32(b)
	b = b[4:]
	if uint64(n) > uint64(len(b)) {
		return nil, nil, false
	}
	return b[:n:n], b[n:], true
}
