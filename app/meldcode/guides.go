package meldcode

// Guide is an explanation that stands folded on a form or a step where it is
// needed, and unfolded on its page of "Uitleg". Guides are no part of the source
// protocol unless they only say it again; Added marks those that are not.
type Guide struct {
	Title string
	Lines []string // one thing to know or to do each; "**x**" marks strong text
	Page  string   // the page of "Uitleg" that tells more; "" = none
	Added bool
}

// blocks draws a guide on a page.
func (g Guide) blocks() []Block {
	return []Block{head(g.Title), {Kind: List, Items: g.Lines, Added: g.Added}}
}

func unfolded(guides ...Guide) []Block {
	var all []Block
	for _, g := range guides {
		all = append(all, g.blocks()...)
	}
	return all
}

// The guides to conversations. Sources: Nederlands Jeugdinstituut, the online
// protocol for primary schools in Utrecht, Veilig Thuis Noord Oost Gelderland
// and Hollands Midden, kindermishandelingonderwijskinderopvang.nl,
// huwelijksdwangenachterlating.nl.

func guidePrepare() Guide {
	return Guide{Title: "Zo bereid je het gesprek voor", Page: "talk-parents", Added: true, Lines: []string{
		"Ga met twee. Spreek af wie wat zegt en wie meeschrijft.",
		"Kies een rustige plek en neem de tijd.",
		"Zet je boodschap in één of twee zinnen: waarover maak je je zorgen?",
		"Leg klaar wat je zag of hoorde, met de datum erbij.",
		"Is er een tolk nodig? Niet het kind, en liever geen familie.",
		"Vertelde het kind dit aan jou? Spreek eerst af hoe het kind veilig blijft als de ouders het horen.",
	}}
}

func guideParents() Guide {
	return Guide{Title: "Zo voer je het gesprek met ouders", Page: "talk-parents", Added: true, Lines: []string{
		"Zeg je zorg meteen en concreet: wat zag of hoorde je, en wanneer?",
		"Blijf bij de zorg om het kind. Praat niet over schuld.",
		"Luister. Benoem wat je merkt, bijvoorbeeld: 'Ik zie dat u schrikt.'",
		"Vraag wat de ouders er zelf van denken.",
		"Sluit af met wat er nu gebeurt, wie wat doet en wanneer jullie elkaar weer spreken.",
		"Spreek beide ouders, ook als ze niet samenwonen.",
		"Maak een verslag. Een melding is niet het doel van het gesprek.",
	}}
}

func guideTell() Guide {
	return Guide{Title: "Vertellen dat je gaat melden", Page: "talk-parents", Added: true, Lines: []string{
		"Bespreek eerst met Veilig Thuis of het veilig is om het te vertellen, en hoe.",
		"Je kondigt de melding aan. Je vraagt geen toestemming.",
		"Vat samen wat de zorgen zijn en welke stappen jullie hebben gezet.",
		"Leg uit dat dit jouw verantwoordelijkheid is en die van de school. Vertel wat Veilig Thuis doet.",
		"Laat ruimte voor hulp die de ouders zelf willen.",
		"Kwam het van het kind? Spreek af hoe het kind veilig is als de ouders het weten.",
		"Liever niet op vrijdag: dan is het kind twee dagen niet op school. Bij gevaar wacht je nooit.",
		"Vertel het beide ouders. Kijk wie gezag heeft, en of er een tolk nodig is.",
	}}
}

func guideNotFirst() Guide {
	return Guide{Title: "Wanneer praat je nog niet met de ouders?", Page: "talk-parents", Added: true, Lines: []string{
		"Het kind, een ander of jijzelf kan gevaar lopen, of er is grote haast. (bron: Landelijke Klachtencommissie Onderwijs)",
		"Het kan gaan om seksueel misbruik, of er is een strafrechtelijk onderzoek. Overleg eerst met Veilig Thuis of de politie. Praat er ook met het kind niet over voordat de politie meedenkt. (bron: kindermishandelingonderwijskinderopvang.nl)",
		"Het kan gaan om eergerelateerd geweld, huwelijksdwang, achterlating of genitale verminking. Openlijk contact is dan een groot risico: plannen kunnen sneller doorgaan. Bemiddel niet. Zelfs een nummer van Veilig Thuis in een telefoon is een risico. (bron: huwelijksdwangenachterlating.nl)",
		"Het kind vertelde het je net zelf. **Bel eerst Veilig Thuis: 0800-2000.** (bron: Augeo)",
		"Altijd: vraag Veilig Thuis om advies en schrijf je reden op. Het protocol van Optimus vraagt dat je het ook bovenschools meldt.",
	}}
}

func guideChild() Guide {
	return Guide{Title: "Zo praat je met het kind", Page: "child-tells", Added: true, Lines: []string{
		"Het gesprek is er om het kind te steunen. Jij hoeft niet vast te stellen wat er gebeurd is.",
		"Neem de tijd, op een rustige plek. Sluit aan bij de leeftijd en bij wat het kind doet.",
		"Nodig uit om te vertellen: 'Vertel eens.' Vraag niet naar waarom en leg het kind geen woorden in de mond.",
		"Stel geen vragen waarop het kind alleen ja of nee kan zeggen, en vraag niet door om het zeker te weten.",
		"Laat niet merken dat je schrikt. Oordeel niet over de ouders: een kind is trouw aan zijn ouders.",
		"Beloof niet dat je het geheim houdt. Vertel wie je om hulp vraagt, en waarom.",
		"Zeg dat het niet de schuld van het kind is. Vertel wat er nu gebeurt.",
		"Schrijf direct daarna op wat het kind zei, letterlijk. Schrijf ook je eigen vraag letterlijk op.",
	}}
}

// guideConsent says where the sources differ: the Nederlands Jeugdinstituut asks
// the parents first, others accept a talk that the child itself seeks.
func guideConsent() Guide {
	return Guide{Title: "Eerst de ouders vragen?", Page: "child-tells", Added: true, Lines: []string{
		"Begint het kind zelf? Dan luister je.",
		"Plan jij een gesprek en is het kind jonger dan 16 jaar? Het Nederlands Jeugdinstituut raadt aan de ouders eerst om toestemming te vragen.",
		"Kan dat niet veilig, of doe je het om een andere reden niet? Leg vast waarom. De bronnen zijn het hierover niet eens.",
	}}
}
