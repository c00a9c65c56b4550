package meldcode

import "strconv"

// Passage is a piece of the protocol's own text. Added marks what the source
// protocol does not say.
type Passage struct {
	ID    string
	Text  string
	Added bool
}

// Protocol is the meldcode as a school walks it.
type Protocol struct {
	Intro []Passage
	Steps [5]Step
}

// Step is one of the five.
type Step struct {
	Number    int
	Name      string // "in kaart brengen", as in "Stap 1 van 5: in kaart brengen"
	Title     string
	Passages  []Passage
	Processes [3]Process
}

// ProcessID names one of the three processes, which are the same in each step.
type ProcessID string

const (
	Collect ProcessID = "collect"
	Assess  ProcessID = "assess"
	Decide  ProcessID = "decide"
)

// Process is what a step asks under one of its three headings.
type Process struct {
	ID    ProcessID
	Title string
	Tasks []Task
}

// Task is one row of a step page: a form to fill in, or a page to open.
type Task struct {
	Form     FormID
	Label    string
	Optional bool
	Go       string // route fragment relative to the case, "/help/x" from the top; "" = "add/" + Form
}

// Route returns where the task leads, relative to the case.
func (t Task) Route() string {
	if t.Go != "" {
		return t.Go
	}
	return "add/" + string(t.Form)
}

// Caption returns "Stap 2 van 5: overleggen".
func (s Step) Caption() string { return "Stap " + strconv.Itoa(s.Number) + " van 5: " + s.Name }

const (
	assessTitle = "Beoordelen"
	decideTitle = "Beslissen"
)

func processes(collect, assess, decide []Task) [3]Process {
	return [3]Process{
		{Collect, "Informatie verzamelen", collect},
		{Assess, assessTitle, assess},
		{Decide, decideTitle, decide},
	}
}

// TheProtocol returns the protocol: the steps of Optimus's meldcode, with what
// was added to it marked so.
func TheProtocol() Protocol {
	return Protocol{
		Intro: []Passage{
			{ID: "since", Text: "Sinds 1 januari 2019 is de meldcode huiselijk geweld en kindermishandeling aangescherpt. Er is een stappenplan om te signaleren en te melden, en een afwegingskader: melden bij Veilig Thuis, zelf hulp bieden of organiseren, of allebei."},
			{ID: "aim", Text: "Het doel: ernstig huiselijk geweld en kindermishandeling komen eerder en vaker in beeld bij Veilig Thuis, zodat jullie samen de veiligheid kunnen verbeteren."},
			{ID: "who", Text: "Een leraar doorloopt de stappen samen met de IB'er of de directeur."},
			{ID: "suspicions", Text: "Het gaat om vermoedens van lichamelijk geweld, psychisch geweld, seksueel geweld en verwaarlozing."},
			{ID: "witness", Text: "Ook een kind dat thuis getuige is van geweld, valt hieronder.", Added: true},
			{ID: "same-processes", Text: "Bij elke stap doe je hetzelfde: informatie verzamelen, beoordelen en beslissen."},
			{ID: "order", Text: "De volgorde is een advies. Bij direct gevaar bel je meteen 112 of Veilig Thuis.", Added: true},
		},
		Steps: [5]Step{step1(), step2(), step3(), step4(), step5()},
	}
}

// StepByNumber returns step n, 1 to 5; the zero Step for anything else.
func StepByNumber(n int) Step {
	if n < 1 || n > 5 {
		return Step{}
	}
	return TheProtocol().Steps[n-1]
}

func step1() Step {
	return Step{Number: 1, Name: stepNames[1], Title: "In kaart brengen van signalen",
		Passages: []Passage{
			{ID: "card", Text: "Verzamel informatie. Een signalenkaart helpt je kijken: signalenkaart.nl."},
			{ID: "more", Text: "Zijn er meer signalen? Wat betekenen ze voor het kind? Wie pakt het op?"},
			{ID: "advice", Text: "Vraag Veilig Thuis om advies als dat helpt."},
			{ID: "talk", Text: "Bespreek de zorgen met de leerling en zijn ouders. Kan dat nog niet? Schrijf op waarom."},
			{ID: "consent", Text: "Vraag de ouders toestemming om met anderen te praten (stap 2)."},
			{ID: "both-parents", Text: "Breng beide ouders op de hoogte van het besluit."},
			{ID: "log", Text: "Het logboek begint bij het openen van het dossier. Alles wat je vastlegt, komt erin: informatie verzamelen, beoordelen en beslissen."},
			{ID: "roles", Text: "Leg vast wie de regie heeft, wie verantwoordelijk is voor de casus en wie het gesprek voert. Weeg ook af of je het gesprek alleen voert of met twee."},
		},
		Processes: processes(
			[]Task{
				{Form: FormSignal, Label: "Signalen"},
				{Form: FormMoreSignals, Label: "Zijn er meer signalen?"},
				{Label: "Signalenkaart: waar let je op?", Go: "/help/addresses"},
			},
			[]Task{
				{Form: FormMeaning, Label: "Wat betekenen de signalen voor het kind?"},
				{Form: FormOutcome, Label: "Advies van Veilig Thuis", Optional: true, Go: "call"},
			},
			[]Task{
				{Form: FormTalkPupil, Label: "Besproken met het kind", Optional: true},
				{Form: FormTalkParent, Label: "Besproken met de ouders", Optional: true},
				{Form: FormNoTalk, Label: "Nog niet besproken, omdat", Optional: true},
				{Form: FormConsent, Label: "Toestemming van de ouders"},
				{Form: FormRoles, Label: "Wie doet wat?"},
				{Form: FormStepClose(1), Label: "Besluit van stap 1"},
				{Form: FormInform, Label: "Ouders en kind weten van het besluit"},
			}),
	}
}

func step2() Step {
	return Step{Number: 2, Name: stepNames[2], Title: "Overleggen met een deskundige collega en Veilig Thuis",
		Passages: []Passage{
			{ID: "consult", Text: "Overleg binnen en buiten de school. Denk aan een deskundige collega, het ondersteuningsteam (ZAT), het Advies Steunpunt Huiselijk Geweld en het samenwerkingsverband: de netwerkondersteuner of de bovenschools deskundige."},
			{ID: "unnamed", Text: "Veilig Thuis om advies vragen kan altijd zonder namen."},
			{ID: "log", Text: "Vul het logboek aan. Zorg dat de direct betrokkenen in de school het kunnen lezen."},
			{ID: "roles", Text: "Leg vast wie de informatie verzamelt, wie beoordeelt en wie beslist."},
		},
		Processes: processes(
			[]Task{
				{Form: FormConsult, Label: "Overleg binnen en buiten de school"},
				{Form: FormOutcome, Label: "Gesprek met Veilig Thuis", Optional: true, Go: "call"},
			},
			[]Task{
				{Form: FormMeaning, Label: "Wat betekent het advies voor ons?", Optional: true},
			},
			[]Task{
				{Form: FormRoles, Label: "Wie verzamelt, wie beoordeelt, wie beslist?"},
				{Label: "Wie kan het logboek lezen?", Go: "people"},
				{Form: FormStepClose(2), Label: "Besluit van stap 2"},
				{Form: FormInform, Label: "Ouders en kind weten van het besluit"},
			}),
	}
}

func step3() Step {
	return Step{Number: 3, Name: stepNames[3], Title: "Gesprek met ouders of verzorgers en leerling",
		Passages: []Passage{
			{ID: "talk", Text: "Bespreek de zorgen met de leerling en zijn ouders of verzorgers."},
			{ID: "no-talk", Text: "Kan een gesprek jouw veiligheid of die van betrokkenen in gevaar brengen? Dan kun je het gesprek nog niet voeren. Schrijf op waar je dat op baseert en meld het bovenschools."},
			{ID: "log", Text: "Vul het logboek aan."},
			{ID: "roles", Text: "Leg vast wie de regie heeft, wie verantwoordelijk is voor de casus en wie het gesprek voert, alleen of met twee."},
		},
		Processes: processes(
			[]Task{
				{Form: FormTalkPlan, Label: "Gesprek voorbereiden", Optional: true},
				{Form: FormTalkParent, Label: "Gesprek met de ouders"},
				{Form: FormTalkPupil, Label: "Gesprek met het kind"},
				{Form: FormNoTalk, Label: "Nog geen gesprek, omdat", Optional: true},
			},
			[]Task{
				{Form: FormMeaning, Label: "Wat veranderde het gesprek?", Optional: true},
				{Form: FormAboveSchool, Label: "Gemeld bij bovenschools", Optional: true},
			},
			[]Task{
				{Form: FormRoles, Label: "Wie doet wat?"},
				{Form: FormStepClose(3), Label: "Besluit van stap 3"},
				{Form: FormInform, Label: "Ouders en kind weten van het besluit"},
			}),
	}
}

func step4() Step {
	weigh := make([]Task, 0, 6)
	for _, c := range Considerations() {
		n := strconv.Itoa(c.Number)
		weigh = append(weigh, Task{Form: c.Form, Label: "Afweging " + n + ": " + c.Name, Go: "weigh/" + n})
	}
	weigh = append(weigh, Task{Form: FormPostpone, Label: "Wij kunnen dit nog niet zeggen", Optional: true, Go: "weigh/postpone"})
	return Step{Number: 4, Name: stepNames[4], Title: "Wegen: vijf vragen",
		Passages: []Passage{
			{ID: "five", Text: "Je weegt samen, in vijf vragen: is er een sterk vermoeden, is het onveilig, kan de school goede hulp bieden, aanvaarden de betrokkenen die hulp, en helpt de hulp?"},
			{ID: "doubt", Text: "Bij afweging 2 telt twijfel als ja. Dan bel je direct Veilig Thuis, en loop je de afwegingen daarna samen met Veilig Thuis door."},
			{ID: "help", Text: "Aanvaarden de betrokkenen de hulp? Spreek dan een termijn af waarop het effect meetbaar of merkbaar moet zijn. Leg zo concreet mogelijk vast wie welke rol en welke taken heeft, en wie de casemanager is."},
			{ID: "end", Text: "Heeft de hulp gewerkt? Sluit de hulp dan af met een helder plan en een tijdpad om de veiligheid van alle betrokkenen te volgen."},
			{ID: "norms", Text: "De professionele normen: je meldt bij acute of structurele onveiligheid, ook als je zelf geen goede hulp kunt bieden of organiseren, en ook als de hulp de onveiligheid niet stopt.", Added: true},
		},
		Processes: processes(
			[]Task{{Label: "Samenvatting van stap 1, 2 en 3", Go: "weigh"}},
			weigh,
			[]Task{
				{Label: "Wat volgt uit de afwegingen?", Go: "weigh"},
				{Form: FormAuthority, Label: "Bevoegd gezag op de hoogte"},
				{Form: FormHelpPlan, Label: "Hulpplan", Optional: true, Go: "help"},
				{Form: FormReview, Label: "Resultaat van de hulp", Optional: true, Go: "help"},
				{Form: FormMonitor, Label: "De veiligheid volgen", Optional: true, Go: "help"},
				{Form: FormInform, Label: "Ouders en kind weten van het besluit", Optional: true},
			}),
	}
}

func step5() Step {
	return Step{Number: 5, Name: stepNames[5], Title: "Beslissen: melden, en is hulp (ook) mogelijk?",
		Passages: []Passage{
			{ID: "two", Text: "Je neemt twee besluiten. Beslissing 1: melden bij Veilig Thuis? Beslissing 2: is hulp (ook) mogelijk? Beide kunnen 'ja' zijn."},
			{ID: "who-decides", Text: "Leg vast wie het uiteindelijke besluit neemt. Volgens het protocol is dat de directeur."},
			{ID: "norm", Text: "Er is geen wettelijke meldplicht. Wel is melden de professionele norm bij acute of structurele onveiligheid. In het onderwijs geldt dat ook bij twijfel.", Added: true},
			{ID: "name", Text: "Advies vragen kan altijd zonder namen. Bij een melding weet Veilig Thuis wie je bent. Alleen in bijzondere gevallen blijft je naam verborgen voor het gezin.", Added: true},
			// AVG: replaces the source's sentence that the meldcode goes above it.
			{ID: "privacy", Text: "De AVG staat melden en zorgvuldig vastleggen niet in de weg. Schrijf niet meer op dan nodig is.", Added: true},
			{ID: "authority", Text: "Bij een melding wordt het bevoegd gezag altijd op de hoogte gebracht."},
			{ID: "feedback", Text: "De school verwacht binnen drie weken terugkoppeling van Veilig Thuis. Dit is een schoolafspraak van Optimus, geen wet."},
			{ID: "help", Text: "Biedt of organiseert de school zelf hulp? Dat gebeurt onder verantwoordelijkheid van de directeur en er komt een casemanager. Het samenwerkingsverband kan meehelpen."},
		},
		Processes: processes(
			[]Task{
				{Form: FormOutcome, Label: "Advies van Veilig Thuis", Go: "call"},
				{Label: "Samenvatting", Go: "decide"},
			},
			[]Task{{Form: FormDecision, Label: "De twee besluiten", Go: "decide"}},
			[]Task{
				{Form: FormAuthority, Label: "Bevoegd gezag op de hoogte"},
				{Form: FormInform, Label: "Ouders en kind weten van het besluit"},
				{Form: FormReportMade, Label: "De melding is gedaan", Optional: true, Go: "report"},
				{Form: FormFeedback, Label: "Terugkoppeling", Optional: true},
			}),
	}
}

// Chooser returns the forms offered under "Iets vastleggen", at most eight:
// those of the present step first, the free note last. Step 0 is a case that
// has not begun, and anything above 5 counts as 5.
func Chooser(step int) []FormID {
	forms := map[int][]FormID{
		1: {FormSignal, FormMoreSignals, FormMeaning, FormConsult, FormTalkParent, FormOutcome, FormInform},
		2: {FormConsult, FormOutcome, FormSignal, FormTalkParent, FormTalkPupil, FormNoTalk, FormInform},
		3: {FormTalkParent, FormTalkPupil, FormNoTalk, FormSignal, FormConsult, FormOutcome, FormInform},
		4: {FormSignal, FormOutcome, FormConsult, FormTalkParent, FormTalkPupil, FormAuthority, FormInform},
		5: {FormOutcome, FormReportMade, FormFeedback, FormInform, FormAuthority, FormSignal, FormMonitored},
	}
	step = min(max(step, 1), 5)
	return append(forms[step], FormNote)
}
