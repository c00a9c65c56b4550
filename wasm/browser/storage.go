//go:build js && wasm

package browser

import (
	"context"
	"time"
)

// Persist asks the browser never to clear this site's data by itself. It is
// called after a tap of the person, for some browsers then show a question,
// for which a minute is kept. ok is false when the browser cannot be asked or
// did not answer; granted means nothing then.
func Persist(ctx context.Context) (granted, ok bool) {
	return yes(ctx, "persist", time.Minute)
}

// Persisted reports whether that promise stands, without asking for it.
func Persisted(ctx context.Context) (granted, ok bool) {
	return yes(ctx, "persisted", 5*time.Second)
}

func yes(ctx context.Context, question string, limit time.Duration) (granted, ok bool) {
	answer, err := ask(ctx, limit, navigator("storage"), question)
	if err != nil {
		return false, false
	}
	granted, err = answer.Bool()
	return granted, err == nil
}

// Estimate returns how many bytes this site's storage uses and may use, as
// the browser guesses them. It gives ErrUnsupported, ErrNoAnswer or a
// *Rejection.
func Estimate(ctx context.Context) (used, quota uint64, err error) {
	answer, err := ask(ctx, 5*time.Second, navigator("storage"), "estimate")
	if err != nil {
		return 0, 0, err
	}
	u, err := get(answer, "usage").Float()
	if err != nil {
		return 0, 0, ErrUnsupported
	}
	q, err := get(answer, "quota").Float()
	if err != nil {
		return 0, 0, ErrUnsupported
	}
	return uint64(u), uint64(q), nil
}
