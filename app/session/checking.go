package session

import (
	"context"
	"fmt"

	"meldcode/app/dossier"
)

// checkOrder is the head of opCheck. The parts of its body are the entries of a
// log. Out come the findings as JSON.
type checkOrder struct{ ID dossier.ID }

func check(head, body []byte, progress func(done, total int)) ([]byte, error) {
	var ask checkOrder
	if err := strict(head, &ask); err != nil {
		return nil, err
	}
	parts, err := unpack(body)
	if err != nil {
		return nil, err
	}
	log, err := logOf(ask.ID, parts, func() { progress(0, len(parts)) })
	if err != nil {
		return nil, err
	}
	return encode(log.Verify(progress)), nil
}

// Check reads a case anew from the store and checks every entry, and that the
// log still holds what the summary and the keyring were made from. progress may
// be nil. Other work can go on meanwhile. It fails as Case does, or as Slow.
func (s *Session) Check(ctx context.Context, id dossier.ID, progress func(done, total int)) ([]dossier.Finding, error) {
	entries, torn, err := s.toCheck(ctx, id)
	if err != nil {
		return nil, err
	}
	out, err := s.house.slow.Do(ctx, opCheck, encode(checkOrder{id}), entries, progress)
	if err != nil {
		return nil, fmt.Errorf("session: checking a case: %w", err)
	}
	var found []dossier.Finding
	if err := strict(out, &found); err != nil {
		return nil, err
	}
	return findings(found, torn), nil
}

// toCheck reads what is to be checked, and what shows as missing already.
func (s *Session) toCheck(ctx context.Context, id dossier.ID) (entries Bytes, torn []tear, err error) {
	leave, err := s.enter(ctx)
	if err != nil {
		return nil, nil, err
	}
	defer leave()
	delete(s.files, id)
	f, err := s.file(ctx, id)
	if err != nil {
		return nil, nil, err
	}
	kept, err := s.summaryOf(ctx, f.key)
	if err != nil {
		return nil, nil, err
	}
	had, apart, err := s.quarantined(ctx, f)
	if err != nil {
		return nil, nil, err
	}
	torn = append(torn, f.torn...)
	torn = append(torn, apart.torn...)
	for _, e := range had {
		torn = append(torn, tear{chain: e.Chain, number: e.Number, entry: e.ID, kind: dossier.FoundFork})
	}
	for _, m := range kept.Chains {
		if !f.log.Has(m.Hash) {
			torn = append(torn, tear{handle: m.Handle, number: m.Number, kind: dossier.FoundMissing})
		}
	}
	return packEntries(f.log), torn, nil
}
