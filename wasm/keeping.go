//go:build js && wasm

package main

import (
	"context"
	"errors"

	"meldcode/app/flow"
	"meldcode/app/session"
)

// keeping carries out what is about keeping and destroying, and about the school's
// recovery key.
func (p *program) keeping(ctx context.Context, s *session.Session, cmd flow.Cmd) (flow.Msg, error) {
	switch cmd := cmd.(type) {
	case flow.Destroy:
		if err := s.Destroy(ctx, cmd.Case, cmd.Rule); err != nil {
			return nil, err
		}
		list, _ := s.Overview(ctx) // it is gone, whatever becomes of reading on
		return flow.CaseDestroyed{Case: cmd.Case, Overview: list}, nil
	case flow.ReadDestroyed:
		gone, err := s.Destroyed(ctx)
		told := flow.DestroyedTold{}
		for _, t := range gone {
			told.Gone = append(told.Gone, flow.Tombstone(t))
		}
		return told, err
	case flow.AnswerRecovery:
		if err := s.AnswerRecovery(ctx, cmd.Key, cmd.Accept); err != nil {
			return nil, err
		}
		now, err := s.Recovery(ctx)
		if err != nil {
			return nil, err
		}
		list, _ := s.Overview(ctx)
		return flow.RecoveryTold{Recovery: flow.Recovery(now), Overview: list}, nil
	}
	return nil, errors.New("unknown command")
}
