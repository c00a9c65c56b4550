package session

import (
	"bytes"
	"context"
	"crypto/rand"
	"errors"
	"testing"
	"time"

	"meldcode/app/dossier"
	"meldcode/app/exchange"
)

// away is a Slow that can be watched, held up and made to fail, as a Worker can.
type away struct {
	InProcess
	during func(op string) error // runs while the work is away
	asked  int
}

func (a *away) Do(ctx context.Context, op string, head []byte, body Blob, progress func(done, total int)) ([]byte, error) {
	a.asked++
	if a.during != nil {
		if err := a.during(op); err != nil {
			return nil, err
		}
	}
	// A Worker gets copies and gives copies.
	data := Bytes(bytes.Clone(body.(Bytes)))
	out, err := a.InProcess.Do(ctx, op, bytes.Clone(head), data, progress)
	clear(data)
	return bytes.Clone(out), err
}

// sent is a session whose slow work is away, with a case of several entries, a
// back-up of it and its code.
func sent(t *testing.T) (b *tablet, a *away, s *Session, id dossier.ID, file Bytes, code string) {
	t.Helper()
	b, a = newTablet(t), &away{}
	first, code := b.set()
	id = record(t, first, "", opening(wordChild)).State.ID
	for range 4 {
		record(t, first, id, signal(wordSeen))
	}
	file = export(t, first, "", "")
	h := New(b.store, rand.Reader, quick, a, func() time.Time { return b.now }, "test")
	s, err := h.Unlock(t.Context(), b.member(), phrase)
	if err != nil {
		t.Fatal(err)
	}
	return b, a, s, id, file, code
}

// slowly are the calls that do slow work.
func slowly(s *Session, id dossier.ID, file Bytes, code string) map[string]func(context.Context, func(done, total int)) error {
	return map[string]func(context.Context, func(done, total int)) error{
		"Check": func(ctx context.Context, p func(done, total int)) error { _, err := s.Check(ctx, id, p); return err },
		"Export": func(ctx context.Context, p func(done, total int)) error {
			_, err := s.Export(ctx, id, "", p)
			return err
		},
		"OpenFile": func(ctx context.Context, p func(done, total int)) error {
			_, err := s.OpenFile(ctx, file, code, p)
			return err
		},
		"CheckFile": func(ctx context.Context, p func(done, total int)) error { return s.CheckFile(ctx, file, code, p) },
	}
}

func TestOtherWorkGoesOnDuringSlowWork(t *testing.T) {
	_, a, s, id, file, code := sent(t)
	for name, call := range slowly(s, id, file, code) {
		during := 0
		a.during = func(string) error {
			during++
			return s.KeepConcept(t.Context(), Concept{ID: "c", Case: id})
		}
		if err := call(t.Context(), nil); err != nil && !errors.Is(err, ErrOtherFile) || during != 1 {
			t.Errorf("%s: %v, %d times away", name, err, during)
		}
	}
	if kept, err := s.Concepts(t.Context()); err != nil || len(kept) != 1 {
		t.Errorf("got %v, %v; want the concept", kept, err)
	}
}

func TestSlowWorkTellsHowFarItIs(t *testing.T) {
	_, _, s, id, file, code := sent(t)
	for name, call := range slowly(s, id, file, code) {
		done, total := 0, 0
		err := call(t.Context(), func(d, all int) {
			if d < done || d > all {
				t.Errorf("%s: %d of %d after %d", name, d, all, done)
			}
			done, total = d, all
		})
		if err != nil && !errors.Is(err, ErrOtherFile) || done != total || total < 6 {
			t.Errorf("%s: %v, ended at %d of %d", name, err, done, total)
		}
	}
}

func TestSlowWorkThatIsBrokenOffLeavesNothing(t *testing.T) {
	b, a, s, id, file, code := sent(t)
	for name, call := range slowly(s, id, file, code) {
		for _, why := range []error{context.Canceled, errors.New("no worker"), Fault("stopped")} {
			var before int
			a.during = func(string) error { before = len(b.all()); return why }
			if err := call(t.Context(), nil); !errors.Is(err, why) {
				t.Errorf("%s: got %v, want %v", name, err, why)
			}
			if after := len(b.all()); after != before {
				t.Errorf("%s: %d records became %d", name, before, after)
			}
		}
	}
	if _, err := s.AddFile(t.Context(), false); !errors.Is(err, ErrNotPrepared) {
		t.Errorf("a file that was not read can be added: %v", err)
	}
	if err := s.Delivered(t.Context()); !errors.Is(err, ErrNotPrepared) {
		t.Errorf("a file that was not made is delivered: %v", err)
	}
	a.during = nil
	if found, err := s.Check(t.Context(), id, nil); err != nil || len(found) > 0 {
		t.Errorf("afterwards: %v, %v", found, err)
	}
}

func TestALockDuringSlowWorkEndsIt(t *testing.T) {
	for name := range slowly(nil, "", nil, "") {
		_, a, s, id, file, code := sent(t)
		a.during = func(string) error { s.Close(); return nil }
		err := slowly(s, id, file, code)[name](t.Context(), nil)
		if name != "Check" && !errors.Is(err, ErrLocked) {
			t.Errorf("%s: got %v, want ErrLocked", name, err)
		}
		if !s.secret.IsZero() || s.files != nil || s.made != nil || s.opened != nil {
			t.Errorf("%s: something is still referred to", name)
		}
	}
}

// heavy is a file that nothing may read.
type heavy struct{}

func (heavy) Len() int64 { return exchange.DefaultLimits.File + 1 }

func TestAFileThatIsTooLargeIsNotRead(t *testing.T) {
	_, a, s, _, _, code := sent(t)
	if _, err := s.OpenFile(t.Context(), heavy{}, code, nil); exchange.Code(err) != "too-large" {
		t.Errorf("got %v", err)
	}
	if a.asked > 0 {
		t.Error("it was given away to be read")
	}
	if _, err := (InProcess{}).Do(t.Context(), opOpen, nil, heavy{}, nil); !errors.Is(err, errBlob) {
		t.Errorf("in process: got %v", err)
	}
}

func TestPartsComeBackAsTheyWent(t *testing.T) {
	var b packed
	b.add([]byte("een"), []byte("twee"))
	b.add()
	b.add([]byte{0})
	parts, err := unpack(b)
	if err != nil || len(parts) != 3 || string(parts[0]) != "eentwee" || len(parts[1]) != 0 || !bytes.Equal(parts[2], []byte{0}) {
		t.Errorf("got %q, %v", parts, err)
	}
	for cut := 1; cut < len(b); cut++ {
		if parts, err := unpack(b[:cut]); err == nil && cut != 11 && cut != 15 {
			t.Errorf("cut at %d: %q", cut, parts)
		}
	}
}

func FuzzWorks(f *testing.F) {
	f.Add(opSeal, []byte(`{"Cases":[{"ID":"a","Entries":1}]}`), []byte{0, 0, 0, 1, 0})
	f.Add(opOpen, []byte(`{"Key":"x"}`), []byte("age-encryption.org/v1\n"))
	f.Add(opCheck, []byte(`{"ID":"a"}`), []byte{0, 0, 0, 4, 0, 0, 0, 1})
	f.Fuzz(func(t *testing.T, op string, head, body []byte) {
		work, ok := Works()[op]
		if !ok {
			return
		}
		if out, err := work(head, body, func(int, int) {}); err != nil && out != nil {
			t.Errorf("%s gives %v and fails with %v", op, out, err)
		}
	})
}
