package session

import (
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"slices"
	"time"

	"meldcode/app/dossier"
	"meldcode/app/exchange"
	"meldcode/app/meldcode"
)

// ErrOtherFile says that a file is whole, and not the one that was made last.
var ErrOtherFile = errors.New("session: another file than was made")

// Backup says when the last back-up of everything was made (zero = never), and
// whether it was read back after that; Proven is when the last one was made that
// was read back, which may be an older one.
type Backup struct {
	At      time.Time
	Checked bool
	Proven  time.Time
}

// made is the last export of this session.
type made struct {
	sum []byte // SHA-256 of the file
	all bool
	at  time.Time
}

// Backup returns what is known of the last back-up. It fails as Contacts does.
func (s *Session) Backup(ctx context.Context) (Backup, error) {
	leave, err := s.enter(ctx)
	if err != nil {
		return Backup{}, err
	}
	defer leave()
	return s.backup(ctx)
}

func (s *Session) backup(ctx context.Context) (Backup, error) {
	var b Backup
	if err := s.readHouse(ctx, keyBackup, &b); err != nil {
		return Backup{}, fmt.Errorf("session: reading the back-up's date: %w", err)
	}
	if b.Checked && b.Proven.IsZero() { // written before Proven was
		b.Proven = b.At
	}
	return b, nil
}

// keepBackup notes that a back-up was made, and whether it is proven; what was
// proven before stays known.
func (s *Session) keepBackup(ctx context.Context, at time.Time, checked bool) error {
	b, err := s.backup(ctx)
	if errors.Is(err, ErrDamaged) { // what cannot be read must not keep a good back-up from counting
		b, err = Backup{}, nil
	}
	if err != nil {
		return err
	}
	b.At, b.Checked = at, checked
	if checked {
		b.Proven = at
	}
	if err := s.write(ctx, func() {}, s.putHouse(keyBackup, encode(b))); err != nil {
		return fmt.Errorf("session: keeping the back-up's date: %w", err)
	}
	return nil
}

// File is a sealed file, and a name for it that says nothing about a case.
type File struct {
	Name string
	Data []byte
	Left []dossier.ID // cases that cannot be read and so are not in it
}

// Export returns one case, or all when id is empty, as a sealed file. First
// an entry of form out is recorded in each case that is exported; when the file
// then cannot be made, those say that it was tried. Of all, a damaged case is
// left out, so that it does not keep the others from being saved; what has Left
// does not count as a back-up.
//
// With a passphrase the file opens with that passphrase only: age allows no
// other recipient beside one. Without, it is sealed to the recovery code, and to
// the school's recovery key when this member accepted it, and opens with those
// only. The app never opens it with the member's own
// passphrase, so whoever gives a passphrase here must be told that the recovery
// code does not help when it is forgotten.
//
// progress may be nil. Other work can go on while the file is made. Export fails
// with ErrNoCase, ErrLocked, ErrDamaged, as the store, or as Slow.
func (s *Session) Export(ctx context.Context, id dossier.ID, passphrase string, progress func(done, total int)) (File, error) {
	return s.export(ctx, id, opener{Passphrase: passphrase}, progress)
}

// opener is who can open a file: whoever has the passphrase, or the owner of the
// card; without either the member's recovery code and what goes with it.
type opener struct {
	Passphrase string
	Card       exchange.Colleague
}

func (s *Session) export(ctx context.Context, id dossier.ID, who opener, progress func(done, total int)) (File, error) {
	ask, entries, left, err := s.toSeal(ctx, id, who)
	if err != nil {
		return File{}, err
	}
	out, err := s.house.slow.Do(ctx, opSeal, encode(ask), entries, progress)
	if err == nil && len(out) < sha256.Size {
		err = ErrDamaged
	}
	if fault, ok := errors.AsType[Fault](err); ok && exchange.Cause(string(fault)) != nil {
		return File{}, &Refused{Why: []string{"Dit is te veel voor één bestand. Er is geen bestand gemaakt, ook al staat dat in het logboek. Geef de dossiers een voor een mee."}}
	}
	if err != nil {
		return File{}, fmt.Errorf("session: writing a file: %w", err)
	}
	leave, err := s.turn()
	if err != nil {
		return File{}, err
	}
	defer leave()
	end := len(out) - sha256.Size
	s.made = &made{sum: out[end:], all: id == "" && len(left) == 0, at: ask.Made}
	what := "dossier"
	if id == "" {
		what = "backup"
	}
	name := "meldcode-" + what + "-" + ask.Made.Format("2006-01-02-1504") + ".age"
	return File{Name: name, Data: out[:end:end], Left: left}, nil
}

// toSeal records that cases leave the tablet, and gathers what goes in the file.
func (s *Session) toSeal(ctx context.Context, id dossier.ID, who opener) (sealOrder, Blob, []dossier.ID, error) {
	leave, err := s.enter(ctx)
	if err != nil {
		return sealOrder{}, nil, nil, err
	}
	defer leave()
	s.made = nil
	ask := sealOrder{Passphrase: who.Passphrase, Recovery: s.ring.Recovery, Card: who.Card.Recipient, App: s.house.app}
	var also Recovery
	if who.Passphrase == "" && who.Card.Recipient == "" {
		if also, err = s.counts(ctx); err != nil {
			return sealOrder{}, nil, nil, err
		}
		ask.School = also.Key
	}
	if _, err := ask.recipients(); err != nil {
		return sealOrder{}, nil, nil, err
	}
	ids, left, err := s.exported(ctx, id)
	if err != nil {
		return sealOrder{}, nil, nil, err
	}
	files, err := s.recordOut(ctx, ids, s.sealedOut(id == "", who.Card, also))
	if err != nil {
		return sealOrder{}, nil, nil, err
	}
	ask.Made = s.house.now().Truncate(time.Second)
	var entries Bytes
	for _, f := range files {
		entries = append(entries, packEntries(f.log)...)
		ask.Cases = append(ask.Cases, pile{f.log.ID(), f.log.Len()})
	}
	return ask, entries, left, nil
}

// exported returns the cases that an export of id is about, and those that
// cannot be read.
func (s *Session) exported(ctx context.Context, id dossier.ID) (ids, left []dossier.ID, err error) {
	if id != "" {
		return []dossier.ID{id}, nil, nil
	}
	if err := s.reloadRing(ctx); err != nil {
		return nil, nil, err
	}
	for _, c := range s.ring.Cases() {
		id := dossier.ID(c.ID)
		switch _, err := s.file(ctx, id); {
		case errors.Is(err, ErrDamaged), errors.Is(err, ErrNewer):
			left = append(left, id)
		case err != nil:
			return nil, nil, err
		default:
			ids = append(ids, id)
		}
	}
	switch {
	case len(ids) == 0 && len(left) > 0:
		return nil, nil, ErrDamaged
	case len(ids) == 0:
		return nil, nil, ErrNoCase
	}
	return ids, left, nil
}

// sealedOut is what a case says of an export.
func (s *Session) sealedOut(all bool, card exchange.Colleague, also Recovery) meldcode.Answers {
	answers := meldcode.Answers{
		meldcode.EventDate: meldcode.Typed(s.today().String()),
		"to":               meldcode.Typed("een versleuteld bestand"),
		"what":             meldcode.Typed("Het hele dossier."),
		"how":              meldcode.Picked("file"),
		"purpose":          meldcode.Typed("Dossier meegeven."),
	}
	if all {
		answers["to"] = meldcode.Typed(meldcode.ToBackup)
		answers["purpose"] = meldcode.Typed("Back-up.")
		answers["ground"] = meldcode.Picked("school")
	}
	if card.Recipient != "" {
		answers["to"] = meldcode.Typed(card.Says())
		answers["what"] = meldcode.Typed("Het hele dossier, in een bestand dat alleen opengaat met de sleutel van deze kaart: " + card.Fingerprint() + ".")
	}
	if also.Accepted {
		answers["what"] = meldcode.Typed("Het hele dossier. Gaat ook open met de noodsleutel van " + also.Name + ".")
	}
	return answers
}

// recordOut writes in each case that it, or something of it, leaves the tablet, all
// in one transaction.
func (s *Session) recordOut(ctx context.Context, ids []dossier.ID, answers meldcode.Answers) ([]*file, error) {
	var w *work
	err := s.anew(ctx, ids, func() error {
		w = s.newWork()
		for _, id := range ids {
			f, err := w.take(ctx, id)
			if err != nil {
				return err
			}
			s.house.slow.Pause()
			if _, err := w.append(ctx, f, []dossier.Draft{{Form: meldcode.FormOut, Answers: answers}}); err != nil {
				return err
			}
		}
		return w.write(ctx, nil)
	})
	if err != nil {
		return nil, fmt.Errorf("session: recording an export: %w", err)
	}
	return w.order, nil
}

// Delivered says that the file of the last Export reached its place: only now is
// there a back-up, when it was of everything. It fails with ErrNotPrepared,
// ErrLocked, or as the store.
func (s *Session) Delivered(ctx context.Context) error {
	leave, err := s.enter(ctx)
	if err != nil {
		return err
	}
	defer leave()
	switch {
	case s.made == nil:
		return ErrNotPrepared
	case !s.made.all:
		return nil
	}
	return s.keepBackup(ctx, s.made.at, false)
}

// CheckFile checks the delivered file as it was picked again. The very file that
// this session made is right by its hash; another one is opened with key, a
// passphrase or the recovery code, and must hold all that is in the log now. It
// fails with ErrOtherFile, an error of exchange (exchange.Code tells which),
// ErrLocked, as the store, or as Slow. A back-up that is right is noted as
// checked. progress may be nil. Other work can go on while the file is read.
func (s *Session) CheckFile(ctx context.Context, file Blob, key string, progress func(done, total int)) error {
	leave, err := s.enter(ctx)
	if err != nil {
		return err
	}
	ask := openOrder{Key: key, Heads: true}
	made := s.made
	leave()
	if made != nil {
		ask.Sum = made.sum
	}
	found, _, err := s.house.readFile(ctx, file, ask, progress)
	if err != nil {
		return err
	}
	if leave, err = s.enter(ctx); err != nil {
		return err
	}
	defer leave()
	if found.Known {
		if !made.all {
			return nil
		}
		return s.keepBackup(ctx, made.at, true)
	}
	ids, left, err := s.exported(ctx, "")
	if err != nil {
		return err
	}
	if len(left) > 0 {
		return ErrDamaged
	}
	held := map[dossier.ID]archivedCase{}
	for _, c := range found.Cases {
		held[c.ID] = c
	}
	for _, id := range ids {
		f, err := s.file(ctx, id)
		if err != nil {
			return err
		}
		c, ok := held[id]
		if !ok || !slices.Equal(c.Heads, f.log.Heads()) || c.Entries != f.log.Len() {
			return ErrOtherFile
		}
	}
	return s.keepBackup(ctx, found.Made, true)
}
