package main

import (
	"bytes"
	"crypto/ed25519"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"encoding/json"
	"errors"
)

// entry is what the check needs of one.
type entry struct {
	id       string
	withheld bool
	header
}

// header is the signed part, as app/dossier specifies it.
type header struct {
	Dossier string   `json:"dossier"`
	Key     []byte   `json:"key"`
	Chain   string   `json:"chain"`
	Number  uint32   `json:"number"`
	Prev    string   `json:"prev"`
	Heads   []head   `json:"heads"`
	Clock   uint64   `json:"clock"`
	At      string   `json:"at"`
	Member  string   `json:"member"`
	Name    string   `json:"name"`
	Role    string   `json:"role"`
	Form    string   `json:"form"`
	About   []string `json:"about"`
	Fixes   string   `json:"fixes"`
	Content string   `json:"content"`
}

type head struct {
	Chain  string `json:"chain"`
	Number uint32 `json:"number"`
	Hash   string `json:"hash"`
}

var (
	errForm      = errors.New("is no entry")
	errSignature = errors.New("has a signature that does not fit")
	errContent   = errors.New("has another content than was signed")
)

// parse reads an entry and checks what it says of itself.
func parse(data []byte) (entry, error) {
	in := cursor{data}
	if !bytes.Equal(in.take(4), []byte("MCE\x01")) {
		return entry{}, errForm
	}
	head := in.take(in.length())
	signature := in.take(ed25519.SignatureSize)
	present := in.take(1)
	if present == nil || present[0] > 1 {
		return entry{}, errForm
	}
	e := entry{withheld: present[0] == 0}
	var salt, content []byte
	if !e.withheld {
		salt = in.take(32)
		if content = in.take(in.length()); content == nil {
			return entry{}, errForm
		}
	}
	dec := json.NewDecoder(bytes.NewReader(head))
	dec.DisallowUnknownFields()
	if len(in.left) > 0 || dec.Decode(&e.header) != nil || len(e.Key) != ed25519.PublicKeySize {
		return entry{}, errForm
	}
	if !ed25519.Verify(e.Key, append([]byte("meldcode entry v1\x00"), head...), signature) {
		return entry{}, errSignature
	}
	if !e.withheld && hash("meldcode content v1", salt, content) != e.Content {
		return entry{}, errContent
	}
	e.id = hash("meldcode header v1", head)
	if e.Chain == "" { // the first of its chain, which is named after it
		e.Chain = e.id
	}
	return e, nil
}

// hash is SHA-256 in a domain of its own.
func hash(domain string, parts ...[]byte) string {
	sum := sha256.New()
	_, _ = sum.Write(append([]byte(domain), 0))
	for _, p := range parts {
		_, _ = sum.Write(p)
	}
	return hex.EncodeToString(sum.Sum(nil))
}

// cursor reads pieces; what is not there is nil.
type cursor struct{ left []byte }

func (c *cursor) take(n int) []byte {
	if n < 0 || n > len(c.left) {
		c.left = nil
		return nil
	}
	piece := c.left[:n:n]
	c.left = c.left[n:]
	return piece
}

// length reads 4 bytes, big endian; -1 when they are not there.
func (c *cursor) length() int {
	b := c.take(4)
	if b == nil {
		return -1
	}
	return int(binary.BigEndian.Uint32(b))
}
