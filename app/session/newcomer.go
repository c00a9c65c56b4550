package session

import (
	"context"
	"encoding/binary"
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

// newcomer is a member of whom nothing was stored yet. The records are sealed
// once, so that a second try after an unclear first one recognises its own.
type newcomer struct {
	member     Member
	passphrase string
	code       vault.Code
	ask        [2]int
	secret     vault.Key
	ring       vault.Keyring // the house key is still to be filled in
	slot       vault.Sealed
	recovery   vault.Sealed
	card       vault.Card
	ops        []store.Op // the first tells of all whether they were stored
}

// newcomer derives the keys of a new member. It fails with ErrTooLarge, ErrWeak,
// or as the derivation.
func (h *House) newcomer(ctx context.Context, name, role, passphrase string) (*newcomer, error) {
	name, role = strings.TrimSpace(name), strings.TrimSpace(role)
	if name == "" || len(name) > maxName || len(role) > maxName {
		return nil, ErrTooLarge
	}
	c := &newcomer{member: Member{ID: newHandle(h.rand), Name: name, Role: role}, ring: vault.Keyring{Identity: vault.NewIdentity(h.rand)}}
	return c, h.slots(ctx, c, passphrase)
}

// slots gives c a new secret with its slots and a recovery code.
func (h *House) slots(ctx context.Context, c *newcomer, passphrase string) error {
	if ok, _ := vault.Strength(passphrase); !ok {
		return ErrWeak
	}
	c.passphrase, c.code, c.secret = passphrase, vault.NewCode(h.rand), vault.NewKey(h.rand)
	recipient, err := c.code.Recipient()
	if err != nil {
		return fmt.Errorf("session: preparing: %w", err)
	}
	c.ring.Recovery = recipient
	at := memberKey(c.member.ID, numberPassphrase)
	if c.slot, err = vault.SealPassphrase(ctx, h.kdf, h.rand, place(at), c.secret, passphrase); err != nil {
		return fmt.Errorf("session: preparing: %w", err)
	}
	c.recovery = vault.SealRecovery(h.rand, place(memberKey(c.member.ID, numberRecovery)), c.secret, c.code)
	c.ask = twoOf(h.rand)
	return nil
}

// records are all records of a new member, with the card that stands in the
// directory. First the slot: its bytes tell whether a transaction was ours.
func (h *House) records(c *newcomer, card []byte) []store.Op {
	id := c.member.ID
	seal := func(at store.Key, generation uint64, plain []byte) store.Op {
		return store.Add(at, c.secret.Seal(h.rand, place(at), generation, plain))
	}
	face := encode(Face{Name: c.member.Name, Role: c.member.Role})
	at := cardKey(id)
	return []store.Op{
		store.Add(memberKey(id, numberPassphrase), c.slot),
		store.Add(memberKey(id, numberRecovery), c.recovery),
		store.Add(memberKey(id, numberFace), vault.Clear(face)),
		store.Put(memberKey(id, numberAttempts), vault.Clear(vault.Attempts{}.Marshal())),
		seal(memberKey(id, numberProfile), 0, encode(profile{
			Face: Face{Name: c.member.Name, Role: c.member.Role}, Slots: c.sums(),
		})),
		seal(ringKey(id, 0), 1, c.ring.Marshal()),
		seal(ringKey(id, 1), 0, nil),
		store.Add(at, c.ring.House.Seal(h.rand, place(at), 0, card)),
	}
}

// sums are the hashes of the slots.
func (c *newcomer) sums() map[uint32][]byte {
	return map[uint32][]byte{
		numberPassphrase: slotSum(c.slot.Ciphertext()), numberRecovery: slotSum(c.recovery.Ciphertext()),
	}
}

// prove checks that the two groups asked for are right, that the code as it was
// shown unwraps the secret, and that the passphrase opens its slot again. It
// fails with ErrCodeWrong (try again), ErrDamaged, or as the derivation.
func (h *House) prove(ctx context.Context, c *newcomer, typed [2]string) error {
	for i, n := range c.ask {
		if !c.code.HasGroup(n, typed[i]) {
			return ErrCodeWrong
		}
	}
	code, err := vault.ParseCode(strings.Join(c.code.Groups(), " "))
	if err != nil {
		return fmt.Errorf("session: proving the code: %w", err)
	}
	secret, err := vault.OpenRecovery(place(memberKey(c.member.ID, numberRecovery)), c.recovery.Ciphertext(), code)
	if err != nil {
		return fmt.Errorf("session: proving the code: %w", err)
	}
	if !secret.Equal(c.secret) {
		return fmt.Errorf("session: proving the code: %w", ErrDamaged)
	}
	return h.proven(ctx, c.member.ID, c.slot.Ciphertext(), c.passphrase, c.secret)
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
