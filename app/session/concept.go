package session

import (
	"context"
	"fmt"
	"slices"
	"time"

	"meldcode/app/dossier"
	"meldcode/app/meldcode"
	"meldcode/app/store"
)

// maxConcept is the size of the largest concept, in bytes of JSON: what is
// larger could not become an entry.
const maxConcept = dossier.MaxEntry

// Concept is an unfinished form, sealed with the member's secret.
type Concept struct {
	ID      string
	Case    dossier.ID // empty for a new signal or case
	Route   string     // fragment to return to
	Form    meldcode.FormID
	Answers meldcode.Answers
	Field   string // Key that had the focus
	At      time.Time
	Fixes   string // entry that is being corrected
}

// KeepConcept stores a concept in place of what was kept under its ID. It fails
// with ErrTooLarge, ErrLocked, or as the store.
func (s *Session) KeepConcept(ctx context.Context, c Concept) error {
	leave, err := s.enter(ctx)
	if err != nil {
		return err
	}
	defer leave()
	plain := encode(c)
	if c.ID == "" || len(plain) > maxConcept {
		return fmt.Errorf("session: keeping a concept: %w", ErrTooLarge)
	}
	handles := s.concepts[c.ID]
	if len(handles) == 0 {
		if _, err := s.readConcepts(ctx); err != nil { // another window may have it
			return err
		}
		if handles = s.concepts[c.ID]; len(handles) == 0 {
			handles = []string{newHandle(s.house.rand)}
		}
	}
	at := conceptKey(s.me.ID, handles[0])
	ops := []store.Op{store.Put(at, s.secret.Seal(s.house.rand, place(at), 0, plain))}
	for _, h := range handles[1:] {
		ops = append(ops, store.Delete(conceptKey(s.me.ID, h)))
	}
	err = s.write(ctx, func() { s.concepts[c.ID] = handles[:1] }, ops...)
	if err != nil {
		return fmt.Errorf("session: keeping a concept: %w", err)
	}
	return nil
}

// Concepts returns the concepts as stored, the newest first. One that does not
// open or read is left out, and stays where it is. It fails with ErrLocked or as
// the store.
func (s *Session) Concepts(ctx context.Context) ([]Concept, error) {
	leave, err := s.enter(ctx)
	if err != nil {
		return nil, err
	}
	defer leave()
	all, err := s.readConcepts(ctx)
	if err != nil {
		return nil, err
	}
	return s.dropBuried(ctx, all)
}

func (s *Session) readConcepts(ctx context.Context) ([]Concept, error) {
	records, err := s.house.store.List(ctx, conceptKey(s.me.ID, "").Space)
	if err != nil {
		return nil, fmt.Errorf("session: reading concepts: %w", err)
	}
	type found struct {
		Concept
		handle string
	}
	var all []found
	for _, r := range records {
		plain, err := unseal(s.secret, r.Key, 0, r.Value)
		if err != nil || len(plain) > maxConcept {
			continue
		}
		var c Concept
		if strict(plain, &c) == nil && c.ID != "" {
			all = append(all, found{c, r.Chain})
		}
	}
	slices.SortStableFunc(all, func(a, b found) int { return b.At.Compare(a.At) })
	handles := map[string][]string{}
	list := []Concept{}
	for _, f := range all {
		if len(handles[f.ID]) == 0 {
			list = append(list, f.Concept)
		}
		handles[f.ID] = append(handles[f.ID], f.handle)
	}
	s.concepts = handles
	return list, nil
}

// DropConcept throws a concept away; when there is none, that is fine. It fails
// with ErrLocked or as the store.
func (s *Session) DropConcept(ctx context.Context, id string) error {
	leave, err := s.enter(ctx)
	if err != nil {
		return err
	}
	defer leave()
	if _, err := s.readConcepts(ctx); err != nil {
		return err
	}
	var ops []store.Op
	for _, handle := range s.concepts[id] {
		ops = append(ops, store.Delete(conceptKey(s.me.ID, handle)))
	}
	if err := s.write(ctx, func() { delete(s.concepts, id) }, ops...); err != nil {
		return fmt.Errorf("session: dropping a concept: %w", err)
	}
	return nil
}
