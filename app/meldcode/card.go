package meldcode

import (
	"strings"
	"unicode"
)

// Sign is one line of the signal card. It supports looking and proves nothing:
// it is never recorded as such, but opens an observation in own words.
type Sign struct {
	ID       OptionID
	Category OptionID
	Text     string
	From     int // the youngest age, in years, at which there is such a thing to see; 0 = every age
}

// Ages of a primary school, as the card is filtered by: the youngest of each.
const (
	AgeYoung  = 4
	AgeMiddle = 7
	AgeOld    = 10
)

// CardRules is how the card is to be used (KOK-S and meldcode.nu/signalen).
var CardRules = []string{
	"Deze lijst helpt je kijken. Zij bewijst niets: de meeste signalen hebben ook andere oorzaken.",
	"Meer signalen zijn meer reden om te overleggen. Staat iets niet op de lijst, of zie je geen signalen? Dat zegt niet dat het goed gaat.",
	"Kies je een regel, dan beschrijf je daarna wat jij zag of hoorde. De regel zelf telt niet.",
}

// Warning returns what must be known before something of a category is asked or
// done; "" for most. Sexual abuse: kindermishandelingonderwijskinderopvang.nl, tips
// voor het gesprek (consult first, no questions). Honour and coercion: Veilig Thuis
// Oost-Brabant (contact at once) and huwelijksdwangenachterlating.nl (an open talk
// with the family is a great risk).
func (c Category) Warning() string {
	switch c.ID {
	case "sexual":
		return "Vraag het kind hier niet naar. Overleg eerst met Veilig Thuis: **0800-2000**. (bron: kindermishandelingonderwijskinderopvang.nl)"
	case "honour":
		return "Neem direct contact op met Veilig Thuis: **0800-2000**. Praat nog niet met de ouders of de familie: dat kan het gevaar groter maken. (bron: Veilig Thuis Oost-Brabant, huwelijksdwangenachterlating.nl)"
	case "family":
		return "Dit maakt kindermishandeling waarschijnlijker, maar zegt niet dat het gebeurt. Beschrijf wat je zag of hoorde."
	}
	return ""
}

// warned are the panels that say so in the form, once such a category is picked.
func warned() []Panel {
	var panels []Panel
	for _, c := range Categories() {
		if c.Warning() != "" && !c.Risk {
			panels = append(panels, Panel{ID: "warned-" + string(c.ID), Kind: Call, After: "seen",
				When: picked("category", c.ID), Lines: []string{c.Warning()}})
		}
	}
	return panels
}

// Card returns the lines of the card. The ids never change.
func Card() []Sign { return card }

var card = []Sign{
	{ID: "body-injury", Category: "body", Text: "komt herhaaldelijk met letsel waarvan de uitleg wisselt of niet past"},
	{ID: "body-spots", Category: "body", Text: "letsel op plekken waar je bij vallen niet op terechtkomt (oor, romp, binnenkant arm of been)"},
	{ID: "body-form", Category: "body", Text: "letsel met de vorm van een voorwerp of een hand"},
	{ID: "body-burn", Category: "body", Text: "brandplekje met een scherpe rand"},
	{ID: "body-pain", Category: "body", Text: "beweegt of zit alsof iets pijn doet"},
	{ID: "body-hungry", Category: "body", Text: "komt vaak zonder ontbijt of eten"},
	{ID: "body-clothes", Category: "body", Text: "steeds dezelfde of te dunne kleding"},
	{ID: "body-care", Category: "body", Text: "gebit, haar of wondjes blijven onbehandeld"},
	{ID: "body-sleep", Category: "body", Text: "valt in slaap in de les"},
	{ID: "body-complaints", Category: "body", Text: "klachten van buik of hoofd zonder gevonden oorzaak"},
	{ID: "body-doctor", Category: "body", Text: "bril, medicijn of afspraak bij de arts blijft uit"},
	{ID: "body-toilet", Category: "body", Text: "plots weer onzindelijk"},

	{ID: "child-change", Category: "child", Text: "opvallende verandering vanaf een aanwijsbare datum"},
	{ID: "child-startle", Category: "child", Text: "schrikt van een snelle beweging of van stemverheffing"},
	{ID: "child-watch", Category: "child", Text: "let voortdurend op de stemming van volwassenen"},
	{ID: "child-withdrawn", Category: "child", Text: "trekt zich terug of dagdroomt"},
	{ID: "child-bursts", Category: "child", Text: "ontploft om iets kleins"},
	{ID: "child-comfort", Category: "child", Text: "zoekt troost bij iedereen, of bij niemand"},
	{ID: "child-home", Category: "child", Text: "wil niet naar huis, blijft hangen of is er heel vroeg"},
	{ID: "child-selfharm", Category: "child", Text: "doet of zegt zichzelf pijn te doen"},
	{ID: "child-low", Category: "child", Text: "praat laag over zichzelf"},
	{ID: "child-lies", Category: "child", Text: "liegt om thuis te beschermen"},
	{ID: "child-cares", Category: "child", Text: "neemt zorgtaken van een ouder over"},
	{ID: "child-plays", Category: "child", Text: "speelt ruzie of geweld na"},
	{ID: "child-results", Category: "child", Text: "leerprestaties zakken", From: AgeMiddle},
	{ID: "child-absent", Category: "child", Text: "veel verzuim, vooral na een weekend of vakantie"},

	{ID: "children-hits", Category: "children", Text: "slaat, bijt of dreigt"},
	{ID: "children-shunned", Category: "children", Text: "wordt gemeden, of mijdt zelf anderen"},
	{ID: "children-visit", Category: "children", Text: "nodigt nooit iemand thuis uit"},
	{ID: "children-roles", Category: "children", Text: "speelt steeds opnieuw de baas of het slachtoffer"},

	{ID: "with-parent-still", Category: "with-parent", Text: "wordt stil of stijf als de ouder verschijnt"},
	{ID: "with-parent-looks", Category: "with-parent", Text: "kijkt eerst naar de ouder voor het antwoordt"},
	{ID: "with-parent-comforts", Category: "with-parent", Text: "troost de ouder"},
	{ID: "with-parent-pain", Category: "with-parent", Text: "gaat bij pijn juist niet naar de ouder"},
	{ID: "with-parent-other", Category: "with-parent", Text: "gedraagt zich zonder de ouder heel anders"},

	{ID: "parent-scorn", Category: "parent", Text: "spreekt alleen afkeurend over het kind"},
	{ID: "parent-denies", Category: "parent", Text: "wijst de zorgen af of wordt boos bij een gewone vraag"},
	{ID: "parent-away", Category: "parent", Text: "zegt afspraken af of is onbereikbaar"},
	{ID: "parent-influence", Category: "parent", Text: "lijkt onder invloed of verward bij het ophalen"},
	{ID: "parent-demands", Category: "parent", Text: "vraagt te veel van het kind voor zijn leeftijd"},
	{ID: "parent-threatens", Category: "parent", Text: "dreigt of slaat in het bijzijn van school"},
	{ID: "parent-explains", Category: "parent", Text: "de verklaring wisselt, of de ouders spreken elkaar tegen"},
	{ID: "parent-silences", Category: "parent", Text: "laat de partner niet aan het woord"},
	{ID: "parent-moves", Category: "parent", Text: "wisselt vaak van school of arts"},

	{ID: "family-police", Category: "family", Text: "ruzie, politie aan huis of eerdere hulp"},
	{ID: "family-divorce", Category: "family", Text: "scheiding met strijd over de kinderen"},
	{ID: "family-problems", Category: "family", Text: "verslaving, psychiatrie of een verstandelijke beperking in het gezin"},
	{ID: "family-money", Category: "family", Text: "schulden, uitzetting, geen verwarming of eten"},
	{ID: "family-alone", Category: "family", Text: "het gezin leeft geïsoleerd"},
	{ID: "family-young", Category: "family", Text: "jonge of alleenstaande ouder zonder steun"},
	{ID: "family-sibling", Category: "family", Text: "eerdere zorgen over een broer of zus"},
	{ID: "family-animal", Category: "family", Text: "een dier is mishandeld"},

	{ID: "witness-angry", Category: "witness", Text: "vertelt dat iemand thuis 'heel boos' wordt"},
	{ID: "witness-worried", Category: "witness", Text: "is bezorgd of moeder of vader er nog is"},
	{ID: "witness-cries", Category: "witness", Text: "slaapt slecht of huilt bij het afscheid"},
	{ID: "witness-protects", Category: "witness", Text: "beschermt een broertje of zusje"},
	{ID: "witness-refuge", Category: "witness", Text: "kent een noodnummer of een plek om heen te vluchten"},
	{ID: "witness-draws", Category: "witness", Text: "speelt of tekent geweld"},
	{ID: "witness-moved", Category: "witness", Text: "verhuisde plots of verblijft plots ergens anders"},

	{ID: "sexual-knows", Category: "sexual", Text: "seksuele kennis of spel dat niet bij de leeftijd past en terugkeert"},
	{ID: "sexual-forces", Category: "sexual", Text: "dwingt anderen tot seksueel spel"},
	{ID: "sexual-pain", Category: "sexual", Text: "zegt pijn of jeuk te hebben bij plassen of zitten"},
	{ID: "sexual-fear", Category: "sexual", Text: "is bang voor één persoon, een plek of omkleden"},
	{ID: "sexual-secret", Category: "sexual", Text: "heeft een geheim, cadeaus of geld zonder uitleg"},
	{ID: "sexual-online", Category: "sexual", Text: "er zijn zorgen over beelden of contact online"},

	{ID: "neglect-long", Category: "neglect", Text: "gebrek aan verzorging, eten of kleding over langere tijd"},
	{ID: "neglect-nobody", Category: "neglect", Text: "er is geen volwassene thuis na school"},
	{ID: "neglect-cold", Category: "neglect", Text: "de ouder reageert niet op successen of verdriet"},
	{ID: "neglect-arranges", Category: "neglect", Text: "het kind regelt zelf school, eten of oppas"},
	{ID: "neglect-absent", Category: "neglect", Text: "de ouder is er wel, maar is niet aanspreekbaar"},

	{ID: "honour-watched", Category: "honour", Text: "wordt door familie gecontroleerd, opgehaald of gevolgd"},
	{ID: "honour-barred", Category: "honour", Text: "mag ineens niet meer mee met gym, kamp of vriendinnen"},
	{ID: "honour-rumour", Category: "honour", Text: "gerucht over een 'feest', een verloving of een enkele reis"},
	{ID: "honour-travel", Category: "honour", Text: "is bang voor een vakantie of familiebezoek"},
	{ID: "honour-summer", Category: "honour", Text: "plots lang afwezig rond de zomer"},
	{ID: "honour-brother", Category: "honour", Text: "een broer of neef bepaalt wat mag"},
}

// SignByID returns the line with this id.
func SignByID(id OptionID) (Sign, bool) {
	for _, s := range card {
		if s.ID == id {
			return s, true
		}
	}
	return Sign{}, false
}

// SearchCard returns the lines in which each of the words stands, in their text or
// the name of their category. Case and accents do not count. Category "" and age 0
// mean any.
func SearchCard(words string, category OptionID, age int) []Sign {
	wanted := strings.Fields(Plain(words))
	var found []Sign
	for _, c := range Categories() {
		if category != "" && c.ID != category {
			continue
		}
		name := Plain(c.Label)
		for _, s := range card {
			if s.Category == c.ID && (age == 0 || s.From <= age) && holds(Plain(s.Text)+" "+name, wanted) {
				found = append(found, s)
			}
		}
	}
	return found
}

func holds(text string, words []string) bool {
	for _, w := range words {
		if !strings.Contains(text, w) {
			return false
		}
	}
	return true
}

// Starter is what a picked line puts into the observation: words to go on from.
func (s Sign) Starter() string { return "Bij '" + s.Text + "': " }

// AddStarter puts the line's starter below what is typed already.
func AddStarter(text string, s Sign) string {
	text = strings.TrimRight(text, " \n")
	if text != "" {
		text += "\n"
	}
	return text + s.Starter()
}

// bare reports whether the text holds a starter with fewer than two words of one's
// own after it, before the next one: a tick by another name.
func bare(text string) bool {
	for _, s := range card {
		starter := strings.TrimSpace(s.Starter())
		for rest := text; ; {
			_, after, found := strings.Cut(rest, starter)
			if !found {
				break
			}
			rest = after
			if own, _, _ := strings.Cut(after, "\nBij '"); !says(own) {
				return true
			}
		}
	}
	return false
}

// says reports whether there are two words or more in the text.
func says(text string) bool {
	words := strings.FieldsFunc(text, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	return len(words) > 1
}

// ownWords asks for what was seen behind each line of the card.
func ownWords(_ Facts, a Answers) []Problem {
	if bare(a.Text("seen")) {
		return []Problem{{"seen", "Schrijf achter elke regel van de signalenkaart wat je zelf zag of hoorde, of haal die regel weg."}}
	}
	return nil
}
