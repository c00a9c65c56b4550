package exchange

import (
	"crypto/ed25519"
	"crypto/rand"
	"testing"
	"time"

	"meldcode/app/dossier"
	"meldcode/app/meldcode"
)

// All persons are invented. Words of what must be left out begin with a marker,
// so that a test can look for them in every rendering.
const (
	child, mother, father, sister = meldcode.PersonID("p1"), meldcode.PersonID("p2"), meldcode.PersonID("p3"), meldcode.PersonID("p4")

	secretAddress = "Geheimlaan 12\n1234 AB Verzonnen"
	wordSource    = "BRONWOORD"
	wordNotFor    = "NIETVOORWOORD"
	wordMother    = "MOEDERWOORD"
	wordSister    = "ZUSWOORD"
	wordPlain     = "GEWOONWOORD"
	wordFather    = "VADERWOORD"
)

func someFacts() meldcode.Facts {
	return meldcode.Facts{
		Today: meldcode.Date{Year: 2026, Month: 3, Day: 20},
		Persons: []meldcode.Person{
			{ID: child, Role: meldcode.Pupil, Name: "Sterre Verzonnen"},
			{ID: mother, Role: meldcode.Parent, Name: "Komeet Verzonnen", Relation: "moeder", Secret: true, Address: secretAddress, Lives: "bij oma Nevel"},
			{ID: father, Role: meldcode.Parent, Name: "Planeet Bedacht", Relation: "vader", Address: "Openweg 3"},
			{ID: sister, Role: meldcode.Sibling, Name: "Zonnetje Verzonnen", Relation: "zus"},
		},
	}
}

type writer struct {
	t    *testing.T
	log  dossier.Log
	key  ed25519.PrivateKey
	now  time.Time
	last dossier.EntryID
}

func newWriter(t *testing.T) *writer {
	t.Helper()
	id, err := dossier.NewID(rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	_, key, err := ed25519.GenerateKey(rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	return &writer{t: t, log: dossier.NewLog(id), key: key, now: time.Date(2026, 3, 12, 14, 32, 0, 0, time.FixedZone("", 3600))}
}

func (w *writer) add(d dossier.Draft) dossier.Entry {
	w.t.Helper()
	w.now = w.now.Add(time.Hour)
	e, err := w.log.Append(rand.Reader, w.now, dossier.Writer{Key: w.key, Member: "lid-1", Name: "Regen Bedacht", Role: "leraar"}, d)
	if err != nil {
		w.t.Fatal(err)
	}
	if err := w.log.Add(e); err != nil {
		w.t.Fatal(err)
	}
	w.last = e.ID
	return e
}

func says(form meldcode.FormID, a meldcode.Answers) dossier.Draft {
	return dossier.Draft{Form: form, Answers: a}
}

func t(text string) meldcode.Value { return meldcode.Typed(text) }

func who(ids ...meldcode.PersonID) meldcode.Value {
	var v meldcode.Value
	for _, id := range ids {
		v.Options = append(v.Options, meldcode.OptionID(id))
	}
	return v
}

// someLog holds one entry for each rule.
func someLog(tt *testing.T) dossier.Log {
	w := newWriter(tt)
	w.add(says(meldcode.FormOpen, meldcode.Answers{"pupils": t("Sterre Verzonnen"), "reference": t("2026-01")}))
	w.add(says(meldcode.FormPerson, meldcode.Answers{"person-id": t(string(child)), "name": t("Sterre Verzonnen"), "role": meldcode.Picked(meldcode.OptionID(meldcode.Pupil)), "address": t("KINDADRES 9")}))
	w.add(says(meldcode.FormPerson, meldcode.Answers{"person-id": t(string(mother)), "name": t("Komeet Verzonnen"), "role": meldcode.Picked(meldcode.OptionID(meldcode.Parent)),
		"address": t("Oudeweg 77"), "lives": t("bij oma Nevel")}))
	w.add(says(meldcode.FormPerson, meldcode.Answers{"person-id": t(string(mother)), "name": t("Komeet Verzonnen"), "role": meldcode.Picked(meldcode.OptionID(meldcode.Parent)),
		"address": t(secretAddress), "phone": t("06 0000 0000"), "secret": meldcode.Picked(meldcode.Yes)}))
	w.add(dossier.Draft{Form: meldcode.FormFix, Fixes: w.last, Answers: meldcode.Answers{"text": t("NIEUWADRES in het dorp"), "wrong": t("verhuisd")}})
	w.add(says(meldcode.FormPerson, meldcode.Answers{"person-id": t(string(father)), "name": t("Planeet Bedacht"), "role": meldcode.Picked(meldcode.OptionID(meldcode.Parent)), "address": t("Openweg 3")}))
	w.add(says(meldcode.FormSignal, meldcode.Answers{meldcode.EventDate: t("2026-03-12"), "seen": t(wordPlain + " op het plein\ntweede regel <b>&"), meldcode.About: who(child)}))
	source := w.add(says(meldcode.FormSignal, meldcode.Answers{"seen": t(wordSource + " zag iets"), "told-by": t("TIPGEVER de buurvrouw"), meldcode.Protect: meldcode.Picked("source")}))
	w.add(dossier.Draft{Form: meldcode.FormFix, Fixes: source.ID, Answers: meldcode.Answers{"text": t(wordSource + " zag iets anders"), "wrong": t("de dag")}})
	plain := w.add(says(meldcode.FormNote, meldcode.Answers{"text": t(wordNotFor + " eerst zonder vlag")}))
	w.add(dossier.Draft{Form: meldcode.FormFix, Fixes: plain.ID, Answers: meldcode.Answers{"text": t(wordNotFor + " nu met vlag"), meldcode.NotFor: who(father)}})
	w.add(says(meldcode.FormTalkParent, meldcode.Answers{"with": who(mother), "said": t(wordMother + " en meer")}))
	w.add(dossier.Draft{Form: meldcode.FormFix, Fixes: w.last, Answers: meldcode.Answers{"text": t(wordMother + " verbeterd"), "wrong": t("een woord")}})
	w.add(says(meldcode.FormTalkParent, meldcode.Answers{"with": who(father), "said": t(wordFather + " en meer")}))
	w.add(says(meldcode.FormNote, meldcode.Answers{"text": t(wordMother + " via de juf"), "told-by": t("De moeder, bij het hek")}))
	w.add(says(meldcode.FormView, meldcode.Answers{"whose": t("Komeet"), "text": t(wordMother + " vindt iets")}))
	w.add(says(meldcode.FormConsent, meldcode.Answers{"consent-why@p2": t(wordMother + " was er niet"), "consent-why@p3": t(wordFather + " was er wel")}))
	w.add(says(meldcode.FormTalkPupil, meldcode.Answers{"with": who(sister), "words": t(wordSister + " zei iets")}))
	w.add(says(meldcode.FormNote, meldcode.Answers{"text": t("Zij woont nu op geheimlaan 12, zei iemand. VERKLAPT")}))
	return w.log
}

func pageFor(tt *testing.T, to Recipient) Document {
	log := someLog(tt)
	return Page(Subject{"2026-01", someFacts(), log.Entries(), log.Heads(), nil}, to)
}
