package session

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"maps"
	"strconv"
	"time"

	"meldcode/app/dossier"
	"meldcode/app/meldcode"
	"meldcode/app/picture"
	"meldcode/app/store"
)

const (
	// MaxAttachment is how large a file can be, in bytes.
	MaxAttachment = 25 << 20
	// MaxAttached is how large all files of a case can be together, in bytes.
	MaxAttached = 250 << 20

	pieceSize  = 256 << 10 // bytes of a file in one record
	pieceBlock = 16 << 10  // the last is filled up to whole blocks, so that its record does not tell the size
	maxPieces  = MaxAttachment / pieceSize
	perWrite   = 4 // pieces in a transaction: enough to be quick, few enough to stop soon

	// staleAfter is when a file that no entry tells of was left behind. Another
	// window may be sealing one that is younger.
	staleAfter = time.Hour
)

// ready is a file that is sealed wholly, and the draft that tells of it. When the
// entry cannot be recorded the same Attach again records it without sealing anew.
type ready struct {
	of    [sha256.Size]byte
	id    dossier.ID
	at    time.Time
	draft dossier.Draft
}

// Attach seals a file and then records the entry that tells of it, of form
// "attachment", in a case. draft is that entry as the member filled it in, name
// what the file is called. Until that entry is stored there is no attachment: what
// was sealed by then goes at a later unlock, or at once when ctx is cancelled.
// Other calls go on between the pieces. progress, which may be nil, hears how many
// bytes are sealed. content is sealed as it is: whoever calls cleans a picture first.
// It fails as Record, with a *Refused for a file that is empty or too large too.
func (s *Session) Attach(ctx context.Context, id dossier.ID, draft dossier.Draft, name string, content []byte, concept string,
	progress func(done, total int)) (Recorded, error) {
	if progress == nil {
		progress = func(int, int) {}
	}
	sum, err := s.digest(ctx, content)
	if err != nil {
		return Recorded{}, err
	}
	of := sha256.Sum256(encode(struct {
		ID    dossier.ID
		Draft dossier.Draft
		Name  string
		Sum   [sha256.Size]byte
	}{id, draft, name, sum}))
	r, err := s.attachable(ctx, id, draft, len(content), of)
	if err != nil {
		return Recorded{}, err
	}
	if r == nil {
		var secret [32]byte
		if _, err := s.house.rand.Read(secret[:]); err != nil {
			panic("session: no randomness")
		}
		answers := meldcode.Answers{}
		maps.Copy(answers, draft.Answers)
		draft.Answers = answers
		for key, text := range map[meldcode.Key]string{
			meldcode.FileName: name,
			meldcode.FileKind: string(picture.KindOf(content)),
			meldcode.FileSize: strconv.Itoa(len(content)),
			meldcode.FileHash: hex.EncodeToString(sum[:]),
			meldcode.FileKey:  hex.EncodeToString(secret[:]),
		} {
			draft.Answers[key] = meldcode.Typed(text)
		}
		if r, err = s.sealPieces(ctx, id, draft, content, of, progress); err != nil {
			return Recorded{}, err
		}
	}
	got, err := s.Record(ctx, id, []dossier.Draft{r.draft}, concept, "")
	if err != nil {
		return got, err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.ready == r {
		s.ready = nil
	}
	return got, nil
}

// digest returns the SHA-256 of a file, with pauses.
func (s *Session) digest(ctx context.Context, content []byte) (sum [sha256.Size]byte, err error) {
	h := sha256.New()
	for len(content) > 0 {
		if err := ctx.Err(); err != nil {
			return sum, err
		}
		n := min(pieceSize, len(content))
		h.Write(content[:n])
		content = content[n:]
		s.house.slow.Pause()
	}
	return [sha256.Size]byte(h.Sum(nil)), nil
}

// attachable fails with a *Refused when a file cannot be attached, before any of it
// is stored. It returns the same file when that is sealed already.
func (s *Session) attachable(ctx context.Context, id dossier.ID, draft dossier.Draft, size int, of [sha256.Size]byte) (*ready, error) {
	leave, err := s.enter(ctx)
	if err != nil {
		return nil, err
	}
	defer leave()
	if draft.Form != meldcode.FormAttachment || !draft.Fixes.IsZero() {
		return nil, errors.New("session: not the entry of a new attachment")
	}
	f, err := s.file(ctx, id)
	if err != nil {
		return nil, err
	}
	switch state := f.fold(); {
	case state.Loose:
		return nil, &Refused{Why: []string{"Bij een los signaal kan geen bijlage. Maak er eerst een dossier van."}}
	case size == 0:
		return nil, &Refused{Why: []string{"Dit bestand is leeg."}}
	case size > MaxAttachment:
		return nil, &Refused{Why: []string{"Dit bestand is groter dan 25 MB. Voeg het in delen toe, of bewaar het op papier en schrijf op waar het ligt."}}
	case int64(size)+attached(f) > MaxAttached:
		return nil, &Refused{Why: []string{"De bijlagen van dit dossier worden samen groter dan 250 MB. Bewaar dit op papier en schrijf op waar het ligt."}}
	default:
		if why := state.Check(draft, s.today()); len(why) > 0 {
			return nil, &Refused{Why: why}
		}
	}
	if r := s.ready; r != nil && r.of == of && s.house.now().Sub(r.at) < staleAfter/2 {
		return r, nil
	}
	s.ready = nil
	return nil, nil
}

// attached returns the size in bytes of all files of a case.
func attached(f *file) (sum int64) {
	for e := range f.log.All() {
		if e.Form == meldcode.FormAttachment && e.Fixes.IsZero() {
			sum += int64(sealOf(f.log.ID(), e.Answers).size)
		}
	}
	return sum
}

// sealPieces stores a file, and what says that no entry tells of it yet before the
// first piece.
func (s *Session) sealPieces(ctx context.Context, id dossier.ID, draft dossier.Draft, content []byte, of [sha256.Size]byte,
	progress func(done, total int)) (r *ready, err error) {
	seal := sealOf(id, draft.Answers)
	begun := s.house.now()
	late := false
	defer func() {
		// As far as it can be done now; a later unlock does the rest. A write that may
		// still come needs what a later unlock knows it by.
		if err != nil && !late {
			_ = s.house.store.Apply(context.WithoutCancel(ctx), append(seal.gone(), store.Delete(attachingKey(seal.handle)))...)
		}
	}()
	for number := 1; number <= seal.pieces(); {
		var ops []store.Op
		if number == 1 {
			at := attachingKey(seal.handle)
			if leave, err := s.turn(); err != nil {
				return nil, err
			} else {
				ops = append(ops, store.Add(at, s.ring.House.Seal(s.house.rand, place(at), 0, encode(begun.Unix()))))
				leave()
			}
		}
		for range min(perWrite, seal.pieces()-number+1) {
			from := (number - 1) * pieceSize
			piece := content[from:min(from+pieceSize, len(content))]
			ops = append(ops, store.Add(seal.at(number), seal.key.Seal(s.house.rand, place(seal.at(number)), 0, filled(piece))))
			number++
			s.house.slow.Pause()
		}
		if err := s.put(ctx, ops); err != nil {
			if open, ok := errors.AsType[*unsure](err); ok {
				late, err = true, open.err // whether or not: there is no attachment
			}
			return nil, fmt.Errorf("session: sealing an attachment: %w", err)
		}
		progress(min((number-1)*pieceSize, len(content)), len(content))
	}
	leave, err := s.turn()
	if err != nil {
		return nil, err
	}
	defer leave()
	s.ready = &ready{of, id, begun, draft}
	return s.ready, nil
}

// put stores pieces in their turn.
func (s *Session) put(ctx context.Context, ops []store.Op) error {
	leave, err := s.enter(ctx)
	if err != nil {
		return err
	}
	defer leave()
	if err := ctx.Err(); err != nil {
		return err
	}
	return s.house.apply(ctx, ops...)
}

// filled fills a piece up to whole blocks.
func filled(piece []byte) []byte {
	n := (len(piece) + pieceBlock - 1) / pieceBlock * pieceBlock
	return append(piece[:len(piece):len(piece)], make([]byte, n-len(piece))...)
}

// attaches fails with a *Refused when the file of an entry is not sealed. What
// corrects an entry says of the same file what that one did.
func (w *work) attaches(f *file, d dossier.Draft) (dossier.Draft, error) {
	if d.Fixes.IsZero() {
		r := w.s.ready
		if r == nil || r.draft.Answers.Text(meldcode.FileKey) != d.Answers.Text(meldcode.FileKey) || w.s.house.now().Sub(r.at) >= staleAfter {
			return d, &Refused{Why: []string{"Kies eerst een bestand."}}
		}
		return d, nil
	}
	state := f.fold()
	first, _ := state.Entry(d.Fixes)
	was := state.Current(first)
	answers := meldcode.Answers{}
	maps.Copy(answers, d.Answers)
	d.Answers = answers
	for _, key := range []meldcode.Key{meldcode.FileName, meldcode.FileKind, meldcode.FileSize, meldcode.FileHash, meldcode.FileKey} {
		d.Answers[key] = was[key]
	}
	return d, nil
}

// sweep takes away the pieces of files that no entry came to tell of.
func (s *Session) sweep(ctx context.Context) error {
	records, err := s.house.store.List(ctx, spaceAttaching)
	if err != nil {
		return fmt.Errorf("session: looking for what was left behind: %w", err)
	}
	for _, r := range records {
		var begun int64
		plain, err := unseal(s.ring.House, r.Key, 0, r.Value)
		if err == nil && strict(plain, &begun) == nil {
			if age := s.house.now().Sub(time.Unix(begun, 0)); age >= 0 && age < staleAfter {
				continue
			}
		}
		if err := s.house.apply(ctx, append(sealedFile{handle: r.Chain}.gone(), store.Delete(r.Key))...); err != nil {
			return fmt.Errorf("session: taking away what was left behind: %w", err)
		}
		s.house.slow.Pause()
	}
	return nil
}
