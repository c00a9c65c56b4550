package meldcode

import (
	"strings"
	"unicode"
)

// latin has the letter without its accent of U+00E0 to U+017F, those of the names
// at Dutch schools among them: "ç", "ğ", "ı", "ł", "ş", "ž". A dot is a character
// that stays what it is.
const latin = "aaaaaa.ceeeeiiiidnooooo.ouuuuy.y" + // à to ÿ
	"aaaaaaccccccccdd" + "ddeeeeeeeeeegggg" + "gggghhhhiiiiiiii" + "ii..jjkk.lllllll" +
	"lllnnnnnn...oooo" + "oo..rrrrrrssssss" + "ssttttttuuuuuuuu" + "uuuuwwyyyzzzzzzs"

const (
	latinFrom = 'à'
	// Accents that are a character of their own, behind their letter.
	markFrom, markTo = '\u0300', '\u036f'
)

// Plain is s in lower case and without accents, so that words can be found however
// they were typed. Spaces stay where they are.
func Plain(s string) string {
	return strings.Map(func(r rune) rune {
		if r < 'À' {
			if 'A' <= r && r <= 'Z' {
				r += 'a' - 'A'
			}
			return r
		}
		if markFrom <= r && r <= markTo {
			return -1
		}
		r = unicode.ToLower(r)
		if at := int(r) - latinFrom; at >= 0 && at < len(latin) && latin[at] != '.' {
			return rune(latin[at])
		}
		return r
	}, s)
}
