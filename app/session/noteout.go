package session

import (
	"context"
	"errors"

	"meldcode/app/dossier"
	"meldcode/app/meldcode"
)

// NoteOut records in each of these cases that something of it leaves the tablet,
// all in one transaction: answers are those of form out. It returns the cases that
// cannot be read, in which nothing was recorded and of which nothing may leave. It
// fails with ErrNoCase when none is left, with ErrLocked, or as the store.
func (s *Session) NoteOut(ctx context.Context, ids []dossier.ID, answers meldcode.Answers) (left []dossier.ID, err error) {
	leave, err := s.enter(ctx)
	if err != nil {
		return nil, err
	}
	defer leave()
	var readable []dossier.ID
	for _, id := range ids {
		s.house.slow.Pause()
		switch _, err := s.file(ctx, id); {
		case errors.Is(err, ErrDamaged), errors.Is(err, ErrNewer), errors.Is(err, ErrNoCase):
			left = append(left, id)
		case err != nil:
			return nil, err
		default:
			readable = append(readable, id)
		}
	}
	if len(readable) == 0 {
		return left, ErrNoCase
	}
	_, err = s.recordOut(ctx, readable, answers)
	return left, err
}
