package session

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"strconv"

	"meldcode/app/dossier"
	"meldcode/app/meldcode"
	"meldcode/app/picture"
	"meldcode/app/store"
	"meldcode/app/vault"
)

// ErrNoPieces says that a part of an attachment is not on this tablet: it came
// with a file that holds the entry alone, or it was taken away.
var ErrNoPieces = errors.New("session: attachment not complete on this tablet")

// sealedFile is where the pieces of a file are and what opens them, as its entry says.
type sealedFile struct {
	handle string
	key    vault.Key // zero when the entry says nothing that can be used
	size   int
	hash   []byte
}

func attachingKey(handle string) store.Key {
	return store.Key{Space: spaceAttaching, Chain: handle, Number: 1}
}

const handleDomain = "meldcode attachment handle/1"

// sealOf reads what an entry says of its file. The handle follows from the file's
// key and the case, so that an entry of another case cannot point at it and, when
// that case is destroyed, take it along.
func sealOf(id dossier.ID, a meldcode.Answers) sealedFile {
	secret, err := hex.DecodeString(a.Text(meldcode.FileKey))
	hash, err2 := hex.DecodeString(a.Text(meldcode.FileHash))
	size, err3 := strconv.Atoi(a.Text(meldcode.FileSize))
	if errors.Join(err, err2, err3) != nil || len(secret) != 32 || size < 1 || size > MaxAttachment {
		return sealedFile{}
	}
	of := sha256.Sum256(append([]byte(handleDomain+"\x00"+string(id)+"\x00"), secret...))
	return sealedFile{newHandle(bytes.NewReader(of[:])), vault.NewKey(bytes.NewReader(secret)), size, hash}
}

func (a sealedFile) at(number int) store.Key {
	return store.Key{Space: spaceAttached, Chain: a.handle, Number: uint32(number)}
}

func (a sealedFile) pieces() int { return (a.size + pieceSize - 1) / pieceSize }

// gone are the operations that take all pieces away, none when there is no handle.
func (a sealedFile) gone() []store.Op {
	if a.handle == "" {
		return nil
	}
	ops := make([]store.Op, 0, maxPieces+1)
	for number := 1; number <= maxPieces; number++ {
		ops = append(ops, store.Delete(a.at(number)))
	}
	return ops
}

// Attachment is a file of a case, whole and as it was sealed.
type Attachment struct {
	Name    string
	Kind    picture.Kind // by its content
	Content []byte
}

// Attachment returns the file that an entry tells of. Each piece is held against
// its place, and the whole against what the entry says: it is returned whole or not
// at all. Other calls go on between the pieces. progress, which may be nil, hears
// how many bytes are read. It fails with ErrNoPieces, ErrDamaged, ErrNoCase,
// ErrLocked, or as the store.
func (s *Session) Attachment(ctx context.Context, id dossier.ID, entry dossier.EntryID, progress func(done, total int)) (Attachment, error) {
	seal, name, err := s.told(ctx, id, entry)
	if err != nil {
		return Attachment{}, err
	}
	content := make([]byte, 0, seal.size)
	for number := 1; number <= seal.pieces(); number++ {
		if s.closed.Load() {
			return Attachment{}, ErrLocked
		}
		at := seal.at(number)
		value, err := s.house.store.Get(ctx, at)
		if errors.Is(err, store.ErrNotFound) {
			return Attachment{}, ErrNoPieces
		}
		if err != nil {
			return Attachment{}, fmt.Errorf("session: reading an attachment: %w", err)
		}
		plain, err := unseal(seal.key, at, 0, value)
		if err != nil {
			return Attachment{}, fmt.Errorf("session: reading an attachment: %w", err)
		}
		n := min(pieceSize, seal.size-len(content))
		if !bytes.Equal(filled(plain[:min(n, len(plain))]), plain) {
			return Attachment{}, fmt.Errorf("session: reading an attachment: %w", ErrDamaged)
		}
		content = append(content, plain[:n]...)
		if progress != nil {
			progress(len(content), seal.size)
		}
		s.house.slow.Pause()
	}
	sum, err := s.digest(ctx, content)
	if err != nil {
		return Attachment{}, err
	}
	if !bytes.Equal(sum[:], seal.hash) {
		return Attachment{}, fmt.Errorf("session: reading an attachment: %w", ErrDamaged)
	}
	return Attachment{name, picture.KindOf(content), content}, nil
}

// told returns what an entry says of its file, as it stands now.
func (s *Session) told(ctx context.Context, id dossier.ID, entry dossier.EntryID) (sealedFile, string, error) {
	leave, err := s.enter(ctx)
	if err != nil {
		return sealedFile{}, "", err
	}
	defer leave()
	f, err := s.file(ctx, id)
	if err != nil {
		return sealedFile{}, "", err
	}
	e, ok := f.fold().Entry(entry)
	if !ok || e.Form != meldcode.FormAttachment || e.Withheld {
		return sealedFile{}, "", ErrNoPieces
	}
	// What was first recorded, and not what a correction says of it.
	seal := sealOf(id, e.Answers)
	if seal.handle == "" {
		return sealedFile{}, "", fmt.Errorf("session: reading an attachment: %w", ErrDamaged)
	}
	return seal, e.Answers.Text(meldcode.FileName), nil
}
