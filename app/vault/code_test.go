package vault

import (
	"errors"
	"strings"
	"testing"
)

func TestACodeReadsBackAsAPersonTypesIt(t *testing.T) {
	for _, seed := range []string{"a", "b", "c", "d"} {
		code := NewCode(seeded(seed))
		groups := code.Groups()
		if len(groups) != 7 {
			t.Fatalf("%d groups, want 7", len(groups))
		}
		plain := strings.Join(groups, "")
		for _, typed := range []string{
			plain,
			strings.Join(groups, " "),
			strings.Join(groups, "-"),
			"  " + strings.ToLower(strings.Join(groups, "  ")) + "\n",
			strings.NewReplacer("0", "O", "1", "I").Replace(plain),
			strings.NewReplacer("0", "o", "1", "l").Replace(plain),
		} {
			got, err := ParseCode(typed)
			if err != nil || *got.c() != *code.c() {
				t.Errorf("%q does not read back: %v", typed, err)
			}
		}
	}
}

func TestEverySlipOfTheHandInACodeIsFound(t *testing.T) {
	plain := []byte(strings.Join(NewCode(seeded("slip")).Groups(), ""))
	slips := 0
	refuse := func(typed []byte) {
		slips++
		if _, err := ParseCode(string(typed)); !errors.Is(err, ErrCode) {
			t.Fatalf("%s is taken for %s: %v", typed, plain, err)
		}
	}
	for i := range plain {
		for _, c := range []byte(codeAlphabet) {
			if c != plain[i] {
				b := append([]byte{}, plain...)
				b[i] = c
				refuse(b)
			}
		}
		if i > 0 && plain[i] != plain[i-1] {
			b := append([]byte{}, plain...)
			b[i], b[i-1] = b[i-1], b[i]
			refuse(b)
		}
		refuse(append(append([]byte{}, plain[:i]...), plain[i+1:]...))
		refuse(append(append(append([]byte{}, plain[:i]...), '7'), plain[i:]...))
	}
	for _, typed := range []string{"", strings.Repeat("0", 28), strings.Repeat("U", 28), strings.Repeat("é", 14)} {
		refuse([]byte(typed))
	}
	if slips < 28*31 {
		t.Errorf("only %d slips tried", slips)
	}
}

func TestAGroupTypedBackIsReadLeniently(t *testing.T) {
	code := NewCode(seeded("groep"))
	groups := code.Groups()
	for i, g := range groups {
		if !code.HasGroup(i+1, " "+strings.ToLower(g)+" ") {
			t.Errorf("group %d is not recognised", i+1)
		}
	}
	for n, typed := range map[int]string{0: groups[0], 8: groups[6], 2: groups[2], 3: ""} {
		if code.HasGroup(n, typed) {
			t.Errorf("group %d is taken for %q", n, typed)
		}
	}
}

func FuzzParseCode(f *testing.F) {
	f.Add(strings.Join(NewCode(seeded("f")).Groups(), " "))
	f.Add("oOiIlL-0000")
	f.Fuzz(func(t *testing.T, s string) {
		code, err := ParseCode(s)
		if err != nil {
			return
		}
		if got, want := strings.Join(code.Groups(), ""), fold(s); got != want {
			t.Errorf("%q reads as %q", want, got)
		}
	})
}
