package session

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"sync"
	"sync/atomic"
	"time"

	"meldcode/app/meldcode"
	"meldcode/app/school"
	"meldcode/app/store"
	"meldcode/app/vault"
)

// layout is the version of the layout in the package comment.
const layout = 2

// House is a tablet before unlock. Its methods may be called from several
// goroutines, never from an event handler: they wait for the store.
type House struct {
	store store.Store
	rand  io.Reader
	kdf   vault.KDF
	slow  Slow
	now   func() time.Time
	app   string

	agreed  atomic.Pointer[meldcode.Agreed]
	offered atomic.Pointer[school.Recovery]

	mu      sync.Mutex // one set-up or unlock at a time
	pending *newcomer
}

// New returns the house that lives in st. now gives the time with the zone
// offset of that moment; app is the version of the app, for archives.
func New(st store.Store, rand io.Reader, kdf vault.KDF, slow Slow, now func() time.Time, app string) *House {
	return &House{store: st, rand: rand, kdf: kdf, slow: slow, now: now, app: app}
}

// Agree sets the terms that are the school's own. Agendas that were made with
// others are made again when they are asked for.
func (h *House) Agree(a meldcode.Agreed) { h.agreed.Store(&a) }

func (h *House) terms() meldcode.Agreed {
	if a := h.agreed.Load(); a != nil {
		return *a
	}
	return meldcode.Agreed{}
}

// Face is a member as shown on the unlock screen. A damaged one has no name.
type Face struct {
	ID, Name, Role string
	Passkey        bool `json:"-"` // a passkey can unlock, with its PIN
}

// Contact is one number.
type Contact struct {
	ID           string
	Name         string
	Organisation string
	Phone        string
	Mail         string
	Open         bool // shown without unlock
}

// Lobby is what can be seen without a key.
type Lobby struct {
	Exists  bool // the tablet was set up
	Version int  // of the layout
	Faces   []Face
	Shown   []Contact
}

// Look returns what can be seen without a key. It fails with ErrNewer,
// ErrDamaged, or as the store does.
func (h *House) Look(ctx context.Context) (Lobby, error) {
	version, err := h.version(ctx)
	if err != nil || version == 0 {
		return Lobby{}, err
	}
	lobby := Lobby{Exists: true, Version: version}
	records, err := h.store.List(ctx, spaceMember)
	if err != nil {
		return Lobby{}, fmt.Errorf("session: looking: %w", err)
	}
	for _, r := range records {
		if n := len(lobby.Faces); r.Number == numberPasskey && n > 0 && lobby.Faces[n-1].ID == r.Chain {
			lobby.Faces[n-1].Passkey = true
		}
		if r.Number != numberFace {
			continue
		}
		f := Face{}
		if strict(r.Value, &f) != nil {
			f = Face{} // whoever it is must still be able to unlock
		}
		f.ID = r.Chain
		lobby.Faces = append(lobby.Faces, f)
	}
	shown, err := h.store.Get(ctx, keyShown)
	if err != nil && !errors.Is(err, store.ErrNotFound) {
		return Lobby{}, fmt.Errorf("session: looking: %w", err)
	}
	if err == nil && strict(shown, &lobby.Shown) != nil {
		lobby.Shown = nil
	}
	return lobby, nil
}

// version returns the layout that is stored, 0 when the tablet was not set up.
// What is newer than this app is not written to, not even an attempt: whoever
// writes asks first. It fails with ErrNewer, ErrDamaged, or as the store does.
func (h *House) version(ctx context.Context) (int, error) {
	version, err := h.store.Get(ctx, keyVersion)
	switch {
	case errors.Is(err, store.ErrNotFound):
		// Without this one record a tablet full of dossiers would look new.
		members, err := h.store.List(ctx, spaceMember)
		if err != nil {
			return 0, fmt.Errorf("session: looking: %w", err)
		}
		if len(members) > 0 {
			return 0, ErrDamaged
		}
		return 0, nil
	case err != nil:
		return 0, fmt.Errorf("session: looking: %w", err)
	case len(version) > 0 && version[0] > layout:
		return 0, ErrNewer
	case len(version) != 1 || version[0] == 0:
		return 0, ErrDamaged
	}
	return int(version[0]), nil
}

// unsure wraps the failure of a write of which it is not known whether it
// happened.
type unsure struct{ err error }

// Unsure reports whether err leaves open if something was written. Whoever hears
// so may not say that nothing changed.
func Unsure(err error) bool {
	_, ok := errors.AsType[*unsure](err)
	return ok
}

func (e *unsure) Error() string { return e.err.Error() }
func (e *unsure) Unwrap() error { return e.err }

// apply writes, and reads back when the store did not say that it did. An
// *unsure error means that this was not possible either.
func (h *House) apply(ctx context.Context, ops ...store.Op) error {
	err := h.store.Apply(ctx, ops...)
	if err == nil {
		return nil
	}
	if errors.Is(err, store.ErrKey) || errors.Is(err, store.ErrClosed) {
		return err
	}
	there, readErr := h.landed(context.WithoutCancel(ctx), ops)
	switch {
	case readErr == nil && there:
		return nil
	case readErr == nil || nothingWritten(err):
		return err
	}
	return &unsure{err}
}

func nothingWritten(err error) bool {
	if errors.Is(err, store.ErrExists) {
		return true
	}
	switch store.KindOf(err) {
	case store.Quota, store.Aborted, store.Blocked, store.Unavailable, store.Absent, store.Refused, store.Newer, store.Gone:
		return true
	}
	return false
}

// landed reports whether these very ops were carried out: no two ciphertexts
// are the same, so the first record tells it of the whole transaction.
func (h *House) landed(ctx context.Context, ops []store.Op) (bool, error) {
	if len(ops) == 0 {
		return true, nil
	}
	got, err := h.store.Get(ctx, ops[0].Key())
	if errors.Is(err, store.ErrNotFound) {
		return ops[0].Kind() == store.OpDelete, nil
	}
	if err != nil {
		return false, err
	}
	return ops[0].Kind() != store.OpDelete && bytes.Equal(got, ops[0].Value()), nil
}

// strict reads one JSON value and nothing else.
func strict(b []byte, v any) error {
	dec := json.NewDecoder(bytes.NewReader(b))
	dec.DisallowUnknownFields()
	if err := dec.Decode(v); err != nil {
		return ErrDamaged // its own text quotes the input
	}
	if _, err := dec.Token(); err != io.EOF {
		return ErrDamaged
	}
	return nil
}

func encode(v any) []byte {
	b, err := json.Marshal(v)
	if err != nil {
		panic("session: a value without JSON") // only types of this package and of dossier
	}
	return b
}
