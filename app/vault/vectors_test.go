package vault

import (
	"context"
	"encoding/hex"
	"errors"
	"flag"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// Vectors are files of "name: value" lines. They are never changed: what one
// version wrote, every later one reads. New ones are added by -add, which writes
// only files that are not there.
var add = flag.Bool("add", false, "write the vectors that are missing")

// classes are what reading a vector can give.
var classes = map[string]error{
	"success": nil, "cannot open": ErrCannotOpen, "wrong": ErrWrong,
	"damaged": ErrDamaged, "newer": ErrNewer, "no code": ErrCode, "signer": ErrSigner,
}

func TestVectors(t *testing.T) {
	if *add {
		writeVectors(t)
	}
	files, err := filepath.Glob("testdata/*.vector")
	if want := len(vectors()) + len(letterVectors(t)); err != nil || len(files) < want {
		t.Fatalf("%d vectors, want at least %d: %v", len(files), want, err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".vector"), func(t *testing.T) {
			text, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			v := vector{}
			for _, line := range strings.Split(strings.TrimSuffix(string(text), "\n"), "\n") {
				name, value, ok := strings.Cut(line, ": ")
				if _, twice := v[name]; !ok || twice || !slices.Contains(order, name) {
					t.Fatalf("line %q", line)
				}
				v[name] = value
			}
			want, ok := classes[v["expect"]]
			if !ok {
				t.Fatalf("class %q", v["expect"])
			}
			got, err := v.read()
			if !errors.Is(err, want) || (err == nil) != (want == nil) {
				t.Fatalf("gives %v, want %v", err, want)
			}
			if err == nil && got != v["result"] {
				t.Errorf("gives %s, want %s", got, v["result"])
			}
		})
	}
}

// TestTheSameRandomnessWritesTheVectors shows that the form that is written did
// not change unnoticed: that asks for a new version byte.
func TestTheSameRandomnessWritesTheVectors(t *testing.T) {
	for name, v := range vectors() {
		want, err := os.ReadFile(filepath.Join("testdata", name+".vector"))
		if err != nil {
			t.Fatal(err)
		}
		if got := v.String(); got != string(want) {
			t.Errorf("%s is now written otherwise", name)
		}
	}
}

type vector map[string]string

var order = []string{
	"expect", "kind", "key", "place", "generation", "passphrase", "code",
	"identity", "member", "from", "signer", "prf", "pin", "text", "data", "result",
}

func (v vector) String() string {
	var b strings.Builder
	for _, name := range order {
		if value, ok := v[name]; ok {
			fmt.Fprintf(&b, "%s: %s\n", name, value)
		}
	}
	return b.String()
}

// read reads data as its kind, and returns the result in one comparable form.
func (v vector) read() (string, error) {
	data, err := hex.DecodeString(v["data"])
	if err != nil {
		return "", err
	}
	switch v["kind"] {
	case "record":
		key, err := hex.DecodeString(v["key"])
		if err != nil {
			return "", err
		}
		generation, err := strconv.ParseUint(v["generation"], 10, 64)
		if err != nil {
			return "", err
		}
		plaintext, err := keyOf(key).Open(v["place"], generation, data)
		return hex.EncodeToString(plaintext), err
	case "passphrase":
		k, err := OpenPassphrase(context.Background(), Argon2id, v["place"], data, v["passphrase"])
		if err != nil {
			return "", err
		}
		return hex.EncodeToString(k.bytes()), nil
	case "recovery":
		code, err := ParseCode(v["code"])
		if err != nil {
			return "", err
		}
		k, err := OpenRecovery(v["place"], data, code)
		if err != nil {
			return "", err
		}
		return hex.EncodeToString(k.bytes()), nil
	case "code":
		code, err := ParseCode(v["code"])
		if err != nil {
			return "", err
		}
		return code.Recipient()
	case "keyring":
		r, err := ParseKeyring(data)
		if err != nil {
			return "", err
		}
		s := fmt.Sprintf("%s %x %x %s", r.Identity.Recipient(), r.Identity.PublicKey(), r.House.bytes(), r.Recovery)
		for _, c := range r.Cases() {
			s += fmt.Sprintf(" (%s %s %s %x %d", c.ID, c.Handle, c.Chain, c.Key.bytes(), c.Generation)
			if c.Seen != nil {
				s += fmt.Sprintf(" %x", c.Seen)
			}
			s += ")"
		}
		for _, p := range r.Pins() {
			s += fmt.Sprintf(" [%s %s %x %v]", p.Member, p.Recipient, p.Key, p.Left)
		}
		return s, nil
	case "attempts":
		a, err := ParseAttempts(data)
		return fmt.Sprintf("%d %d", a.Count, a.Last), err
	}
	return v.readOfMembers(data)
}

// vectors returns the vectors as this version writes them.
func vectors() map[string]vector {
	k, other := NewKey(seeded("vector key")), NewKey(seeded("vector other"))
	code := NewCode(seeded("vector code"))
	typed := strings.Join(code.Groups(), " ")
	record := k.Seal(seeded("record"), "case/a/1", 3, []byte("Verzonnen signaal.")).Ciphertext()
	pass := func() []byte {
		s, err := SealPassphrase(context.Background(), Argon2id, seeded("slot"), "member/a", k, "fiets maan kaas Zoë")
		if err != nil {
			panic(err)
		}
		return s.Ciphertext()
	}()
	recovery := SealRecovery(seeded("recovery"), "member/a", k, code).Ciphertext()
	ring := someKeyring().Marshal()
	all := collection{}
	put := all.put
	at := func(key Key, place, generation string) vector {
		return vector{"key": hex.EncodeToString(key.bytes()), "place": place, "generation": generation}
	}
	put("record", "success", "record", record, at(k, "case/a/1", "3"))
	put("record-empty", "success", "record", k.Seal(seeded("e"), "x", 0, nil).Ciphertext(), at(k, "x", "0"))
	put("record-two-blocks", "success", "record", k.Seal(seeded("b"), "x", 0, make([]byte, 256)).Ciphertext(), at(k, "x", "0"))
	put("record-other-key", "cannot open", "record", record, at(other, "case/a/1", "3"))
	put("record-moved", "cannot open", "record", record, at(k, "case/a/2", "3"))
	put("record-replayed", "cannot open", "record", record, at(k, "case/a/1", "4"))
	put("record-flipped", "cannot open", "record", with(record, 40, record[40]^1), at(k, "case/a/1", "3"))
	put("record-short", "cannot open", "record", record[:100], at(k, "case/a/1", "3"))
	put("record-newer", "newer", "record", with(record, 0, 2), at(k, "case/a/1", "3"))

	says := func(s string) vector { return vector{"place": "member/a", "passphrase": s} }
	put("passphrase", "success", "passphrase", pass, says("fiets maan kaas Zoë"))
	put("passphrase-as-typed", "success", "passphrase", pass, says("fiets  maan\u00a0kaas Zoe\u0308"))
	put("passphrase-wrong", "wrong", "passphrase", pass, says("fiets maan kaas zoë"))
	put("passphrase-cheaper", "wrong", "passphrase", with(pass, 5, 1), says("fiets maan kaas Zoë"))
	put("passphrase-too-dear", "damaged", "passphrase", with(pass, 6, 0xff), says("fiets maan kaas Zoë"))
	put("passphrase-newer", "newer", "passphrase", with(pass, 0, 2), says("fiets maan kaas Zoë"))
	put("passphrase-short", "damaged", "passphrase", pass[:60], says("fiets maan kaas Zoë"))

	has := func(c string) vector { return vector{"place": "member/a", "code": c} }
	put("recovery", "success", "recovery", recovery, has(typed))
	put("recovery-wrong", "wrong", "recovery", recovery, has(strings.Join(NewCode(seeded("another")).Groups(), "-")))
	put("recovery-newer", "newer", "recovery", with(recovery, 0, 9), has(typed))
	put("recovery-is-passphrase", "damaged", "recovery", pass, has(typed))

	put("code", "success", "code", nil, vector{"code": typed})
	put("code-as-typed", "success", "code", nil, vector{"code": strings.ToLower(strings.NewReplacer("0", "o", "1", "l").Replace(typed))})
	put("code-slip", "no code", "code", nil, vector{"code": "Z" + typed[1:]})
	put("code-short", "no code", "code", nil, vector{"code": typed[5:]})

	put("keyring-2", "success", "keyring", ring, nil)
	put("keyring-2-empty", "success", "keyring", Keyring{Identity: NewIdentity(seeded("1")), House: k}.Marshal(), nil)
	put("keyring-newest", "newer", "keyring", with(ring, 0, 0xff), nil)
	put("keyring-2-short", "damaged", "keyring", ring[:len(ring)-1], nil)
	put("keyring-2-long", "damaged", "keyring", append(append([]byte{}, ring...), 0), nil)

	putMembers(put)

	put("attempts", "success", "attempts", Attempts{Count: 4, Last: 1_773_478_800}.Marshal(), nil)
	put("attempts-short", "damaged", "attempts", []byte{1, 0}, nil)
	put("attempts-newer", "newer", "attempts", []byte{2}, nil)
	return all
}

// with returns b with one byte changed.
func with(b []byte, at int, to byte) []byte {
	b = append([]byte{}, b...)
	b[at] = to
	return b
}

type collection map[string]vector

func (c collection) put(name, expect, kind string, data []byte, more vector) {
	v := vector{"expect": expect, "kind": kind, "data": hex.EncodeToString(data)}
	for name, value := range more {
		v[name] = value
	}
	if data == nil {
		delete(v, "data")
	}
	if expect == "success" {
		result, err := v.read()
		if err != nil {
			panic(err)
		}
		v["result"] = result
	}
	c[name] = v
}

func writeVectors(t *testing.T) {
	if err := os.MkdirAll("testdata", 0o755); err != nil {
		t.Fatal(err)
	}
	all := vectors()
	maps.Copy(all, letterVectors(t))
	for name, v := range all {
		file := filepath.Join("testdata", name+".vector")
		if _, err := os.Stat(file); err == nil {
			continue
		}
		if err := os.WriteFile(file, []byte(v.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}
