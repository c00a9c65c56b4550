package flow

// Action is what a button does. Moving between screens is a plain link with a
// fragment, not an Action.
type Action string

const (
	ActLock     Action = "lock"
	ActPersist  Action = "persist"   // ask the browser to promise
	ActUpdate   Action = "update"    // take the new version
	ActLater    Action = "later"     // not now: hide the update notice
	ActStay     Action = "stay"      // "Ik ben nog bezig"
	ActLockNow  Action = "lock-now"  // lock although what was typed is not sealed
	ActCall     Action = "call"      // "Ik bel nu"
	ActCallOver Action = "call-over" // "Belstand stoppen"
	ActTakeOver Action = "take-over" // "Hier verder schrijven"
	ActReload   Action = "reload"    //
	ActStop     Action = "stop"      // the long work that is going on
	ActAgain    Action = "again"     // open the case on screen once more

	ActSetupNext Action = "setup-next" // the one button of a set-up page
	ActPropose   Action = "propose"    // five words
	ActShow      Action = "show"       // show or hide a passphrase

	ActChooseFace Action = "face"    // ID = Face.ID
	ActUnlock     Action = "unlock"  //
	ActRecover    Action = "recover" // with code and a new passphrase
	ActResume     Action = "resume"  // ID = Concept.ID: "Verder waar je was"
	ActDrop       Action = "drop"    // ID = Concept.ID: throw a concept away

	ActSubmit       Action = "submit"  // the main button of the form on screen
	ActConfirm      Action = "confirm" // record from the check page
	ActAmend        Action = "amend"   // back from the check page
	ActRetry        Action = "retry"   // "Opnieuw bewaren"
	ActMore         Action = "more"    // fold "Meer vastleggen" open or shut
	ActCard         Action = "card"    // fold the signal card open or shut
	ActSign         Action = "sign"    // ID = Sign.ID: a line of the card is picked
	ActRegion       Action = "region"  // ID = Region.ID: a place on the body
	ActAddMark      Action = "mark"    // what was seen there goes into the description
	ActToday        Action = "today"   // ID = Key: fill a date
	ActYesterday    Action = "yesterday"
	ActConfirmRoles Action = "confirm-roles" // "Ja, dit klopt"; ID = step
	ActFix          Action = "fix"           // ID = entry: "Verbeteren"
	ActView         Action = "view"          // ID = entry: "Zienswijze toevoegen"
	ActJoin         Action = "join"          // put the signal on screen into the chosen case

	ActNames     Action = "names"      // call aid: ask to show names
	ActNamesYes  Action = "names-yes"  //
	ActNoNames   Action = "no-names"   //
	ActCallText  Action = "call-text"  // ID = number of the question: show or hide what was typed
	ActCallNotes Action = "call-notes" // show the notes of before

	ActSiftNone  Action = "sift-none"  // show all cases, or entries, again
	ActClosedToo Action = "closed-too" // show closed cases
	ActOrder     Action = "order"      // log by event or by recording
	ActCheckLog  Action = "check-log"  //

	ActSecretToo  Action = "secret-too" // second tap
	ActLeaveOut   Action = "leave-out"  // ID = entry: leave it out of the page, or not
	ActPrint      Action = "print"
	ActPrinted    Action = "printed" // "Ja, vastleggen"
	ActNotPrinted Action = "not-printed"
	ActExport     Action = "export"
	ActCheckFile  Action = "check-file" // pick the delivered file again

	ActPick      Action = "pick"    // pick a file to import
	ActLookIn    Action = "look-in" // ID = case of the opened file; empty = back to the file
	ActOpenFile  Action = "open-file"
	ActAddFile   Action = "add-file"
	ActOtherFile Action = "other-file"

	ActPrintPage Action = "print-page" // the page on screen, as it reads

	ActSavePrefs   Action = "save-prefs"
	ActChangePass  Action = "change-passphrase"
	ActEditContact Action = "edit-contact" // ID = contact, empty = new
	ActSaveContact Action = "save-contact"
	ActDropContact Action = "drop-contact" // ID
	ActOpenContact Action = "open-contact" // ID: toggle "tonen zonder ontgrendelen" while editing
	ActCopy        Action = "copy"         // ID = what: "pointer"

	ActLetLeave Action = "let-leave" // the member of the page leaves
	ActGive     Action = "give"      // "Op slot en geef de tablet"
	ActGiveBack Action = "give-back" // to who gave it
	ActAskSign  Action = "ask-sign"  // "Geef de tablet aan {naam} om te tekenen"
	ActSeen     Action = "seen"      // ID = Match.ID

	ActAlone        Action = "alone"         // "Alleen ik ken de code"
	ActAddPasskey   Action = "add-passkey"   //
	ActDropPasskey  Action = "drop-passkey"  //
	ActByPasskey    Action = "by-passkey"    // unlock: with the passkey, or with
	ActByPassphrase Action = "by-passphrase" // the passphrase after all
	ActRenew        Action = "renew"         // new keys
)

// Field is a text field that belongs to no form of the protocol.
type Field string

const (
	FieldName        Field = "setup-name"
	FieldRole        Field = "setup-role"
	FieldPassphrase  Field = "passphrase" // set-up and unlock
	FieldGroup1      Field = "group-1"
	FieldGroup2      Field = "group-2"
	FieldCode        Field = "code"
	FieldNewPass     Field = "new-passphrase" // recovery and settings
	FieldOldPass     Field = "old-passphrase"
	FieldScreenLock  Field = "screen-lock" // "yes" or "no"
	FieldLock        Field = "lock-minutes"
	FieldShift       Field = "shift-hides" // "yes" or "no"
	FieldFilter      Field = "filter"
	FieldExportPass  Field = "export-passphrase"
	FieldExportAgain Field = "export-again"
	FieldImportKey   Field = "import-key"
	FieldContactName Field = "contact-name"
	FieldContactOrg  Field = "contact-organisation"
	FieldContactTel  Field = "contact-phone"
	FieldContactMail Field = "contact-mail"
	FieldLogStep     Field = "log-step"
	FieldLogPerson   Field = "log-person"
	FieldLogForm     Field = "log-form"
	FieldLogWords    Field = "log-words"
	FieldSiftStatus  Field = "sift-status"
	FieldSiftDue     Field = "sift-due"
	FieldSiftYear    Field = "sift-year"
	FieldSiftMine    Field = "sift-mine" // "+mine" or "-mine"
	FieldCard        Field = "card-words"
	FieldCardAbout   Field = "card-about" // a category
	FieldCardAge     Field = "card-age"
	FieldLeaving     Field = "leaving"   // the name of who leaves
	FieldPIN         Field = "pin"       // of a passkey
	FieldLeaveOut    Field = "leave-out" // "+staff" or "-staff": a rule of what is printed
)
