package dossier

import (
	"errors"
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

var errJSON = errors.New("dossier: json is not strict")

// reader reads one JSON value from the front of b, of a form that is known
// beforehand: UTF-8, objects with known members only, none twice, in exactly the
// spelling of the format, nothing behind it. encoding/json would take "Form" for
// "form" and let the second of two win, so that two readers could see two things;
// and an entry costs it ten times as long. The first thing that is not so makes
// the reader bad, and then it gives nothing any more.
type reader struct {
	b   string // what is left; names and texts are parts of it, not copies
	bad bool
}

// newReader returns a reader of one object.
func newReader(b []byte) *reader {
	return &reader{string(b), !utf8.Valid(b) || len(b) == 0 || b[0] != '{'}
}

// end returns an error unless all was read and nothing is left.
func (r *reader) end() error {
	if r.bad || len(r.b) > 0 {
		return errJSON
	}
	return nil
}

func (r *reader) fail() { r.bad, r.b = true, "" }

// peek returns the next byte after white space, 0 when there is none.
func (r *reader) peek() byte {
	for i := 0; i < len(r.b); i++ {
		if c := r.b[i]; c > ' ' || c != ' ' && c != '\n' && c != '\t' && c != '\r' {
			r.b = r.b[i:]
			return c
		}
	}
	r.b = ""
	return 0
}

// take takes one byte, which must be c.
func (r *reader) take(c byte) {
	if r.peek() != c {
		r.fail()
		return
	}
	r.b = r.b[1:]
}

// open begins an object or an array and reports whether there is something in it;
// more goes on after each thing. Between the two and after the last:
//
//	for in := r.open('{', '}'); in; in = r.more('}') {
//		name := r.name()
//		…
//	}
func (r *reader) open(begin, end byte) bool {
	r.take(begin)
	if r.peek() == end {
		r.take(end)
		return false
	}
	return !r.bad
}

func (r *reader) more(end byte) bool {
	if r.peek() == end {
		r.take(end)
		return false
	}
	r.take(',')
	return !r.bad
}

// null takes null, which stands for the zero value, and reports whether it did.
func (r *reader) null() bool {
	if r.peek() != 'n' {
		return false
	}
	r.word("null")
	return true
}

// yes takes true or false.
func (r *reader) yes() bool {
	yes := r.peek() == 't'
	if yes {
		r.word("true")
	} else {
		r.word("false")
	}
	return yes
}

func (r *reader) word(word string) {
	rest, ok := strings.CutPrefix(r.b, word)
	if r.b = rest; !ok {
		r.fail()
	}
}

// name takes the name of a member, which holds no escapes.
func (r *reader) name() string {
	raw, plain := r.quoted()
	if !plain {
		r.fail()
	}
	r.take(':')
	return raw
}

// text takes a string.
func (r *reader) text() string {
	if r.null() {
		return ""
	}
	raw, plain := r.quoted()
	if !plain {
		raw = r.unescape(raw)
	}
	return raw
}

// quoted takes what stands between quotes; plain says that it holds no escapes.
func (r *reader) quoted() (raw string, plain bool) {
	r.take('"')
	plain = true
	for i := 0; i < len(r.b); i++ {
		switch c := r.b[i]; {
		case c == '"':
			raw, r.b = r.b[:i], r.b[i+1:]
			return raw, plain
		case c < ' ':
			r.fail()
			return "", false
		case c == '\\':
			plain = false
			i++
		}
	}
	r.fail()
	return "", false
}

var escapes = [256]byte{'"': '"', '\\': '\\', '/': '/', 'b': '\b', 'f': '\f', 'n': '\n', 'r': '\r', 't': '\t'}

// unescape returns what raw means. As in encoding/json half a surrogate pair is
// U+FFFD.
func (r *reader) unescape(raw string) string {
	out := make([]byte, 0, len(raw))
	for i := 0; i < len(raw); i++ {
		if raw[i] != '\\' {
			out = append(out, raw[i])
			continue
		}
		i++ // quoted saw to it that something follows
		if raw[i] != 'u' {
			c := escapes[raw[i]]
			if c == 0 {
				r.fail()
				return ""
			}
			out = append(out, c)
			continue
		}
		unit, ok := hex4(raw[i+1:])
		if !ok {
			r.fail()
			return ""
		}
		i += 4
		if utf16.IsSurrogate(unit) {
			pair := rune(utf8.RuneError)
			if rest := raw[i+1:]; len(rest) > 1 && rest[0] == '\\' && rest[1] == 'u' {
				if low, ok := hex4(rest[2:]); ok {
					pair = utf16.DecodeRune(unit, low)
				}
			}
			if unit = pair; pair != utf8.RuneError {
				i += 6
			}
		}
		out = utf8.AppendRune(out, unit)
	}
	return string(out)
}

func hex4(b string) (rune, bool) {
	if len(b) < 4 {
		return 0, false
	}
	var n rune
	for _, c := range []byte(b[:4]) {
		switch {
		case '0' <= c && c <= '9':
			n = n<<4 + rune(c-'0')
		case 'a' <= c && c <= 'f':
			n = n<<4 + rune(c-'a'+10)
		case 'A' <= c && c <= 'F':
			n = n<<4 + rune(c-'A'+10)
		default:
			return 0, false
		}
	}
	return n, true
}

// number takes a whole number of at most limit, written without sign, point or
// exponent.
func (r *reader) number(limit uint64) uint64 {
	r.peek()
	n, digits := uint64(0), 0
	for digits < len(r.b) && digits < 20 && '0' <= r.b[digits] && r.b[digits] <= '9' {
		d := uint64(r.b[digits] - '0')
		if n > (limit-d)/10 {
			r.fail()
			return 0
		}
		n = n*10 + d
		digits++
	}
	if digits == 0 || digits > 1 && r.b[0] == '0' {
		r.fail()
		return 0
	}
	r.b = r.b[digits:]
	return n
}
