// Package headers holds the security headers of the site in one place: the
// file server sends them, the service worker adds them to what it serves, the
// page carries the policy as a meta element, and an export writes them out as
// settings for other web servers.
package headers

import "strings"

// Header is one response header that every answer of the site carries.
type Header struct {
	Name  string `json:"name"`
	Value string `json:"value"`
}

// directives is the content security policy, without what only works in a
// header. 'wasm-unsafe-eval' allows WebAssembly to be compiled and nothing
// else; blob: and data: pictures never leave the tablet.
var directives = []string{
	"default-src 'none'",
	"script-src 'self' 'wasm-unsafe-eval'",
	"style-src 'self'",
	"img-src 'self' blob: data:",
	"connect-src 'self'",
	"worker-src 'self'",
	"manifest-src 'self'",
	"form-action 'none'",
	"base-uri 'none'",
	"require-trusted-types-for 'script'",
	"trusted-types meldcode",
}

// MetaPolicy is the content security policy for a meta element, for hosts that
// send no headers of ours.
func MetaPolicy() string { return strings.Join(directives, "; ") }

// Policy is the content security policy for a header: as MetaPolicy, and no
// other page may frame this one, which a meta element cannot say.
func Policy() string { return MetaPolicy() + "; frame-ancestors 'none'" }

// All returns every header, in a fixed order.
func All() []Header {
	return []Header{
		{"Content-Security-Policy", Policy()},
		{"X-Content-Type-Options", "nosniff"},
		{"Referrer-Policy", "no-referrer"},
		{"X-Frame-Options", "DENY"},
		{"Cross-Origin-Opener-Policy", "same-origin"},
		{"Cross-Origin-Resource-Policy", "same-origin"},
		{"Permissions-Policy", permissions},
		{"X-Robots-Tag", "noindex, nofollow"},
	}
}

// permissions switches off what the app never uses. What it does use (share,
// wake lock, passkeys, clipboard) is left to its default: this origin alone.
const permissions = "accelerometer=(), autoplay=(), bluetooth=(), browsing-topics=(), camera=(), " +
	"display-capture=(), geolocation=(), gyroscope=(), hid=(), magnetometer=(), microphone=(), " +
	"midi=(), payment=(), serial=(), usb=()"
