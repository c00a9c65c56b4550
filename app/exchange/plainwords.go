package exchange

import (
	"strings"
	"unicode"
)

func wordSet(text string) map[string]bool {
	set := map[string]bool{}
	for _, w := range strings.Fields(text) {
		set[w] = true
	}
	return set
}

// plain are words that begin a sentence, or are written with a capital, without
// naming anybody.
var plain = wordSet(`aan al alle alleen als altijd anders beide bij daar daarna daarom dan dat de deze die dit doen door dus
	een eens eerst eerder elke en er ga gaat geen ging gisteren haar had heb hebben heeft heel het hij hoe hoewel hun iedereen
	iemand ik in is ja jij juf je kan kind kinderen komt kon kwam later leerling leraar liep maar mama mag me meester men met mijn misschien moeder moest moet
	na naar nee niemand niet niets nog nu of om omdat ondanks onder ons ook op opa oma opeens over ouder ouders papa pas plotseling
	samen school sinds soms steeds te tegen tegelijk terwijl thuis tijdens toch toen tot twee tussen u uit vaak van vandaag vader vanaf vanmiddag
	vanmorgen vanochtend veel verder vertelt vertelde volgens vond voor vorige waar waarom wanneer was wat we weer wel welke werd wie wij wil wilde
	woensdag maandag dinsdag donderdag vrijdag zaterdag zondag zag ze zegt zei zeker zelf zij zijn zo zoals zodra zonder zou zowel
	letsel afgelopen sinds januari februari maart april mei juni juli augustus september oktober november december`)

var months = wordSet("januari februari maart april mei juni juli augustus september oktober november december jan feb mrt apr jun jul aug sep okt nov dec")

// jobs are what somebody is called by what they do.
var jobs = wordSet(`aandachtsfunctionaris advocaat arts begeleider bestuur buren bovenschools casemanager collega conciërge
	coördinator deskundige directeur directie duopartner gymleraar gymdocent huisarts intern interne jeugdarts jeugdverpleegkundige
	leerplicht leerplichtambtenaar leerkracht maatschappelijk meester netwerkondersteuner onderwijsassistent orthopedagoog overblijf overblijfkracht politie
	schoolleider schoolmaatschappelijk stagiair team vertrouwenspersoon veilig werk werker wijkteam`)

// namesToo are one-line questions that are answered with names as well, beside
// those of which meldcode says so.
var namesToo = wordSet(`child siblings weighed-by together where-name organisation-name looked-up`)

// Small words of a name name nobody.
var particles = wordSet(`van der den de het ten ter te aan in op bij voor von la le el al da di du dos`)

// isPlace reports whether a word ends as a street or a school is called.
func isPlace(f string) bool {
	for _, end := range []string{"straat", "laan", "plein", "gracht", "kade", "singel", "dijk", "steeg", "school", "college", "lyceum"} {
		if len(f) > len(end)+1 && strings.HasSuffix(f, end) && !plain[f] && f != "basisschool" {
			return true
		}
	}
	return false
}

// fold makes one word of the ways in which it is written: small letters, without
// accents, marks and signs that do not show.
func fold(word string) string {
	return strings.Map(func(r rune) rune {
		if unseen(r) {
			return -1
		}
		if base, ok := accents[unicode.ToLower(r)]; ok {
			return base
		}
		return unicode.ToLower(r)
	}, word)
}

// unseen reports whether a sign is part of the letter before it, or shows nothing:
// marks and signs of format stand for no letter of their own.
func unseen(r rune) bool {
	return r == 0xad || unicode.Is(unicode.M, r) || r >= 0x200b && r <= 0x200f || r >= 0x202a && r <= 0x202e || r >= 0x2060 && r <= 0x206f || r == 0xfeff
}

var accents = func() map[rune]rune {
	all := map[rune]rune{}
	for base, marked := range map[rune]string{'a': "àáâãäåāăą", 'c': "çćč", 'd': "ďđ", 'e': "èéêëēėęě", 'g': "ğ", 'i': "ìíîïīįı", 'l': "ł", 'n': "ñńň",
		'o': "òóôõöøō", 'r': "ř", 's': "śşšș", 't': "ťţț", 'u': "ùúûüūůű", 'y': "ýÿ", 'z': "źżž"} {
		for _, r := range marked {
			all[r] = base
		}
	}
	return all
}()
