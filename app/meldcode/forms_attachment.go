package meldcode

// FormAttachment records a file that came with the case: a letter, a drawing, a
// report on paper.
const FormAttachment FormID = "attachment"

// What an entry of form "attachment" says of its file. The first three are read
// back in the logbook; the last two never are. Whoever has FileKey reads the file.
const (
	FileName Key = "file-name" // Line: the name it came with
	FileKind Key = "file-kind" // Line: what it is by its content, a media type
	FileSize Key = "file-size" // Line: in bytes, in digits
	FileHash Key = "file-hash" // SHA-256 of the content, 64 hex digits
	FileKey  Key = "file-key"  // 64 hex digits: what the file was sealed with
)

func attachmentForm() Form {
	never := func(Facts, Answers) bool { return false }
	return Form{
		ID: FormAttachment, Name: "Bijlage", Title: "Bijlage toevoegen", Button: "Bijlage vastleggen", Dated: true, About: true, Flags: true,
		Intro: []string{"Voeg geen foto's toe van het lichaam van een kind. Beschrijf letterlijk wat je zag, of gebruik de lichaamskaart. " +
			"Letsel vastleggen op een foto is het werk van een arts."},
		Questions: []Question{
			{ID: "text", Label: "Wat is het, en van wie komt het?", Kind: Text, Required: true, Missing: "Schrijf op wat het is en van wie het komt."},
			// Filled in by whoever seals the file, so that the log reads by itself.
			{ID: QuestionID(FileName), Label: "Naam van het bestand", Kind: Line, When: never},
			{ID: QuestionID(FileKind), Label: "Soort", Kind: Line, When: never},
			{ID: QuestionID(FileSize), Label: "Grootte in bytes", Kind: Line, When: never},
		},
	}
}
