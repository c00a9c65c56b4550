package meldcode

// The pages about the tablet itself: to put the app on it, and what whoever
// manages it must know. They are no part of the protocol. What menus are called
// differs by version, so each way is told by what one is looking for.

func installPage() Page {
	return Page{"install", "Zo zet je de app op het beginscherm", []Block{
		para("Staat de app op het beginscherm, dan blijven je gegevens beter bewaard en opent hij zonder internet. De woorden op jouw tablet kunnen iets anders zijn."),
		head("iPad"),
		{Kind: Numbered, Items: []string{
			"Open de app in Safari.",
			"Tik op het deelteken.",
			"Tik op 'Zet op beginscherm'.",
			"Open de app daarna altijd met het pictogram. De app in Safari en de app op het beginscherm hebben elk hun eigen opslag.",
		}},
		head("Android-tablet"),
		{Kind: Numbered, Items: []string{
			"Open de app in Chrome.",
			"Tik op het menu met de drie puntjes.",
			"Tik op 'App installeren' of 'Toevoegen aan startscherm'.",
			"Open de app daarna met het pictogram.",
		}},
		head("Chromebook"),
		{Kind: Numbered, Items: []string{
			"Open de app in Chrome.",
			"Klik op het installatieteken rechts in de adresbalk. Zie je dat niet? Kies in het menu met de drie puntjes 'Pagina installeren als app'.",
			"Open de app daarna via de launcher, met het pictogram.",
		}},
		head("Windows, met Edge"),
		{Kind: Numbered, Items: []string{
			"Open de app in Edge.",
			"Kies in het menu met de drie puntjes 'Apps', en dan 'Deze site installeren als een app'.",
			"Open de app daarna via Start, met het pictogram.",
		}},
		head("Lukt het niet?"),
		para("Op een beheerd apparaat kan de beheerder dit hebben uitgezet. Geef de beheerder het blad hieronder."),
		way("Blad voor de beheerder", "help/administrator"),
	}}
}

// administratorPage is a sheet to print. The names of settings are those of
// Chromium's and Edge's own lists of policies.
func administratorPage() Page {
	return Page{"administrator", "Blad voor de beheerder", []Block{
		para("Op deze tablet staat een app met versleutelde dossiers over kinderen. De dossiers staan **alleen op deze tablet**, in de opslag van de browser. Er is geen server met een kopie. Wist iemand de opslag van de browser, dan zijn de dossiers weg, op de back-ups van de school na."),
		head("De gegevens blijven staan"),
		list(
			"Geen tijdelijke profielen of gastaccounts. In Chrome en Edge staat ForceEphemeralProfiles uit. Op een Chromebook staat DeviceEphemeralUsersEnabled uit.",
			"Niets wissen bij het sluiten van de browser. ClearBrowsingDataOnExitList (Chrome) en ClearBrowsingDataOnExit (Edge) staan niet aan, en BrowsingDataLifetime raakt sitegegevens niet.",
			"Niets wissen bij het afmelden, en geen gedeelde stand die het apparaat elke nacht terugzet.",
			"Het adres van de app mag sitegegevens bewaren: niet in CookiesSessionOnlyForUrls, en DefaultCookiesSetting staat niet op 'alleen deze sessie'.",
			"De app staat op het beginscherm, bijvoorbeeld met WebAppInstallForceList. Op een iPad is dat nodig: Safari wist gegevens van een site die zeven dagen niet is gebruikt.",
		),
		head("Het apparaat is dicht"),
		list(
			"De opslag van het apparaat is versleuteld. Gewiste gegevens blijven soms nog een tijd op de schijf staan.",
			"Er is een schermvergrendeling met een code die leerlingen niet kennen.",
			"Het apparaat krijgt updates van systeem en browser.",
		),
		head("De app heeft een eigen adres"),
		list(
			"De app staat op een eigen hostnaam, met https. Elke andere pagina op dezelfde hostnaam kan bij dezelfde opslag.",
			"Verandert de hostnaam, dan vindt de app de oude opslag niet terug. Maak daarvoor eerst een back-up.",
		),
		head("De browser zelf stuurt niets mee"),
		para("De app vraagt alleen zijn eigen bestanden op, bij zijn eigen adres. Een browser kan zelf nog wel iets versturen, ook getypte tekst. Zet daarom uit:"),
		list(
			"spelling controleren via internet: SpellCheckServiceEnabled",
			"pagina's vertalen: TranslateEnabled",
			"hulp bij schrijven en andere functies met AI: HelpMeWriteSettings, BuiltInAIAPIsEnabled",
			"gebruiksgegevens: MetricsReportingEnabled, UrlKeyedAnonymizedDataCollectionEnabled, DomainReliabilityAllowed",
			"formulieren invullen: AutofillAddressEnabled",
			"doorwerken na het sluiten: BackgroundModeEnabled",
		),
		para("Extensies kunnen alles lezen wat op het scherm staat. Sta op deze tablet alleen extensies toe die nodig zijn."),
	}}
}
