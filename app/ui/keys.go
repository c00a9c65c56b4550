package ui

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"meldcode/app/flow"
)

// keyWays are the ways from one's own page to what else opens one's cases.
func keyWays(m flow.Model) app.UI {
	passkey := "Uit. Ontgrendelen met je vinger, je gezicht of de code van de tablet."
	if m.Passkey {
		passkey = "Aan, naast je wachtzin."
	}
	return part("Meer over ontgrendelen", rowList([]row{
		{Name: "Passkey", Says: []string{passkey}, Href: toArg(flow.Settings, "passkey")},
		{Name: "Sleutels vernieuwen", Says: []string{"Nieuwe sleutels en een nieuwe herstelcode"}, Href: toArg(flow.Settings, "keys")},
	}))
}

func backToMe() app.UI {
	return app.P().Class("back").Body(plainLink(toArg(flow.Settings, "me"), "Terug naar mijn instellingen"))
}

// settingsPasskey is off until somebody says that nobody else knows the code of
// the tablet (X17, D13): whoever does could use the passkey.
func settingsPasskey(m flow.Model) app.UI {
	k := m.Key
	body := []app.UI{backToMe(), topic("", "Passkey"), summaryOf(k.Problems)}
	switch {
	case m.Passkey:
		body = append(body,
			says("Je passkey staat aan. Je ontgrendelt ermee, samen met je pincode. Je wachtzin blijft ook werken."),
			says("Kennen collega's nu de code van deze tablet? Zet je passkey dan uit."))
		if k.Working {
			return app.Div().Class("screen screen-form").Body(append(body, working("Bezig…"))...)
		}
		body = append(body, ways(press(flow.ActDropPasskey, "", "Passkey uitzetten", true)))
	case !k.Alone:
		body = append(body,
			says("Met een passkey ontgrendel je met je vinger, je gezicht of de code van de tablet."),
			says("Kennen collega's de code van deze tablet? Dan kunnen zij er ook in. Gebruik dan geen passkey."),
			ways(press(flow.ActAlone, "", "Alleen ik ken de code", false), quietLink(toArg(flow.Settings, "me"), "Geen passkey")))
	default:
		body = append(body,
			says("Kies een pincode die alleen jij kent. Je hebt straks allebei nodig: de passkey én de pincode. De pincode wordt door de sleutel gemengd, dus zonder pincode opent de passkey niets."),
			app.Div().Class("fields").Body(
				field{Field: flow.FieldPIN, Label: "Je pincode", Hint: "Minstens 6 tekens. Letters mogen ook. Neem niet de code van de tablet.", Value: k.PIN,
					Kind: secretKind(m.Setup.Shown), Fill: "new-password", Short: true, Shows: true, Problems: k.Problems}.draw()))
		if k.Working {
			return app.Div().Class("screen screen-form").Body(append(body, working("Volg wat de tablet vraagt. Daarna duurt het nog een paar seconden."))...)
		}
		body = append(body, ways(mainPress(flow.ActAddPasskey, "Passkey maken"), quietLink(toArg(flow.Settings, "me"), "Geen passkey")))
	}
	return app.Div().Class("screen screen-form").Body(body...)
}

// settingsKeys says what new keys do and what they cannot, before they are made.
func settingsKeys(m flow.Model) app.UI {
	body := []app.UI{backToMe(), topic("", "Sleutels vernieuwen"), summaryOf(m.Settings.Problems),
		says("Doe dit als een ander je herstelcode gezien kan hebben, of als je wachtzin bekend was en je die net hebt veranderd."),
		part("Wat er gebeurt", bullets(
			"Je krijgt een nieuwe herstelcode. Je schrijft die op en typt twee groepen over.",
			"Alles waar jij bij kunt, wordt opnieuw versleuteld. Collega's houden hun toegang.",
			"Je oude herstelcode past daarna niet meer. Je wachtzin blijft dezelfde.",
			"Een passkey gaat uit. Die zet je daarna zelf weer aan.")),
		part("Wat dit niet kan", bullets(
			"Een oude back-up gaat nog open met de oude herstelcode. Maak daarom een nieuwe back-up en vernietig de oude.",
			"De browser laat wat overschreven is nog een tijd op de schijf staan. Wie de schijf uitleest en je oude geheimen kent, kan dat nog lezen. Daarom hoort de tablet zelf ook versleuteld te zijn.")),
		app.Div().Class("fields").Body(
			field{Field: flow.FieldOldPass, Label: "Je wachtzin", Value: m.Settings.Old, Kind: secretKind(m.Setup.Shown), Fill: "current-password",
				Shows: true, Problems: m.Settings.Problems}.draw())}
	if m.Key.Working {
		return app.Div().Class("screen screen-form").Body(append(body, working("Bezig met nieuwe sleutels maken… Dit duurt een paar seconden."))...)
	}
	return app.Div().Class("screen screen-form").Body(append(body,
		ways(mainPress(flow.ActRenew, "Nieuwe herstelcode maken"), quietLink(toArg(flow.Settings, "me"), "Niet doen")))...)
}

// newCode is the new recovery code, written down and proven as at set-up. Until
// it is, the old keys count.
func newCode(m flow.Model) app.UI {
	if len(m.Setup.Groups) == 0 {
		return settingsKeys(m)
	}
	return app.Div().Class("screen screen-form").Body(append(setupCode(m),
		hint("Tot je de code hebt gecontroleerd, gelden je oude sleutels."))...)
}
