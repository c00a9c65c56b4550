package session

import (
	"bytes"
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"time"

	"filippo.io/age"

	"meldcode/app/dossier"
	"meldcode/app/exchange"
	"meldcode/app/meldcode"
	"meldcode/app/vault"
)

// openOrder is the head of opOpen; its body is a file as it was picked. The first
// part that comes out is an archived as JSON, the others are the entries of its
// cases.
type openOrder struct {
	Key   string // a passphrase, or the recovery code
	File  []byte // the key of this one file, instead of Key; may be nil
	Sum   []byte // SHA-256 of a file that is known: it is not opened; may be nil
	Heads bool   // the heads are enough: no entries and no summaries
	Today meldcode.Date
}

// archived is what is in a file.
type archived struct {
	Known bool // it is the file of openOrder.Sum, and the rest is empty
	Made  time.Time
	Cases []archivedCase
}

type archivedCase struct {
	ID      dossier.ID
	Entries int
	Heads   []dossier.Head
	Summary dossier.Summary
}

func open(head, body []byte, progress func(done, total int)) ([]byte, error) {
	var ask openOrder
	if err := strict(head, &ask); err != nil {
		return nil, err
	}
	if ask.Sum != nil {
		if sum := sha256.Sum256(body); bytes.Equal(sum[:], ask.Sum) {
			var out packed
			out.add(encode(archived{Known: true}))
			return out, nil
		}
	}
	ids, err := ask.identities()
	if err != nil {
		return nil, err
	}
	a, err := exchange.Read(body, exchange.DefaultLimits, progress, ids...)
	if err != nil {
		return nil, Fault(exchange.Code(err))
	}
	found := archived{Made: a.Made}
	for _, c := range a.Cases {
		if c.Log.Len() == 0 {
			continue
		}
		in := archivedCase{ID: c.Log.ID(), Entries: c.Log.Len(), Heads: c.Log.Heads()}
		if !ask.Heads {
			in.Summary = dossier.Fold(c.Log).Summary(ask.Today)
		}
		found.Cases = append(found.Cases, in)
	}
	var out packed
	out.add(encode(found))
	for _, c := range a.Cases {
		for _, e := range c.Log.Entries() {
			if !ask.Heads {
				out.add(e.Bytes())
			}
		}
	}
	return out, nil
}

// identities are what may open the file: a recovery code can be a passphrase as
// well.
func (a openOrder) identities() ([]age.Identity, error) {
	if a.File != nil {
		return []age.Identity{age.NewInjectedFileKeyIdentity(a.File)}, nil
	}
	var ids []age.Identity
	if code, err := vault.ParseCode(a.Key); err == nil {
		id, err := code.Identity()
		if err != nil {
			return nil, err
		}
		ids = append(ids, id)
	}
	if id, err := exchange.WithPassphrase(a.Key); err == nil {
		ids = append(ids, id)
	}
	if len(ids) == 0 {
		return nil, Fault(exchange.Code(exchange.ErrWrongKey))
	}
	return ids, nil
}

// readFile has a file opened, and returns the entries of its cases after what
// tells of them. It fails with an error of exchange, or as Slow.
func (h *House) readFile(ctx context.Context, file Blob, ask openOrder, progress func(done, total int)) (archived, [][]byte, error) {
	if file.Len() > exchange.DefaultLimits.File {
		return archived{}, nil, fmt.Errorf("session: opening a file: %w", exchange.ErrTooLarge)
	}
	out, err := h.slow.Do(ctx, opOpen, encode(ask), file, progress)
	if err != nil {
		return archived{}, nil, fmt.Errorf("session: opening a file: %w", causeOf(err))
	}
	parts, err := unpack(out)
	if err != nil || len(parts) == 0 {
		return archived{}, nil, fmt.Errorf("session: opening a file: %w", ErrDamaged)
	}
	var found archived
	if err := strict(parts[0], &found); err != nil {
		return archived{}, nil, err
	}
	return found, parts[1:], nil
}

// causeOf is the error of exchange that a Fault stands for, or err.
func causeOf(err error) error {
	if fault, ok := errors.AsType[Fault](err); ok {
		if cause := exchange.Cause(string(fault)); cause != nil {
			return cause
		}
	}
	return err
}
