package session

import (
	"context"
	"errors"
	"fmt"
	"time"

	"meldcode/app/dossier"
	"meldcode/app/meldcode"
	"meldcode/app/school"
	"meldcode/app/store"
)

// Recovery is what this member said of a recovery key of the school: one that they
// compared and accepted, or refused. It holds for that very key: of another one,
// nothing was said yet.
type Recovery struct {
	Name     string
	Key      string
	Accepted bool
	At       time.Time
}

// Offer tells which recovery key the school's settings name now, if any. By itself
// that does nothing: whoever can change the settings could otherwise read along.
func (h *House) Offer(r school.Recovery) { h.offered.Store(&r) }

func (h *House) offer() school.Recovery {
	if r := h.offered.Load(); r != nil {
		return *r
	}
	return school.Recovery{}
}

// Recovery returns what this member said last; the zero Recovery when that was
// nothing, or does not read: then they are asked again. It fails with ErrLocked or
// as the store.
func (s *Session) Recovery(ctx context.Context) (Recovery, error) {
	leave, err := s.enter(ctx)
	if err != nil {
		return Recovery{}, err
	}
	defer leave()
	return s.recovery(ctx)
}

func (s *Session) recovery(ctx context.Context) (Recovery, error) {
	at := recoveryKey(s.me.ID)
	sealed, err := s.house.store.Get(ctx, at)
	if errors.Is(err, store.ErrNotFound) {
		return Recovery{}, nil
	}
	if err != nil {
		return Recovery{}, fmt.Errorf("session: reading the recovery key: %w", err)
	}
	plain, err := unseal(s.secret, at, 0, sealed)
	var r Recovery
	if err != nil || strict(plain, &r) != nil {
		return Recovery{}, nil
	}
	return r, nil
}

// counts returns the key that files are sealed to beside the recovery code: one
// that this member accepted, and that the school still names. A key that the school
// changed opens nothing new until it is accepted.
func (s *Session) counts(ctx context.Context) (Recovery, error) {
	r, err := s.recovery(ctx)
	if err != nil || !r.Accepted || r.Key != s.house.offer().Key {
		return Recovery{}, err
	}
	return r, nil
}

// AnswerRecovery accepts or refuses the recovery key that the school's settings
// name. key is the one whose fingerprint was compared: when the settings changed
// meanwhile it fails with a *Refused. An acceptance, and the end of one, is written
// in each case of this member that can be written in, in one transaction with the
// answer. It fails with ErrLocked or as the store too.
func (s *Session) AnswerRecovery(ctx context.Context, key string, accept bool) error {
	leave, err := s.enter(ctx)
	if err != nil {
		return err
	}
	defer leave()
	offered := s.house.offer()
	if !offered.Set() || offered.Key != key {
		return &Refused{Why: []string{"De noodsleutel van de school is intussen veranderd. Vergelijk de vingerafdruk opnieuw."}}
	}
	had, err := s.recovery(ctx)
	if err != nil {
		return err
	}
	if had.Key == key && had.Accepted == accept {
		return nil // the store could not say so at the time
	}
	ids, _, err := s.exported(ctx, "")
	if err != nil && !errors.Is(err, ErrNoCase) && !errors.Is(err, ErrDamaged) {
		return err
	}
	r := Recovery{Name: offered.Name, Key: key, Accepted: accept, At: s.house.now().Truncate(time.Second)}
	at := recoveryKey(s.me.ID)
	err = s.anew(ctx, ids, func() error {
		w := s.newWork()
		w.ops = append(w.ops, store.Put(at, s.secret.Seal(s.house.rand, place(at), 0, encode(r))))
		for _, id := range ids {
			if !accept && !had.Accepted {
				break // nothing ends
			}
			f, err := w.take(ctx, id)
			if err != nil {
				return err
			}
			s.house.slow.Pause()
			if _, err := w.append(ctx, f, []dossier.Draft{answered(r)}); err != nil {
				return err
			}
		}
		return w.write(ctx, nil)
	})
	if err != nil {
		return fmt.Errorf("session: answering about a recovery key: %w", err)
	}
	return nil
}

// answered is the entry that a case gets of it.
func answered(r Recovery) dossier.Draft {
	option := meldcode.No
	if r.Accepted {
		option = meldcode.Yes
	}
	return dossier.Draft{Form: meldcode.FormRecoveryKey, Answers: meldcode.Answers{
		"whose":       meldcode.Typed(r.Name),
		"fingerprint": meldcode.Typed(school.Recovery{Key: r.Key}.Fingerprint()),
		"answer":      meldcode.Picked(option),
	}}
}
