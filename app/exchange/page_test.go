package exchange

import (
	"fmt"
	"html"
	"strings"
	"testing"

	"meldcode/app/dossier"
	"meldcode/app/meldcode"
)

// renderings is all that can be read of a document: both files, and the data
// that the screen draws, without what the giver alone sees.
func renderings(d Document) string {
	d.Giver = nil
	return string(d.Text()) + "\n" + html.UnescapeString(string(d.HTML())) + fmt.Sprintf("%#v", d)
}

func TestNobodyReadsWhatIsLeftOutForThem(t *testing.T) {
	address := []string{"Geheimlaan", "geheimlaan 12", "1234 AB", "Oudeweg", "NIEUWADRES", "06 0000", "Nevel", "VERKLAPT"}
	source := []string{"TIPGEVER", "buurvrouw"}
	for _, c := range []struct {
		to      Recipient
		without []string
		with    []string
	}{
		{Recipient{Kind: VeiligThuis}, append(address, source...), []string{wordPlain, wordSource, wordNotFor, wordMother, wordFather, wordSister, "Openweg 3"}},
		{Recipient{Kind: VeiligThuis, Secret: true}, source, []string{"Geheimlaan 12", "VERKLAPT", wordSource, "Niet laten lezen door"}},
		{Recipient{Kind: Paper}, append(address, source...), []string{wordPlain, wordSource, wordMother}},
		{Recipient{Kind: Paper, Secret: true}, address, []string{wordPlain}},
		{Recipient{Kind: Board}, append(address, source...), []string{wordPlain, wordSource}},
		{Recipient{Kind: NewSchool}, append(append(address, source...), wordSource), []string{wordPlain, wordMother}},
		{Recipient{Kind: Parent, Parent: father}, append(append(address, source...), wordSource, wordNotFor, wordMother, wordSister, "KINDADRES", "Komeet", "Niet laten lezen"),
			[]string{wordPlain, wordFather, "Openweg 3", "Sterre"}},
		{Recipient{Kind: Parent, Parent: mother}, append(source, wordSource, wordFather, wordSister, "Openweg 3", "Planeet"),
			[]string{wordPlain, wordMother, wordNotFor}},
		{Recipient{Kind: Parent, Parent: sister}, []string{wordPlain, wordMother, "Sterre"}, nil},
		{Recipient{Kind: Parent, Parent: "unknown"}, []string{wordPlain, wordMother, "Sterre"}, nil},
	} {
		t.Run(c.to.String(), func(t *testing.T) {
			got := renderings(pageFor(t, c.to))
			for _, w := range c.without {
				if strings.Contains(strings.ToLower(got), strings.ToLower(w)) {
					t.Errorf("%q is readable", w)
				}
			}
			for _, w := range c.with {
				if !strings.Contains(got, w) {
					t.Errorf("%q is missing", w)
				}
			}
		})
	}
}

func TestEveryOmissionKeepsItsPlaceAndSaysWhy(t *testing.T) {
	d := pageFor(t, Recipient{Kind: Parent, Parent: father})
	log := someLog(t)
	book := d.Sections[len(d.Sections)-1]
	if len(book.Items) != log.Len() {
		t.Errorf("%d items for %d entries", len(book.Items), log.Len())
	}
	for _, why := range []string{"bron beschermd", "gegevens van anderen", "geheim adres"} {
		if got := renderings(d); !strings.Contains(got, "weggelaten: "+why) {
			t.Errorf("nothing says %q", why)
		}
		if !strings.Contains(d.LeftOut("|"), why) {
			t.Errorf("Left has %q, without %q", d.Left, why)
		}
	}
	for _, s := range d.Sections {
		for _, i := range s.Items {
			if i.Omitted != "" && (!i.Title.Empty() || !i.Recorded.Empty() || len(i.Lines) > 0) {
				t.Errorf("an omitted item still says %v", i)
			}
		}
	}
	if len(d.Signature) == 0 || len(d.Heads) != 1 {
		t.Errorf("%d lines of signature, %d heads", len(d.Signature), len(d.Heads))
	}
}

func TestAParentWhoMustNotKnowGetsNothing(t *testing.T) {
	log, facts := someLog(t), someFacts()
	facts.Persons[2].Blind = true
	d := Page(Subject{"2026-01", facts, log.Entries(), log.Heads(), nil}, Recipient{Kind: Parent, Parent: father})
	got := renderings(d)
	for _, w := range []string{wordPlain, wordFather, "Sterre", "2026-01"} {
		if strings.Contains(got, w) {
			t.Errorf("%q is readable", w)
		}
	}
	if !strings.Contains(strings.Join(d.Giver, " "), "mag niets weten") {
		t.Errorf("the giver is not warned: %q", d.Giver)
	}
}

func TestTheGiverIsToldWhatIsLeftOutAndThePaperIsNot(t *testing.T) {
	d := pageFor(t, Recipient{Kind: Parent, Parent: father})
	if got := strings.Join(d.Giver, " "); !strings.Contains(got, "Komeet") || !strings.Contains(got, "geheime adressen") {
		t.Errorf("the giver reads %q", got)
	}
	if strings.Contains(string(d.Text())+string(d.HTML()), "Komeet") {
		t.Error("the paper names the other parent")
	}
}

func TestContentThatWasTakenAwayIsSaidToBeLeftOut(t *testing.T) {
	log := someLog(t)
	entries := log.Entries()
	entries[6] = entries[6].Without()
	d := Page(Subject{"", someFacts(), entries, nil, nil}, Recipient{Kind: Paper})
	if got := d.Sections[2].Items[6].Omitted; got != omitted(leftContent) {
		t.Errorf("says %q", got)
	}
}

func TestTypedTextStaysText(t *testing.T) {
	page := string(pageFor(t, Recipient{Kind: Paper}).HTML())
	if strings.Contains(page, "<b>") || !strings.Contains(page, "tweede regel &lt;b&gt;&amp;") {
		t.Error("typed text became markup, or is gone")
	}
	for _, never := range []string{"<script", "http:", "https:", "src=", "href=", "url("} {
		if strings.Contains(page, never) {
			t.Errorf("the page holds %q", never)
		}
	}
}

func TestRecipientsReadBack(t *testing.T) {
	for _, text := range []string{"vt", "parent:p2", "school", "board", "paper"} {
		r, ok := ParseRecipient(text)
		if !ok || r.String() != text || r.Name(someFacts()) == "" {
			t.Errorf("%q reads as %v, %v", text, r, ok)
		}
	}
	for _, text := range []string{"", "parent", "parent:", "colleague", "VT"} {
		if r, ok := ParseRecipient(text); ok {
			t.Errorf("%q reads as %v", text, r)
		}
	}
}

func TestCorrectionsOfEachOtherEnd(t *testing.T) {
	w := newWriter(t)
	a := w.add(says(meldcode.FormNote, meldcode.Answers{"text": meldcode.Typed("a")}))
	b := w.add(dossier.Draft{Form: meldcode.FormFix, Fixes: a.ID, Answers: meldcode.Answers{"text": meldcode.Typed("b")}})
	w.add(dossier.Draft{Form: meldcode.FormFix, Fixes: b.ID, Answers: meldcode.Answers{"text": meldcode.Typed("c"), meldcode.Protect: meldcode.Picked("source")}})
	d := Page(Subject{"", someFacts(), w.log.Entries(), nil, nil}, Recipient{Kind: NewSchool})
	for i, item := range d.Sections[2].Items {
		if item.Omitted == "" {
			t.Errorf("entry %d is readable although its correction is protected", i)
		}
	}
}

func TestASecretAddressInTheLogIsLeftOutOfThePageOfItsState(t *testing.T) {
	log := someLog(t)
	state := dossier.Fold(log)
	s := SubjectOf(&state, someFacts().Today)
	if len(s.Entries) != log.Len() || len(s.Heads) != 1 || s.Reference != "2026-01" || len(s.Facts.Persons) == 0 {
		t.Fatalf("subject of %d entries, %d heads, %q", len(s.Entries), len(s.Heads), s.Reference)
	}
	for _, to := range []Recipient{{Kind: VeiligThuis}, {Kind: Paper}, {Kind: Parent, Parent: father}} {
		got := renderings(Page(s, to))
		if strings.Contains(strings.ToLower(got), "geheimlaan") || !strings.Contains(got, wordPlain) {
			t.Errorf("for %v", to)
		}
	}
	if got := renderings(Page(s, Recipient{Kind: Parent, Parent: father})); strings.Contains(got, wordMother) || strings.Contains(got, wordNotFor) || !strings.Contains(got, wordFather) {
		t.Error("the father reads what is not for him, or not what is")
	}
}

func TestASignatureBlockDoesNotNameAProtectedSource(t *testing.T) {
	w := newWriter(t)
	w.add(says(meldcode.FormTalkParent, meldcode.Answers{"with": who(father), "said": meldcode.Typed(wordFather)}))
	open := w.last
	w.add(says(meldcode.FormTalkParent, meldcode.Answers{"with": who(father), "said": meldcode.Typed(wordFather), meldcode.Protect: meldcode.Picked("source")}))
	subject := Subject{"", someFacts(), w.log.Entries(), nil, nil}
	for id, named := range map[dossier.EntryID]bool{open: true, w.last: false} {
		d := Make(subject, Order{To: Recipient{Kind: Paper}, Sort: talkSort.sort, Entry: id})
		if got := fmt.Sprint(d.Signature); strings.Contains(got, "Planeet") != named {
			t.Errorf("the block says %q", got)
		}
	}
}
