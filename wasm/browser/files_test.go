//go:build js && wasm

package browser

import (
	"bytes"
	"context"
	"errors"
	"testing"
	"time"

	"meldcode/app/session"
)

const quick = 2 * time.Second

// choose makes every file input that is clicked do what the body says; input
// is the element, and pick(name, text) gives it a file.
func choose(t *testing.T, body string) {
	shim(t, `const was = HTMLInputElement.prototype.click;
		HTMLInputElement.prototype.click = function() {
			const input = this;
			const pick = (name, text) => {
				const list = new DataTransfer();
				list.items.add(new File([text], name));
				input.files = list.files;
				input.dispatchEvent(new Event('change'));
			};
			setTimeout(() => { `+body+` });
		};
		return () => { HTMLInputElement.prototype.click = was; };`)
}

func TestPickedFileIsReadInTheWorker(t *testing.T) {
	startWorkers(t)
	choose(t, `pick('kopie.age', 'inhoud')`)
	file, err := PickFile(t.Context(), ".age")
	if err != nil || file.Name != "kopie.age" || file.Len() != 6 {
		t.Fatalf("got %+v, %v", file, err)
	}
	if n := run(`return document.querySelectorAll('input').length`).Int(); n != 0 {
		t.Errorf("%d inputs stayed behind", n)
	}
	slow := NewSlow(20 * time.Second)
	for range 2 { // the page keeps it, to try another passphrase
		if got, err := slow.Do(t.Context(), "both", []byte("hoofd"), file, nil); err != nil || string(got) != "hoofd+inhoud" {
			t.Errorf("got %q, %v", got, err)
		}
	}
}

func TestASmallFileIsReadIntoThePage(t *testing.T) {
	choose(t, `pick('kaart.vcf', 'inhoud')`)
	file, err := PickFile(t.Context(), ".vcf")
	if err != nil {
		t.Fatal(err)
	}
	if got, err := file.Bytes(t.Context()); err != nil || string(got) != "inhoud" {
		t.Errorf("got %q, %v", got, err)
	}
	shim(t, `const was = Blob.prototype.arrayBuffer;
		Blob.prototype.arrayBuffer = () => Promise.reject(new DOMException("", "NotReadableError"));
		return () => { Blob.prototype.arrayBuffer = was; };`)
	if got, err := file.Bytes(t.Context()); err == nil {
		t.Errorf("read %q of a file that went", got)
	}
}

func TestAFileThatCannotBeReadIsNoWork(t *testing.T) {
	startWorkers(t, `Blob.prototype.arrayBuffer = () => Promise.reject(new DOMException("", "NotReadableError"));`)
	choose(t, `pick('kopie.age', 'inhoud')`)
	file, err := PickFile(t.Context(), ".age")
	if err != nil {
		t.Fatal(err)
	}
	if got, err := NewSlow(20*time.Second).Do(t.Context(), "both", nil, file, nil); !errors.Is(err, session.Fault("unreadable")) {
		t.Errorf("got %q, %v", got, err)
	}
}

func TestNotChoosingIsCancelling(t *testing.T) {
	choose(t, `input.dispatchEvent(new Event('cancel'))`)
	if _, err := PickFile(t.Context(), ""); !errors.Is(err, ErrCancelled) {
		t.Errorf("got %v, want cancelled", err)
	}
}

func TestWaitingForAFileEndsWithTheContext(t *testing.T) {
	choose(t, ``)
	ctx, cancel := context.WithTimeout(t.Context(), 20*time.Millisecond)
	defer cancel()
	if _, err := PickFile(ctx, ""); !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("got %v, want the context's error", err)
	}
}

func TestDownloadOffersTheBytesUnderTheName(t *testing.T) {
	shim(t, `const was = HTMLAnchorElement.prototype.click;
		HTMLAnchorElement.prototype.click = function() { globalThis.offered = {name: this.download, url: this.href}; };
		return () => { HTMLAnchorElement.prototype.click = was; delete globalThis.offered; };`)
	want := []byte{0, 1, 2, 255}
	if err := Download("kopie.age", "application/octet-stream", want); err != nil {
		t.Fatal(err)
	}
	if got := text(get(window(), "offered", "name")); got != "kopie.age" {
		t.Errorf("name: got %q", got)
	}
	answer, err := ask(t.Context(), quick, window(), "fetch", get(window(), "offered", "url"))
	if err != nil {
		t.Fatal(err)
	}
	buffer, err := ask(t.Context(), quick, answer, "arrayBuffer")
	if err != nil {
		t.Fatal(err)
	}
	if got, err := toGo(buffer); err != nil || !bytes.Equal(got, want) {
		t.Errorf("got %v, %v, want %v", got, err, want)
	}
}

func TestShareTellsHowItEnded(t *testing.T) {
	for _, c := range []struct {
		name, share string
		check       func(error) bool
	}{
		{"taken", `Promise.resolve()`, func(err error) bool { return err == nil }},
		{"closed", `Promise.reject(new DOMException('', 'AbortError'))`, func(err error) bool { return errors.Is(err, ErrCancelled) }},
		{"too late", `Promise.reject(new DOMException('', 'NotAllowedError'))`, func(err error) bool {
			r, ok := errors.AsType[*Rejection](err)
			return ok && r.Name == "NotAllowedError"
		}},
	} {
		t.Run(c.name, func(t *testing.T) {
			shim(t, `navigator.canShare = what => what.files[0] instanceof File && what.files[0].name === 'kopie.age';
				navigator.share = what => `+c.share+`;
				return () => { delete navigator.share; delete navigator.canShare; };`)
			if !CanShare("kopie.age", "application/octet-stream") {
				t.Error("can share: got no")
			}
			if err := Share(t.Context(), "kopie.age", "application/octet-stream", []byte("x")); !c.check(err) {
				t.Errorf("got %v", err)
			}
		})
	}
}
