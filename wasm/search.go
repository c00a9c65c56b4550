//go:build js && wasm

package main

import (
	"context"

	"meldcode/app/flow"
	"meldcode/app/session"
)

// search goes through the logs and tells on the way what it found.
func (p *program) search(ctx context.Context, s *session.Session, cmd flow.Search) (flow.Msg, error) {
	last := flow.Found{N: cmd.N}
	err := s.Search(ctx, cmd.In, cmd.Words, cmd.Limit, func(h session.Hits) {
		hits := make([]flow.Hit, len(h.Hits))
		for i, one := range h.Hits {
			hits[i] = flow.Hit(one)
		}
		last = flow.Found{N: cmd.N, Hits: hits, Entries: h.Entries, Cases: h.Cases, Done: h.Done, Total: h.Total, Unread: h.Unread}
		if h.Done < h.Total {
			p.root.Send(last)
		}
	})
	if err != nil && ctx.Err() != nil {
		return nil, err
	}
	if last.Over = true; err != nil {
		last.Fault = faultOf(err)
	}
	return last, nil
}
