//go:build js && wasm

package main

import (
	"context"
	"crypto/rand"
	"errors"

	"meldcode/app/exchange"
	"meldcode/app/flow"
	"meldcode/app/meldcode"
	"meldcode/app/session"
	"meldcode/app/store"
	"meldcode/app/vault"
	"meldcode/wasm/browser"
)

// do carries out one Cmd and returns what came of it. Failed and Stopped mean
// that nothing changed.
func (p *program) do(ctx context.Context, cmd flow.Cmd, progress func(done, total int)) flow.Msg {
	msg, err := p.carryOut(ctx, cmd, progress)
	if err == nil {
		return msg
	}
	if ctx.Err() != nil || errors.Is(err, browser.ErrCancelled) {
		return flow.Stopped{Cmd: cmd}
	}
	var wrong *session.WrongSecret
	if errors.As(err, &wrong) {
		return flow.WrongSecret{Left: wrong.Left, Wait: wrong.Wait}
	}
	var refused *session.Refused
	if errors.As(err, &refused) {
		return flow.Failed{Cmd: cmd, Fault: flow.Other, Why: refused.Why}
	}
	var part *session.Halfway
	return flow.Failed{Cmd: cmd, Fault: faultOf(err), Unsure: session.Unsure(err), Part: errors.As(err, &part)}
}

// faultOf turns an error into what the screen can say about it.
func faultOf(err error) flow.Fault {
	var fault *store.Fault
	switch {
	case errors.Is(err, session.ErrNewer):
		return flow.Newer
	case errors.Is(err, session.ErrDamaged):
		return flow.Damaged
	case errors.Is(err, session.ErrNoCase):
		return flow.Absent
	case errors.As(err, &fault):
		switch fault.Kind {
		case store.Quota:
			return flow.Quota
		case store.Aborted:
			return flow.Aborted
		case store.Lost:
			return flow.ConnLost
		case store.Blocked:
			return flow.Blocked
		case store.NoAnswer:
			return flow.NoAnswer
		case store.Unavailable:
			return flow.Unavailable
		case store.Absent:
			return flow.NoStore
		case store.Refused:
			return flow.Private
		case store.Newer:
			return flow.Newer
		case store.Gone:
			return flow.Vanished
		}
	}
	return flow.Other
}

func (p *program) carryOut(ctx context.Context, cmd flow.Cmd, progress func(done, total int)) (flow.Msg, error) {
	switch cmd := cmd.(type) {
	case flow.Look:
		return p.look(ctx, browser.Lock)
	case flow.TakeOver:
		return p.look(ctx, browser.Steal)
	case flow.Propose:
		return flow.Proposed{Passphrase: vault.Propose(rand.Reader)}, nil
	case flow.Prepare:
		groups, ask, err := p.house.Prepare(ctx, cmd.Name, cmd.Role, cmd.Passphrase)
		return flow.CodeMade{Groups: groups, Ask: ask}, err
	case flow.Prove:
		s, err := p.house.Prove(ctx, cmd.Typed)
		if errors.Is(err, session.ErrCodeWrong) {
			return flow.CodeWrong{}, nil
		}
		return p.founded(ctx, s, err)
	case flow.OpenMember:
		s, err := p.house.Unlock(ctx, cmd.Member, cmd.Passphrase)
		return p.opened(ctx, s, err)
	case flow.OpenWithCode:
		s, err := p.house.Recover(ctx, "", cmd.Code, cmd.Passphrase)
		return p.opened(ctx, s, err)
	case flow.OpenWithPasskey:
		return p.openPasskey(ctx, cmd)
	case flow.AskPersist:
		_, _ = browser.Persist(ctx)
		p.asked = true
		return flow.StorageTold{Storage: p.storage(ctx)}, nil
	case flow.ReadStorage:
		return flow.StorageTold{Storage: p.storage(ctx)}, nil
	case flow.CopyText:
		return flow.Copied{}, browser.CopyText(ctx, cmd.Text)
	case flow.PickFile:
		file, err := browser.PickFile(ctx, sealedName)
		if err != nil {
			return nil, err
		}
		p.picked = file
		return flow.FilePicked{Name: file.Name}, nil
	}
	if p.session == nil {
		return nil, session.ErrLocked
	}
	return p.unlocked(ctx, p.session, cmd, progress)
}

// unlocked carries out what needs the keys.
func (p *program) unlocked(ctx context.Context, s *session.Session, cmd flow.Cmd, progress func(done, total int)) (flow.Msg, error) {
	switch cmd := cmd.(type) {
	case flow.ChangePassphrase:
		return flow.PassphraseChanged{}, s.ChangePassphrase(ctx, cmd.Old, cmd.New)
	case flow.Search:
		return p.search(ctx, s, cmd)
	case flow.LoadCase:
		state, err := s.Open(ctx, cmd.Case, progress)
		return flow.Loaded{State: state}, err
	case flow.Record:
		done, err := s.Record(ctx, cmd.Case, cmd.Drafts, cmd.Concept, cmd.From)
		if err != nil {
			return nil, err
		}
		return flow.EntriesRecorded{State: done.State, Overview: done.Overview, Now: browser.Now(), Entries: done.Entries, Concept: cmd.Concept}, nil
	case flow.KeepConcept:
		err := s.KeepConcept(ctx, session.Concept(cmd.Concept))
		return flow.ConceptSaved{ID: cmd.Concept.ID, Edits: cmd.Edits, Now: browser.Now()}, err
	case flow.DropConcept:
		return flow.ConceptDropped(cmd), s.DropConcept(ctx, cmd.ID)
	case flow.SavePrefs:
		return flow.PrefsSaved(cmd), s.SavePrefs(ctx, session.Prefs(cmd.Prefs))
	case flow.SaveHolidays:
		return flow.HolidaysSaved{Holidays: meldcode.SortHolidays(cmd.Holidays)}, s.SaveHolidays(ctx, cmd.Holidays)
	case flow.PickCards:
		return p.pickCards(ctx)
	case flow.NoteOut:
		left, err := s.NoteOut(ctx, cmd.Cases, cmd.Answers)
		if err != nil {
			return nil, err
		}
		list, _ := s.Overview(ctx)
		return flow.NotedOut{NoteOut: cmd, Left: left, Overview: list}, nil
	case flow.HandOut:
		return handOut(ctx, cmd)
	case flow.SaveContacts:
		list := make([]session.Contact, len(cmd.Contacts))
		for i, c := range cmd.Contacts {
			list[i] = session.Contact(c)
		}
		return flow.ContactsSaved(cmd), s.SaveContacts(ctx, list)
	case flow.AddMember, flow.ProveMember, flow.RemoveMember, flow.HandOver, flow.SeenMatch,
		flow.RenewKeys, flow.ProveKeys, flow.AddPasskey, flow.DropPasskey:
		return p.members(ctx, s, cmd)
	case flow.Destroy, flow.ReadDestroyed, flow.AnswerRecovery:
		return p.keeping(ctx, s, cmd)
	case flow.CheckLog:
		found, err := s.Check(ctx, cmd.Case, progress)
		return flow.Verified{Findings: found}, err
	case flow.Export:
		file, err := s.Export(ctx, cmd.Case, cmd.Passphrase, progress)
		return p.export(ctx, s, cmd.Case, file, err)
	case flow.HandCase:
		file, err := s.ExportTo(ctx, cmd.Case, cmd.Card, progress)
		return p.export(ctx, s, cmd.Case, file, err)
	case flow.ReadCard:
		card, err := s.Card(ctx)
		return flow.CardTold{Card: card}, err
	case flow.PickColleague:
		return pickColleague(ctx)
	case flow.CheckFile:
		return p.checkFile(ctx, s, cmd.Passphrase, progress)
	case flow.OpenFile:
		found, err := s.OpenFile(ctx, p.picked, cmd.Key, progress)
		if why := exchange.Code(err); why != "" {
			return flow.FileOpened{Refused: why}, nil
		}
		return flow.FileOpened{Found: found.Cases, New: found.New, Apart: found.Apart, Destroyed: found.Destroyed}, err
	case flow.LookIn:
		state, err := s.InFile(cmd.Case)
		return flow.InFile{State: state}, err
	case flow.AddFile:
		added, err := s.AddFile(ctx, cmd.Back)
		if err != nil {
			return nil, err
		}
		p.picked = nil
		list, _ := s.Overview(ctx)
		return flow.FileAdded{Overview: list, Apart: added.Quarantined}, nil
	}
	return nil, errors.New("unknown command")
}
