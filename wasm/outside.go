//go:build js && wasm

package main

import (
	"context"
	"errors"

	"meldcode/app/dossier"
	"meldcode/app/exchange"
	"meldcode/app/flow"
	"meldcode/app/meldcode"
	"meldcode/app/session"
	"meldcode/wasm/browser"
)

const (
	sealedType = "application/octet-stream" // of an age file
	sealedName = ".age"
)

// look takes the lock and tells what is on this tablet. Without the lock
// another window is unlocked, and this one offers to take over.
func (p *program) look(ctx context.Context, take func(context.Context, string, func()) (func(), bool)) (flow.Msg, error) {
	facts := browser.Facts()
	msg := flow.Looked{Phase: flow.Elsewhere, Now: browser.Now(), Device: flow.Device{
		SharedOrigin: facts.SharedOrigin, Standalone: facts.Standalone, IOS: facts.IOS, Version: facts.Version}}
	if p.release == nil {
		release, ok := take(ctx, lockName, func() {
			p.release = nil
			p.root.Send(flow.LockTaken{})
		})
		if !ok {
			return msg, nil
		}
		p.release = release
	}
	lobby, err := p.house.Look(ctx)
	if err != nil {
		msg.Phase, msg.Fault = flow.Broken, faultOf(err)
		if msg.Fault == flow.Vanished {
			msg.Phase = flow.Gone
		}
		return msg, nil
	}
	switch {
	case lobby.Exists:
		msg.Phase = flow.Locked
		browser.RememberHere() // again, where only the mark was cleared
	case browser.WasHere():
		msg.Phase = flow.Gone
	default:
		msg.Phase = flow.Empty
	}
	for _, f := range lobby.Faces {
		msg.Faces = append(msg.Faces, flow.Face{ID: f.ID, Name: f.Name, Role: f.Role, Passkey: f.Passkey && browser.HasPasskeys()})
	}
	for _, c := range lobby.Shown {
		msg.Shown = append(msg.Shown, flow.Contact(c))
	}
	msg.Storage = p.storage(ctx)
	return msg, nil
}

// storage tells where the only copy is and what was promised about it.
func (p *program) storage(ctx context.Context) flow.Storage {
	var s flow.Storage
	switch promised, _ := browser.Persisted(ctx); {
	case promised:
		s.Promise = flow.Promised
	case p.asked:
		s.Promise = flow.NotPromised
	}
	s.Used, s.Quota, _ = browser.Estimate(ctx)
	if p.session != nil {
		if b, err := p.session.Backup(ctx); err == nil {
			s.Backup, s.Checked, s.Proven = b.At, b.Checked, b.Proven
		}
	}
	return s
}

// founded tells what the first member of a new vault sees: nothing is in it yet
// that could be read.
func (p *program) founded(ctx context.Context, s *session.Session, err error) (flow.Msg, error) {
	if err != nil {
		return nil, err
	}
	p.hold(s)
	me := s.Me()
	return flow.Unlocked{Me: flow.Member{ID: me.ID, Name: me.Name, Role: me.Role}, Storage: p.storage(ctx), Now: browser.Now()}, nil
}

// hold makes s the session of this window.
func (p *program) hold(s *session.Session) {
	p.session = s
	browser.RememberHere()
}

// opened tells what the member who just unlocked sees. When that cannot be read,
// nobody is unlocked.
func (p *program) opened(ctx context.Context, s *session.Session, err error) (msg flow.Msg, failed error) {
	if err != nil {
		return nil, err
	}
	defer func() {
		if failed != nil {
			s.Close()
		}
	}()
	list, err := s.Overview(ctx)
	if err != nil {
		return nil, err
	}
	contacts, err := s.Contacts(ctx)
	if err != nil {
		return nil, err
	}
	kept, err := s.Concepts(ctx)
	if err != nil {
		return nil, err
	}
	members, err := s.Members(ctx)
	if err != nil {
		return nil, err
	}
	matches, err := p.matches(ctx, s)
	if err != nil {
		return nil, err
	}
	passkey, err := s.HasPasskey(ctx)
	if err != nil {
		return nil, err
	}
	prefs, err := s.Prefs(ctx)
	if err != nil {
		return nil, err
	}
	recovery, err := s.Recovery(ctx)
	if err != nil {
		return nil, err
	}
	holidays, err := s.Holidays(ctx)
	if err != nil {
		return nil, err
	}
	trouble, err := s.Inspect(ctx)
	if err != nil {
		return nil, err
	}
	p.hold(s)
	me := s.Me()
	seen := flow.Unlocked{Me: flow.Member{ID: me.ID, Name: me.Name, Role: me.Role}, Overview: list,
		Prefs: flow.Prefs(prefs), Recovery: flow.Recovery(recovery), Holidays: holidays, Storage: p.storage(ctx), Now: browser.Now(),
		Members: members, Matches: matches.Matches, Passkey: passkey}
	for _, e := range s.Ended() {
		seen.Ended = append(seen.Ended, flow.Ended{By: e.From, On: meldcode.DateOf(e.At), Destroyed: e.Destroyed})
	}
	for _, c := range contacts {
		seen.Contacts = append(seen.Contacts, flow.Contact(c))
	}
	for _, c := range kept {
		seen.Concepts = append(seen.Concepts, flow.Concept(c))
	}
	for _, t := range trouble {
		seen.Trouble = append(seen.Trouble, t.Text())
	}
	return seen, nil
}

// deliver hands a file to the person: false when they did not want it after all.
// In an installed app on iOS a download link does nothing, so there it is shared.
func deliver(ctx context.Context, name, kind string, data []byte) (bool, error) {
	if facts := browser.Facts(); facts.IOS && facts.Standalone && browser.CanShare(name, kind) {
		err := browser.Share(ctx, name, kind, data)
		if errors.Is(err, browser.ErrCancelled) {
			return false, nil
		}
		return err == nil, err
	}
	err := browser.Download(name, kind, data)
	return err == nil, err
}

// handOut hands a file that no key guards to the person.
func handOut(ctx context.Context, cmd flow.HandOut) (flow.Msg, error) {
	delivered, err := deliver(ctx, cmd.Name, cmd.Type, cmd.Data)
	return flow.HandedOut{Name: cmd.Name, Delivered: delivered}, err
}

// pickCards reads a file with contacts. It is small enough for the page, and read
// with a breath between contacts.
func (p *program) pickCards(ctx context.Context) (flow.Msg, error) {
	file, err := browser.PickFile(ctx, ".vcf,.vcard,"+exchange.CardsType)
	if err != nil {
		return nil, err
	}
	if file.Len() > exchange.MaxCardBytes {
		return flow.CardsPicked{Refused: flow.CardsMany}, nil
	}
	text, err := file.Bytes(ctx)
	if err != nil {
		return nil, err
	}
	cards, left, err := exchange.ReadCards(text, p.slow.Pause)
	switch {
	case errors.Is(err, exchange.ErrCardsMany):
		return flow.CardsPicked{Refused: flow.CardsMany}, nil
	case err != nil:
		return flow.CardsPicked{Refused: flow.CardsNone}, nil
	}
	return flow.CardsPicked{Cards: cards, Left: left}, nil
}

// pickColleague reads the card of a colleague.
func pickColleague(ctx context.Context) (flow.Msg, error) {
	file, err := browser.PickFile(ctx, exchange.ColleagueName+","+exchange.ColleagueType)
	if err != nil {
		return nil, err
	}
	if file.Len() > exchange.MaxColleague {
		return flow.ColleaguePicked{Refused: exchange.Code(exchange.ErrNotOurs)}, nil
	}
	text, err := file.Bytes(ctx)
	if err != nil {
		return nil, err
	}
	card, err := exchange.ReadColleague(text)
	return flow.ColleaguePicked{Card: card, Refused: exchange.Code(err)}, nil
}

// export hands a sealed file that was made to the person.
func (p *program) export(ctx context.Context, s *session.Session, id dossier.ID, file session.File, err error) (flow.Msg, error) {
	if err != nil {
		return nil, err
	}
	delivered, err := deliver(ctx, file.Name, sealedType, file.Data)
	if err != nil {
		return nil, err
	}
	msg := flow.FileMade{Case: id, Name: file.Name, Left: file.Left, Delivered: delivered}
	if id != "" {
		msg.State, _ = s.Case(ctx, id) // the file is there, whatever becomes of reading on
	}
	if !delivered {
		return msg, nil
	}
	if err := s.Delivered(ctx); err != nil {
		msg.Undated = faultOf(err) // the file is there all the same
	}
	return msg, nil
}

// checkFile reads a delivered file back.
func (p *program) checkFile(ctx context.Context, s *session.Session, passphrase string, progress func(done, total int)) (flow.Msg, error) {
	file, err := browser.PickFile(ctx, sealedName)
	if err != nil {
		return nil, err
	}
	if err := s.CheckFile(ctx, file, passphrase, progress); err != nil {
		if why := session.Unfit(err); why != "" {
			return flow.FileChecked{Wrong: why}, nil
		}
		return nil, err
	}
	return flow.FileChecked{}, nil
}
