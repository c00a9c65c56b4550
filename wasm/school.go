//go:build js && wasm

package main

import (
	"context"
	"reflect"

	"meldcode/app/flow"
	"meldcode/app/school"
	"meldcode/wasm/browser"
)

// readSchool tells what the school set: first what was kept, then what the site
// has now. Only good settings are kept in place of others, and nobody waits for
// any of it. Without network nothing is to be told: that is how a tablet lives.
func (p *program) readSchool(ctx context.Context) {
	told := flow.SchoolTold{}
	kept, at := browser.KeptSchool(ctx)
	if kept != "" {
		if s, problems := school.Parse([]byte(kept)); len(problems) == 0 {
			told.School, told.At = s, at
			p.follow(told)
		}
	}
	fresh, err := browser.FreshSchool(ctx)
	if err != nil {
		return
	}
	if fresh == "" {
		if told.Missing = kept != ""; told.Missing {
			p.follow(told)
		}
		return
	}
	s, problems := school.Parse([]byte(fresh))
	if told.Problems = problems; len(problems) > 0 {
		p.follow(told)
		return
	}
	told.School, told.At = s, browser.Now()
	if reflect.DeepEqual(s, school.School{}) {
		_ = browser.DropSchool(ctx)
	} else {
		_ = browser.KeepSchool(ctx, fresh, told.At, s.App.Icon == school.IconFile) // without it the next start without network has older ones
	}
	p.follow(told)
}

// follow makes settings count.
func (p *program) follow(told flow.SchoolTold) {
	p.house.Agree(told.Terms)
	p.house.Offer(told.Recovery)
	browser.CallApp(told.AppName(), told.ShortName(), told.App.Icon)
	p.root.Send(told)
}
