package meldcode

import "strconv"

// BlockKind says how a Block is drawn.
type BlockKind uint8

const (
	Paragraph BlockKind = iota
	Heading             // h2
	List                // Items, unordered
	Numbered            // Items, in order
	Phones              // Items are ids of Numbers
	Address             // Text names it, URL is outside the app
	Copyable            // Text can be copied
	Way                 // a button: Text is its name, Go a route
)

// Block is a part of a page. In Text and Items "**x**" marks strong text.
type Block struct {
	Kind  BlockKind
	Text  string
	Items []string
	URL   string
	Go    string // absolute route without "#/": "call", "staff"
	Added bool   // not in the source protocol
}

// Page is a text that can be read without a case and without unlocking.
type Page struct {
	ID     string
	Title  string
	Blocks []Block
}

func para(text string) Block       { return Block{Kind: Paragraph, Text: text} }
func head(text string) Block       { return Block{Kind: Heading, Text: text} }
func list(items ...string) Block   { return Block{Kind: List, Items: items} }
func phones(ids ...string) Block   { return Block{Kind: Phones, Items: ids} }
func way(text, route string) Block { return Block{Kind: Way, Text: text, Go: route} }

// Pages returns the pages of "Uitleg", in their order.
func Pages() []Page {
	return []Page{
		childTellsPage(), writingPage(), tabletPage(),
		stepsPage(), considerationsPage(), unsafePage(), decisionsPage(), talkParentsPage(), protocolPage(),
		outsidePage(), contactsPage(), addressesPage(), installPage(), administratorPage(), trustPage(), NowPage(), StaffPage(),
	}
}

// PageByID returns the page with this id.
func PageByID(id string) (Page, bool) {
	for _, page := range Pages() {
		if page.ID == id {
			return page, true
		}
	}
	return Page{}, false
}

// NowPage is "Nu hulp nodig" (T03). No question stands before a number.
func NowPage() Page {
	return Page{"now", "Is er nu gevaar?", []Block{
		para("**112** Bel 112 als iemand nu in gevaar is."),
		para("**0800-2000** Bel Veilig Thuis als je denkt dat iemand de komende uren of dagen niet veilig is, of als je twijfelt. Gratis, dag en nacht."),
		phones("112", "vt"),
		para("Kan deze tablet niet bellen? Pak de schooltelefoon of je eigen telefoon."),
		para("Gaat het kind zo naar huis? Zeg dat als eerste en vraag wat je moet doen."),
		para("Haal er een collega bij: de IB'er, de aandachtsfunctionaris of de directeur. De een blijft bij het kind, de ander belt."),
		para("Kun je zelf niet bellen? Vraag een collega om te bellen en mee te luisteren."),
		para("Vastleggen doe je daarna."),
	}}
}

// StaffPage is the other route, for someone who works for the school (T25).
// The duties of the WPO's article 4a are being widened and were not checked in
// the text now in force, so the page states none of them as a rule.
func StaffPage() Page {
	return Page{"staff", "Gaat het om iemand die voor de school werkt?", []Block{
		para("Ook een stagiair, vrijwilliger of overblijfkracht telt mee. Dan is deze app niet de goede plek: leg hier niets vast."),
		para("Ga naar de directeur of het bestuur. Gaat het over iemand van de directie of het bestuur zelf? Bel dan de vertrouwensinspecteur."),
		para("Denk je aan seksueel misbruik van een leerling? Wacht niet. Vertel het meteen, en vraag de vertrouwensinspecteur wat er moet gebeuren."),
		para("De vertrouwensinspecteur geeft ook advies bij ander geweld en bij intimidatie."),
		phones("inspector", "112"),
	}}
}

func childTellsPage() Page {
	blocks := []Block{para("Luister. Het kind moet zich gesteund voelen. Je hoeft niets te bewijzen.")}
	blocks = append(blocks, unfolded(guideChild())...)
	blocks = append(blocks,
		para("Praat nog niet met de ouders. **Bel eerst Veilig Thuis: 0800-2000.**"),
		phones("vt", "112", "child-line"),
		way("Naar de belhulp", "call"))
	return Page{"child-tells", "Wat doe ik als een kind iets vertelt", append(blocks, unfolded(guideConsent(), guideDisclosure())...)}
}

func writingPage() Page {
	return Page{"writing", "Wat schrijf ik wel en niet op", []Block{
		head("Wel"),
		list(
			"Wat je zag en hoorde, zo letterlijk mogelijk, met datum en plaats.",
			"Van wie je iets weet: zelf gezien, of van iemand gehoord.",
			"Je eigen gedachten, maar apart.",
			"Met wie je overlegde, ook met Veilig Thuis, en wat het advies was.",
			"Wat je met ouders, kind en anderen afsprak.",
			"Hoe jullie wogen, en waarom jullie wel of niet melden.",
			"Klopt een vermoeden niet? Schrijf dat er duidelijk bij.",
		),
		head("Niet"),
		list(
			"Etiketten en diagnoses, zoals 'labiel' of 'verwaarloosd'. Schrijf op wat je ziet.",
			"Een lijst met vinkjes zonder verhaal. Een lijst helpt kijken en bewijst niets.",
			"Foto's van het lichaam van een kind, of hoe oud een blauwe plek zou zijn.",
			"Het burgerservicenummer (BSN).",
			"Meer dan nodig is.",
		),
		para("Schrijf zo dat de ouders het later mogen lezen. Ga ervan uit dat alles in het dossier een keer gelezen kan worden."),
		para("De AVG staat melden en zorgvuldig vastleggen niet in de weg. Schrijf niet meer op dan nodig is."),
		head("Ouders en het leerlingvolgsysteem"),
		para("Zet dit dossier niet in ParnasSys of een ander leerlingvolgsysteem. Wil je een verwijzing? Kijk eerst wie die notitie kan lezen, ook in het ouderportaal. Bijvoorbeeld:"),
		{Kind: Copyable, Text: "Vragen over deze leerling: neem contact op met de IB'er."},
	}}
}

func tabletPage() Page {
	return Page{"tablet", "Wat blijft op deze tablet", []Block{
		list(
			"Alles wat je invult, blijft op deze tablet. Er gaat alleen iets naar buiten als jij het afdrukt of exporteert.",
			"Alles is versleuteld. Alleen wie bij een dossier hoort, kan het lezen.",
			"Het logboek groeit alleen. Een verbetering komt naast de oude tekst te staan.",
			"Deze app meldt niets. Melden doe je zelf, bij Veilig Thuis.",
		),
		para("Een concept is bewaard, maar staat nog niet in het logboek. Pas na 'Vastleggen' staat het erin."),
		para("Niemand kan je wachtzin opzoeken of vervangen. Bewaar je herstelcode in een dichte envelop in de kluis van de school."),
		para("Raakt de tablet kwijt of stuk? Dan is alleen terug te halen wat in een back-up zit. Maak die regelmatig en controleer hem."),
		head("Waar staat het precies?"),
		para("In de opslag van de browser op deze tablet. Daar kan het verdwijnen: als iemand de gegevens van de browser wist, als de tablet vol raakt, of als de tablet kwijt of stuk is. Onderaan het overzicht staat of de browser belooft je gegevens te bewaren en hoe oud de laatste gecontroleerde back-up is."),
		way("Zo zet je de app op het beginscherm", "help/install"),
		way("Blad voor de beheerder", "help/administrator"),
		head("Wat anderen kunnen zien"),
		para("Kan er iemand meekijken? Tik op 'Scherm verbergen', rechtsboven op elk scherm. Met een toetsenbord kan het ook: druk drie keer snel op Shift."),
		list(
			"Raak je de app een tijd niet aan, dan gaat hij op slot. Je kiest zelf na hoeveel minuten, bij Instellingen.",
			"Op slot blijven de namen op het ontgrendelscherm te lezen, en de nummers waarbij je 'tonen zonder ontgrendelen' koos.",
			"Ga je naar een andere app, dan legt deze app een leeg scherm over je tekst. Sommige tablets maken eerder een plaatje van het scherm, voor het overzicht van open apps. Dat kan de app niet verhinderen. Tik dus eerst op 'Scherm verbergen' of 'Op slot'.",
			"Een schermafdruk, een afdruk en een bestand dat je zelf maakte, beschermt de app niet.",
		),
		way("Wie kan er wel en niet bij", "help/trust"),
	}}
}

func talkParentsPage() Page {
	blocks := unfolded(guidePrepare(), guideParents())
	blocks = append(blocks,
		head("Toestemming"),
		para("Geeft een ouder geen toestemming om met anderen te praten? Leg dat vast. Overleggen binnen de school en advies vragen aan Veilig Thuis zonder namen kan nog steeds. Voor een melding is geen toestemming nodig."),
		head("Beide ouders"),
		para("Breng beide ouders op de hoogte van het besluit, ook als ze niet samenwonen. Is een ouder onbekend of is contact onveilig? Kies dan 'nog niet' en schrijf de reden op. Vraag bij twijfel Veilig Thuis of je bestuur."))
	return Page{"talk-parents", "Praten met ouders", append(blocks, append(unfolded(guideTell(), guideNotFirst()), phones("vt"))...)}
}

func protocolPage() Page {
	protocol := TheProtocol()
	var blocks []Block
	for _, passage := range protocol.Intro {
		blocks = append(blocks, Block{Kind: Paragraph, Text: passage.Text, Added: passage.Added})
	}
	for _, s := range protocol.Steps {
		blocks = append(blocks, head("Stap "+strconv.Itoa(s.Number)+": "+s.Title))
		for _, passage := range s.Passages {
			blocks = append(blocks, Block{Kind: Paragraph, Text: passage.Text, Added: passage.Added})
		}
	}
	return Page{"protocol", "De meldcode in vijf stappen", blocks}
}

// stepsPage explains the steps in our own words; protocolPage holds what the
// source says of them.
func stepsPage() Page {
	var blocks []Block
	for n := 1; n <= 5; n++ {
		step := StepByNumber(n)
		blocks = append(blocks, head("Stap "+strconv.Itoa(n)+": "+step.Name), list(StepGuide(n).Lines...))
	}
	return Page{"steps", "De vijf stappen uitgelegd", append(blocks,
		para("De volgorde is een advies. Bij direct gevaar bel je meteen **112** of Veilig Thuis: **0800-2000**."),
		way("Wat het protocol zelf zegt", "help/protocol"))}
}

func considerationsPage() Page {
	blocks := []Block{para("In stap 4 weeg je samen, in vijf vragen. Je kunt een antwoord later herzien. Het oude antwoord blijft in het logboek staan.")}
	for _, c := range Considerations() {
		form, _ := FormByID(c.Form)
		blocks = append(blocks, head("Afweging "+strconv.Itoa(c.Number)+": "+c.Name), para(form.Title))
		var answers []string
		for _, q := range form.Questions {
			if q.ID != "answer" {
				continue
			}
			for _, o := range q.Options {
				answers = append(answers, o.Label+" "+o.Hint)
			}
		}
		blocks = append(blocks, list(answers...), list(WeighGuide(c.Number).Lines...))
	}
	return Page{"considerations", "De vijf afwegingen", append(blocks,
		para("Kunnen jullie iets nog niet zeggen? Stel de weging dan uit, vraag Veilig Thuis om advies en kies een datum."),
		way("Wanneer is het onveilig?", "help/unsafe"))}
}

// unsafePage keeps apart what sources name alike: the three professional norms of
// the official framework, and the three situations under the first of them.
func unsafePage() Page {
	blocks := []Block{para("Bij afweging 2 vraag je: is er acute of structurele onveiligheid? Twijfel telt als ja. Hieronder staan eerst drie situaties, daarna drie normen. Dat zijn verschillende dingen.")}
	blocks = append(blocks, unfolded(guideAcute(), guideStructural(), guideDisclosure(), guideNorms())...)
	return Page{"unsafe", "Wanneer is het onveilig, en wanneer meld je?", append(blocks,
		Block{Kind: Paragraph, Added: true, Text: "Er is geen wettelijke meldplicht. Wel is melden de professionele norm bij acute of structurele onveiligheid. In het onderwijs geldt dat ook bij twijfel."},
		phones("112", "vt"))}
}

func decisionsPage() Page {
	return Page{"decisions", "De twee besluiten", []Block{
		head("Beslissing 1: melden bij Veilig Thuis"),
		{Kind: Paragraph, Added: true, Text: "Er is geen wettelijke meldplicht. Wel is melden de professionele norm bij acute of structurele onveiligheid. In het onderwijs geldt dat ook bij twijfel."},
		para("Volgens het protocol neemt de directeur het uiteindelijke besluit. Bij een melding weet het bevoegd gezag dit altijd."),
		para("Je kunt anders besluiten dan uit de afwegingen volgt. Je legt dat eerlijk vast en je moet het later kunnen uitleggen."),
		head("Beslissing 2: is hulp (ook) mogelijk?"),
		para("Melden en hulp geven kunnen samengaan. De directeur is verantwoordelijk voor de hulp en er komt een casemanager. Het samenwerkingsverband kan meehelpen."),
		head("Advies, melding en je naam"),
		{Kind: Paragraph, Added: true, Text: "Advies vragen kan altijd zonder namen. Jij blijft dan verantwoordelijk. Bij een melding weet Veilig Thuis wie je bent. Alleen in bijzondere gevallen blijft je naam verborgen voor het gezin. Bespreek dat met Veilig Thuis. De gronden zijn:"},
		list(
			"Het kind of iemand anders in het gezin kan gevaar lopen.",
			"Ik of een collega kan gevaar lopen.",
			"Het vertrouwen van het gezin in ons raakt ernstig verstoord.",
		),
		head("Daarna"),
		para("**Deze app meldt niets.** Melden doe je zelf: bel Veilig Thuis, 0800-2000."),
		para("Veilig Thuis streeft ernaar een melding binnen 5 werkdagen te beoordelen. Het kan langer duren. (norm van Veilig Thuis)"),
		para("De school verwacht binnen drie weken terugkoppeling. (schoolafspraak van Optimus, geen wet)"),
		para("Nog niets gehoord? Bel Veilig Thuis, vraag hoe het staat en leg het antwoord vast. Blijft het onveilig? Meld opnieuw."),
		way("Naar de belhulp", "call"),
	}}
}

// outsidePage is about requests and messages from outside. Giving information
// to Veilig Thuis without consent rests on Wmo 2015 art. 5.2.6 (a right).
func outsidePage() Page {
	return Page{"outside", "Vragen en berichten van buiten", []Block{
		head("Iemand vraagt om het dossier"),
		para("Vraagt een ouder, de politie of een advocaat om het dossier? Geef het niet direct mee. Leg de vraag vast en overleg met je bestuur."),
		para("Vraagt Veilig Thuis om informatie? Dat mag je geven als het nodig is, ook zonder toestemming van de ouders. Weet je niet zeker wie er belt? Bel terug via 0800-2000."),
		head("Handle with Care"),
		para("Kreeg je een Handle with Care-bericht? Leg dat hier niet vast, tenzij jullie afspraken dat toestaan. Wat je zelf ziet aan het kind, mag je wel vastleggen."),
	}}
}

func contactsPage() Page {
	return Page{"contacts", "Maak een lijst met contacten", []Block{
		para("Een tip uit het protocol: maak een lijst met namen en telefoonnummers van contactpersonen en organisaties. Dat kan in deze app, bij Contacten."),
		list("IB'er of aandachtsfunctionaris", "Directeur en bestuur", "Bovenschools deskundige", "Netwerkondersteuner van het samenwerkingsverband",
			"Schoolmaatschappelijk werk", "Jeugdarts", "Leerplichtambtenaar", "Wijkteam", "Vertrouwenspersoon"),
		phones("112", "vt", "inspector", "child-line"),
		way("Naar Contacten", "contacts"),
	}}
}

func addressesPage() Page {
	return Page{"addresses", "Adressen uit het protocol", []Block{
		para("Alleen met internet. Opent buiten de app. Dit adres komt uit het protocol en kan veranderd zijn."),
		{Kind: Address, Text: "Signalenkaart", URL: "https://signalenkaart.nl"},
		{Kind: Address, Text: "Afwegingskader meldcode onderwijs en leerplicht/RMC", URL: "https://www.poraad.nl/files/themas/school_kind_omgeving/afwegingskader_bij_meldcode_kindermishandeling.pdf"},
		{Kind: Address, Text: "Meldcode-app", URL: "https://www.020veiligthuis.nl/professionals/meldcode/meldcode-app/"},
	}}
}
