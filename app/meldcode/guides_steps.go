package meldcode

import "strconv"

// The explanation of each step and each consideration: what one does, why, and
// what others do. What the steps ask is the source protocol's; the tasks of
// others come from the Utrecht protocol for primary schools, the Besluit
// verplichte meldcode and the complaints board (LKC).

// explained makes a guide of its three parts.
func explained(title, page, what, why, others string) Guide {
	return Guide{Title: title, Page: page, Lines: []string{"**Wat:** " + what, "**Waarom:** " + why, "**Wat anderen doen:** " + others}}
}

// StepGuide explains step n, 1 to 5.
func StepGuide(n int) Guide {
	title := "Uitleg bij stap " + strconv.Itoa(n)
	switch n {
	case 1:
		return explained(title, "steps",
			"Je schrijft op wat je zag en hoorde, met datum en bron. Je vraagt of collega's ook iets zagen. Samen kijken jullie wat het voor het kind betekent en wie het oppakt.",
			"Eén signaal zegt vaak weinig. Een paar losse signalen samen laten soms een patroon zien. Feiten, meningen en vermoedens blijven apart, want anderen moeten het later kunnen nagaan.",
			"Overblijf, stagiairs en ander personeel geven hun signaal door aan de leraar of de IB'er en praten er met niemand anders over. De IB'er roept het zorgteam bij elkaar.")
	case 2:
		return explained(title, "steps",
			"Je overlegt met een deskundige collega. Twijfel je, dan vraag je Veilig Thuis om advies. Dat kan altijd zonder namen.",
			"Anderen zien wat jij mist. De klachtencommissie noemde het onzorgvuldig dat een school niet eerst advies vroeg aan Veilig Thuis.",
			"De aandachtsfunctionaris kent de meldcode en kijkt of de stappen kloppen. Veilig Thuis denkt mee, noteert bij een advies geen gegevens van het gezin, en laat de verantwoordelijkheid bij jou. Een bovenschools deskundige, de jeugdarts of het wijkteam kan ook meedenken.")
	case 3:
		return explained(title, "steps",
			"Je bespreekt de zorgen met beide ouders en met het kind. Kan dat nog niet veilig, dan leg je vast waarom en meld je het bovenschools.",
			"Ouders horen in principe vooraf wat de zorgen zijn. De klachtencommissie maakt alleen een uitzondering voor veiligheid en haast.",
			"Een collega gaat mee: jullie praten met twee. Veilig Thuis zegt of een gesprek veilig is, en hoe je het voert.")
	case 4:
		return explained(title, "considerations",
			"Jullie beantwoorden samen vijf vragen over het vermoeden, de veiligheid, de hulp, de inzet van de betrokkenen en het resultaat.",
			"Zo is later te zien hoe jullie wogen. Ook waarom jullie níet melden, schrijf je op.",
			"Het bevoegd gezag schat mee in of het veilig is. Bij 'ja of twijfel' loopt Veilig Thuis de rest met jullie door.")
	default:
		return explained(title, "decisions",
			"De directeur neemt twee besluiten: melden bij Veilig Thuis, en is hulp (ook) mogelijk?",
			"De wet vraagt dat vaststaat wie over melden beslist. Melden en hulp geven kunnen samengaan.",
			"Het bevoegd gezag weet het bij elke melding. Veilig Thuis neemt na een melding het zicht op de veiligheid over. Biedt de school hulp, dan is er een casemanager.")
	}
}

// WeighGuide explains consideration n, 1 to 5.
func WeighGuide(n int) Guide {
	title := "Uitleg bij afweging " + strconv.Itoa(n)
	switch n {
	case 1:
		return explained(title, "considerations",
			"Jullie kijken terug op stap 1, 2 en 3. Is er geen actie nodig, of is er een sterk vermoeden?",
			"Een sterk vermoeden is genoeg: je hoeft niets te bewijzen. Klopt een vermoeden niet, schrijf dat dan duidelijk op. Dat is belangrijk voor het kind en de ouders.",
			"Het bevoegd gezag hoort dat er een sterk vermoeden is. Bij twijfel vraag je altijd advies aan Veilig Thuis.")
	case 2:
		return explained(title, "unsafe",
			"Jullie schatten in of iemand nu, of steeds opnieuw, niet veilig is. Kijk naar iedereen thuis, ook naar broers en zussen.",
			"Bij acute of structurele onveiligheid is melden de professionele norm. In het onderwijs telt twijfel als ja: dat vindt ook de klachtencommissie.",
			"De school schat dit in met het bevoegd gezag. Veilig Thuis beoordeelt de melding en loopt de afwegingen hierna met jullie door.")
	case 3:
		return explained(title, "considerations",
			"Twee vragen in één: kan de school goede hulp bieden of organiseren, en is de dreiging daarmee af te wenden?",
			"Lukt een van de twee niet, dan is melden de professionele norm.",
			"De IB'er, de zorgcoördinator, schoolmaatschappelijk werk of een partner buiten de school geeft de hulp. De leraar geeft deze hulp niet alleen.")
	case 4:
		return explained(title, "considerations",
			"Jullie vragen aan iedereen om wie het gaat: aanvaard je de hulp, en zet je je ervoor in?",
			"Alleen ja zeggen is niet genoeg. Doet niet iedereen mee, dan kan de school de dreiging misschien niet afwenden.",
			"De casemanager spreekt met alle betrokkenen af wie wat doet, wanneer het klaar is en waaraan jullie het merken.")
	default:
		return explained(title, "considerations",
			"Jullie kijken of de afspraken binnen de termijn zijn gehaald: voor de veiligheid, het welzijn en het herstel.",
			"Stopt de onveiligheid niet, of komt zij terug? Dan is melden de professionele norm, ook als er al hulp is.",
			"De casemanager verzamelt wat iedereen ziet. Daarna spreken jullie af wie de veiligheid blijft volgen, en op welke data.")
	}
}

// The situations under the first norm. Definition and questions of the acute
// ones: Interventieacademie; examples of the structural ones: KNMG, annex 6;
// disclosure: Nederlands Jeugdinstituut and Augeo.

func guideAcute() Guide {
	return Guide{Title: "Acute onveiligheid", Page: "unsafe", Added: true, Lines: []string{
		"Iemand is in direct lichamelijk gevaar, de komende uren of dagen is de veiligheid niet zeker, en er is nu bescherming nodig. (bron: Interventieacademie)",
		"Bijvoorbeeld: lichamelijk of seksueel geweld, met of zonder letsel.",
		"Bijvoorbeeld: geen eten, drinken, kleding of onderdak; geen medische hulp die nodig is; of juist medicijnen of zorg die niet nodig zijn.",
		"Vraag je af: is er levensgevaar? Is er waarschijnlijk ernstig letsel toegebracht, of geprobeerd?",
		"Vraag je af: zijn kinderen in gevaar doordat een verzorger te veel drank of drugs gebruikt, of psychiatrisch in crisis is?",
		"Vraag je af: dreigt iemand zichzelf en familie te doden, te verwonden of te ontvoeren? Denk aan een familiedrama, eerwraak, huwelijksdwang of genitale verminking.",
		"Vraag je af: is er mensenhandel of uitbuiting? Kan het geweld of de verwaarlozing leiden tot verminking, een handicap of de dood?",
		"Direct gevaar: **112**. Anders: **0800-2000**.",
	}}
}

func guideStructural() Guide {
	return Guide{Title: "Structurele onveiligheid", Page: "unsafe", Added: true, Lines: []string{
		"De veiligheid van iemand wordt steeds opnieuw of voortdurend bedreigd. Eerder geweld is de belangrijkste voorspeller van nieuw geweld. (bron: Staatscourant 2017, nummer 46221)",
		"Bijvoorbeeld: een kind groeit op bij ouders met een verstandelijke beperking, een verslaving of psychiatrische problemen, en dat bedreigt steeds opnieuw zijn veiligheid en remt zijn ontwikkeling. (bron: KNMG)",
		"Bijvoorbeeld: een kind is telkens getuige van huiselijk geweld. (bron: KNMG)",
		"Bijvoorbeeld: stalking tussen partners of ex-partners die erger wordt. (bron: KNMG)",
	}}
}

func guideDisclosure() Guide {
	return Guide{Title: "Een kind vertelt het zelf (disclosure)", Page: "unsafe", Added: true, Lines: []string{
		"Een kind vertelt uit zichzelf dat het thuis niet veilig is. Vaak kan het dan niet meer. Neem het serieus. (bron: Augeo en NJi)",
		"Ga niet zomaar naar de ouders. **Bel eerst Veilig Thuis: 0800-2000.** Het kan acuut gevaar betekenen.",
		"Volgens Augeo meld je ook als iemand het zelf vertelt. De artsenorganisatie KNMG noemt alleen acute en structurele onveiligheid. Bespreek daarom met Veilig Thuis wat dit voor afweging 2 betekent. De app vult daar nooit zelf een antwoord in.",
	}}
}

// guideNorms are the three that the official framework calls professional norms.
func guideNorms() Guide {
	return Guide{Title: "De drie professionele normen", Page: "unsafe", Added: true, Lines: []string{
		"Norm 1: je meldt bij acute of structurele onveiligheid. (afweging 2)",
		"Norm 2: je meldt in alle andere gevallen waarin je niet genoeg goede hulp kunt bieden of organiseren. (afweging 3 en 4)",
		"Norm 3: je meldt als er hulp is, maar de onveiligheid stopt niet of komt terug. (afweging 5)",
		"Acuut, structureel en disclosure zijn iets anders: dat zijn drie situaties die bij norm 1 horen.",
	}}
}
