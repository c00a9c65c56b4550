package vault

import (
	"bytes"
	"context"
	"crypto/ed25519"
	"encoding/hex"
	"fmt"
	"strings"
	"testing"
)

// readOfMembers reads the kinds of what members leave for each other. signer is
// the key of the member named in from; without from nobody is known.
func (v vector) readOfMembers(data []byte) (string, error) {
	unhex := func(name string) []byte {
		b, err := hex.DecodeString(v[name])
		if err != nil {
			panic(err)
		}
		return b
	}
	signer := func(member string) (ed25519.PublicKey, bool) {
		return unhex("signer"), v["from"] != "" && member == v["from"]
	}
	switch v["kind"] {
	case "card":
		c, err := ParseCard(data, func(c Card) (ed25519.PublicKey, bool) { return signer(c.By) })
		return fmt.Sprintf("%s %s %x %v (%s) (%s) %s %d", c.Member, c.Recipient, c.Key, c.Left, c.Name, c.Role, c.By, c.At), err
	case "letter":
		keys := unhex("identity")
		to, err := identityOf(keys[:keySize], keys[keySize:])
		if err != nil {
			return "", err
		}
		l, err := OpenLetter(v["place"], to, v["member"], data, func(l Letter) (ed25519.PublicKey, bool) { return signer(l.From) })
		return fmt.Sprintf("%c %s %s %d %x", l.Kind, l.From, l.To, l.At, l.Body), err
	case "case key":
		c, err := ParseCaseKey(data)
		if err != nil {
			return "", err
		}
		return fmt.Sprintf("%s %s %x %d", c.ID, c.Handle, c.Key.bytes(), c.Generation), nil
	case "passkey":
		p, err := ReadPasskey(data)
		if err != nil {
			return "", err
		}
		k, err := OpenPasskey(context.Background(), Argon2id, v["place"], data, unhex("prf"), v["pin"])
		if err != nil {
			return "", err
		}
		return fmt.Sprintf("%x %x %x", p.Credential, p.Input, k.bytes()), nil
	case "mark":
		return fmt.Sprintf("%x", keyOf(unhex("key")).Mark(v["text"])), nil
	}
	return "", fmt.Errorf("kind %q", v["kind"])
}

// putMembers puts the vectors of those kinds that are the same each time.
func putMembers(put func(name, expect, kind string, data []byte, more vector)) {
	by := func(member string) vector {
		return vector{"from": member, "signer": hex.EncodeToString(who(member).PublicKey())}
	}
	card := someCard().Sign(who("m1"))
	first, left := someCard(), someCard()
	first.By, left.Left, left.At = "m2", true, left.At+1
	first.Name, first.Role = "Zoë Verzonnen", ""
	put("card", "success", "card", card, by("m1"))
	put("card-first", "success", "card", first.Sign(who("m2")), by("m2"))
	put("card-left", "success", "card", left.Sign(who("m1")), by("m1"))
	put("card-unknown-signer", "signer", "card", card, nil)
	put("card-signer-of-another-key", "signer", "card", card, vector{"from": "m1", "signer": hex.EncodeToString(who("m3").PublicKey())})
	put("card-signer-without-key", "signer", "card", card, vector{"from": "m1", "signer": ""})
	put("card-name-changed", "signer", "card", bytes.Replace(card, []byte("Naam"), []byte("Noom"), 1), by("m1"))
	put("card-signature-changed", "signer", "card", with(card, len(card)-1, card[len(card)-1]^1), by("m1"))
	put("card-flag-of-2", "damaged", "card", form([]byte{1}, "m2", who("m2").Recipient(), []byte(who("m2").PublicKey()), []byte{2},
		"n", "r", "m1", make([]byte, 8+ed25519.SignatureSize)), by("m1"))
	put("card-long-name", "damaged", "card", form([]byte{1}, "m2", who("m2").Recipient(), []byte(who("m2").PublicKey()), []byte{0},
		strings.Repeat("n", 201), "r", "m1", make([]byte, 8+ed25519.SignatureSize)), by("m1"))
	put("card-no-recipient", "damaged", "card", form([]byte{1}, "m2", "age1geen", []byte(who("m2").PublicKey()), []byte{0},
		"n", "r", "m1", make([]byte, 8+ed25519.SignatureSize)), by("m1"))
	put("card-short", "damaged", "card", card[:len(card)-1], by("m1"))
	put("card-long", "damaged", "card", append(bytes.Clone(card), 0), by("m1"))
	put("card-empty", "damaged", "card", []byte{}, by("m1"))
	put("card-newer", "newer", "card", with(card, 0, 2), by("m1"))

	key := someCaseKey().Marshal()
	put("case-key", "success", "case key", key, nil)
	put("case-key-with-chain", "damaged", "case key", form([]byte{1}, "z", "g", "c", make([]byte, keySize+8), ""), nil)
	put("case-key-with-seen", "damaged", "case key", form([]byte{1}, "z", "g", "", make([]byte, keySize+8), "s"), nil)
	put("case-key-no-handle", "damaged", "case key", form([]byte{1}, "z", "", "", make([]byte, keySize+8), ""), nil)
	put("case-key-short", "damaged", "case key", key[:len(key)-1], nil)
	put("case-key-long", "damaged", "case key", append(bytes.Clone(key), 0), nil)
	put("case-key-newer", "newer", "case key", with(key, 0, 2), nil)

	sealed, err := SealPasskey(context.Background(), Argon2id, seeded("passkey slot"), "member/a", NewKey(seeded("vector key")), somePasskey(), somePRF(), pin)
	if err != nil {
		panic(err)
	}
	slot := sealed.Ciphertext()
	has := func(place, pin string, prf []byte) vector {
		return vector{"place": place, "pin": pin, "prf": hex.EncodeToString(prf)}
	}
	cost := 2 + 2 + len(somePasskey().Credential) + prfSize
	put("passkey", "success", "passkey", slot, has("member/a", pin, somePRF()))
	put("passkey-as-typed", "success", "passkey", slot, has("member/a", " kaas\u00a042", somePRF()))
	put("passkey-other-pin", "wrong", "passkey", slot, has("member/a", "kaas 43", somePRF()))
	put("passkey-other-value", "wrong", "passkey", slot, has("member/a", pin, NewPasskeyInput(seeded("ander"))))
	put("passkey-no-value", "wrong", "passkey", slot, has("member/a", pin, nil))
	put("passkey-moved", "wrong", "passkey", slot, has("member/b", pin, somePRF()))
	put("passkey-other-credential", "wrong", "passkey", with(slot, 4, slot[4]^1), has("member/a", pin, somePRF()))
	put("passkey-too-dear", "damaged", "passkey", with(slot, cost, 0xff), has("member/a", pin, somePRF()))
	put("passkey-short", "damaged", "passkey", slot[:len(slot)-1], has("member/a", pin, somePRF()))
	put("passkey-newer", "newer", "passkey", with(slot, 0, 2), has("member/a", pin, somePRF()))

	k := vector{"key": hex.EncodeToString(NewKey(seeded("vector key")).bytes())}
	for name, text := range map[string]string{"mark": "noor verzonnen", "mark-empty": "", "mark-accents": "zoë verzonnen"} {
		put(name, "success", "mark", nil, vector{"key": k["key"], "text": text})
	}
	put("mark-other-key", "success", "mark", nil, vector{"key": hex.EncodeToString(NewKey(seeded("vector other")).bytes()), "text": "noor verzonnen"})

	ring := someKeyring()
	b := ring.Marshal()
	put("keyring-2-flag-of-2", "damaged", "keyring", with(b, len(b)-1, 2), nil)
	put("keyring-2-members-out-of-order", "damaged", "keyring", bytes.Replace(b, []byte("\x00\x02m1"), []byte("\x00\x02m3"), 1), nil)
	put("keyring-2-member-twice", "damaged", "keyring", bytes.Replace(b, []byte("\x00\x02m1"), []byte("\x00\x02m2"), 1), nil)
	put("keyring-2-case-twice", "damaged", "keyring", bytes.Replace(b, []byte("zaak-1"), []byte("zaak-2"), 1), nil)
}

// letterVectors returns vectors of letters. age draws its own randomness, so that
// they differ each time: those in testdata are only read.
func letterVectors(t *testing.T) collection {
	t.Helper()
	all := collection{}
	for name, l := range map[string]Letter{
		"letter-key": {Kind: GiveKey, From: "m1", At: 1_773_478_800, Body: someCaseKey().Marshal()},
		"letter-end": {Kind: TakeKey, From: "m1", At: 1_773_478_801, Body: []byte("zaak-1")},
		"letter":     someLetter(), "letter-concept": {Kind: HandOver, From: "m1", At: -1, Body: nil},
		"letter-marks": {Kind: Trace, From: "m1", At: 0, Body: make([]byte, 3*MarkSize)},
	} {
		all.put(name, "success", "letter", sealed(t, l, letterPlace, who("m1"), pinOf("m2")), letterFor("m2", "m1"))
	}
	good := sealed(t, someLetter(), letterPlace, who("m1"), pinOf("m2"))
	inner := someLetter().sign(letterPlace, who("m1"))
	put := func(name, expect string, data []byte, more vector) {
		all.put("letter-"+name, expect, "letter", data, more)
	}
	put("to-another", "cannot open", good, letterFor("m3", "m1"))
	put("changed", "cannot open", with(good, len(good)-20, good[len(good)-20]^1), letterFor("m2", "m1"))
	put("short", "cannot open", good[:len(good)-1], letterFor("m2", "m1"))
	put("long", "cannot open", append(bytes.Clone(good), 0), letterFor("m2", "m1"))
	put("empty", "cannot open", []byte{}, letterFor("m2", "m1"))
	put("handed-on", "damaged", sealTo(t, pinOf("m3"), pad(inner)), letterFor("m3", "m1"))
	put("unknown-kind", "damaged", sealTo(t, pinOf("m2"), pad(with(inner, 1, 'X'))), letterFor("m2", "m1"))
	put("size-changed", "damaged", sealTo(t, pinOf("m2"), pad(with(inner, 21, inner[21]+1))), letterFor("m2", "m1"))
	put("not-padded", "damaged", sealTo(t, pinOf("m2"), inner), letterFor("m2", "m1"))
	put("padded-twice", "damaged", sealTo(t, pinOf("m2"), pad(pad(inner))), letterFor("m2", "m1"))
	put("unknown-sender", "signer", good, letterFor("m2", ""))
	put("in-anothers-name", "signer", sealed(t, someLetter(), letterPlace, who("m3"), pinOf("m2")), letterFor("m2", "m1"))
	put("text-changed", "signer", sealTo(t, pinOf("m2"), pad(with(inner, 25, 'v'))), letterFor("m2", "m1"))
	moved := letterFor("m2", "m1")
	moved["place"] = "inbox-m2/ander/1"
	put("moved", "signer", good, moved)
	put("newer", "newer", sealTo(t, pinOf("m2"), pad(with(inner, 0, 2))), letterFor("m2", "m1"))
	return all
}

func letterFor(member, from string) vector {
	i := who(member).i()
	v := vector{"place": letterPlace, "member": member, "identity": hex.EncodeToString(append(append([]byte{}, i.scalar[:]...), i.seed[:]...))}
	if from != "" {
		v["from"], v["signer"] = from, hex.EncodeToString(who(from).PublicKey())
	}
	return v
}
