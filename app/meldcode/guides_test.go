package meldcode

import (
	"strings"
	"testing"
)

func TestEveryStepAndConsiderationIsExplained(t *testing.T) {
	seen := map[string]bool{}
	check := func(g Guide) {
		if len(g.Lines) != 3 || g.Title == "" {
			t.Errorf("%q: %d lines", g.Title, len(g.Lines))
		}
		if _, ok := PageByID(g.Page); !ok {
			t.Errorf("%q leads to page %q, which is not there", g.Title, g.Page)
		}
		for i, start := range []string{"**Wat:** ", "**Waarom:** ", "**Wat anderen doen:** "} {
			if line := g.Lines[i]; !strings.HasPrefix(line, start) || seen[line] {
				t.Errorf("%q: line %q", g.Title, line)
			}
			seen[g.Lines[i]] = true
		}
	}
	for n := 1; n <= 5; n++ {
		check(StepGuide(n))
		check(WeighGuide(n))
		f, _ := FormByID(FormWeigh(n))
		if len(f.Guides) == 0 || f.Guides[0].Title != WeighGuide(n).Title {
			t.Errorf("consideration %d is not explained in its form", n)
		}
	}
	for _, f := range Forms() {
		for _, g := range f.Guides {
			if _, ok := PageByID(g.Page); !ok || len(g.Lines) == 0 {
				t.Errorf("%s: guide %q leads to page %q", f.ID, g.Title, g.Page)
			}
		}
	}
}

func TestSituationsAndNormsKeepTheirOwnNames(t *testing.T) {
	page, _ := PageByID("unsafe")
	var heads []string
	for _, b := range page.Blocks {
		if b.Kind == Heading {
			heads = append(heads, b.Text)
		}
	}
	want := []string{"Acute onveiligheid", "Structurele onveiligheid", "Een kind vertelt het zelf (disclosure)", "De drie professionele normen"}
	if strings.Join(heads, "|") != strings.Join(want, "|") {
		t.Errorf("headings %q", heads)
	}
	for _, g := range []Guide{guideAcute(), guideStructural(), guideDisclosure()} {
		if strings.Contains(g.Title, "norm") {
			t.Errorf("%q is called a norm", g.Title)
		}
	}
	if n := len(guideNorms().Lines); n != 4 {
		t.Errorf("%d lines about the norms, want three and what they are not", n)
	}
}
