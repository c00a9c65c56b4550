package ui

import (
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"meldcode/app/flow"
	"meldcode/app/meldcode"
)

// The body map: a figure from the front and one from behind, drawn of blocks that
// are large enough for a finger. The list beside it is the same for a keyboard and
// a screen reader, from which the picture is hidden.

// block is a part of a figure: left, top, width, height and rounding, in units of
// the viewBox of one figure.
type block [5]int

const (
	figureWidth  = 200
	figureHeight = 384
)

// middles are the parts on the axis, limbs those on the left of the picture; the
// other side mirrors them.
var middles = map[string]block{
	"forehead": {76, 4, 48, 30, 22}, "face": {76, 34, 48, 34, 22}, "head": {76, 4, 48, 62, 24},
	"neck": {86, 66, 28, 26, 6}, "chest": {68, 92, 64, 50, 10}, "upper": {68, 92, 64, 50, 10},
	"belly": {70, 142, 60, 44, 8}, "lower": {70, 142, 60, 44, 8},
	"groin": {70, 186, 60, 30, 10}, "seat": {70, 186, 60, 34, 12},
}

var limbs = map[string]block{
	"ear": {50, 22, 26, 28, 12}, "shoulder": {40, 92, 28, 28, 13}, "upper-arm": {34, 120, 28, 46, 10},
	"forearm": {28, 166, 28, 50, 10}, "hand": {22, 216, 32, 34, 14},
	"thigh": {70, 220, 29, 62, 9}, "shin": {70, 282, 27, 64, 9}, "foot": {62, 346, 35, 32, 12},
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
func figure(back bool, marks []meldcode.Mark, picked meldcode.OptionID, press bool) app.UI {
	var body []app.UI
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
	for i, m := range marks {
		if b, ok := blockOf(m.Region); ok && m.Region.Back == back {
			x, y := b[0]+b[2]/2, b[1]+b[3]/2
			body = append(body, svg("circle", "body-mark", "cx", x, "cy", y, "r", 10),
				svgText("body-mark-text", x, y+5, num(i+1)))
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

func figures(marks []meldcode.Mark, picked meldcode.OptionID, press bool) app.UI {
	return app.Div().Class("figures").Body(figure(false, marks, picked, press), figure(true, marks, picked, press))
}

// bodyQuestion asks for a place: the picture, and the list that says the same.
func bodyQuestion(f flow.FormView, a meldcode.Ask) app.UI {
	picked := f.Answers[a.Key]
	marks := meldcode.Marks(f.Answers.Text("body"))
	body := []app.UI{app.P().Class("hint").Text(a.Hint), figures(marks, f.Answers.One(a.Key), true)}
	list := a
	list.Label, list.Hint = "Plek op het lichaam", ""
	return app.Div().Class("body-question").Body(append(body, app.Details().Class("fold").Body(
		app.Summary().Text("Kies de plek uit een lijst"),
		choices(f, list, picked, "", "radio")))...)
}

// addMark stands below what was seen on a place.
func addMark(f flow.FormView) app.UI {
	region := f.Answers.One(meldcode.MarkRegion)
	for _, r := range meldcode.Regions() {
		if r.ID == region {
			return ways(press(flow.ActAddMark, "", "Plek toevoegen: "+r.Label, false))
		}
	}
	return app.Div().Class("ways")
}

// bodyPicture shows the places of an entry again; nothing when it names none.
func bodyPicture(a meldcode.Answers) app.UI {
	marks := meldcode.Marks(a.Text("body"))
	if len(marks) == 0 {
		return app.Div().Class("place")
	}
	var lines []string
	for _, m := range marks {
		lines = append(lines, m.String())
	}
	return app.Div().Class("body-shown").Body(figures(marks, "", false), numbered(lines...))
}
