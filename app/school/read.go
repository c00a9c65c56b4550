package school

import (
	"bytes"
	"encoding/base64"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"meldcode/app/meldcode"
)

// reader takes values from nodes and collects what is wrong.
type reader struct{ problems []Problem }

func (r *reader) wrong(line int, at, says string) {
	if len(r.problems) < mostProblems {
		r.problems = append(r.problems, Problem{line, at, says})
	}
}

// object hands each field to take, which says whether it knows the name. Remarks
// are passed over.
func (r *reader) object(n node, at string, take func(name string, n node, at string) bool) {
	if n.kind != '{' {
		r.wrong(n.line, at, "hier hoort { ... }")
		return
	}
	var seen []string
	for _, f := range n.fields {
		path := f.name
		if at != "" {
			path = at + "." + f.name
		}
		switch {
		case slices.Contains(seen, f.name):
			r.wrong(f.line, path, "staat er twee keer")
		case strings.HasPrefix(f.name, "_"):
			if f.kind != 's' {
				r.wrong(f.line, path, "een opmerking is een tekst")
			}
		case !take(f.name, f.node, path):
			r.wrong(f.line, path, "is geen instelling; een opmerking begint met _")
		}
		seen = append(seen, f.name)
	}
}

func (r *reader) needs(n node, at string, names ...string) {
	for _, name := range names {
		if n.kind == '{' && !slices.ContainsFunc(n.fields, func(f field) bool { return f.name == name }) {
			r.wrong(n.line, at+"."+name, "ontbreekt")
		}
	}
}

// each takes an array of at most most values.
func each[T any](r *reader, n node, at string, most int, take func(node, string) T) []T {
	if n.kind != '[' {
		r.wrong(n.line, at, "hier hoort [ ... ]")
		return nil
	}
	if len(n.items) > most {
		r.wrong(n.line, at, "er kunnen er hoogstens "+strconv.Itoa(most)+" staan")
		return nil
	}
	var all []T
	for i, item := range n.items {
		all = append(all, take(item, at+"["+strconv.Itoa(i)+"]"))
	}
	return all
}

// text takes one line that is not empty.
func (r *reader) text(n node, at string, most int) string {
	switch {
	case n.kind != 's':
		r.wrong(n.line, at, "hier hoort tekst tussen aanhalingstekens")
	case strings.TrimSpace(n.text) != n.text || n.text == "":
		r.wrong(n.line, at, "is leeg, of begint of eindigt met een spatie")
	case utf8.RuneCountInString(n.text) > most:
		r.wrong(n.line, at, "is langer dan "+strconv.Itoa(most)+" tekens")
	case strings.ContainsFunc(n.text, func(c rune) bool { return !unicode.IsPrint(c) }):
		r.wrong(n.line, at, "heeft een teken dat niet te zien is; schrijf één regel gewone tekst")
	default:
		return n.text
	}
	return ""
}

func (r *reader) number(n node, at string, least, most int) int {
	got, err := strconv.Atoi(n.text)
	if n.kind != 'n' || err != nil || got < least || got > most {
		r.wrong(n.line, at, "hier hoort een heel getal van "+strconv.Itoa(least)+" tot en met "+strconv.Itoa(most))
		return 0
	}
	return got
}

func (r *reader) yes(n node, at string) bool {
	if n.kind != 'b' {
		r.wrong(n.line, at, "hier hoort true of false")
	}
	return n.yes
}

func (r *reader) oneOf(n node, at string, all ...string) string {
	if n.kind != 's' || !slices.Contains(all, n.text) {
		r.wrong(n.line, at, "hier hoort een van: "+strings.Join(all, ", "))
		return ""
	}
	return n.text
}

func (r *reader) phone(n node, at string) string {
	text := r.text(n, at, longPhone)
	digits := 0
	for _, c := range text {
		switch {
		case '0' <= c && c <= '9':
			digits++
		case !strings.ContainsRune(" +-()", c):
			digits = -100
		}
	}
	if text != "" && digits < 3 {
		r.wrong(n.line, at, "is geen telefoonnummer")
		return ""
	}
	return text
}

func (r *reader) mail(n node, at string) string {
	text := r.text(n, at, longLine)
	name, host, _ := strings.Cut(text, "@")
	if text != "" && (name == "" || host == "" || strings.ContainsAny(text, " <>,;:/?\"") || strings.Contains(host, "@")) {
		r.wrong(n.line, at, "is geen e-mailadres")
		return ""
	}
	return text
}

func (r *reader) date(n node, at string) meldcode.Date {
	d, err := meldcode.ParseISO(n.text)
	if n.kind != 's' || err != nil || d.Year < 2000 || d.Year > 2199 {
		r.wrong(n.line, at, "hier hoort een datum zoals \"2026-10-19\"")
		return meldcode.Date{}
	}
	return d
}

// mostIcon is the size of the largest icon, in bytes.
const mostIcon = 128 << 10

// icon takes the one name that an icon beside the site can have, or the picture
// itself. An address is refused: the app asks nobody for a picture.
func (r *reader) icon(n node, at string) string {
	if n.kind == 's' && n.text == IconFile {
		return n.text
	}
	data, ok := strings.CutPrefix(n.text, IconData)
	picture, err := base64.StdEncoding.DecodeString(data)
	if n.kind != 's' || !ok || err != nil || !PNG(picture) {
		r.wrong(n.line, at, "hier hoort \""+IconFile+"\" of een png als \""+IconData+"...\", geen adres")
		return ""
	}
	return n.text
}

// PNG says whether b begins as a PNG and is no larger than an icon may be.
func PNG(b []byte) bool {
	return len(b) <= mostIcon && bytes.HasPrefix(b, []byte("\x89PNG\r\n\x1a\n"))
}
