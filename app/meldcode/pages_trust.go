package meldcode

// trustPage is the threat model for the privacy officer, on one sheet. What it
// says is what the package comment of vault says in other words, and what the
// tests of session hold: change them together.
func trustPage() Page {
	return Page{"trust", "Wie kan er wel en niet bij", []Block{
		para("Voor de functionaris gegevensbescherming (FG). Dit blad zegt wat de app tegenhoudt en wat niet."),
		head("Wie er niet bij kan"),
		list(
			"Wie de tablet of zijn schijf in handen krijgt, en geen wachtzin of herstelcode kent. Die leest geen tekst, geen naam van een kind of ouder en geen datum uit een dossier.",
			"Een collega die niet bij het dossier hoort. In de app ziet die er niets van. Geen enkele functie geeft vanzelf toegang.",
			"De maker van de app en de beheerder van de webserver: die hebben geen kopie en geen sleutel. De app verstuurt niets. De webserver ziet wel dat een tablet de app ophaalt.",
		),
		head("Wie er wel bij kan"),
		list(
			"Wie jouw wachtzin kent, of jouw herstelcode. De herstelcode opent ook je back-ups, zonder de tablet.",
			"Wie een kopie van de schijf heeft en je wachtzin raadt. De app laat wachten na drie verkeerde pogingen, maar een kopie wacht niet. Daarom vier of meer losse woorden.",
			"Wie op de tablet software of een extensie zet die meeleest. De beheerder van de tablet kan dat.",
			"Wie de app zelf verandert. De beheerder van de webserver kan een veranderde app klaarzetten. Die kan meelezen zodra de tablet met die server is verbonden.",
			"Deelt de app zijn adres met andere pagina's? Dan kan elke pagina op dat adres de app veranderen of alles wissen. Daarom een eigen adres.",
			"Een passkey opent alleen samen met de eigen pincode. Wie de code van de tablet kent, heeft vaak ook de passkey. Dan houdt alleen de pincode tegen.",
		),
		head("Wat leesbaar blijft"),
		list(
			"Namen en functies op het ontgrendelscherm, en nummers met 'tonen zonder ontgrendelen'. Wie bij de bestanden kan, kan die ook veranderen. De app zegt dat na het ontgrendelen.",
			"Van elke collega: hoe vaak de wachtzin fout was, wanneer het laatst, en of er een passkey is.",
			"Aantallen: dossiers, schrijvers en aantekeningen per dossier, concepten en berichten per collega. Ook hoe groot ze ongeveer zijn en wanneer de browser iets bewaarde. Niet waarover het gaat.",
		),
		head("Collega's op één tablet"),
		list(
			"Elke collega leest de lijst met collega's en de contacten.",
			"Wie iemand toevoegt, typt de naam. De app weet niet wie er achter de tablet zit. 'Ondertekend' betekent: vastgelegd door wie die wachtzin kent.",
			"Toegang geeft het hele dossier. Stopt de toegang, dan krijgt het dossier een nieuwe sleutel. Wat gelezen is, is bekend.",
			"Wie vertrekt, kan niet meer ontgrendelen. Haalde een collega diegene weg? Dan opent de herstelcode nog de dossiers waar niemand de toegang van stopte, anders raken die kwijt.",
			"Een doorgegeven signaal opent alleen wie je koos. Vraag of het is aangekomen: haalt iemand het uit de bestanden, dan ziet de app dat niet.",
			"Een IB'er of aandachtsfunctionaris krijgt bij een nieuw signaal een versleuteld kenmerk van de naam van het kind. De app toont het alleen bij een eigen dossier over dat kind. Met technische kennis kan diegene namen uitproberen.",
		),
		head("Wat je merkt als iemand iets verandert"),
		list(
			"Een aantekening die is veranderd, verplaatst, weg is of op andermans naam staat: het dossier zegt het bij openen of bij 'Controleer logboek'. Is de nieuwste aantekening weg? Dan zegt de app dat tegen wie hem schreef, of daarna zelf iets vastlegde.",
			"Andere gegevens die zijn beschadigd of vervangen: de app zegt het na het ontgrendelen.",
			"Niet te merken: een hele tablet die is teruggezet naar eerder. Alleen de controlecode op een afdruk verschilt dan. Ook niet: een concept, contacten of een datum van de back-up die iemand weghaalt of door een oudere vervangt.",
		),
		head("Kwijt, gestolen of gewist"),
		list(
			"Kwijt, stuk of gewist: alleen een back-up brengt de dossiers terug. Vertel het meteen aan je FG en je beheerder.",
			"Wat gewist of vervangen is, blijft soms nog een tijd op de schijf staan, versleuteld. Een oude wachtzin of oude sleutel opent die resten. Daarom moet de tablet zelf versleuteld zijn. 'Sleutels vernieuwen' beschermt wat daarna wordt bewaard.",
			"Wat je afdrukt, fotografeert of als bestand meegeeft, is buiten de app.",
		),
	}}
}
