package session

import (
	"bytes"
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

// sealOrder is the head of opSeal. The parts of its body are the entries of the
// cases, one case after the other. Out comes the sealed file, and behind it its
// SHA-256.
type sealOrder struct {
	Passphrase string // opens the file; empty: the recovery code does
	Recovery   string // the recipient of that code
	School     string // the school's recovery key, when it counts; beside that code
	Card       string // the recipient of a colleague's card, who alone can open it; may be empty
	Made       time.Time
	App        string
	Cases      []pile
}

// pile says how many of the parts are entries of this case.
type pile struct {
	ID      dossier.ID
	Entries int
}

func (a sealOrder) recipients() ([]age.Recipient, error) {
	if a.Passphrase != "" {
		if ok, _ := vault.Strength(a.Passphrase); !ok {
			return nil, ErrWeak
		}
		r, err := exchange.ForPassphrase(a.Passphrase)
		return []age.Recipient{r}, err
	}
	keys := []string{a.Recovery, a.School}
	if a.Card != "" {
		keys = []string{a.Card}
	}
	var to []age.Recipient
	for _, key := range keys {
		if key == "" && len(to) > 0 {
			continue
		}
		r, err := age.ParseX25519Recipient(key)
		if err != nil {
			return nil, fmt.Errorf("session: recovery recipient: %w", ErrDamaged)
		}
		to = append(to, r)
	}
	return to, nil
}

func seal(head, body []byte, progress func(done, total int)) ([]byte, error) {
	var ask sealOrder
	if err := strict(head, &ask); err != nil {
		return nil, err
	}
	parts, err := unpack(body)
	if err != nil {
		return nil, err
	}
	total := len(parts)
	a := exchange.Archive{Made: ask.Made, App: ask.App}
	for _, p := range ask.Cases {
		if p.Entries > len(parts) {
			return nil, faultDamaged
		}
		log, err := logOf(p.ID, parts[:p.Entries], func() { progress(0, total) })
		if err != nil {
			return nil, err
		}
		parts = parts[p.Entries:]
		state := dossier.Fold(log)
		a.Cases = append(a.Cases, exchange.Case{
			Log: log, Reference: state.Reference, Facts: state.Facts(meldcode.DateOf(ask.Made), ""),
		})
	}
	to, err := ask.recipients()
	if err != nil {
		return nil, err
	}
	var out bytes.Buffer
	if err := exchange.Write(&out, a, progress, to...); errors.Is(err, exchange.ErrTooLarge) {
		return nil, Fault(exchange.Code(err))
	} else if err != nil {
		return nil, err
	}
	if int64(out.Len()) > exchange.DefaultLimits.File {
		return nil, Fault(exchange.Code(exchange.ErrTooLarge))
	}
	sum := sha256.Sum256(out.Bytes())
	out.Write(sum[:])
	return out.Bytes(), nil
}

func packEntries(log dossier.Log) Bytes {
	var b packed
	for _, e := range log.Entries() {
		b.add(e.Bytes())
	}
	return Bytes(b)
}

// logOf puts entries that were read before in a log; each runs between them.
func logOf(id dossier.ID, entries [][]byte, each func()) (dossier.Log, error) {
	log := dossier.NewLog(id)
	for _, raw := range entries {
		each()
		e, err := dossier.ParseEntry(raw)
		if err == nil {
			err = log.Add(e)
		}
		if err != nil {
			return dossier.Log{}, faultDamaged
		}
	}
	return log, nil
}
