package session

import (
	"context"
	"crypto/ed25519"
	"errors"
	"fmt"
	"slices"
	"strings"

	"meldcode/app/meldcode"
	"meldcode/app/store"
	"meldcode/app/vault"
)

func pinOf(member string, id vault.Identity) vault.Pin {
	return vault.Pin{Member: member, Recipient: id.Recipient(), Key: id.PublicKey()}
}

// readDirectory reads the cards of the members. A card is believed when its
// signer is known and its keys are those that were seen first; new members are
// pinned by it, in memory until the keyring is stored with something else or by
// receive. It fails as the store.
func (s *Session) readDirectory(ctx context.Context) error {
	records, err := s.house.store.List(ctx, spaceDirectory)
	if err != nil {
		return fmt.Errorf("session: reading the directory: %w", err)
	}
	cards := map[string]vault.Card{}
	// Who signed may themselves be new: again until nobody comes along.
	for left := records; ; {
		var rest []store.Record
		for _, r := range left {
			card, err := s.card(r, cards)
			switch {
			case errors.Is(err, vault.ErrSigner):
				rest = append(rest, r)
			case err == nil && card.Member == r.Chain:
				cards[card.Member] = card
				s.pin(card)
			}
		}
		if len(rest) == len(left) || len(rest) == 0 {
			break
		}
		left = rest
	}
	s.cards = cards
	return nil
}

// pin takes over what a card says of a member.
func (s *Session) pin(card vault.Card) {
	had, known := s.ring.Pin(card.Member)
	if !known || card.Left && !had.Left {
		s.ring, s.unsaved = s.ring.Pinned(card.Pin), true
	}
}

// card opens one record of the directory. It fails with vault.ErrSigner when it
// cannot be believed (yet), or ErrDamaged.
func (s *Session) card(r store.Record, cards map[string]vault.Card) (vault.Card, error) {
	plain, err := unseal(s.ring.House, r.Key, 0, r.Value)
	if err != nil {
		return vault.Card{}, err
	}
	card, err := vault.ParseCard(plain, func(c vault.Card) (ed25519.PublicKey, bool) {
		signer, known := s.ring.Pin(c.By)
		if !known {
			return nil, false
		}
		// Who left signs nobody in any more, only what they signed before stands.
		if left, gone := cards[c.By]; signer.Left && c.By != c.Member && (!gone || c.At > left.At) {
			return nil, false
		}
		return signer.Key, true
	})
	if err != nil {
		return vault.Card{}, err
	}
	if had, known := s.ring.Pin(card.Member); known && (!had.Same(card.Pin) || had.Left && !card.Left) {
		return vault.Card{}, vault.ErrSigner
	}
	return card, nil
}

// signer gives the key with which a member signs letters. Of who left, those stand
// that say they are from before.
func (s *Session) signer(l vault.Letter) (ed25519.PublicKey, bool) {
	p, known := s.ring.Pin(l.From)
	if known && p.Left {
		card, here := s.cards[l.From]
		known = here && l.At <= card.At
	}
	return p.Key, known
}

// present returns the card of a member who has not left.
func (s *Session) present(member string) (vault.Card, bool) {
	card, known := s.cards[member]
	return card, known && !card.Left
}

// Members returns the other members of this tablet, by name. It fails with
// ErrLocked or as the store.
func (s *Session) Members(ctx context.Context) ([]meldcode.Colleague, error) {
	leave, err := s.enter(ctx)
	if err != nil {
		return nil, err
	}
	defer leave()
	return s.colleagues(), nil
}

func (s *Session) colleagues() []meldcode.Colleague {
	var all []meldcode.Colleague
	for id, card := range s.cards {
		if id != s.me.ID && !card.Left {
			all = append(all, meldcode.Colleague{ID: meldcode.MemberID(id), Name: card.Name, Role: card.Role})
		}
	}
	slices.SortFunc(all, func(a, b meldcode.Colleague) int {
		if n := strings.Compare(a.Name, b.Name); n != 0 {
			return n
		}
		return strings.Compare(string(a.ID), string(b.ID))
	})
	return all
}
