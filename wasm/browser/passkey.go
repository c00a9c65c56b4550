//go:build js && wasm

package browser

import (
	"context"
	"crypto/rand"
	"errors"
	"time"

	"github.com/hack-pad/safejs"
)

// passkeyLimit is how long a person may take to answer the device.
const passkeyLimit = 2 * time.Minute

// ErrNoPRF says that the browser or the device made a passkey without a secret
// value (the PRF extension of WebAuthn), so that it cannot open anything.
var ErrNoPRF = errors.New("browser: passkey without PRF")

// HasPasskeys reports whether this browser knows passkeys at all.
func HasPasskeys() bool {
	return get(window(), "PublicKeyCredential").Type() == safejs.TypeFunction &&
		get(navigator("credentials"), "create").Type() == safejs.TypeFunction
}

// MakePasskey lets the device make a passkey for this origin, and returns its id.
// What the device keeps says nothing about who it is for. It gives ErrCancelled
// when the person or the device refused, ErrNoPRF, ErrUnsupported, ErrNoAnswer, or
// a *Rejection.
func MakePasskey(ctx context.Context, input []byte) (credential []byte, err error) {
	challenge, user := random(32), random(16)
	made, err := credentials(ctx, "create", input, map[string]any{
		"challenge": challenge,
		"rp":        map[string]any{"name": "Meldcode"},
		"user":      map[string]any{"id": user, "name": "Meldcode", "displayName": "Meldcode"},
		"pubKeyCredParams": []any{
			map[string]any{"type": "public-key", "alg": -7}, map[string]any{"type": "public-key", "alg": -257},
		},
		"authenticatorSelection": map[string]any{"userVerification": "required", "residentKey": "discouraged"},
	})
	if err != nil {
		return nil, err
	}
	if !truthy(get(extensions(made), "prf", "enabled")) {
		return nil, ErrNoPRF
	}
	return toGo(get(made, "rawId"))
}

// AskPasskey asks a passkey for its secret value of 32 bytes. It gives what
// MakePasskey gives.
func AskPasskey(ctx context.Context, credential, input []byte) (prf []byte, err error) {
	id, err := toJS(credential)
	if err != nil {
		return nil, ErrUnsupported
	}
	found, err := credentials(ctx, "get", input, map[string]any{
		"challenge":        random(32),
		"allowCredentials": []any{map[string]any{"type": "public-key", "id": id}},
		"userVerification": "required",
	})
	if err != nil {
		return nil, err
	}
	value := get(extensions(found), "prf", "results", "first")
	if value.IsUndefined() || value.IsNull() {
		return nil, ErrNoPRF
	}
	return toGo(value)
}

func credentials(ctx context.Context, method string, input []byte, key map[string]any) (safejs.Value, error) {
	if !HasPasskeys() {
		return safejs.Undefined(), ErrUnsupported
	}
	first, err := toJS(input)
	if err != nil {
		return safejs.Undefined(), ErrUnsupported
	}
	key["timeout"] = int(passkeyLimit / time.Millisecond)
	key["extensions"] = map[string]any{"prf": map[string]any{"eval": map[string]any{"first": first}}}
	made, err := ask(ctx, passkeyLimit, navigator("credentials"), method, map[string]any{"publicKey": key})
	if r, ok := errors.AsType[*Rejection](err); ok && (r.Name == "NotAllowedError" || r.Name == "AbortError") {
		return safejs.Undefined(), ErrCancelled
	}
	return made, err
}

func extensions(credential safejs.Value) safejs.Value {
	results, err := credential.Call("getClientExtensionResults")
	if err != nil {
		return safejs.Undefined()
	}
	return results
}

// random returns n random bytes for JavaScript; nobody checks a challenge, as
// there is no server.
func random(n int) safejs.Value {
	b := make([]byte, n)
	_, _ = rand.Read(b) // never fails
	array, err := toJS(b)
	if err != nil {
		return safejs.Undefined()
	}
	return array
}
