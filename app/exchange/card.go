package exchange

import (
	"bytes"
	"errors"
	"strings"
	"unicode/utf8"
)

// CardsType is the media type of a file with contacts.
const CardsType = "text/vcard"

// Card is a contact of the school or of an organisation.
type Card struct{ Name, Organisation, Phone, Mail string }

// What a file with contacts may hold at most. A card with a picture is some 100 kB.
const (
	MaxCardBytes = 1 << 20
	MaxCards     = 300
	maxCardText  = 200 // bytes of each of the fields of a Card
)

var (
	// ErrCards means that a file holds no contacts, or is damaged.
	ErrCards = errors.New("exchange: not a file with contacts")
	// ErrCardsMany means that a file holds more than can be taken.
	ErrCardsMany = errors.New("exchange: too many contacts")
)

// WriteCards returns the contacts as vCard 4.0 (RFC 6350), one after another.
func WriteCards(cards []Card) []byte {
	var b strings.Builder
	line := func(name, value string) {
		if value != "" {
			b.WriteString(wrapped(name + value))
			b.WriteString("\r\n")
		}
	}
	for _, c := range cards {
		line("BEGIN:", "VCARD")
		line("VERSION:", "4.0")
		line("FN:", escaped(c.Name))
		line("ORG:", escaped(c.Organisation))
		line("TEL;VALUE=text:", escaped(c.Phone))
		line("EMAIL:", escaped(c.Mail))
		line("END:", "VCARD")
	}
	return []byte(b.String())
}

// ReadCards reads the contacts of a file of vCards 4.0 or 3.0: of each the name,
// the organisation, and the first telephone number and mail address. left counts
// the cards that say nothing that can be used here, or too much. It calls pause
// between cards. It fails with ErrCards or ErrCardsMany.
func ReadCards(file []byte, pause func()) (cards []Card, left int, err error) {
	file = bytes.TrimPrefix(file, []byte("\xef\xbb\xbf"))
	if len(file) > MaxCardBytes {
		return nil, 0, ErrCardsMany
	}
	if !utf8.Valid(file) {
		return nil, 0, ErrCards
	}
	var fields map[string]string
	for line := range unwrapped(string(file)) {
		p, ok := propertyOf(line)
		begins := ok && p.name == "BEGIN" && strings.EqualFold(p.value, "VCARD")
		switch {
		case strings.TrimSpace(line) == "":
		case fields == nil && !begins, fields != nil && begins:
			return nil, 0, ErrCards // something else, or a card that was cut off
		case begins:
			pause()
			if len(cards)+left == MaxCards {
				return nil, 0, ErrCardsMany
			}
			fields = map[string]string{}
		case !ok:
		case p.name == "END":
			if c, ok := cardOf(fields); ok {
				cards = append(cards, c)
			} else {
				left++
			}
			fields = nil
		case p.name == "VERSION" && p.value != "4.0" && p.value != "3.0":
			return nil, 0, ErrCards
		case fields[p.name] == "":
			fields[p.name] = p.value
		}
	}
	if fields != nil || len(cards)+left == 0 {
		return nil, 0, ErrCards
	}
	return cards, left, nil
}

// property is one line of a card: its name without group and parameters.
type property struct{ name, value string }

// propertyOf reads a line; false when it is none. A colon may stand inside a
// quoted parameter.
func propertyOf(line string) (property, bool) {
	quoted := false
	for i := range len(line) {
		switch {
		case line[i] == '"':
			quoted = !quoted
		case line[i] == ':' && !quoted:
			name, _, _ := strings.Cut(line[:i], ";")
			if at := strings.LastIndexByte(name, '.'); at >= 0 {
				name = name[at+1:]
			}
			return property{strings.ToUpper(strings.TrimSpace(name)), line[i+1:]}, true
		}
	}
	return property{}, false
}

// cardOf takes what a Card has from the fields of a vCard; false when there is no
// name, or a field is too long.
func cardOf(fields map[string]string) (Card, bool) {
	c := Card{
		Name: plainText(fields["FN"]), Organisation: joined(fields["ORG"], ", ", 0, 1, 2),
		Phone: bare(fields["TEL"], "tel:"), Mail: bare(fields["EMAIL"], "mailto:"),
	}
	if c.Name == "" { // given name, then family name
		c.Name = joined(fields["N"], " ", 1, 0)
	}
	if c.Name == "" {
		c.Name, c.Organisation = c.Organisation, ""
	}
	for _, text := range []string{c.Name, c.Organisation, c.Phone, c.Mail} {
		if len(text) > maxCardText {
			return Card{}, false
		}
	}
	return c, c.Name != ""
}

// bare returns a value without what makes an address of it.
func bare(value, scheme string) string {
	text := plainText(value)
	for len(text) >= len(scheme) && strings.EqualFold(text[:len(scheme)], scheme) {
		text = strings.TrimSpace(text[len(scheme):])
	}
	return text
}

// joined returns some of the parts of a structured value as one text.
func joined(value, between string, parts ...int) string {
	all := split(value)
	var some []string
	for _, i := range parts {
		if i < len(all) {
			if text := plainText(all[i]); text != "" {
				some = append(some, text)
			}
		}
	}
	return strings.Join(some, between)
}

// split cuts a structured value at the semicolons that are not escaped.
func split(value string) []string {
	var parts []string
	from := 0
	for i := 0; i < len(value); i++ {
		switch value[i] {
		case '\\':
			i++
		case ';':
			parts = append(parts, value[from:i])
			from = i + 1
		}
	}
	return append(parts, value[from:])
}

// plainText undoes the escaping of a value and makes one line of it, without
// characters that steer a screen.
func plainText(value string) string {
	var b strings.Builder
	escape := false
	for _, r := range value {
		switch {
		case escape && (r == 'n' || r == 'N'):
			r = ' '
		case !escape && r == '\\':
			escape = true
			continue
		}
		escape = false
		if r < ' ' || r == 0x7f {
			r = ' '
		}
		b.WriteRune(r)
	}
	return strings.Join(strings.Fields(b.String()), " ")
}

// unwrapped gives the lines of a file, each with the lines that go on with it. A
// picture has thousands of those, so nothing is copied twice.
func unwrapped(text string) func(yield func(string) bool) {
	return func(yield func(string) bool) {
		var whole strings.Builder
		some := false
		for line := range strings.SplitSeq(text, "\n") {
			line = strings.TrimSuffix(line, "\r")
			if some && (strings.HasPrefix(line, " ") || strings.HasPrefix(line, "\t")) {
				whole.WriteString(line[1:])
				continue
			}
			if some && !yield(whole.String()) {
				return
			}
			whole.Reset()
			whole.WriteString(line)
			some = true
		}
		if some {
			yield(whole.String())
		}
	}
}
