package session

import (
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"strings"

	"meldcode/app/store"
	"meldcode/app/vault"
)

const (
	maxName = 200 // bytes; as far as an entry's header goes
	groups  = 7   // of a recovery code
)

// pending is a set-up of which nothing was stored yet. Its records are sealed
// once, so that a second try after an unclear first one recognises its own.
type pending struct {
	member     Member
	passphrase string
	code       vault.Code
	ask        [2]int
	secret     vault.Key
	ring       vault.Keyring
	slot       vault.Sealed
	recovery   vault.Sealed
	ops        []store.Op
}

// Prepare derives everything for the first member, in memory only, and returns
// the groups of the recovery code to be written down, with the numbers (from 1)
// of the two that must be typed back to Prove. Calling it again begins anew. It
// fails with ErrTaken, ErrWeak, ErrTooLarge, or as the derivation or the store.
func (h *House) Prepare(ctx context.Context, name, role, passphrase string) (code []string, ask [2]int, err error) {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.pending = nil
	name, role = strings.TrimSpace(name), strings.TrimSpace(role)
	if name == "" || len(name) > maxName || len(role) > maxName {
		return nil, ask, ErrTooLarge
	}
	if ok, _ := vault.Strength(passphrase); !ok {
		return nil, ask, ErrWeak
	}
	lobby, err := h.Look(ctx)
	if err != nil {
		return nil, ask, err
	}
	if lobby.Exists {
		return nil, ask, ErrTaken
	}
	p := &pending{
		member:     Member{ID: newHandle(h.rand), Name: name, Role: role},
		passphrase: passphrase,
		code:       vault.NewCode(h.rand),
		secret:     vault.NewKey(h.rand),
	}
	recipient, err := p.code.Recipient()
	if err != nil {
		return nil, ask, fmt.Errorf("session: preparing: %w", err)
	}
	p.ring = vault.Keyring{Identity: vault.NewIdentity(h.rand), House: vault.NewKey(h.rand), Recovery: recipient}
	id := p.member.ID
	at := memberKey(id, numberPassphrase)
	if p.slot, err = vault.SealPassphrase(ctx, h.kdf, h.rand, place(at), p.secret, passphrase); err != nil {
		return nil, ask, fmt.Errorf("session: preparing: %w", err)
	}
	p.recovery = vault.SealRecovery(h.rand, place(memberKey(id, numberRecovery)), p.secret, p.code)
	p.ask = twoOf(h.rand)
	p.ops = h.founding(p)
	h.pending = p
	return p.code.Groups(), p.ask, nil
}

// founding are the records of a new vault with one member.
func (h *House) founding(p *pending) []store.Op {
	id := p.member.ID
	seal := func(at store.Key, generation uint64, plain []byte) store.Op {
		return store.Add(at, p.secret.Seal(h.rand, place(at), generation, plain))
	}
	face := encode(Face{Name: p.member.Name, Role: p.member.Role})
	return []store.Op{
		// First the slot: its bytes tell whether a transaction was ours.
		store.Add(memberKey(id, numberPassphrase), p.slot),
		store.Add(memberKey(id, numberRecovery), p.recovery),
		store.Add(keyVersion, vault.Clear([]byte{layout})),
		store.Add(memberKey(id, numberFace), vault.Clear(face)),
		store.Put(memberKey(id, numberAttempts), vault.Clear(vault.Attempts{}.Marshal())),
		seal(memberKey(id, numberProfile), 0, face),
		seal(ringKey(id, 0), 1, p.ring.Marshal()),
		seal(ringKey(id, 1), 0, nil),
	}
}

// Prove ends the set-up: the two groups that were asked must be right, the code
// as it was shown must unwrap the secret, and the passphrase must open its slot
// again. Only then is anything stored, all of it in one transaction. It fails
// with ErrCodeWrong (try again), ErrTaken, ErrNotPrepared, ErrDamaged, or as the
// derivation or the store.
func (h *House) Prove(ctx context.Context, typed [2]string) (*Session, error) {
	h.mu.Lock()
	defer h.mu.Unlock()
	p := h.pending
	if p == nil {
		return nil, ErrNotPrepared
	}
	for i, n := range p.ask {
		if !p.code.HasGroup(n, typed[i]) {
			return nil, ErrCodeWrong
		}
	}
	code, err := vault.ParseCode(strings.Join(p.code.Groups(), " "))
	if err != nil {
		return nil, fmt.Errorf("session: proving the code: %w", err)
	}
	secret, err := vault.OpenRecovery(place(memberKey(p.member.ID, numberRecovery)), p.recovery.Ciphertext(), code)
	if err != nil {
		return nil, fmt.Errorf("session: proving the code: %w", err)
	}
	if !secret.Equal(p.secret) {
		return nil, fmt.Errorf("session: proving the code: %w", ErrDamaged)
	}
	if err := h.proven(ctx, p.member.ID, p.slot.Ciphertext(), p.passphrase, p.secret); err != nil {
		return nil, err
	}
	// Another window may have been quicker; its vault is never written over.
	if there, err := h.landed(ctx, p.ops); err != nil {
		return nil, fmt.Errorf("session: setting up: %w", err)
	} else if !there {
		err := h.apply(ctx, p.ops...)
		if errors.Is(err, store.ErrExists) {
			return nil, ErrTaken
		}
		if err != nil {
			return nil, fmt.Errorf("session: setting up: %w", err)
		}
	}
	h.pending = nil
	return newSession(h, p.member, p.secret, p.ring, 1), nil
}

// proven opens a new passphrase slot before it may count.
func (h *House) proven(ctx context.Context, member string, slot []byte, passphrase string, secret vault.Key) error {
	again, err := vault.OpenPassphrase(ctx, h.kdf, place(memberKey(member, numberPassphrase)), slot, passphrase)
	if err != nil {
		return fmt.Errorf("session: proving the passphrase: %w", err)
	}
	if !again.Equal(secret) {
		return fmt.Errorf("session: proving the passphrase: %w", ErrDamaged)
	}
	return nil
}

// twoOf draws two different groups to ask for, in their order. That some are a
// little more likely than others does not matter: it is to check handwriting.
func twoOf(rand io.Reader) [2]int {
	var b [2]byte
	if _, err := io.ReadFull(rand, b[:]); err != nil {
		panic("session: no randomness")
	}
	n := int(binary.BigEndian.Uint16(b[:]))
	first := n % groups
	second := (first + 1 + n/groups%(groups-1)) % groups
	return [2]int{min(first, second) + 1, max(first, second) + 1}
}
