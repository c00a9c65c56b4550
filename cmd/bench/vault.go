package main

import (
	"bytes"
	"context"
	"crypto/rand"
	"encoding/binary"
	"fmt"
	"maps"
	"slices"
	"time"

	"meldcode/app/dossier"
	"meldcode/app/meldcode"
	"meldcode/app/session"
	"meldcode/app/store"
	"meldcode/app/vault"
)

// Who opens every vault that is made here, and with what.
const (
	opener     = "Sam Zichtbaar"
	passphrase = "kastanje fiets lampion oever"
)

// made is a vault as it stands in the database of a tablet, for the page that
// puts it there: per record the lengths of space, chain and value, the number,
// then these three. Lengths and number have four bytes, the low one first.
type made struct {
	records []byte
	cases   []dossier.ID
}

// makeVault fills a vault with one invented case for each of sizes, of so many
// entries. It runs the app's own session, so every record is as the app writes it.
func makeVault(sizes ...int) (made, error) {
	ctx := context.Background()
	t := &tape{stored: map[store.Key][]byte{}}
	house := session.New(t, rand.Reader, vault.Argon2id, session.InProcess{}, time.Now, "bench")
	groups, ask, err := house.Prepare(ctx, opener, meldcode.RoleCounsel, passphrase)
	if err != nil {
		return made{}, err
	}
	s, err := house.Prove(ctx, [2]string{groups[ask[0]-1], groups[ask[1]-1]})
	if err != nil {
		return made{}, err
	}
	// Somebody to give access to.
	if groups, ask, err = s.Invite(ctx, "Kim Verzonnen", meldcode.RoleTeacher, passphrase); err != nil {
		return made{}, err
	}
	if _, err := s.Admit(ctx, [2]string{groups[ask[0]-1], groups[ask[1]-1]}); err != nil {
		return made{}, err
	}
	var m made
	for i, size := range sizes {
		id := dossier.ID("")
		for drafts := range slices.Chunk(draftsOf(i, size), 100) {
			got, err := s.Record(ctx, id, drafts, "", "")
			if err != nil {
				return made{}, fmt.Errorf("case %d: %w", i, err)
			}
			id = got.State.ID
		}
		m.cases = append(m.cases, id)
	}
	m.records = t.bytes()
	return m, nil
}

// referenceOf is what case i is called.
func referenceOf(i int) string { return fmt.Sprintf("proef-%04d", i+1) }

// draftsOf are the entries of an invented case: mostly plain notes, each of a few
// sentences.
func draftsOf(i, n int) []dossier.Draft {
	draft := func(form meldcode.FormID, answers meldcode.Answers) dossier.Draft {
		return dossier.Draft{Form: form, Answers: answers}
	}
	all := []dossier.Draft{
		draft(meldcode.FormOpen, meldcode.Answers{
			"pupils": meldcode.Typed(fmt.Sprintf("Kind %04d Verzonnen", i+1)), "staff": meldcode.Picked(meldcode.No),
			"reference": meldcode.Typed(referenceOf(i)),
		}),
		draft(meldcode.FormPerson, meldcode.Answers{
			"person-id": meldcode.Typed("kind"), "name": meldcode.Typed(fmt.Sprintf("Kind %04d Verzonnen", i+1)), "role": meldcode.Picked("pupil"),
		}),
		draft(meldcode.FormPerson, meldcode.Answers{
			"person-id": meldcode.Typed("ouder"), "name": meldcode.Typed("Ouder Verzonnen"), "role": meldcode.Picked("parent"),
		}),
	}
	for k := len(all); k < n; k++ {
		text := meldcode.Typed(fmt.Sprintf("Verzonnen aantekening %d. Het kind was stil in de kring en wilde niet mee naar buiten. "+
			"Later in de middag speelde het weer mee met de anderen, en vertelde over het weekend bij oma.", k))
		answers := meldcode.Answers{"event-date": meldcode.Typed("2026-03-12"), "about": meldcode.Picked("kind")}
		form := meldcode.FormNote
		switch k % 8 {
		case 1, 5:
			form = meldcode.FormSignal
			answers["seen"], answers["source"] = text, meldcode.Picked("self")
		case 3:
			form = meldcode.FormConsult
			answers["with"], answers["organisation"], answers["advice"] = meldcode.Typed("de IB'er"), meldcode.Picked("counsellor"), text
		case 7:
			form = meldcode.FormTalkParent
			answers["with"], answers["said"] = meldcode.Picked("ouder"), text
		default:
			answers["text"] = text
		}
		all = append(all, draft(form, answers))
	}
	return all[:max(n, 3)]
}

// tape is a store in memory that can be put on a page.
type tape struct {
	store.Memory
	stored map[store.Key][]byte
}

// Apply implements store.Store.
func (t *tape) Apply(ctx context.Context, ops ...store.Op) error {
	if err := t.Memory.Apply(ctx, ops...); err != nil {
		return err
	}
	for _, op := range ops {
		if op.Kind() == store.OpDelete {
			delete(t.stored, op.Key())
			continue
		}
		t.stored[op.Key()] = op.Value()
	}
	return nil
}

func (t *tape) bytes() []byte {
	var b bytes.Buffer
	for _, key := range slices.SortedFunc(maps.Keys(t.stored), store.Key.Compare) {
		value := t.stored[key]
		var head []byte
		for _, n := range []int{len(key.Space), len(key.Chain), len(value), int(key.Number)} {
			head = binary.LittleEndian.AppendUint32(head, uint32(n))
		}
		b.Write(head)
		b.WriteString(key.Space)
		b.WriteString(key.Chain)
		b.Write(value)
	}
	return b.Bytes()
}
