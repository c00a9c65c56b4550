package dossier

import (
	"encoding/base64"
	"math"

	"meldcode/app/meldcode"
)

// What stands in the JSON of an entry; the package comment has it in words.

// readHeader reads the JSON of a header.
func readHeader(b []byte) (header, error) {
	var h header
	r := newReader(b)
	seen := 0
	for in := r.open('{', '}'); in; in = r.more('}') {
		bit := 0
		switch r.name() {
		case "dossier":
			bit, h.Dossier = 1<<0, ID(r.text())
		case "key":
			bit, h.Key = 1<<1, r.bytes()
		case "chain":
			bit, h.Chain = 1<<2, r.hash()
		case "number":
			bit, h.Number = 1<<3, uint32(r.number(math.MaxUint32))
		case "prev":
			bit, h.Prev = 1<<4, r.hash()
		case "heads":
			bit, h.Heads = 1<<5, r.heads()
		case "clock":
			bit, h.Clock = 1<<6, r.number(math.MaxUint64)
		case "at":
			bit, h.At = 1<<7, Stamp(r.text())
		case "member":
			bit, h.Member = 1<<8, r.text()
		case "name":
			bit, h.Name = 1<<9, r.text()
		case "role":
			bit, h.Role = 1<<10, r.text()
		case "form":
			bit, h.Form = 1<<11, meldcode.FormID(r.text())
		case "about":
			bit, h.About = 1<<12, list[meldcode.PersonID](r)
		case "fixes":
			bit, h.Fixes = 1<<13, r.hash()
		case "content":
			bit, h.Content = 1<<14, r.hash()
		}
		if bit == 0 || seen&bit != 0 {
			r.fail()
		}
		seen |= bit
	}
	return h, r.end()
}

// readContent reads the JSON of a content.
func readContent(b []byte) (content, error) {
	var c content
	r := newReader(b)
	for in := r.open('{', '}'); in; in = r.more('}') {
		if r.name() != "answers" || c.Answers != nil {
			r.fail()
		}
		c.Answers = meldcode.Answers{}
		for in := r.open('{', '}'); in; in = r.more('}') {
			key := meldcode.Key(r.name())
			if _, twice := c.Answers[key]; twice {
				r.fail()
			}
			c.Answers[key] = r.value()
		}
	}
	return c, r.end()
}

// value takes an answer.
func (r *reader) value() meldcode.Value {
	var v meldcode.Value
	if r.null() {
		return v
	}
	text, options := false, false
	for in := r.open('{', '}'); in; in = r.more('}') {
		switch name := r.name(); {
		case name == "text" && !text:
			text, v.Text = true, r.text()
		case name == "options" && !options:
			options, v.Options = true, list[meldcode.OptionID](r)
		default:
			r.fail()
		}
	}
	return v
}

// list takes an array of strings.
func list[T ~string](r *reader) []T {
	if r.null() {
		return nil
	}
	all := []T{}
	for in := r.open('[', ']'); in; in = r.more(']') {
		all = append(all, T(r.text()))
	}
	return all
}

// heads takes an array of heads.
func (r *reader) heads() []Head {
	if r.null() {
		return nil
	}
	all := []Head{}
	for in := r.open('[', ']'); in; in = r.more(']') {
		var h Head
		seen := 0
		for in := r.open('{', '}'); in; in = r.more('}') {
			bit := 0
			switch r.name() {
			case "chain":
				bit, h.Chain = 1, r.hash()
			case "number":
				bit, h.Number = 2, uint32(r.number(math.MaxUint32))
			case "hash":
				bit, h.Hash = 4, r.hash()
			}
			if bit == 0 || seen&bit != 0 {
				r.fail()
			}
			seen |= bit
		}
		all = append(all, h)
	}
	return all
}

// hash takes a hash in its text form.
func (r *reader) hash() Hash {
	h, err := ParseHash(r.text())
	if err != nil {
		r.fail()
	}
	return h
}

// bytes takes bytes in standard base64.
func (r *reader) bytes() []byte {
	b, err := base64.StdEncoding.DecodeString(r.text())
	if err != nil {
		r.fail()
	}
	return b
}
