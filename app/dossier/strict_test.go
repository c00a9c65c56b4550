package dossier

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"reflect"
	"testing"
	"time"
	"unicode/utf8"

	"meldcode/app/meldcode"
)

// decode is how version 1 was first read, with encoding/json and a walk over the
// names of members. It is slow and stays here as the judge of the reader: known
// holds the names that objects at each depth may have, from the outermost; nil
// allows any, as for keys of answers.
func decode(b []byte, v any, known ...[]string) error {
	if !utf8.Valid(b) || len(b) == 0 || b[0] != '{' || b[len(b)-1] != '}' {
		return errJSON
	}
	dec := json.NewDecoder(bytes.NewReader(b))
	dec.DisallowUnknownFields()
	if err := dec.Decode(v); err != nil {
		return errJSON
	}
	if _, err := dec.Token(); err != io.EOF {
		return errJSON
	}
	return checkNames(json.NewDecoder(bytes.NewReader(b)), b, known)
}

// checkNames refuses a member that is named twice, not known, or spelled with
// escapes.
func checkNames(dec *json.Decoder, b []byte, known [][]string) error {
	type level struct {
		object, value bool
		seen          map[string]bool
	}
	var stack []level
	objects := -1
	for {
		token, err := dec.Token()
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return err
		}
		var top *level
		if len(stack) > 0 {
			top = &stack[len(stack)-1]
		}
		if delim, ok := token.(json.Delim); ok {
			switch delim {
			case '{', '[':
				if top != nil {
					top.value = false
				}
				stack = append(stack, level{object: delim == '{', seen: map[string]bool{}})
				if delim == '{' {
					objects++
				}
			default:
				if top.object {
					objects--
				}
				stack = stack[:len(stack)-1]
			}
			continue
		}
		if !top.object || top.value {
			top.value = false
			continue
		}
		name := token.(string)
		// Written as it is, and nothing else, between its quotes.
		written := b[:dec.InputOffset()-1]
		if objects >= len(known) || top.seen[name] || !bytes.HasSuffix(written, []byte(`"`+name)) {
			return errors.New("names")
		}
		found := known[objects] == nil
		for _, k := range known[objects] {
			found = found || k == name
		}
		if !found {
			return errors.New("names")
		}
		top.seen[name], top.value = true, true
	}
}

var (
	headerNames = [][]string{
		{"dossier", "key", "chain", "number", "prev", "heads", "clock", "at", "member", "name", "role", "form", "about", "fixes", "content"},
		{"chain", "number", "hash"},
	}
	contentNames = [][]string{{"answers"}, nil, {"text", "options"}}
)

// sameHeader reports whether both readers think the same of a header, as far as
// an entry goes.
func sameHeader(b []byte) bool {
	var want header
	wantErr := decode(b, &want, headerNames...)
	got, gotErr := readHeader(b)
	one, two := Entry{header: b}, Entry{header: b}
	if wantErr == nil {
		wantErr = one.read(want)
	}
	if gotErr == nil {
		gotErr = two.read(got)
	}
	if wantErr != nil || gotErr != nil {
		return wantErr != nil && gotErr != nil
	}
	return reflect.DeepEqual(want, got)
}

func sameContent(b []byte) bool {
	var want content
	wantErr := decode(b, &want, contentNames...)
	got, gotErr := readContent(b)
	if wantErr == nil {
		wantErr = checkAnswers(want.Answers)
	}
	if gotErr == nil {
		gotErr = checkAnswers(got.Answers)
	}
	if wantErr != nil || gotErr != nil {
		return wantErr != nil && gotErr != nil
	}
	return reflect.DeepEqual(want, got)
}

func FuzzHeader(f *testing.F) {
	for _, e := range small(f).log.Entries() {
		f.Add(e.header)
		for from, to := range map[string]string{
			`"role":"leraar"`: `"role":null`, `"prev":`: `"prev" :`, `"number":`: "\"number\":\n", `"about":["noor"]`: `"about":null`,
			`"clock":1`: `"clock":01`, `"name":"sam"`: `"name":"s\u0061\ud83d\ude00m"`, `"kim"`: `"\ud800\u0041"`, `"heads":[`: `"heads":[null,`,
		} {
			f.Add(bytes.Replace(e.header, []byte(from), []byte(to), 1))
		}
	}
	f.Add([]byte(`{"form":"a","Form":"b"}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		if !sameHeader(data) {
			t.Errorf("two readers disagree about %q", data)
		}
	})
}

// odd are contents that readers could differ about.
var odd = []string{
	`{"answers":{},"answers":{}}`, `{"Answers":{}}`, `{"answers":{}} {}`, `{"answers":{},"x":1}`, ` {"answers":{}}`,
	`{"answers":{"a":{"text":"x","text":"y"}}}`, `{"answers":{"a":{"Text":"x"}}}`, `{"answers":{"a":{},"a":{}}}`,
	`{"\u0061nswers":{}}`, "{\"answers\":{\"a\":{\"text\":\"\xff\"}}}", `[]`, ``, `{`, `{"answers"`, `{"answers":{"a":{"text":"\`,
	`{"answers":null}`, `{"answers":{"a":{"options":"x"}}}`, `{"answers":{"a":{"text":1}}}`, "{\"answers\":{\"a\":{\"text\":\"\n\"}}}",
	`{"answers":{"a":{"text":"\x"}}}`, `{"answers":{"a":{"text":"\u12g4"}}}`, `{"answers":{"a":{"options":["x",]}}}`, `{"answers":{,}}`,
	`{"answers":{"a":{}},}`, `{"answers":{"a":{}}`, `{"answers":{"a":{"options":[null]}}}`, `{"answers":{"a":nul}}`, `{"answers":{"a":{"text":"\'"}}}`,
}

func TestStrictReadingRefusesWhatTwoReadersCouldReadTwoWays(t *testing.T) {
	for _, text := range odd {
		if c, err := readContent([]byte(text)); err == nil && checkAnswers(c.Answers) == nil {
			t.Errorf("%s was read", text)
		}
	}
	for text, want := range map[string]meldcode.Answers{
		`{"answers":{"a@p1":{"text":"{\"q\":[1]}","options":["x"]}}}`:         {"a@p1": {Text: `{"q":[1]}`, Options: []meldcode.OptionID{"x"}}},
		"{ \"answers\" :\t{\"a\"\n:{ } , \"b\":null}\r}":                      {"a": {}, "b": {}},
		`{"answers":{"a":{"text":"\ud83d\ude00 \ud83d\u0041 \u00e9\t\/\\"}}}`: {"a": {Text: "\U0001F600 \uFFFDA é\t/\\"}},
		`{"answers":{"a":{"text":null,"options":null}}}`:                      {"a": {}},
		`{"answers":{"a":{"options":[]}}}`:                                    {"a": {Options: []meldcode.OptionID{}}},
	} {
		c, err := readContent([]byte(text))
		if err != nil || !reflect.DeepEqual(c.Answers, want) {
			t.Errorf("%s: got %q, %v", text, c.Answers, err)
		}
	}
}

func FuzzContent(f *testing.F) {
	for _, text := range odd {
		f.Add([]byte(text))
	}
	f.Add([]byte(`{"answers":{"a@p1":{"text":"{\"q\":[1]}","options":["x","y"]},"b":null, "c":{"text":"\ud83d\ude00\ud800\ud800 \ud83dx\n"}}}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		if !sameContent(data) {
			t.Errorf("two readers disagree about %q", data)
		}
	})
}

func FuzzStamp(f *testing.F) {
	for _, text := range []string{
		"2026-03-12T14:32:05+01:00", "2026-03-12T14:32:05Z", "2026-02-29T00:00:00Z", "2028-02-29T23:59:59-23:59", "2026-03-12T24:00:00Z",
		"1899-12-31T00:00:00Z", "2026-03-12T14:32:05+00:00", "2026-03-12T14:32:05-00:30", "2026-03-12T14:32:05+24:00", "2026-03-12T14:32:05+01:60",
		"2026-03-12t14:32:05z", "2026-03-12T14:32:05.0Z", "2026-03-12T4:32:05Z", "2026-13-12T14:32:05Z", "2026-03-12T14:32:60Z", "2026-03-00T14:32:05Z",
	} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		got, err := ParseStamp(text)
		at, parseErr := time.Parse(time.RFC3339, text)
		s := Stamp(text)
		want := parseErr == nil && at.Year() >= 1900 && at.Nanosecond() == 0 && s.Time().Format(time.RFC3339) == text
		if (err == nil) != want || want && (got != s || s.Date() != meldcode.DateOf(s.Time()) || s.Clock() != s.Time().Format("15.04")) {
			t.Errorf("%q: got %q, %v, want %v", text, got, err, want)
		}
	})
}
