//go:build js && wasm

package main

import (
	"cmp"
	"context"
	"crypto/rand"
	"strings"
	"time"

	"meldcode/app/flow"
	"meldcode/app/session"
	"meldcode/app/ui"
	"meldcode/wasm/browser"
	"meldcode/wasm/indexeddb"
)

// lockName is the Web Lock of the one window that may be unlocked.
const lockName = "meldcode"

// slowLimit is how long slow work may give no sign of life on the slowest
// tablet: a derivation, the passphrase of a file, the unpacking of a large one.
const slowLimit = 60 * time.Second

// program is the one interpreter of Cmds. Keys live in its session, never in
// the Model. Everything here runs on one thread; jobs are done one after
// another, so that appends keep their order, save for those that wait for a
// person or for a Worker.
type program struct {
	root    *ui.Root
	db      *indexeddb.DB
	slow    *browser.Slow
	house   *session.House
	session *session.Session
	release func()        // of the lock; nil while another window has it
	picked  *browser.File // the file that was chosen to import
	asked   bool          // the browser was asked to promise, since this page was loaded
	awake   browser.Awake
	jobs    chan flow.Job
	beside  map[int]context.CancelFunc // what is done beside the jobs, by id
}

func newProgram() *program {
	slow := browser.NewSlow(slowLimit)
	p := &program{
		db:   indexeddb.New("meldcode", indexeddb.Options{Pause: slow.Pause}),
		slow: slow,
		jobs: make(chan flow.Job, 64), beside: map[int]context.CancelFunc{},
	}
	p.house = session.New(p.db, rand.Reader, p.slow.Argon2id, p.slow, browser.Now, browser.Facts().Version)
	return p
}

// begin asks for the first look at the store and listens to what the
// surroundings tell. It runs when the first screen stands.
func (p *program) begin(first []flow.Cmd) {
	go p.work()
	go browser.Guard("school", func() { p.readSchool(context.Background()) })
	p.carry(first)
	browser.OnHash(func(hash string) { p.root.Send(flow.Went{Fragment: hash}) })
	browser.OnHidden(func() { p.root.Send(flow.Hidden{}) })
	browser.OnVisible(func() {
		if p.root.Broken() { // nothing of a case is on the screen
			browser.Uncover()
			return
		}
		p.root.Send(flow.Shown{Now: browser.Now()})
	})
	browser.OnHide(func() { p.root.Send(flow.Hidden{}) })
	browser.OnUpdate(func() { p.root.Send(flow.UpdateReady{}) })
	p.tick()
}

// tick tells the time every second, out of sight too, where the browser makes it
// less often: an app behind another one locks as well.
func (p *program) tick() {
	browser.Timer(time.Second, func() {
		p.root.Send(flow.Tick{Now: browser.Now()})
		p.tick()
	})
}

// dispatch takes one message on the UI goroutine.
func (p *program) dispatch(msg flow.Msg) {
	next, cmds := flow.Update(p.root.Model, msg)
	p.root.Model = next
	p.carry(cmds)
}

// carry takes Cmds in their order: what has an answer goes in the queue, the
// rest is done now.
func (p *program) carry(cmds []flow.Cmd) {
	for _, cmd := range cmds {
		job, ok := cmd.(flow.Job)
		switch {
		case !ok:
			p.now(cmd)
		case job.Aside():
			p.aside(job)
		default:
			p.jobs <- job
		}
	}
}

// work does the jobs, one at a time.
func (p *program) work() {
	for job := range p.jobs {
		p.one(context.Background(), job)
	}
}

// aside does a job beside the others, until it is done or stopped.
func (p *program) aside(job flow.Job) {
	ctx, stop := context.WithCancel(context.Background())
	p.beside[job.ID] = stop
	go func() {
		p.one(ctx, job)
		delete(p.beside, job.ID)
		stop()
	}()
}

// tellEvery is how often the screen hears how far a job is: each time it is drawn.
const tellEvery = 100 * time.Millisecond

// one does a job and sends what came of it.
func (p *program) one(ctx context.Context, job flow.Job) {
	told := time.Now()
	progress := func(done, total int) {
		if time.Since(told) < tellEvery {
			return
		}
		told = time.Now()
		p.root.Send(flow.Going{ID: job.ID, Gen: job.Gen, Done: done, Total: total})
	}
	var answer flow.Msg = flow.Failed{Cmd: job.Cmd, Fault: flow.Other}
	browser.Guard("job", func() { answer = p.do(ctx, job.Cmd, progress) })
	p.root.Send(flow.Done{ID: job.ID, Gen: job.Gen, Msg: answer})
}

// now does a Cmd that has no answer.
func (p *program) now(cmd flow.Cmd) {
	switch cmd := cmd.(type) {
	case flow.Show:
		if cmd.Fragment != "" && cmd.Fragment != "#"+browser.Hash() {
			browser.SetHash(cmd.Replace, strings.TrimPrefix(cmd.Fragment, "#"))
		}
		if cmd.Focus {
			p.root.FocusHeading()
		}
	case flow.FocusField:
		p.root.FocusField(cmd.Key)
	case flow.Lock:
		p.lock(cmd.To)
	case flow.Cover:
		browser.Cover()
	case flow.Uncover:
		browser.Uncover()
	case flow.KeepAwake:
		p.awake.Keep(cmd.On)
	case flow.ShiftHides:
		browser.SetShiftHides(cmd.On)
	case flow.Stop:
		if stop := p.beside[cmd.Job]; stop != nil {
			stop()
		}
	case flow.Later:
		browser.Timer(cmd.After, func() { p.root.Send(cmd.Msg) })
	case flow.PrintPage:
		browser.AfterFrame(browser.Print)
	case flow.ApplyUpdate:
		browser.ApplyUpdate()
	case flow.Reload:
		browser.Reload()
	}
}

// lock drops the keys and replaces the page by the one at to, or by the unlock
// screen: the memory goes with it.
func (p *program) lock(to string) {
	browser.Cover()
	for _, stop := range p.beside {
		stop() // with its Worker goes what that holds
	}
	if p.session != nil {
		p.session.Close()
	}
	if p.release != nil {
		p.release()
	}
	browser.SetHash(true, cmp.Or(strings.TrimPrefix(to, "#"), "/unlock"))
	browser.Reload()
}
