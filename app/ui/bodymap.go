package ui

import (
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"meldcode/app/flow"
	"meldcode/app/meldcode"
)

// The body map: a plain figure from the front and one from behind, with blocks over
// it that are large enough for a finger. The list below it is the same for a
// keyboard and a screen reader, from which the picture is hidden.

// block is where a region can be pressed: left, top, width, height and rounding, in
// units of the viewBox of one figure. At 1.7 pixels a unit, on a tablet held
// upright, none is smaller than 44 pixels.
type block [5]int

const (
	figureWidth  = 200
	figureHeight = 384

	// outline is the half of the figure on the left of the picture, from the crown
	// to between the legs; the other half mirrors it.
	outline = "M100 4C84 4 74 17 74 33C66 27 60 34 64 44C66 52 73 53 76 48C79 58 84 64 90 68V84C88 92 78 94 66 96" +
		"C50 98 44 106 42 122L36 166L28 214C24 222 22 236 26 246C30 254 42 254 46 244C48 236 50 226 50 216L58 168L66 128" +
		"C68 146 70 160 70 176C70 190 66 204 66 222L70 284L72 344C66 356 58 366 62 374C70 380 88 380 94 372L96 346L97 284L99 226L100 222"
	face = "M90 40H92M108 40H110M94 55H106"
	rear = "M100 196V218"
)

// middles are the blocks on the axis, limbs those on the left of the picture; the
// other side mirrors them.
var middles = map[string]block{
	"forehead": {76, 4, 48, 30, 22}, "face": {76, 34, 48, 34, 22}, "head": {76, 4, 48, 62, 24},
	"neck": {86, 66, 28, 26, 6}, "chest": {68, 92, 64, 50, 10}, "upper": {68, 92, 64, 50, 10},
	"belly": {70, 142, 60, 44, 8}, "lower": {70, 142, 60, 44, 8},
	"groin": {68, 186, 64, 34, 10}, "seat": {68, 186, 64, 34, 12},
}

var limbs = map[string]block{
	"ear": {50, 24, 26, 28, 12}, "shoulder": {40, 92, 28, 28, 13}, "upper-arm": {34, 120, 28, 46, 10},
	"forearm": {28, 166, 28, 50, 10}, "hand": {20, 216, 32, 36, 14},
	"thigh": {70, 220, 29, 62, 9}, "shin": {70, 282, 28, 64, 9}, "foot": {60, 346, 37, 34, 12},
}

// blockOf returns where a region is in its figure. From the front the child's right
// is on the left of the picture, from behind its left is.
func blockOf(r meldcode.Region) (block, bool) {
	_, part, _ := strings.Cut(string(r.ID), "-")
	if b, ok := middles[part]; ok {
		return b, true
	}
	side, limb, _ := strings.Cut(part, "-")
	b, ok := limbs[limb]
	if (side == "left") != r.Back {
		b[0] = figureWidth - b[0] - b[2]
	}
	return b, ok
}

// figure draws one side; picked is the region that is being described, and press
// whether regions can be pressed.
func figure(back bool, marked []meldcode.Region, picked meldcode.OptionID, press bool) app.UI {
	lines := face
	if back {
		lines = rear
	}
	body := []app.UI{svg("path", "body-outline", "d", outline),
		svg("path", "body-outline", "d", outline, "transform", "matrix(-1 0 0 1 "+num(figureWidth)+" 0)"),
		svg("path", "body-line", "d", lines)}
	for _, r := range meldcode.Regions() {
		b, ok := blockOf(r)
		if r.Back != back || !ok {
			continue
		}
		class := "region"
		if r.ID == picked {
			class += " region-picked"
		}
		if press {
			class += " region-press"
		}
		attributes := []any{"x", b[0], "y", b[1], "width", b[2], "height", b[3], "rx", b[4]}
		if press {
			attributes = append(attributes, "data-do", string(flow.ActRegion), "data-id", string(r.ID))
		}
		body = append(body, svg("rect", class, attributes...))
	}
	at := map[meldcode.OptionID]string{} // the numbers of the marks on each region
	for i, r := range marked {
		if at[r.ID] != "" {
			at[r.ID] += ","
		}
		at[r.ID] += num(i + 1)
	}
	for _, r := range meldcode.Regions() {
		if b, ok := blockOf(r); ok && r.Back == back && at[r.ID] != "" {
			x, y, half := b[0]+b[2]/2, b[1]+b[3]/2, 7+4*len(at[r.ID])
			body = append(body, svg("rect", "body-mark", "x", x-half, "y", y-10, "width", 2*half, "height", 20, "rx", 10),
				svgText("body-mark-text", x, y+5, at[r.ID]))
		}
	}
	name := "voorkant"
	if back {
		name = "achterkant"
	}
	return app.Div().Class("figure").Body(
		app.Elem("svg").XMLNS(svgNS).Class("body-map").Attr("viewBox", "0 0 "+num(figureWidth)+" "+num(figureHeight)).
			Attr("aria-hidden", "true").Attr("focusable", "false").Body(body...),
		app.P().Class("hint").Text(name))
}

// bodyQuestion asks for a place: the picture, and the list that says the same.
func bodyQuestion(f flow.FormView, a meldcode.Ask) app.UI {
	picked := f.Answers.One(a.Key)
	var marked []meldcode.Region
	for _, m := range meldcode.Marks(f.Answers.Text("body")) {
		marked = append(marked, m.Region)
	}
	chosen := "Nog geen plek gekozen."
	if r, ok := regionByID(picked); ok {
		chosen = "Gekozen: **" + r.Label + "**."
	}
	list := a
	list.Label, list.Hint = "Plek op het lichaam", ""
	return app.Div().Class("body-question").Body(
		hint(a.Hint),
		app.Div().Class("figures").Body(figure(false, marked, picked, true), figure(true, marked, picked, true)),
		app.Details().Class("fold").Body(app.Summary().Text("Kies de plek uit een lijst"),
			choices(f, list, f.Answers[a.Key], "", "radio")),
		says(chosen))
}

func regionByID(id meldcode.OptionID) (meldcode.Region, bool) {
	for _, r := range meldcode.Regions() {
		if r.ID == id {
			return r, true
		}
	}
	return meldcode.Region{}, false
}

// addMark stands below what was seen on a place.
func addMark(f flow.FormView) app.UI {
	if r, ok := regionByID(f.Answers.One(meldcode.MarkRegion)); ok {
		return ways(press(flow.ActAddMark, "", "Plek toevoegen: "+r.Label, false))
	}
	return app.Div().Class("place")
}

// bodyPicture shows the places of an entry again; nothing when it names none.
func bodyPicture(a meldcode.Answers) app.UI {
	var places []meldcode.Region
	for _, m := range meldcode.Marks(a.Text("body")) {
		places = append(places, m.Region)
	}
	if len(places) == 0 {
		return app.Div().Class("place")
	}
	return bodyFigures(places)
}

// bodyFigures draws places with their numbers, and names them in words.
func bodyFigures(places []meldcode.Region) app.UI {
	names := make([]string, len(places))
	for i, r := range places {
		names[i] = r.Label
	}
	return app.Div().Class("body-shown").Body(
		app.Div().Class("figures").Body(figure(false, places, "", false), figure(true, places, "", false)),
		numbered(names...))
}
