package dossier

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"unicode/utf8"
)

var (
	errJSON = errors.New("dossier: json is not strict")
	errKeys = errors.New("dossier: json names a member twice or one that does not exist")
)

// decode reads one JSON value into v: UTF-8, no unknown members, none twice, in
// exactly the spelling of the format, nothing behind it. known holds the names
// that objects at each depth may have, from the outermost; nil allows any, as
// for keys of answers. encoding/json alone would take "Form" for "form" and let
// the second of two win, so that two readers could see two things.
func decode(b []byte, v any, known ...map[string]bool) error {
	if !utf8.Valid(b) || len(b) == 0 || b[0] != '{' || b[len(b)-1] != '}' {
		return errJSON
	}
	dec := json.NewDecoder(bytes.NewReader(b))
	dec.DisallowUnknownFields()
	if err := dec.Decode(v); err != nil {
		return errJSON // not wrapped: its text quotes the input
	}
	if _, err := dec.Token(); err != io.EOF {
		return errJSON
	}
	return checkNames(b, known)
}

// checkNames walks JSON that is known to be well formed.
func checkNames(b []byte, known []map[string]bool) error {
	type level struct {
		object bool
		name   bool // the next string is a member's name
		seen   [][]byte
	}
	var stack []level
	for i := 0; i < len(b); i++ {
		switch b[i] {
		case '{', '[':
			stack = append(stack, level{object: b[i] == '{', name: b[i] == '{'})
		case '}', ']':
			stack = stack[:len(stack)-1]
		case ',':
			top := &stack[len(stack)-1]
			top.name = top.object
		case '"':
			start := i + 1
			escaped := false
			for i++; b[i] != '"'; i++ {
				if b[i] == '\\' {
					escaped = true
					i++
				}
			}
			top := &stack[len(stack)-1]
			if !top.name {
				continue
			}
			top.name = false
			name := b[start:i]
			depth := 0
			for _, l := range stack[:len(stack)-1] {
				if l.object {
					depth++
				}
			}
			if escaped || depth >= len(known) || known[depth] != nil && !known[depth][string(name)] {
				return errKeys
			}
			for _, s := range top.seen {
				if bytes.Equal(s, name) {
					return errKeys
				}
			}
			top.seen = append(top.seen, name)
		}
	}
	return nil
}
