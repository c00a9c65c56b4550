package session

import (
	"context"
	"crypto/sha256"
	"fmt"
	"sync"
	"sync/atomic"

	"meldcode/app/dossier"
	"meldcode/app/store"
	"meldcode/app/vault"
)

// Member is who unlocked.
type Member struct{ ID, Name, Role string }

// Session is one unlocked member. Its methods run one at a time, save for their
// slow work, and may be called from several goroutines. After Close each gives
// ErrLocked.
type Session struct {
	house  *House
	closed atomic.Bool

	mu       sync.Mutex
	me       Member
	secret   vault.Key
	ring     vault.Keyring
	tick     uint32
	unsaved  bool                  // ring holds pins that the stored one does not
	cards    map[string]vault.Card // the directory, by member
	traces   map[string]known      // what colleagues left, by handle
	sealed   bool                  // a letter that colleagues left does not open
	ended    []Ended               // access that ended since the last unlock
	invited  *newcomer             // a member being added
	renewed  *newcomer             // this member under new secrets, not stored yet
	files    map[dossier.ID]*file
	concepts map[string][]string  // handles by concept id
	attempt  *attempt             // a write that may have happened
	replaced [sha256.Size]byte    // a new passphrase that turned out to be set
	landed   *recorded            // a Record that turned out to have happened
	listed   []dossier.Summary    // the overview, as last read or as written since
	texts    map[dossier.ID]*text // what cases say, to be searched
	made     *made                // the last export
	ready    *ready               // a file that is sealed, and that no entry tells of yet
	opened   *opened              // a file that was read and not added yet
}

// attempt is a write of which it is not known whether it happened.
type attempt struct {
	ops    []store.Op
	commit func()
}

func newSession(h *House, me Member, secret vault.Key, ring vault.Keyring, tick uint32) *Session {
	return &Session{
		house: h, me: me, secret: secret, ring: ring, tick: tick,
		files: map[dossier.ID]*file{}, concepts: map[string][]string{},
	}
}

// Close locks: no key or case stays referred to, at once or as soon as the work
// that is going on has ended. It does not wait.
func (s *Session) Close() {
	s.closed.Store(true)
	s.forget()
}

// forget drops everything when no work is going on; that which is, does so
// itself when it ends.
func (s *Session) forget() {
	if !s.mu.TryLock() {
		return
	}
	defer s.mu.Unlock()
	s.secret, s.ring = vault.Key{}, vault.Keyring{}
	s.files, s.concepts, s.listed, s.texts = nil, nil, nil, nil
	s.cards, s.traces, s.invited, s.renewed = nil, nil, nil, nil
	s.attempt, s.landed, s.made, s.opened, s.ready = nil, nil, nil, nil, nil
	s.replaced = [sha256.Size]byte{}
}

// turn begins a piece of work: it waits for its turn. leave ends it.
func (s *Session) turn() (leave func(), err error) {
	s.mu.Lock()
	leave = func() {
		s.mu.Unlock()
		if s.closed.Load() {
			s.forget()
		}
	}
	if s.closed.Load() {
		leave()
		return nil, ErrLocked
	}
	return leave, nil
}

// enter is turn, and settles what an earlier write left open, in a vault that
// stands.
func (s *Session) enter(ctx context.Context) (leave func(), err error) {
	leave, err = s.turn()
	if err != nil {
		return nil, err
	}
	if err := s.stands(ctx); err != nil {
		leave()
		return nil, err
	}
	if err := s.settle(ctx); err != nil {
		leave()
		return nil, err
	}
	return leave, nil
}

// stands fails when the vault was cleared away since the unlock, or when another
// window with a newer app gave it another layout: what is written beside it or
// over it, nobody could open.
func (s *Session) stands(ctx context.Context) error {
	version, err := s.house.version(ctx)
	if err == nil && version == 0 {
		err = &store.Fault{Kind: store.Gone}
	}
	return err
}

// settle finds out whether the last write happened, when that is open.
func (s *Session) settle(ctx context.Context) error {
	a := s.attempt
	if a == nil {
		return nil
	}
	there, err := s.house.landed(ctx, a.ops)
	if err != nil {
		return fmt.Errorf("session: settling an earlier write: %w", err)
	}
	s.attempt = nil
	if there {
		a.commit()
	}
	return nil
}

// write carries out ops, and then only commit, which advances what is in memory.
func (s *Session) write(ctx context.Context, commit func(), ops ...store.Op) error {
	err := s.house.apply(ctx, ops...)
	if err == nil {
		commit()
		return nil
	}
	if Unsure(err) {
		s.attempt = &attempt{ops, commit}
	}
	return err
}

// Me returns the member.
func (s *Session) Me() Member { return s.me }

// ChangePassphrase replaces the passphrase, when old is right. The new slot is
// proven before it is stored. It fails with ErrWeak, ErrLocked, and as Unlock.
func (s *Session) ChangePassphrase(ctx context.Context, old, passphrase string) error {
	leave, err := s.enter(ctx)
	if err != nil {
		return err
	}
	defer leave()
	if ok, _ := vault.Strength(passphrase); !ok {
		return ErrWeak
	}
	now := sha256.Sum256([]byte(passphrase))
	if s.replaced == now {
		s.replaced = [sha256.Size]byte{}
		return nil // the store could not say so at the time
	}
	s.house.mu.Lock()
	defer s.house.mu.Unlock()
	secret, err := s.house.try(ctx, s.me.ID, func() (vault.Key, error) {
		return s.house.openPassphrase(ctx, s.me.ID, old)
	})
	if err != nil {
		return err
	}
	ops, err := s.house.newPassphrase(ctx, s.me.ID, secret, passphrase)
	if err == nil {
		if err = s.write(ctx, func() { s.replaced = now }, ops...); err == nil {
			s.replaced = [sha256.Size]byte{} // it was said
		}
	}
	if err != nil {
		return fmt.Errorf("session: setting a passphrase: %w", err)
	}
	return nil
}
