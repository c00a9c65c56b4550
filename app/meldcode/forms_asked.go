package meldcode

// askedForm is a question that comes to the school. What may be given differs by
// who asks: Veilig Thuis may be told what it needs without consent (Wmo 2015
// article 5.2.6, a right and no duty); nobody else is given the file at once.
func askedForm() Form {
	family := picked("by", "parent")
	vt := picked("by", "vt")
	others := picked("by", "police", "lawyer", "court", "care", "other")
	gave := picked("gave", Yes)
	return Form{
		ID: FormAsked, Name: "Vraag van buiten", Title: "Iemand vraagt ons iets", Button: "Vastleggen", Dated: true, About: true, Flags: true,
		Intro: []string{"Geef niet direct iets mee. Leg eerst vast wie iets vraagt."},
		Questions: []Question{
			{ID: "by", Label: "Wie vraagt iets?", Kind: One, Added: true, Options: []Option{
				{ID: "vt", Label: "Veilig Thuis"},
				{ID: "parent", Label: "Een ouder of verzorger"},
				{ID: "police", Label: "De politie"},
				{ID: "lawyer", Label: "Een advocaat"},
				{ID: "court", Label: "De Raad voor de Kinderbescherming of een voogd"},
				{ID: "care", Label: "Een hulpverlener, arts of wijkteam"},
				{ID: "other", Label: "Iemand anders"},
			}},
			{ID: "who", Label: "Naam en organisatie", Kind: Line, Required: true, Missing: "Vul in wie iets vraagt."},
			{ID: "called-back", Label: "Heb je teruggebeld via een nummer dat je zelf opzocht?", Kind: One, When: not(family), Options: []Option{
				{ID: Yes, Label: "Ja"}, {ID: No, Label: "Nee"}, {ID: "known", Label: "Niet nodig, ik ken deze persoon"},
			}},
			{ID: "looked-up", Label: "Welk nummer, en waar vond je dat?", Kind: Line, When: picked("called-back", Yes), Added: true},
			{ID: "question", Label: "Wat is er gevraagd?", Kind: Text, Required: true, Missing: "Schrijf op wat er is gevraagd."},
			{ID: "why-asked", Label: "Waarvoor is het nodig, volgens wie het vraagt?", Kind: Text, Added: true},
			{ID: "gave", Label: "Gaven jullie informatie?", Kind: One, Added: true, Options: []Option{
				{ID: Yes, Label: "Ja"}, {ID: No, Label: "Nee"}, {ID: NotYet, Label: "Nog niet, wij overleggen eerst"},
			}},
			{ID: "given", Label: "Wat heb je gegeven?", Hint: "Schrijf ook op waarom dat nodig was. Niets gegeven? Schrijf dat dan op.", Kind: Text, Required: true, Missing: "Schrijf op wat je hebt gegeven, of dat je niets gaf."},
			{ID: "ground", Label: "Op welke grond?", Kind: One, When: gave, Added: true, Required: true, Missing: missingChoice, Options: []Option{
				{ID: "vt", Label: "Informatie aan Veilig Thuis (Wmo 2015, artikel 5.2.6)", When: vt},
				{ID: "consent", Label: "Met toestemming van de ouder"},
				{ID: "access", Label: "De ouder vraagt om inzage", When: family},
				{ID: "board", Label: "Het bestuur besloot het", When: not(vt)},
				{ID: "other", Label: "Een andere grond"},
			}},
			{ID: "ground-words", Label: "Welke grond?", Kind: Line, When: picked("ground", "other"), Required: true, Missing: "Schrijf op welke grond het is."},
			{ID: "decided-by", Label: "Wie besloot dit?", Kind: Staff, When: answered("gave"), Added: true, Prefill: me},
			{ID: "parents-know", Label: "Weten de ouders het?", Kind: One, When: not(family), Options: []Option{{ID: Yes, Label: "Ja"}, {ID: No, Label: "Nee"}}},
			{ID: "parents-why", Label: "Waarom niet?", Kind: Text, When: picked("parents-know", No)},
			{ID: "own-worry", Label: "Hebben jullie zelf zorgen?", Kind: One, Options: []Option{{ID: Yes, Label: "Ja"}, {ID: No, Label: "Nee"}}},
		},
		Panels: []Panel{
			{ID: "vt", Kind: Note, After: "by", When: vt,
				Lines: []string{"Vraagt Veilig Thuis om informatie? Dat mag je geven als het nodig is, ook zonder toestemming van de ouders. Geef niet meer dan nodig is. Weet je niet zeker wie er belt? Bel terug via **0800-2000**."}},
			{ID: "parent", Kind: Note, After: "by", When: family,
				Lines: []string{"Vraagt een ouder om het dossier? Geef het niet direct mee. Leg de vraag vast en overleg met je bestuur."},
				Go:    "/help/outside", Do: "Uitleg over vragen van buiten"},
			{ID: "others", Kind: Note, After: "by", When: others,
				Lines: []string{"Geef het dossier niet direct mee. Leg de vraag vast en overleg met je bestuur. Weet je niet zeker wie er belt? Bel terug via een nummer dat je zelf opzoekt."},
				Go:    "/help/outside", Do: "Uitleg over vragen van buiten"},
			{ID: "call-back", Kind: Warning, After: "called-back", When: picked("called-back", No),
				Lines: []string{"Bel eerst terug via een nummer dat je zelf opzoekt, voordat je iets geeft. Veilig Thuis: **0800-2000**."}},
			{ID: "worry", Kind: Note, After: "own-worry", When: picked("own-worry", Yes),
				Lines: []string{"Leg eerst deze vraag vast. Leg daarna je zorgen vast als signaal, in dit dossier."}, Go: "add/signal", Do: "Signaal vastleggen"},
		},
	}
}
