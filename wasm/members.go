//go:build js && wasm

package main

import (
	"context"
	"crypto/rand"
	"errors"

	"meldcode/app/flow"
	"meldcode/app/meldcode"
	"meldcode/app/session"
	"meldcode/app/vault"
	"meldcode/wasm/browser"
)

// members carries out what is about who can unlock, and with what.
func (p *program) members(ctx context.Context, s *session.Session, cmd flow.Cmd) (flow.Msg, error) {
	switch cmd := cmd.(type) {
	case flow.AddMember:
		groups, ask, err := s.Invite(ctx, cmd.Name, cmd.Role, cmd.Passphrase)
		return flow.CodeMade{Groups: groups, Ask: ask}, err
	case flow.ProveMember:
		added, err := s.Admit(ctx, cmd.Typed)
		if errors.Is(err, session.ErrCodeWrong) {
			return flow.CodeWrong{}, nil
		}
		if err != nil {
			return nil, err
		}
		return p.told(ctx, s, added.Name), nil
	case flow.RemoveMember:
		err := s.Remove(ctx, string(cmd.Member))
		if errors.Is(err, session.ErrAlone) {
			return nil, &session.Refused{Why: []string{"Jij bent de enige die een van je dossiers of signalen kan lezen. Geef eerst een collega toegang, of rond het af."}}
		}
		if err != nil {
			return nil, err
		}
		return p.told(ctx, s, ""), nil
	case flow.HandOver:
		return flow.HandedOver{To: cmd.To}, s.HandOver(ctx, cmd.To, session.Concept(cmd.Concept))
	case flow.SeenMatch:
		if err := s.Seen(ctx, cmd.ID); err != nil {
			return nil, err
		}
		return p.matches(ctx, s)
	case flow.RenewKeys:
		groups, ask, err := s.Renew(ctx, cmd.Passphrase)
		return flow.CodeMade{Groups: groups, Ask: ask}, err
	case flow.ProveKeys:
		err := s.ProveRenewed(ctx, cmd.Typed, nil)
		if errors.Is(err, session.ErrCodeWrong) {
			return flow.CodeWrong{}, nil
		}
		return flow.KeysRenewed{}, err
	case flow.AddPasskey:
		return p.addPasskey(ctx, s, cmd.PIN)
	case flow.DropPasskey:
		return flow.PasskeyTold{}, s.DropPasskey(ctx)
	}
	return nil, errors.New("unknown command")
}

// told returns the members as they are now, and the overview, as cases may have
// changed hands. It is done, whatever becomes of reading on.
func (p *program) told(ctx context.Context, s *session.Session, added string) flow.Msg {
	told := flow.MembersTold{Added: added}
	if members, err := s.Members(ctx); err == nil {
		told.Members = append([]meldcode.Colleague{}, members...)
	}
	if list, err := s.Overview(ctx); err == nil {
		told.Overview = list
	}
	return told
}

func (p *program) matches(ctx context.Context, s *session.Session) (flow.MatchesTold, error) {
	found, err := s.Matches(ctx)
	var told flow.MatchesTold
	for _, m := range found {
		told.Matches = append(told.Matches, flow.Match(m))
	}
	return told, err
}

// addPasskey lets the device make a passkey and asks it twice: some give another
// value the second time, and would lock a person out.
func (p *program) addPasskey(ctx context.Context, s *session.Session, pin string) (flow.Msg, error) {
	key := vault.Passkey{Input: vault.NewPasskeyInput(rand.Reader)}
	var err error
	if key.Credential, err = browser.MakePasskey(ctx, key.Input); err != nil {
		return refusedPasskey(err)
	}
	ask := func() ([]byte, error) { return browser.AskPasskey(ctx, key.Credential, key.Input) }
	prf, err := ask()
	if err != nil {
		return refusedPasskey(err)
	}
	if err := s.SetPasskey(ctx, key, prf, pin, ask); err != nil {
		return refusedPasskey(err)
	}
	return flow.PasskeyTold{Has: true}, nil
}

func (p *program) openPasskey(ctx context.Context, cmd flow.OpenWithPasskey) (flow.Msg, error) {
	key, err := p.house.Passkey(ctx, cmd.Member)
	if err != nil {
		return nil, err
	}
	prf, err := browser.AskPasskey(ctx, key.Credential, key.Input)
	if err != nil {
		return refusedPasskey(err)
	}
	s, err := p.house.UnlockPasskey(ctx, cmd.Member, prf, cmd.PIN)
	return p.opened(ctx, s, err)
}

// refusedPasskey tells what the device or the browser did from what the store did.
func refusedPasskey(err error) (flow.Msg, error) {
	var rejection *browser.Rejection
	switch {
	case errors.Is(err, browser.ErrCancelled):
		return flow.PasskeyFailed{Cancelled: true}, nil
	case errors.Is(err, browser.ErrNoPRF), errors.Is(err, browser.ErrUnsupported), errors.Is(err, browser.ErrNoAnswer),
		errors.Is(err, vault.ErrWrong), errors.As(err, &rejection):
		return flow.PasskeyFailed{}, nil
	}
	return nil, err
}
