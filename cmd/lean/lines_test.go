package main

import (
	"bytes"
	"encoding/binary"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// program does what leans on the tables of functions: it grows stacks, collects
// garbage while goroutines wait and under calls by reflection, recovers, also from
// a method on nothing, and asks where it is.
const program = `package main

import (
	"fmt"
	"reflect"
	"runtime"
	"sync"
)

type node struct{ left, right *node }

//go:noinline
func deep(n int) *node {
	if n == 0 {
		return nil
	}
	var room [64]byte
	room[n%64] = byte(n)
	return &node{deep(n - 1), nil}
}

func caught() (what any) {
	defer func() { what = recover() }()
	var none map[string]int
	none["a"] = 1
	return nil
}

type counter struct{ n int }

func (c counter) Wrapped() int { return c.n }

func (c *counter) Add(more *counter) int {
	runtime.GC()
	return c.n + more.n
}

//go:noinline
func onNothing(w interface{ Wrapped() int }) (what any) {
	defer func() { what = recover() }()
	return w.Wrapped()
}

// reflected calls functions that only reflection knows, and nothing else refers to
// what they are given.
func reflected() (sum int) {
	for n := range 200 {
		f := reflect.ValueOf(&counter{n}).MethodByName("Add").Interface().(func(*counter) int)
		made := reflect.MakeFunc(reflect.TypeFor[func(*counter, *counter) int](), func(args []reflect.Value) []reflect.Value {
			runtime.GC()
			fill := make([]*counter, 100)
			for i := range fill {
				fill[i] = &counter{-1}
			}
			return []reflect.Value{reflect.ValueOf(args[0].Interface().(*counter).n + args[1].Interface().(*counter).n + len(fill) - 100)}
		}).Interface().(func(*counter, *counter) int)
		sum += f(&counter{1}) + made(&counter{n}, &counter{2})
	}
	return sum
}

func main() {
	var wait sync.WaitGroup
	sum := make(chan int, 20)
	for i := range 20 {
		wait.Go(func() {
			n := 0
			for at := deep(2000 + i); at != nil; at = at.left {
				n++
				if n%500 == 0 {
					runtime.GC()
					runtime.Gosched()
				}
			}
			sum <- n
		})
	}
	wait.Wait()
	total := 0
	for range 20 {
		total += <-sum
	}
	_, file, line, _ := runtime.Caller(0)
	pc, _, _, _ := runtime.Caller(0)
	fmt.Println(total, caught(), runtime.NumGoroutine())
	fmt.Println(reflected(), onNothing((*counter)(nil)))
	fmt.Println("where:", runtime.FuncForPC(pc).Name(), file, line)
}
`

func TestAProgramWithoutLinesDoesTheSame(t *testing.T) {
	dir := t.TempDir()
	put(t, dir, map[string]string{"go.mod": "module stripped\n\ngo 1.26\n", "main.go": program})
	wasm := filepath.Join(dir, "main.wasm")
	build := exec.Command("go", "build", "-ldflags=-s -w", "-o", wasm, ".")
	build.Dir, build.Env = dir, append(os.Environ(), "GOOS=js", "GOARCH=wasm", "GOFLAGS=")
	if out, err := build.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	says := func() (work, where string) {
		t.Helper()
		run := exec.Command(filepath.Join(strings.TrimSpace(goTool(t, nil, "env", "GOROOT")), "lib", "wasm", "go_js_wasm_exec"), wasm)
		run.Dir = dir
		out, err := run.CombinedOutput()
		if err != nil {
			t.Fatalf("%v\n%s", err, out)
		}
		work, where, _ = strings.Cut(string(out), "where:")
		return work, where
	}
	work, where := says()
	if !strings.Contains(work, "value method main.counter.Wrapped called using nil *counter pointer") {
		t.Fatalf("the whole program says %q", work)
	}
	if !strings.Contains(where, "main.main") || !strings.Contains(where, "main.go") {
		t.Fatalf("the whole program says it is at %q", where)
	}
	before, err := os.ReadFile(wasm)
	if err != nil {
		t.Fatal(err)
	}
	if err := stripFile(wasm); err != nil {
		t.Fatal(err)
	}
	after, err := os.ReadFile(wasm)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Contains(before, []byte("main.deep")) || bytes.Contains(after, []byte("main.deep")) {
		t.Error("the names are still there, or never were")
	}
	bare, nowhere := says()
	if bare != work {
		t.Errorf("says %q, and whole %q", bare, work)
	}
	if strings.Contains(nowhere, "main") {
		t.Errorf("still says it is at %q", nowhere)
	}
}

func TestWhatIsNoProgramOfGoIsRefused(t *testing.T) {
	for name, module := range map[string]string{
		"empty":          "",
		"no wasm":        "PK\x03\x04",
		"no data":        wasmHeader,
		"a section cut":  wasmHeader + "\x0b\x05\x00",
		"a segment cut":  wasmHeader + "\x0b\x05\x01\x00\x41\x00\x0b",
		"another opcode": wasmHeader + "\x0b\x05\x01\x00\x42\x00\x0b",
		"no tables":      wasmHeader + "\x0b\x08\x01\x00\x41\x00\x0b\x02hi",
		"two sets":       wasmHeader + string(sectionOf(append(append(make([]byte, 8), tableMagic...), tableMagic...))),
		"a header cut":   wasmHeader + string(sectionOf([]byte(tableMagic))),
		"empty tables":   wasmHeader + string(sectionOf(append([]byte(tableMagic), make([]byte, 80)...))),
		"offsets astray": wasmHeader + string(sectionOf(append([]byte(tableMagic), bytes.Repeat([]byte{0xff}, 80)...))),
		"small offsets":  wasmHeader + string(sectionOf(append([]byte(tableMagic), bytes.Repeat([]byte{1, 0, 0, 0, 0, 0, 0, 0}, 9)...))),
	} {
		if _, err := withoutLines([]byte(module)); !errors.Is(err, errWasm) && !errors.Is(err, errTables) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func sectionOf(memory []byte) []byte {
	content := writeSegments(memory)
	return append([]byte{dataSection, byte(len(content)) | 0x80, byte(len(content) >> 7)}, content...)
}

func TestMemoryComesBackAsItWas(t *testing.T) {
	for _, memory := range [][]byte{
		nil, {1}, {0, 0, 0, 1}, append(make([]byte, 100), 7), append(append([]byte{1, 2, 0, 0, 3}, make([]byte, 70)...), 4),
		bytes.Repeat([]byte{0, 0, 0, 0, 0, 0, 0, 0, 9}, 200),
	} {
		got, err := readSegments(writeSegments(memory))
		if err != nil || !bytes.Equal(got, memory) {
			t.Errorf("%x came back as %x: %v", memory, got, err)
		}
	}
	many := bytes.Repeat(append(make([]byte, zeroRun), 9), maxSegments+1)
	section, err := readSegments(writeSegments(many))
	if _, count := segmentsOf(many, zeroRun); count <= maxSegments || err != nil || !bytes.Equal(section, many) {
		t.Errorf("a memory of %d segments: %v", count, err)
	}
	if count, _ := binary.Uvarint(writeSegments(many)); count > maxSegments {
		t.Errorf("%d segments are written, which browsers refuse", count)
	}
	for _, n := range []int64{0, 1, 63, 64, 127, 128, 1 << 20, 1<<28 - 1} {
		if got, size := sleb(appendSleb(nil, n)); got != n || size == 0 {
			t.Errorf("%d came back as %d", n, got)
		}
	}
}
