package exchange

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"meldcode/app/meldcode"
)

// What a case says to each question of a call.

func (c *caller) where() []Known {
	newest, _ := c.entries(meldcode.FormDanger)
	if len(newest) == 0 {
		return nil
	}
	a := c.s.Current(*newest[0])
	if strings.TrimSpace(a.Text("where-child")) == "" {
		return nil
	}
	return []Known{c.known("Vastgelegd op "+c.s.Day(newest[0]).Dutch()+".", a.Text("where-child"))}
}

func (c *caller) anySecret() bool {
	for i := range c.s.Persons {
		if c.s.Persons[i].Secret {
			return true
		}
	}
	return false
}

var authorities = map[string]string{"yes": ", heeft gezag", "no": ", heeft geen gezag", "guardian": ", er is een voogd"}

func (c *caller) household() []Known {
	var all []Known
	secret := c.anySecret()
	for i := range c.s.Persons {
		p := &c.s.Persons[i]
		role := upper(roleOf(p, c.facts.Persons))
		if c.how == Named {
			what := cmp.Or(p.Relation, lowerFirst(role))
			role = p.Called()
			if p.Name != "" && p.Role != meldcode.Pupil {
				role += ", " + what
			}
		}
		if p.Role == meldcode.Pupil {
			role += ", leerling van onze school"
		}
		role += authorities[p.Authority]
		if p.Secret && c.how == Named {
			role += ". Adres geheim: noem het alleen als het nodig is"
		}
		typed := []string{}
		if c.how == Named { // where somebody lives is never told without names
			if p.Lives != "" && !secret {
				typed = append(typed, "Woont: "+p.Lives)
			}
			if p.Language != "" {
				typed = append(typed, "Spreekt: "+p.Language)
			}
		}
		all = append(all, c.known(role+".", typed...))
	}
	return all
}

func (c *caller) suspicion() []Known {
	newest, _ := c.entries(meldcode.FormSignal)
	kinds := map[meldcode.OptionID]bool{}
	for _, e := range newest {
		for _, o := range c.s.Current(*e)["category"].Options {
			kinds[o] = true
		}
	}
	var labels []string
	for _, k := range meldcode.Categories() {
		if kinds[k.ID] {
			labels = append(labels, k.Label)
		}
	}
	if len(labels) == 0 {
		return nil
	}
	return []Known{{Text: "De signalen gaan over: " + strings.Join(labels, "; ") + "."}}
}

func (c *caller) signals() []Known {
	all := c.each(meldcode.FormSignal, func(on meldcode.Date, a meldcode.Answers) Known {
		text := on.Dutch()
		switch {
		case a.Is("source", "self"):
			text += ": zelf gezien of gehoord"
		case a.Is("source", "told"):
			text += ": van iemand gehoord"
		default:
			text += ": niet vastgelegd hoe je dit weet"
		}
		if a.Is("own-accord", meldcode.Yes) {
			text += ", het kind vertelde dit uit zichzelf"
		}
		typed := []string{a.Text("seen")}
		if body := a.Text("body"); body != "" {
			typed = append(typed, "Letsel: "+body)
		}
		if since := a.Text("since"); since != "" {
			typed = append(typed, "Sinds: "+since)
		}
		return c.known(text+".", typed...)
	})
	return append(all, c.each(meldcode.FormMoreSignals, func(on meldcode.Date, a meldcode.Answers) Known {
		if a.Is("none", meldcode.Yes) {
			return Known{Text: on.Dutch() + ": aan collega's gevraagd, niemand zag iets."}
		}
		return c.known(on.Dutch()+": aan collega's gevraagd.", a.Text("seen"))
	})...)
}

func (c *caller) unsafe() []Known {
	all := c.each(meldcode.FormDanger, func(on meldcode.Date, a meldcode.Answers) Known {
		return c.known("Gevaar vastgelegd op "+on.Dutch()+".", a.Text("happened"))
	})
	if on := c.facts.Disclosure; !on.IsZero() {
		all = append(all, Known{Text: "Het kind vertelde op " + on.Dutch() + " zelf iets."})
	}
	return append(all, c.each(meldcode.FormMonitored, func(on meldcode.Date, a meldcode.Answers) Known {
		return c.known("Gekeken of het veilig is op "+on.Dutch()+": "+lowerFirst(c.label(meldcode.FormMonitored, "safe", a))+".", a.Text("seen"))
	})...)
}

func (c *caller) restore() []Known {
	return c.each(meldcode.FormDanger, func(on meldcode.Date, a meldcode.Answers) Known {
		if strings.TrimSpace(a.Text("agreed")) == "" {
			return Known{Text: "Bij het gevaar van " + on.Dutch() + " is geen afspraak vastgelegd."}
		}
		return c.known("Afgesproken op "+on.Dutch()+".", a.Text("agreed"))
	})
}

func (c *caller) follows() []Known {
	f := c.facts
	switch {
	case f.Follows && f.FollowsBy > 0:
		return []Known{{Text: "Ja: uit afweging " + strconv.Itoa(f.FollowsBy) + " van " + f.AnsweredOn[f.FollowsBy].Dutch() + " volgt melden."}}
	case f.Answered[2] != "":
		return []Known{{Text: "Nog niet: uit de antwoorden tot nu toe volgt geen melding."}}
	}
	return nil
}

var acceptance = map[meldcode.OptionID]string{"accepts": ": aanvaardt de hulp.", "refuses": ": aanvaardt de hulp niet.", meldcode.NotYet: ": nog niet besproken."}

// called is what a person is, or the name.
func (c *caller) called(p *meldcode.Person) string {
	if c.how == Named {
		return p.Called()
	}
	return roleOf(p, c.facts.Persons)
}

// weighed is the standing answer to consideration n, and what it rests on.
func (c *caller) weighed(n int) []Known {
	option := c.facts.Answered[n]
	if option == "" {
		return nil
	}
	newest, _ := c.entries(meldcode.FormWeigh(n))
	for _, e := range newest {
		a := c.s.Current(*e)
		if !a.Is("answer", option) {
			continue
		}
		text := upper(meldcode.Short(n, option)) + ", " + c.s.Day(e).Dutch() + "."
		if kinds := c.label(e.Form, "kinds", a); kinds != "" {
			text += " " + kinds + "."
		}
		all := []Known{c.known(text, a.Text("reason"))}
		for i := range c.facts.Persons {
			p := &c.facts.Persons[i]
			if said := acceptance[a.One(meldcode.KeyOf("accepts", p.ID))]; said != "" {
				all = append(all, Known{Text: upper(c.called(p)) + said})
			}
		}
		return all
	}
	return nil
}

func (c *caller) done() []Known {
	all := c.each(meldcode.FormConsult, func(on meldcode.Date, a meldcode.Answers) Known {
		text := on.Dutch() + ": overlegd"
		if with := c.label(meldcode.FormConsult, "organisation", a); with != "" {
			text += " (" + with + ")"
		}
		return c.known(text+".", a.Text("advice"))
	})
	return append(all, c.each(meldcode.FormOutcome, func(on meldcode.Date, a meldcode.Answers) Known {
		return c.known(on.Dutch()+": Veilig Thuis gebeld. "+c.label(meldcode.FormOutcome, "outcome", a)+".", a.Text("advice"))
	})...)
}

func (c *caller) aware() []Known {
	all := c.each(meldcode.FormTalkParent, func(on meldcode.Date, a meldcode.Answers) Known {
		return c.known(on.Dutch()+": gesprek met "+c.who(a["with"].Options, "een ouder")+".", a.Text("reaction"))
	})
	all = append(all, c.each(meldcode.FormTalkPupil, func(on meldcode.Date, a meldcode.Answers) Known {
		return c.known(on.Dutch()+": gesprek met het kind.", a.Text("words"))
	})...)
	return append(all, c.each(meldcode.FormNoTalk, func(on meldcode.Date, a meldcode.Answers) Known {
		text := on.Dutch() + ": nog niet gesproken met " + c.who(a["with"].Options, "de ouders") + "."
		if ground := c.label(meldcode.FormNoTalk, "ground", a); ground != "" {
			text += " " + ground + "."
		}
		return c.known(text, a.Text("based"))
	})...)
}

// who says with whom, by what they are or by name.
func (c *caller) who(ids []meldcode.OptionID, nobody string) string {
	var names []string
	for i := range c.facts.Persons {
		if p := &c.facts.Persons[i]; slices.Contains(ids, meldcode.OptionID(p.ID)) {
			names = append(names, c.called(p))
		}
	}
	if len(names) == 0 {
		return nobody
	}
	return strings.Join(names, " en ")
}
