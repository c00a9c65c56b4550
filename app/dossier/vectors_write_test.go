package dossier

import (
	"bytes"
	"crypto/ed25519"
	"encoding/base64"
	"encoding/binary"
	"strings"
	"testing"

	"meldcode/app/meldcode"
)

// forged is an entry as somebody could write it who keeps to no rule. Its header
// is signed, and names the hash of its content, unless something else is asked.
type forged struct {
	header, body string
	salt         []byte
	key          ed25519.PrivateKey
	domain       string
}

// from takes an entry apart; key is its writer's.
func from(e Entry, key ed25519.PrivateKey) forged {
	rest := e.raw[e.content+1:]
	return forged{string(e.header), string(rest[saltSize+4:]), rest[:saltSize], key, signDomain}
}

// with returns f with old replaced in its header.
func (f forged) with(old, new string) forged {
	if strings.Count(f.header, old) != 1 {
		panic("the header does not hold once: " + old)
	}
	f.header = strings.Replace(f.header, old, new, 1)
	return f
}

// says returns f with another content, and the header that fits it.
func (f forged) says(body string) forged {
	f = f.with(sum(contentDomain, f.salt, []byte(f.body)).String(), sum(contentDomain, f.salt, []byte(body)).String())
	f.body = body
	return f
}

func (f forged) bytes() []byte {
	b := binary.BigEndian.AppendUint32([]byte(magic), uint32(len(f.header)))
	b = append(b, f.header...)
	b = append(b, ed25519.Sign(f.key, []byte(f.domain+f.header))...)
	b = append(append(b, 1), f.salt...)
	b = binary.BigEndian.AppendUint32(b, uint32(len(f.body)))
	return append(b, f.body...)
}

// vectors returns the vectors as this version writes them.
func vectors(t testing.TB) map[string]vector {
	b := small(t)
	fix := b.put(Draft{Form: meldcode.FormNote, Fixes: b.log.Entries()[2].ID, Answers: answers("text:verbeterd")})
	all := b.log.Entries()
	sam, kim := writer("sam").Key, writer("kim").Key
	vs := map[string]vector{}
	put := func(name, expect string, entries ...[]byte) {
		v := vector{expect: expect, dossier: string(b.log.ID())}
		for _, e := range entries {
			v.entries = append(v.entries, base64.StdEncoding.EncodeToString(e))
		}
		var class string
		if class, v.results = v.read(); class != expect {
			t.Errorf("vector %s gives %q, want %q", name, class, expect)
		}
		vs[name] = v
	}
	one := func(name, expect string, f forged) { put(name, expect, f.bytes()) }
	first, second := from(all[0], sam), from(all[1], sam)
	raw := func(i int) []byte { return bytes.Clone(all[i].raw) }
	flip := func(b []byte, at int) []byte { b[at] ^= 1; return b }

	put("case", "success", rawOf(b.log)...)
	put("first", "success", raw(0))
	put("twice", "success", raw(0), raw(0))
	put("withheld", "withheld", raw(0), all[1].Without().raw)
	put("withheld-and-whole", "success", raw(0), all[1].Without().raw, raw(1))
	one("members-in-another-order", "success", first.with(`{"dossier":"`+string(b.log.ID())+`",`, "{").with(`,"content":`, `,"dossier":"`+string(b.log.ID())+`","content":`))
	one("white-space", "success", first.with(`{"dossier"`, `{ "dossier"`))
	one("content-escaped", "success", first.says(`{"answers":{"text":{"text":"\u0041 \ud83d\ude00"}}}`))
	one("content-empty", "success", first.says(`{"answers":{}}`))

	put("magic", "not an entry", flip(raw(0), 0))
	put("empty", "not an entry", nil)
	put("version-2", "newer", append([]byte("MCE\x02"), raw(0)[4:]...))
	put("version-2-alone", "newer", []byte("MCE\x02"))
	put("header-too-long", "not an entry", append([]byte("MCE\x01\xff\xff\xff\xff"), raw(0)[8:]...))
	put("short", "not an entry", raw(0)[:len(all[0].raw)-1])
	put("long", "not an entry", append(raw(0), 0))
	present := raw(0)
	present[all[0].content] = 2
	put("present-2", "not an entry", present)
	put("withheld-with-content", "not an entry", flip(raw(0), all[0].content))
	put("withheld-long", "not an entry", append(all[0].Without().raw, 0))

	for name, f := range map[string]forged{
		"unknown-name":   first.with(`{"dossier"`, `{"extra":1,"dossier"`),
		"name-twice":     first.with(`{"dossier"`, `{"number":1,"dossier"`),
		"name-in-upper":  first.with(`"form"`, `"Form"`),
		"name-escaped":   first.with(`"form"`, `"\u0066orm"`),
		"two-values":     first.with(`{"dossier"`, `{} {"dossier"`),
		"space-before":   first.with(`{"dossier"`, ` {"dossier"`),
		"not-utf8":       first.with(`"name":"sam"`, "\"name\":\"s\xffm\""),
		"no-dossier":     first.with(`"dossier":"`+string(b.log.ID())+`",`, ""),
		"dossier-upper":  first.with(string(b.log.ID()), strings.ToUpper(string(b.log.ID()))),
		"key-short":      first.with(base64.StdEncoding.EncodeToString(all[0].Key), base64.StdEncoding.EncodeToString(all[0].Key[:31])),
		"key-not-base64": first.with(base64.StdEncoding.EncodeToString(all[0].Key), "?"),
		"number-0":       first.with(`"number":1`, `"number":0`),
		"number-below-0": first.with(`"number":1`, `"number":-1`),
		"number-in-e":    first.with(`"number":1`, `"number":1e1`),
		"first-of-chain": first.with(`"number":1`, `"chain":"`+all[0].ID.String()+`","number":1`),
		"first-with-one-before": first.with(`"number":1`,
			`"number":1,"prev":"`+all[0].ID.String()+`"`),
		"second-without-chain": second.with(`"chain":"`+all[0].ID.String()+`",`, ""),
		"hash-upper":           second.with(`"prev":"`+all[0].ID.String(), `"prev":"`+strings.ToUpper(all[0].ID.String())),
		"hash-zero":            second.with(`"prev":"`+all[0].ID.String(), `"prev":"`+strings.Repeat("0", 64)),
		"clock-0":              first.with(`"clock":1`, `"clock":0`),
		"clock-above-2-53":     first.with(`"clock":1`, `"clock":9007199254740993`),
		"at-without-offset":    first.with("+01:00", ""),
		"at-with-fraction":     first.with("+01:00", ".5+01:00"),
		"at-in-words":          first.with(string(all[0].Recorded), "maandag"),
		"member-empty":         first.with(`"member":"m-sam"`, `"member":""`),
		"name-empty":           first.with(`"name":"sam"`, `"name":""`),
		"name-long":            first.with(`"name":"sam"`, `"name":"`+strings.Repeat("s", 201)+`"`),
		"role-long":            first.with(`"role":"leraar"`, `"role":"`+strings.Repeat("s", 201)+`"`),
		"form-upper":           first.with(`"form":"`, `"form":"X`),
		"about-upper":          second.with(`"about":["noor"]`, `"about":["Noor"]`),
		"content-absent":       first.with(`,"content":"`+sum(contentDomain, first.salt, []byte(first.body)).String()+`"`, ""),
		"heads-of-own-chain":   second.with(`"clock"`, `"heads":[{"chain":"`+all[0].ID.String()+`","number":1,"hash":"`+all[0].ID.String()+`"}],"clock"`),
		"heads-twice":          second.with(`"clock"`, `"heads":[`+headOf(all[2])+`,`+headOf(all[2])+`],"clock"`),
		"heads-number-0":       second.with(`"clock"`, `"heads":[`+strings.Replace(headOf(all[2]), ":1,", ":0,", 1)+`],"clock"`),
		"answers-null":         first.says(`{"answers":null}`),
		"answers-absent":       first.says(`{}`),
		"answers-twice":        first.says(`{"answers":{"a":{},"a":{}}}`),
		"answers-key-upper":    first.says(`{"answers":{"Text":{"text":"x"}}}`),
		"answers-about":        first.says(`{"answers":{"about":{"options":["noor"]}}}`),
		"answers-extra":        first.says(`{"answers":{"a":{"text":"x","more":1}}}`),
		"answers-option-upper": first.says(`{"answers":{"a":{"options":["Noor"]}}}`),
		"content-not-utf8":     first.says("{\"answers\":{\"a\":{\"text\":\"\xff\"}}}"),
		"content-not-json":     first.says(`answers`),
	} {
		one(name, "not an entry", f)
	}

	put("content-changed", "content", flip(raw(0), len(all[0].raw)-5))
	put("salt-changed", "content", flip(raw(0), all[0].content+1))
	moved := first
	moved.salt, moved.body = second.salt, second.body
	one("content-of-another", "content", moved)

	put("signature-changed", "signature", flip(raw(0), all[0].content-1))
	byOther, asCard := first, first
	byOther.key, asCard.domain = kim, "meldcode/vault/member/1\x00"
	one("signature-of-another", "signature", byOther)
	one("signature-of-another-kind", "signature", asCard)
	put("signature-of-the-older-one", "signature", rawOf(b.log)[0],
		append(append(bytes.Clone(all[1].raw[:all[1].content-ed25519.SignatureSize]), all[0].sig...), all[1].raw[all[1].content:]...))

	put("gap", "missing", raw(0), raw(3))
	put("other-chain-gone", "missing", raw(0), raw(1), raw(3), bytes.Clone(fix.raw))
	put("start-gone", "missing", raw(1))
	put("fork", "fork", raw(0), raw(1), second.says(`{"answers":{"seen":{"text":"anders"}}}`).bytes())
	put("fork-of-prev", "fork", raw(0), second.with(`"prev":"`+all[0].ID.String(), `"prev":"`+all[2].ID.String()).bytes())
	put("fork-of-clock", "fork", raw(0), second.with(`"clock":2`, `"clock":1`).bytes())
	foreign := second.with(base64.StdEncoding.EncodeToString(all[1].Key), base64.StdEncoding.EncodeToString(all[2].Key))
	foreign.key = kim
	put("fork-of-key", "fork", raw(0), foreign.bytes())
	put("order", "order", raw(0), raw(1), from(all[2], kim).with(`"clock":3`, `"clock":2`).bytes())
	put("other-dossier", "other dossier", raw(0), newTablet(t, "elders").write(meldcode.FormNote, "text:x").raw)
	b.now = b.now.Add(-48 * 60 * 60e9)
	put("clock-put-back", "time", append(rawOf(b.log), b.write(meldcode.FormNote, "text:later").raw)...)
	return vs
}

func headOf(e Entry) string {
	return `{"chain":"` + e.Chain.String() + `","number":1,"hash":"` + e.ID.String() + `"}`
}
