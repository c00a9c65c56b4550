package picture

import (
	"bytes"
	"encoding/binary"
	"errors"
	"image"
	"image/color"
	"image/gif"
	"image/jpeg"
	"image/png"
	"testing"
)

// secret stands in each place where a picture can say something.
const secret = "Bedachtstraat 12, 52.3702 N"

type endian interface {
	binary.ByteOrder
	binary.AppendByteOrder
}

func drawing() *image.Paletted {
	m := image.NewPaletted(image.Rect(0, 0, 20, 10), color.Palette{color.White, color.Black, color.RGBA{200, 30, 30, 255}})
	for i := range m.Pix {
		m.Pix[i] = byte(i*i) % 3
	}
	return m
}

// exif is a block with a place of the earth, an owner, and how to turn.
func exif(order endian, turn uint16) []byte {
	b := []byte("II*\x00")
	if order.Uint16([]byte{0, 1}) == 1 {
		b = []byte("MM\x00*")
	}
	entry := func(tag, kind uint16, count, value uint32) {
		b = order.AppendUint16(order.AppendUint16(b, tag), kind)
		b = order.AppendUint32(b, count)
		if kind == 3 {
			b = order.AppendUint16(order.AppendUint16(b, uint16(value)), 0)
			return
		}
		b = order.AppendUint32(b, value)
	}
	b = order.AppendUint32(b, 8)
	b = order.AppendUint16(b, 3)
	entry(0x010e, 2, uint32(len(secret)), 68)
	entry(tagOrientation, 3, 1, uint32(turn))
	entry(0x8825, 4, 1, 50) // GPS
	b = order.AppendUint32(b, 0)
	b = order.AppendUint16(b, 1)
	entry(0x0002, 5, 3, 68)
	b = order.AppendUint32(b, 0)
	return append(b, secret...)
}

// photo is a JPEG that says it in each of the ways there are.
func photo(t testing.TB, block []byte) []byte {
	t.Helper()
	var coded bytes.Buffer
	if err := jpeg.Encode(&coded, drawing(), nil); err != nil {
		t.Fatal(err)
	}
	b := append([]byte{}, coded.Bytes()[:2]...)
	b = segment(b, 0xe0, []byte("JFIF\x00\x01\x01\x00\x00\x01\x00\x01\x01\x01"), []byte("abc"))
	b = segment(b, 0xe1, []byte(exifHead), block)
	b = segment(b, 0xe1, []byte("http://ns.adobe.com/xap/1.0/\x00<x:xmpmeta>"+secret))
	b = segment(b, 0xe2, []byte("MPF\x00"+secret))
	b = segment(b, 0xed, []byte("Photoshop 3.0\x008BIM"+secret))
	b = segment(b, 0xfe, []byte(secret))
	b = append(b, coded.Bytes()[2:]...)
	return append(b, "behind the end: "+secret...)
}

func drawn(t testing.TB, block []byte) []byte {
	t.Helper()
	var coded bytes.Buffer
	if err := png.Encode(&coded, drawing()); err != nil {
		t.Fatal(err)
	}
	at := len(pngStart) + 25 // behind IHDR
	b := append([]byte{}, coded.Bytes()[:at]...)
	for _, name := range []string{"tEXt", "zTXt", "iTXt", "tIME", "prVt"} {
		b = chunk(b, name, []byte("Comment\x00"+secret))
	}
	b = chunk(b, "eXIf", block)
	b = append(b, coded.Bytes()[at:]...)
	return append(b, secret...)
}

func film(t testing.TB) []byte {
	t.Helper()
	var coded bytes.Buffer
	err := gif.EncodeAll(&coded, &gif.GIF{Image: []*image.Paletted{drawing(), drawing()}, Delay: []int{5, 7}})
	if err != nil {
		t.Fatal(err)
	}
	b := coded.Bytes()
	at := bytes.IndexByte(b, 0x21)
	said := append([]byte{0x21, 0xfe, byte(len(secret))}, secret+"\x00"...)
	said = append(said, 0x21, 0xff, 11)
	said = append(said, "XMP DataXMP"...)
	said = append(append(said, byte(len(secret))), secret+"\x00"...)
	return bytes.Join([][]byte{b[:at], said, b[at:], []byte(secret)}, nil)
}

// web is a WebP of which the coded image is only bytes: it is copied, not read.
func web(block []byte) []byte {
	b := []byte("RIFF\x00\x00\x00\x00WEBP")
	b = riffChunk(b, "VP8X", []byte{flagExif | flagXMP | 0x10, 0, 0, 0, 19, 0, 0, 9, 0, 0})
	b = riffChunk(b, "ALPH", []byte("alpha"))
	b = riffChunk(b, "VP8 ", []byte("the image"))
	b = riffChunk(b, "EXIF", block)
	b = riffChunk(b, "XMP ", []byte(secret))
	b = riffChunk(b, "priv", []byte(secret))
	binary.LittleEndian.PutUint32(b[4:], uint32(len(b)-8))
	return append(b, secret...)
}

func TestAPictureKeepsItsImageAndHowItIsTurnedAndSaysNothingElse(t *testing.T) {
	for _, order := range []endian{binary.LittleEndian, binary.BigEndian} {
		block := exif(order, 6)
		if orientation(block) != 6 {
			t.Fatal("the test's own block does not say how to turn")
		}
		for kind, b := range map[Kind][]byte{JPEG: photo(t, block), PNG: drawn(t, block), WebP: web(block), GIF: film(t)} {
			if KindOf(b) != kind || !kind.Shown() {
				t.Errorf("%s is called %s", kind, KindOf(b))
			}
			if !bytes.Contains(b, []byte(secret)) {
				t.Fatalf("%s: the test's own picture says nothing", kind)
			}
			got, err := Clean(b)
			if err != nil {
				t.Errorf("%s: %v", kind, err)
				continue
			}
			for _, said := range []string{"Bedacht", "52.37", "xmpmeta", "\x25\x88", "\x88\x25\x00\x04"} {
				if bytes.Contains(got, []byte(said)) {
					t.Errorf("%s still says %q", kind, said)
				}
			}
			if kind != GIF && !bytes.Contains(got, turned(6)) {
				t.Errorf("%s lost how it is turned", kind)
			}
			if again, err := Clean(got); err != nil || !bytes.Equal(again, got) {
				t.Errorf("%s: cleaned twice it is another: %v", kind, err)
			}
			if kind == WebP {
				if !bytes.Contains(got, []byte("the image")) || got[20] != flagExif|0x10 {
					t.Errorf("WebP: flags %x", got[20])
				}
				continue
			}
			same(t, b, got)
		}
	}
}

func TestAPictureThatNeedsNoTurningGetsNoBlock(t *testing.T) {
	block := exif(binary.LittleEndian, 1)
	for _, b := range [][]byte{photo(t, block), drawn(t, block), web(block)} {
		if got, err := Clean(b); err != nil || bytes.Contains(got, []byte("II*\x00")) {
			t.Errorf("%s: %v", KindOf(b), err)
		}
	}
}

func TestAFilmGoesOnMoving(t *testing.T) {
	got, err := Clean(film(t))
	if err != nil {
		t.Fatal(err)
	}
	m, err := gif.DecodeAll(bytes.NewReader(got))
	if err != nil || len(m.Image) != 2 || m.Delay[1] != 7 || m.LoopCount != 0 {
		t.Errorf("%+v, %v", m, err)
	}
}

func TestAPictureThatBreaksOffIsRefused(t *testing.T) {
	block := exif(binary.LittleEndian, 6)
	for _, b := range [][]byte{photo(t, block), drawn(t, block), web(block), film(t)} {
		b = bytes.TrimSuffix(b, []byte(secret))
		b = bytes.TrimSuffix(b, []byte("behind the end: "))
		for n := range len(b) {
			if _, err := Clean(b[:n]); !errors.Is(err, ErrDamaged) {
				t.Fatalf("%s of %d bytes out of %d: %v", KindOf(b), n, len(b), err)
			}
		}
	}
}

func TestAFileIsWhatItsBytesSay(t *testing.T) {
	for content, want := range map[string]Kind{
		"":                                    Other,
		"Een brief.\r\n\tMet groeten":         Text,
		"\xef\xbb\xbfmet een merkteken":       Text,
		"مرحبا 🙂":                             Text,
		"<svg xmlns='http://www.w3.org'/>":    Other,
		" \n<!doctype html><script>":          Other,
		"%PDF-1.7\n":                          PDF,
		"PK\x03\x04":                          Other,
		"\x00\x00\x00\x18ftypheic\x00\x00":    HEIC,
		"\x00\x00\x00\x18ftypisom\x00\x00":    Other,
		"tekst met een \x00":                  Other,
		"tekst die \xff geen UTF-8 is":        Other,
		"\xff\xd8\xffgeen foto, wel het merk": JPEG,
	} {
		if got := KindOf([]byte(content)); got != want {
			t.Errorf("%q is called %s", content, got)
		}
	}
	if _, err := Clean([]byte("\xff\xd8\xffgeen foto")); !errors.Is(err, ErrDamaged) {
		t.Errorf("a liar: %v", err)
	}
}

// same fails when two pictures do not show the same.
func same(t testing.TB, a, b []byte) {
	t.Helper()
	before, _, err := image.Decode(bytes.NewReader(a))
	if err != nil {
		t.Fatal(err)
	}
	after, _, err := image.Decode(bytes.NewReader(b))
	if err != nil || before.Bounds() != after.Bounds() {
		t.Fatalf("%s: %v", KindOf(a), err)
	}
	r := before.Bounds()
	for y := r.Min.Y; y < r.Max.Y; y++ {
		for x := r.Min.X; x < r.Max.X; x++ {
			if before.At(x, y) != after.At(x, y) {
				t.Fatalf("%s differs at %d, %d", KindOf(a), x, y)
			}
		}
	}
}

func FuzzClean(f *testing.F) {
	block := exif(binary.BigEndian, 6)
	for _, b := range [][]byte{photo(f, block), drawn(f, block), web(block), film(f)} {
		f.Add(b)
		f.Add(b[:len(b)/2])
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		before := bytes.Clone(b)
		got, err := Clean(b)
		if !bytes.Equal(b, before) {
			t.Fatal("it changed what it was given")
		}
		if err != nil {
			return
		}
		if len(got) > len(b)+100 || KindOf(got) != KindOf(b) {
			t.Fatalf("%d bytes became %d", len(b), len(got))
		}
		if again, err := Clean(got); err != nil || !bytes.Equal(again, got) {
			t.Fatalf("cleaned twice it is another: %v", err)
		}
		config, _, err := image.DecodeConfig(bytes.NewReader(b))
		if err != nil || config.Width*config.Height > 1<<16 {
			return
		}
		if _, _, err := image.Decode(bytes.NewReader(b)); err == nil && KindOf(b) != GIF {
			same(t, b, got)
		}
	})
}
