package session

import (
	"context"
	"fmt"

	"meldcode/app/dossier"
	"meldcode/app/exchange"
)

// Card returns the member's own card, for a colleague on another tablet. Nothing in
// it is secret. It fails with ErrLocked or as the store.
func (s *Session) Card(ctx context.Context) (exchange.Colleague, error) {
	leave, err := s.enter(ctx)
	if err != nil {
		return exchange.Colleague{}, err
	}
	defer leave()
	return exchange.Colleague{Name: s.me.Name, Role: s.me.Role, Recipient: s.ring.Identity.Recipient(), Key: s.ring.Identity.PublicKey()}, nil
}

// ExportTo is Export of one case to the owner of a card, who alone can open it. The
// entry that the case gets says whose card it was, by its fingerprint: that people
// compared it, whoever calls this knows. It fails as Export.
func (s *Session) ExportTo(ctx context.Context, id dossier.ID, card exchange.Colleague, progress func(done, total int)) (File, error) {
	if id == "" || card.Recipient == "" {
		return File{}, ErrNoCase
	}
	return s.export(ctx, id, opener{Card: card}, progress)
}

// headOf is the work of opHead: of a file, what stands before its content.
func headOf(_, body []byte, _ func(done, total int)) ([]byte, error) {
	header, err := exchange.Header(body)
	if err != nil {
		return nil, Fault(exchange.Code(err))
	}
	return header, nil
}

// fileKey returns the key of a file that was sealed to this member's card. The
// member's own key does not go where the file is read: only what opens that file
// does. It fails with an error of exchange, ErrLocked, as the store, or as Slow.
func (s *Session) fileKey(ctx context.Context, file Blob) ([]byte, error) {
	if file.Len() > exchange.DefaultLimits.File {
		return nil, fmt.Errorf("session: opening a file: %w", exchange.ErrTooLarge)
	}
	header, err := s.house.slow.Do(ctx, opHead, nil, file, nil)
	if err != nil {
		return nil, fmt.Errorf("session: opening a file: %w", causeOf(err))
	}
	leave, err := s.enter(ctx)
	if err != nil {
		return nil, err
	}
	defer leave()
	key, err := exchange.FileKey(header, s.ring.Identity.Age())
	if err != nil {
		return nil, fmt.Errorf("session: opening a file: %w", err)
	}
	return key, nil
}
