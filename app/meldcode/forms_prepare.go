package meldcode

// ReportItem is one thing that a report asks, and where the app gets it.
type ReportItem struct {
	ID    OptionID
	Label string
	Go    string // route relative to the case that fills it
}

// ReportItems are what a report asks, in its order. There is no national form; this
// is the confirmed skeleton of the forms of several Veilig Thuis organisations, and
// what the decision model of doctors says to record (domain facts 4). What is typical
// and not confirmed is a question here and never a rule.
func ReportItems() []ReportItem { return reportItems }

var reportItems = []ReportItem{
	{"reach", "Wie meldt, en hoe zijn jullie bereikbaar", prepareRoute},
	{"child", "Het kind", "people"},
	{"parents", "De ouders of verzorgers, en wie gezag heeft", "people"},
	{"siblings", "Broers en zussen", "people"},
	{"why-now", "Waarom jullie nu melden", prepareRoute},
	{"facts", "Wat is gezien en gehoord", "step/1"},
	{"words", "De woorden van het kind", "add/talk-pupil"},
	{"since", "Sinds wanneer, en hoe vaak", prepareRoute},
	{"unsafe", "Is er acute of structurele onveiligheid", "weigh/2"},
	{"where", "Waar het kind nu is, en wie het ophaalt", prepareRoute},
	{"consult", "Met wie de school overlegde", "step/2"},
	{"advice", "Eerder advies van Veilig Thuis", "call"},
	{"talks", "De gesprekken met ouders en kind", "step/3"},
	{"knows", "Weten zij van de melding", prepareRoute},
	{"help", "Hulp nu en eerder", prepareRoute},
	{"network", "Wie het gezin steunt, en wat goed gaat", prepareRoute},
	{"keeps", "Wat de school blijft doen", prepareRoute},
	{"authority", "Het bevoegd gezag weet ervan", "add/authority-informed"},
}

const prepareRoute = "add/report-prepared"

// Openness towards the family: the name of who reports is open or withheld, and on
// which ground (Uitvoeringsbesluit Wmo 2015, art. 4.1.8, third paragraph, under a).
func opennessQuestions() []Question {
	return []Question{
		{ID: "openness", Label: "Weet het gezin wie heeft gemeld?", Kind: One,
			Hint:    "Bij een melding weet Veilig Thuis wie je bent. Alleen in bijzondere gevallen blijft je naam verborgen voor het gezin. Bespreek dat met Veilig Thuis.",
			Prefill: prepared("openness"),
			Options: []Option{
				{ID: "open", Label: "Ja, de naam is open voor het gezin."},
				{ID: "withheld", Label: "Nee, de naam is afgeschermd voor het gezin."},
			}},
		{ID: "openness-ground", Label: "Op welke grond?", Kind: One, When: picked("openness", "withheld"), Required: true, Missing: missingChoice,
			Prefill: prepared("openness-ground"), Options: []Option{
				{ID: "family", Label: "Het kind of iemand anders in het gezin kan gevaar lopen."},
				{ID: "reporter", Label: "Ik of een collega kan gevaar lopen."},
				{ID: "trust", Label: "Het vertrouwen van het gezin in ons raakt ernstig verstoord."},
			}},
	}
}

// prepared fills in what the last preparation of a report said.
func prepared(key Key) func(Facts) Value {
	return func(f Facts) Value { return f.Prepared[key] }
}

// reportPreparedForm is what a report asks and no other form does. It can be
// recorded again and again: each time it starts with what was said before.
func reportPreparedForm() Form {
	text := func(id QuestionID, label, hint string) Question {
		return Question{ID: id, Label: label, Hint: hint, Kind: Text, Added: true, Prefill: prepared(Key(id))}
	}
	told := func(options ...OptionID) func(Facts, Answers, PersonID) bool { return pickedFor("told", options...) }
	open := make([]Option, 0, len(reportItems))
	for _, item := range reportItems {
		open = append(open, Option{ID: item.ID, Label: item.Label})
	}
	questions := []Question{
		text("why-now", "Waarom melden jullie nu?", "De aanleiding, in één of twee zinnen."),
		text("since", "Sinds wanneer speelt dit, en hoe vaak?", ""),
		{ID: "where-child", Label: "Waar is het kind nu, en wie haalt het op?", Kind: Line, Added: true, Prefill: prepared("where-child")},
		{ID: "siblings", Label: "Broers en zussen", Hint: "Namen en leeftijden, voor zover jullie die weten. Een melding gaat ook over hen.", Kind: Text, Added: true,
			Prefill: prepared("siblings"), When: func(f Facts, _ Answers) bool { return len(withRole(f, Sibling)) == 0 }},
		text("help", "Welke hulp is er, en welke hulp was er?", "Wie helpt of hielp het gezin, en wat bracht dat?"),
		text("network", "Wie steunt het gezin, en wat gaat goed?", "Familie, buren, vrienden. Wat beschermt het kind?"),
		text("keeps", "Wat blijft de school doen?", "Na een melding blijft het kind op school. Wie let op wat?"),
		text("doubts", "Aan welke informatie twijfelen jullie?", "Dit komt in de melding onder een eigen kop, los van de feiten."),
		{ID: "reach", Label: "Hoe en wanneer zijn jullie bereikbaar?", Hint: "Wie kan Veilig Thuis terugbellen, op welk nummer?", Kind: Line, Added: true, Prefill: prepared("reach")},
		{ID: "told", Heading: "Weten zij dat jullie melden?", Label: "{naam}: weet van de melding", Kind: One, Each: Family, Added: true, Options: []Option{
			{ID: "told", Label: "Ja, verteld"},
			{ID: "will", Label: "Dat vertellen wij nog"},
			{ID: "not", Label: "Nee, en dat vertellen wij nog niet"},
		}},
		{ID: "told-on", Label: "{naam}: op welke dag", Kind: Day, Each: Family, WhenFor: told("told", "will"), Added: true},
		{ID: "told-why", Label: "{naam}: waarom niet", Kind: Text, Each: Family, WhenFor: told("not"), Required: true, Added: true,
			Missing: "Leg uit waarom {naam} het nog niet weet."},
	}
	questions = append(questions, opennessQuestions()...)
	questions = append(questions,
		Question{ID: "open", Heading: "Wat laten jullie bewust open?", Label: "Dit weten jullie niet, of vertellen jullie nu niet", Kind: Many, Options: open, Added: true, Prefill: prepared("open")},
		Question{ID: "open-why", Label: "Waarom laten jullie dat open?", Kind: Text, When: answered("open"), Required: true, Added: true,
			Missing: "Leg uit waarom jullie dat open laten.", Prefill: prepared("open-why")})
	friday := func(f Facts, a Answers) bool {
		for _, p := range Family(f) {
			if fridayOn(KeyOf("told-on", p.ID))(f, a) {
				return true
			}
		}
		return false
	}
	return Form{
		ID: FormReportPrepared, Step: 5, Name: "Melding voorbereid", Title: "De melding voorbereiden", Button: "Voorbereiding vastleggen",
		Caption: "Stap 5 van 5: beslissen", Dated: true, About: true, Flags: true,
		Intro: []string{
			"Vul in wat je weet. Wat in het dossier staat, hoef je niet nog een keer te schrijven.",
			"**Deze app meldt niets.** Is het dringend? Bel eerst: **0800-2000**. Wat hier nog leeg is, kan daarna.",
		},
		Questions: questions,
		Panels: []Panel{
			{ID: "friday", Kind: Warning, After: "told-on", When: friday, Lines: []string{fridayLine}},
			{ID: "announce", Kind: Note, After: "told-on", When: func(f Facts, a Answers) bool { return len(who(Family(f), a, "told", "will")) > 0 },
				Lines: []string{"Je vertelt dat jullie melden. Je vraagt geen toestemming. Bespreek eerst met Veilig Thuis of het veilig is om het te vertellen, en hoe."}},
		},
	}
}
