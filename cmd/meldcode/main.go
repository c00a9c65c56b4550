// Command meldcode serves the site to browsers, or writes it out for another
// web server. It has no data: the site is inside the program, and everything
// that a school records stays on the school's own tablets.
package main

import (
	"context"
	"crypto/tls"
	"embed"
	"errors"
	"flag"
	"fmt"
	"io"
	"io/fs"
	"net"
	"os"
	"os/signal"
	"path"
	"strings"
	"syscall"
)

// make fills site/ before it builds this program.
//
//go:embed all:site
var embedded embed.FS

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	built, err := fs.Sub(embedded, "site")
	if err == nil {
		err = run(ctx, os.Args[1:], built, os.Stdout)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "meldcode:", err)
		os.Exit(1)
	}
}

// options are the settings of one run.
type options struct {
	addr, base, cert, key, export, config, check string
}

// parse reads the flags. It gives flag.ErrHelp after writing the usage to out.
func parse(args []string, out io.Writer) (options, error) {
	var o options
	flags := flag.NewFlagSet("meldcode", flag.ContinueOnError)
	flags.SetOutput(io.Discard)
	flags.StringVar(&o.addr, "addr", ":8080", "address to listen on")
	flags.StringVar(&o.base, "base", "/", "path under which the site lives, such as /meldcode/")
	flags.StringVar(&o.cert, "tls-cert", "", "file with the certificate chain (PEM)")
	flags.StringVar(&o.key, "tls-key", "", "file with the certificate's private key (PEM)")
	flags.StringVar(&o.export, "export", "", "write the site to this folder, with settings for nginx (for -base) and IIS, and stop")
	flags.StringVar(&o.config, "config", "", "file with the school's settings (school.json), for the tablets or for -export")
	flags.StringVar(&o.check, "check-config", "", "say what is wrong in this file with a school's settings, by line and field, and stop")
	if err := flags.Parse(args); err != nil {
		if errors.Is(err, flag.ErrHelp) {
			flags.SetOutput(out)
			fmt.Fprintln(out, "usage: meldcode [-addr :8080] [-base /] [-tls-cert F -tls-key F] [-config F] [-export DIR]\n       meldcode -check-config F")
			flags.PrintDefaults()
		}
		return o, err
	}
	if flags.NArg() > 0 {
		return o, fmt.Errorf("unexpected argument %q", flags.Arg(0))
	}
	if (o.cert == "") != (o.key == "") {
		return o, errors.New("-tls-cert and -tls-key go together")
	}
	if strings.ContainsAny(o.base, "?#%\\ ") {
		return o, fmt.Errorf("-base %q is not a plain path", o.base)
	}
	o.base = path.Clean("/" + o.base)
	if o.base != "/" {
		o.base += "/"
	}
	return o, nil
}

// run does what the flags say until the context ends. Every error is one line.
func run(ctx context.Context, args []string, built fs.FS, out io.Writer) error {
	o, err := parse(args, out)
	if errors.Is(err, flag.ErrHelp) {
		return nil
	}
	if err != nil {
		return err
	}
	if o.check != "" {
		return config{o.check}.check(out)
	}
	own := config{o.config}
	if o.config != "" {
		// Later a wrong file is the tablets' to tell; whoever starts this sees it now.
		if _, _, _, problems, err := own.read(); err != nil {
			return fmt.Errorf("-config: %w", err)
		} else if len(problems) > 0 {
			return fmt.Errorf("-config: %s: %s (-check-config tells all)", o.config, problems[0])
		}
	}
	files, err := load(built)
	if err != nil {
		return err
	}
	if o.export != "" {
		return export(files, o.export, o.base, own)
	}
	server := newServer(newSite(files, o.base, own))
	scheme := "http"
	if o.cert != "" {
		pair, err := tls.LoadX509KeyPair(o.cert, o.key)
		if err != nil {
			return fmt.Errorf("certificate: %w", err)
		}
		server.TLSConfig = &tls.Config{Certificates: []tls.Certificate{pair}, MinVersion: tls.VersionTLS12}
		scheme = "https"
	}
	listener, err := net.Listen("tcp", o.addr)
	if err != nil {
		return err
	}
	fmt.Fprintf(out, "Meldcode is on %s://%s%s\n", scheme, reachable(listener.Addr()), o.base)
	return serve(ctx, server, listener)
}

// reachable gives an address that a browser on this machine can open.
func reachable(addr net.Addr) string {
	host, port, err := net.SplitHostPort(addr.String())
	if err != nil {
		return addr.String()
	}
	if ip := net.ParseIP(host); ip == nil || ip.IsUnspecified() || ip.IsLoopback() {
		host = "localhost" // which browsers treat as safe without https
	}
	return net.JoinHostPort(host, port)
}
