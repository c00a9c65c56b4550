package exchange

import (
	"bytes"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/emersion/go-vcard"
)

var invented = []Card{
	{Name: "Marja Verzonnen", Organisation: "Wijkteam; Noord, afdeling \\ jeugd", Phone: "06-00000000", Mail: "marja@wijkteam.example"},
	{Name: "IB'er", Phone: "+31 10 000 00 00"},
	{Name: "ا🙂é <b>=1+1", Organisation: strings.Repeat("é", 90)},
}

func never() {}

func TestCardsComeBackAsTheyWereWritten(t *testing.T) {
	file := WriteCards(invented)
	got, left, err := ReadCards(file, never)
	if err != nil || left != 0 || !slices.Equal(got, invented) {
		t.Errorf("got %+v, %d left, %v", got, left, err)
	}
	for line := range strings.SplitSeq(string(file), "\r\n") {
		if len(line) > lineBytes || !utf8.ValidString(line) || strings.ContainsAny(line, "\r\n") {
			t.Errorf("line %q", line)
		}
	}
	// Another program reads it too. It does not undo the escape of a semicolon.
	dec := vcard.NewDecoder(bytes.NewReader(file))
	for _, want := range invented {
		card, err := dec.Decode()
		if err != nil {
			t.Fatal(err)
		}
		org := strings.ReplaceAll(card.Value(vcard.FieldOrganization), `\;`, ";")
		if card.Value(vcard.FieldVersion) != "4.0" || card.Value(vcard.FieldFormattedName) != want.Name || org != want.Organisation ||
			card.Value(vcard.FieldTelephone) != want.Phone || card.Value(vcard.FieldEmail) != want.Mail {
			t.Errorf("another program reads %v, want %+v", card, want)
		}
	}
}

func TestCardsOfOtherProgramsAreRead(t *testing.T) {
	for name, v := range map[string]struct {
		file string
		want []Card
		left int
	}{
		"3.0 with groups, a picture and folds": {"\ufeffBEGIN:VCARD\r\nVERSION:3.0\r\nN:Verzonnen;Kim;;;\r\nFN:Kim Verz\r\n onnen\r\nORG:GGD;Jeugd\r\nPHOTO;ENCODING=b;TYPE=JPEG:" +
			strings.Repeat("AAAA\r\n ", 5000) + "\r\nitem1.TEL;TYPE=\"a:b\",CELL:06 000\r\nitem2.EMAIL;TYPE=INTERNET:kim@ggd.example\r\nTEL:010\r\nEND:VCARD\r\n",
			[]Card{{"Kim Verzonnen", "GGD, Jeugd", "06 000", "kim@ggd.example"}}, 0},
		"4.0 with uris, line feeds only": {"begin:vcard\nversion:4.0\nfn:Kim\ntel;value=uri:tel:+31-10-000\nemail:mailto:kim@ggd.example\nend:vcard", []Card{{"Kim", "", "+31-10-000", "kim@ggd.example"}}, 0},
		"without FN":                     {"BEGIN:VCARD\nVERSION:3.0\nN:Verzonnen;Kim;;;\nEND:VCARD\n", []Card{{Name: "Kim Verzonnen"}}, 0},
		"an organisation":                {"BEGIN:VCARD\nVERSION:3.0\nFN:\nORG:Wijkteam\nEND:VCARD\n", []Card{{Name: "Wijkteam"}}, 0},
		"nothing of use":                 {"BEGIN:VCARD\nVERSION:3.0\nNOTE:x\nEND:VCARD\n", nil, 1},
		"too long":                       {"BEGIN:VCARD\nVERSION:3.0\nFN:" + strings.Repeat("x", 201) + "\nEND:VCARD\n", nil, 1},
		"escaped":                        {"BEGIN:VCARD\nVERSION:4.0\nFN:a\\nb\\, c\\; d\\\\e\nEND:VCARD\n", []Card{{Name: `a b, c; d\e`}}, 0},
	} {
		got, left, err := ReadCards([]byte(v.file), never)
		if err != nil || left != v.left || !slices.Equal(got, v.want) {
			t.Errorf("%s: %+v, %d left, %v", name, got, left, err)
		}
	}
}

func TestWhatIsNoFileOfContactsIsRefused(t *testing.T) {
	card := "BEGIN:VCARD\nVERSION:4.0\nFN:Kim\nEND:VCARD\n"
	for name, v := range map[string]struct {
		file string
		want error
	}{
		"empty": {"", ErrCards}, "something else": {"<html>", ErrCards}, "cut off": {card + card[:30], ErrCards},
		"a card in a card": {"BEGIN:VCARD\n" + card, ErrCards}, "text after it": {card + "x", ErrCards},
		"version 2.1": {strings.Replace(card, "4.0", "2.1", 1), ErrCards}, "not UTF-8": {strings.Replace(card, "Kim", "\xff", 1), ErrCards},
		"too many": {strings.Repeat(card, MaxCards+1), ErrCardsMany}, "too large": {card + strings.Repeat("\n", MaxCardBytes), ErrCardsMany},
	} {
		if got, _, err := ReadCards([]byte(v.file), never); !errors.Is(err, v.want) || got != nil {
			t.Errorf("%s: %v, %v", name, got, err)
		}
	}
	if got, _, err := ReadCards([]byte(strings.Repeat(card, MaxCards)), never); err != nil || len(got) != MaxCards {
		t.Errorf("as many as there may be: %d, %v", len(got), err)
	}
}

// What is read is bounded, one line a field, and comes back when it is written.
func FuzzReadCards(f *testing.F) {
	f.Add(WriteCards(invented))
	f.Add([]byte("BEGIN:VCARD\nVERSION:3.0\nitem1.FN;X=\"a:b\":Kim\\\n x\nEND:VCARD"))
	f.Fuzz(func(t *testing.T, file []byte) {
		cards, left, err := ReadCards(file, never)
		if err != nil && (len(cards) > 0 || left > 0) {
			t.Fatal("refused, and something of it taken")
		}
		if len(cards)+left > MaxCards {
			t.Fatalf("%d cards", len(cards))
		}
		for _, c := range cards {
			for _, text := range []string{c.Name, c.Organisation, c.Phone, c.Mail} {
				if len(text) > maxCardText || strings.ContainsAny(text, "\r\n\x00") || !utf8.ValidString(text) {
					t.Fatalf("a field is %q", text)
				}
			}
		}
		if len(cards) == 0 {
			return
		}
		again, left, err := ReadCards(WriteCards(cards), never)
		if err != nil || left > 0 || fmt.Sprint(again) != fmt.Sprint(cards) {
			t.Fatalf("%q came back as %q, %v", cards, again, err)
		}
	})
}
