package ui

import (
	"meldcode/app/flow"
	"meldcode/app/meldcode"
)

// The screens of talks, consultations and questions from outside.

var planned = tell(talked, func(c *told) {
	c.add(meldcode.FormTalkPlan, meldcode.Answers{"with": pick(string(c.persons()["Bram"])), "planned-on": text("2026-03-13"), "where": text("de spreekkamer"), "led-by": text("Sam en Marja"),
		"message": text("Wij zijn bezorgd."), "facts": text("Drie keer zonder eten.")})
})

func init() { stages = append(stages, talkStages...) }

var talkStages = []stage{
	{"talk-plan", "#/case/{id}/add/talk-plan", talked, nil, []string{"Met wie ga je praten?", "Zo bereid je het gesprek voor", "Voorbereiding vastleggen"}},
	{"talk-parent", "#/case/{id}/add/talk-parent", planned, []flow.Msg{flow.Answered{Key: "purpose", Value: pick("report")}, flow.Answered{Key: "vt-agreed", Value: pick("no")}},
		[]string{"Dit gesprek is voorbereid op", "De boodschap: Wij zijn bezorgd.", "Vertellen dat je gaat melden", "Bespreek alsnog met Veilig Thuis"}},
	{"talk-pupil", "#/case/{id}/add/talk-pupil", talked, []flow.Msg{flow.Answered{Key: "began", Value: pick("planned")}, flow.Answered{Key: "asked", Value: text("Vertel eens, hoe was je ochtend?")},
		flow.Answered{Key: "words", Value: text("Ik had geen brood.")}}, []string{"Is de ouders om toestemming gevraagd", "jonger dan 16 jaar", "Wat het kind daarop zei, letterlijk"}},
	{"no-talk", "#/case/{id}/add/no-talk", talked, []flow.Msg{flow.Answered{Key: "situation", Value: pick("honour")}, flow.Answered{Key: "vt-advice", Value: pick("not-yet")}},
		[]string{"Bel eerst Veilig Thuis: 0800-2000", "(bron: huwelijksdwangenachterlating.nl)", "Dit wordt een taak."}},
	{"consult", "#/case/{id}/add/consult", talked, []flow.Msg{flow.Answered{Key: "organisation", Value: pick("doctor")}, flow.Answered{Key: "named", Value: pick("named")}, flow.Answered{Key: "followed", Value: pick("no")}},
		[]string{"Anna: nog niet vastgelegd of deze ouder toestemming gaf.", "Waarom volgen jullie het niet, of niet helemaal?"}},
	{"call-noted", "#/signal/{id}/next", func(c *told) {
		c.add(meldcode.FormOutcome, meldcode.Answers{"outcome": pick("advice"), "advice": text("Praat eerst met de IB'er."), "child": text("Noor"), meldcode.EventDate: c.day()})
	}, nil, []string{"Wat nu?", "Dossier openen"}},
	{"asked", "#/case/{id}/add/asked", talked, []flow.Msg{flow.Answered{Key: "by", Value: pick("police")}, flow.Answered{Key: "called-back", Value: pick("no")}, flow.Answered{Key: "own-worry", Value: pick("yes")}},
		[]string{"Geef het dossier niet direct mee.", "Bel eerst terug via een nummer dat je zelf opzoekt", "Signaal vastleggen"}},
}
