package school

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"strconv"
	"unicode/utf8"
)

// Largest is the size of the largest file, in bytes: an icon may be in it.
const Largest = 256 << 10

const deepest = 8

// node is a value with the line on which it ends.
type node struct {
	kind   byte // '{', '[', 's', 'n', 'b' or '0' for null
	text   string
	yes    bool
	line   int
	fields []field
	items  []node
}

type field struct {
	name string
	line int
	node
}

// tree reads one JSON value. A problem ends it: what follows cannot be trusted.
func tree(text []byte) (node, *Problem) {
	if len(text) > Largest {
		return node{}, &Problem{Line: 1, Says: "het bestand is groter dan " + strconv.Itoa(Largest>>10) + " kB"}
	}
	text = bytes.TrimPrefix(text, []byte("\xef\xbb\xbf")) // as editors on Windows write
	if !utf8.Valid(text) {
		return node{}, &Problem{Line: 1, Says: "het bestand is geen UTF-8"}
	}
	p := parser{text: text, dec: json.NewDecoder(bytes.NewReader(text))}
	p.dec.UseNumber()
	n, err := p.value(0)
	if err == nil {
		if _, end := p.dec.Token(); end == io.EOF {
			return n, nil
		}
		return node{}, &Problem{Line: p.line(), Says: "na het einde staat nog iets"}
	}
	if deep, ok := errors.AsType[*Problem](err); ok {
		return node{}, deep
	}
	says, line := "hier is het geen JSON", p.line()
	if broken, ok := errors.AsType[*json.SyntaxError](err); ok {
		line = lineAt(text, broken.Offset)
	}
	if err == io.EOF || err == io.ErrUnexpectedEOF {
		says, line = "het bestand houdt te vroeg op", lineAt(text, int64(len(text)))
	}
	return node{}, &Problem{Line: line, Says: says}
}

type parser struct {
	text []byte
	dec  *json.Decoder
}

func (p *parser) line() int { return lineAt(p.text, p.dec.InputOffset()) }

func lineAt(text []byte, offset int64) int {
	return 1 + bytes.Count(text[:max(0, min(offset, int64(len(text))))], []byte("\n"))
}

func (p *parser) value(depth int) (node, error) {
	if depth > deepest {
		return node{}, &Problem{Line: p.line(), Says: "er zit te veel in elkaar"}
	}
	token, err := p.dec.Token()
	if err != nil {
		return node{}, err
	}
	n := node{line: p.line()}
	switch t := token.(type) {
	case json.Delim:
		n.kind = byte(t)
		for p.dec.More() {
			if t == '[' {
				item, err := p.value(depth + 1)
				if err != nil {
					return node{}, err
				}
				n.items = append(n.items, item)
				continue
			}
			name, err := p.dec.Token()
			if err != nil {
				return node{}, err
			}
			f := field{line: p.line()}
			f.name, _ = name.(string)
			if f.node, err = p.value(depth + 1); err != nil {
				return node{}, err
			}
			n.fields = append(n.fields, f)
		}
		_, err = p.dec.Token()
		return n, err
	case string:
		n.kind, n.text = 's', t
	case json.Number:
		n.kind, n.text = 'n', t.String()
	case bool:
		n.kind, n.yes = 'b', t
	default:
		n.kind = '0'
	}
	return n, nil
}
