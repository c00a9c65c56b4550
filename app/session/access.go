package session

import (
	"context"
	"fmt"

	"meldcode/app/dossier"
	"meldcode/app/meldcode"
	"meldcode/app/store"
	"meldcode/app/vault"
)

// withMember is the answer that names the colleague of an access form.
var withMember = meldcode.KeyOf(meldcode.WithMember, "")

// readers returns the members of this tablet who can read the case: as the log
// tells it, and whoever unlocked, who has the key.
func (s *Session) readers(state *dossier.State) []meldcode.MemberID {
	found := []meldcode.MemberID{}
	if me := meldcode.MemberID(s.me.ID); !state.Reads(me) {
		found = append(found, me)
	}
	for _, a := range state.Access {
		// By the keyring and not by the directory: a card that was taken away must
		// not hide who can read.
		if p, here := s.ring.Pin(string(a.Member)); here && !p.Left && a.Open() {
			found = append(found, a.Member)
		}
	}
	return found
}

// readersBut returns the readers other than member.
func (s *Session) readersBut(state *dossier.State, member string) []string {
	var others []string
	for _, id := range s.readers(state) {
		if string(id) != member {
			others = append(others, string(id))
		}
	}
	return others
}

// before does what an entry of an access form says, as far as it must be done
// before the entry is written: after ending, the entry itself is sealed under the
// new key. It fills in what the colleague is called now. It fails with *Refused.
func (w *work) before(ctx context.Context, f *file, d dossier.Draft) (dossier.Draft, error) {
	s := w.s
	switch d.Form {
	case meldcode.FormAccessGiven, meldcode.FormAccessEnded, meldcode.FormHandedIn:
	case meldcode.FormAttachment:
		return w.attaches(f, d)
	default:
		return d, nil
	}
	id := string(d.Answers.One(withMember))
	card, known := s.cards[id]
	if !known || card.Left && d.Form != meldcode.FormAccessEnded {
		return d, &Refused{Why: []string{"Deze collega staat niet op deze tablet."}}
	}
	answers := meldcode.Answers{}
	for k, v := range d.Answers {
		answers[k] = v
	}
	answers[withMember] = meldcode.Value{Text: card.Name, Options: []meldcode.OptionID{meldcode.OptionID(id)}}
	if d.Form == meldcode.FormAccessGiven {
		answers["role"] = meldcode.Typed(card.Role)
	}
	d.Answers = answers
	state := f.fold()
	reads := state.Reads(meldcode.MemberID(id))
	switch {
	case d.Form == meldcode.FormAccessGiven && reads:
		return d, &Refused{Why: []string{card.Name + " kan dit dossier al lezen."}}
	case d.Form == meldcode.FormAccessEnded && !reads:
		return d, &Refused{Why: []string{card.Name + " kan dit dossier niet lezen."}}
	case d.Form == meldcode.FormAccessEnded:
		return d, w.end(ctx, f, card)
	}
	return d, nil
}

// after does the rest of what an access form says, once its entry is written.
func (w *work) after(f *file, d dossier.Draft) error {
	switch d.Form {
	case meldcode.FormOpen:
		for _, id := range d.Answers[meldcode.KeyOf(meldcode.Involved, "")].Options {
			card, known := w.s.present(string(id))
			if !known {
				return &Refused{Why: []string{"Een gekozen collega staat niet op deze tablet."}}
			}
			if err := w.give(f, card.Pin); err != nil {
				return err
			}
		}
		return w.trace(f)
	case meldcode.FormSignal:
		if f.fold().Loose {
			return w.trace(f)
		}
	case meldcode.FormAccessGiven:
		if d.Answers.Is(withMember, meldcode.OptionID(w.s.me.ID)) {
			return nil // who has the key needs no letter
		}
		return w.give(f, w.s.cards[string(d.Answers.One(withMember))].Pin)
	case meldcode.FormAttachment:
		if d.Fixes.IsZero() {
			w.ops = append(w.ops, store.Delete(attachingKey(sealOf(f.log.ID(), d.Answers).handle)))
		}
	case meldcode.FormHandedIn:
		return w.handIn(f, w.s.cards[string(d.Answers.One(withMember))])
	}
	return nil
}

// give leaves the key of a case for a colleague.
func (w *work) give(f *file, to vault.Pin) error {
	return w.letter(vault.GiveKey, to, f.key.Marshal())
}

// letter leaves a letter in the inbox of a colleague.
func (w *work) letter(kind vault.LetterKind, to vault.Pin, body []byte) error {
	s := w.s
	at := letterKey(to.Member, newHandle(s.house.rand))
	l := vault.Letter{Kind: kind, From: s.me.ID, At: s.house.now().Unix(), Body: body}
	sealed, err := l.Seal(place(at), s.ring.Identity, to)
	if err != nil {
		return fmt.Errorf("session: leaving a letter: %w", err)
	}
	w.ops = append(w.ops, store.Add(at, sealed))
	return nil
}

// ended is the body of a letter that tells that access ended: keys of a case of
// an earlier generation are of no use.
type ended struct {
	Case       string `json:"case"`
	Generation uint64 `json:"generation"`
}

// end takes the key of a case from a member: what is stored is sealed again under
// a new one, which goes to those who read on.
func (w *work) end(ctx context.Context, f *file, of vault.Card) error {
	s := w.s
	others := s.readersBut(f.fold(), of.Member)
	if len(others) == 0 {
		return &Refused{Why: []string{"Niemand anders kan dit dossier lezen. Geef eerst een collega toegang."}}
	}
	if err := w.rekey(ctx, f, others); err != nil {
		return err
	}
	if of.Member == s.me.ID {
		f.gone = true
		return nil
	}
	return w.letter(vault.TakeKey, of.Pin, encode(ended{f.key.ID, f.key.Generation}))
}

// rekey seals all that is stored of a case under a new key, signed bytes
// unchanged, and leaves that key for the readers. What does not open is left as it
// is: it would not open later either.
func (w *work) rekey(ctx context.Context, f *file, readers []string) error {
	s := w.s
	old := f.key
	f.key.Key, f.key.Generation = vault.NewKey(s.house.rand), old.Generation+1
	records, err := s.house.store.List(ctx, old.Handle)
	if err != nil {
		return fmt.Errorf("session: sealing a case again: %w", err)
	}
	apart, err := s.house.store.List(ctx, spaceQuarantine)
	if err != nil {
		return fmt.Errorf("session: sealing a case again: %w", err)
	}
	for _, r := range apart {
		if r.Chain == old.Handle {
			records = append(records, r)
		}
	}
	for _, r := range records {
		s.house.slow.Pause()
		plain, err := old.Key.Open(place(r.Key), old.Generation, r.Value)
		if err != nil {
			continue
		}
		w.ops = append(w.ops, store.Put(r.Key, f.key.Key.Seal(s.house.rand, place(r.Key), f.key.Generation, plain)))
	}
	w.ops = append(w.ops, store.Delete(searchKey(old.Handle))) // what it says is found in the log again
	for _, id := range readers {
		to, known := s.ring.Pin(id)
		if id == s.me.ID || !known {
			continue
		}
		if err := w.give(f, to); err != nil {
			return err
		}
	}
	return nil
}
