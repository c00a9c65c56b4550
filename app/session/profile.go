package session

import (
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"maps"

	"meldcode/app/store"
	"meldcode/app/vault"
)

// profile is what a member's secret keeps of the member: the name and role that
// are signed, and the hash of each slot as this member left it. A slot is not
// sealed under the secret but around it, so that without the hashes one that was
// replaced, or a recovery slot that is broken, would only show when it is needed.
type profile struct {
	Face
	Slots map[uint32][]byte `json:",omitempty"` // by number of the record; SHA-256
}

func slotSum(slot []byte) []byte {
	sum := sha256.Sum256(slot)
	return sum[:]
}

// profile reads the profile of a member. It fails with ErrDamaged, ErrNewer, or as
// the store.
func (h *House) profile(ctx context.Context, member string, secret vault.Key) (profile, error) {
	at := memberKey(member, numberProfile)
	sealed, err := h.get(ctx, at)
	if err != nil {
		return profile{}, err
	}
	plain, err := unseal(secret, at, 0, sealed)
	if err != nil {
		return profile{}, err
	}
	var p profile
	if err := strict(plain, &p); err != nil {
		return profile{}, err
	}
	return p, nil
}

func (h *House) putProfile(member string, secret vault.Key, p profile) store.Op {
	at := memberKey(member, numberProfile)
	return store.Put(at, secret.Seal(h.rand, place(at), 0, encode(p)))
}

// slotted returns the operation that notes in the profile how a slot was left;
// none when the profile does not read, which keeps nobody from a new passphrase.
func (h *House) slotted(ctx context.Context, member string, secret vault.Key, number uint32, sum []byte) ([]store.Op, error) {
	p, err := h.profile(ctx, member, secret)
	if errors.Is(err, ErrDamaged) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("session: noting a slot: %w", err)
	}
	slots := map[uint32][]byte{}
	maps.Copy(slots, p.Slots)
	delete(slots, number)
	if sum != nil {
		slots[number] = sum
	}
	p.Slots = slots
	return []store.Op{h.putProfile(member, secret, p)}, nil
}
