package exchange

import (
	"strconv"
	"strings"
	"unicode"

	"meldcode/app/meldcode"
)

// relations are what somebody can be called without being named. A relation is
// typed, and anything else that was typed there can hold a name.
var relations = wordSet(`moeder vader mama papa stiefmoeder stiefvader pleegmoeder pleegvader pleegouder ouder verzorger
	voogd oma opa grootmoeder grootvader broer zus broertje zusje halfbroer halfzus stiefbroer stiefzus tante oom nicht neef
	partner vriend vriendin buurvrouw buurman oppas`)

// RoleOf returns what a person is in words that name nobody, numbered where there
// are more of them: "het kind", "kind 2", "de moeder", "ouder 2".
func RoleOf(p meldcode.Person, all []meldcode.Person) string { return roleOf(&p, all) }

func roleOf(p *meldcode.Person, all []meldcode.Person) string {
	one, many := roleWord(p)
	number, count := 0, 0
	for i := range all {
		q := &all[i]
		if _, same := roleWord(q); same == many {
			if count++; q.ID == p.ID {
				number = count
			}
		}
	}
	if count > 1 {
		return many + " " + strconv.Itoa(number)
	}
	return one
}

func roleWord(p *meldcode.Person) (one, many string) {
	if r := strings.ToLower(strings.TrimSpace(p.Relation)); p.Role != meldcode.Pupil && relations[r] {
		article := "de "
		if strings.HasSuffix(r, "je") {
			article = "het "
		}
		return article + r, r
	}
	switch p.Role {
	case meldcode.Pupil:
		return "het kind", "kind"
	case meldcode.Parent:
		return "een ouder of verzorger", "ouder of verzorger"
	case meldcode.Sibling:
		return "een broer of zus", "broer of zus"
	}
	return "iemand uit het gezin of de buurt", "iemand uit de omgeving"
}

func upper(text string) string {
	r := []rune(text)
	if len(r) > 0 {
		r[0] = unicode.ToUpper(r[0])
	}
	return string(r)
}

func lowerFirst(text string) string {
	r := []rune(text)
	if len(r) > 0 {
		r[0] = unicode.ToLower(r[0])
	}
	return string(r)
}
