// Package ui is how the app looks: go-app views of flow.Model, one file a
// screen, with its Dutch texts beside it.
//
// A view is a plain function of the Model. It holds no handlers: elements carry
// data attributes, and Root turns events into messages.
//
//	data-do, data-id    a button: flow.Do
//	data-field          a text field outside the forms of the protocol: flow.Typed
//	data-key            an answer: flow.Answered; a checkbox adds data-option
//	data-focus          a link to the answer or element with this key
//	data-main           the button that Enter presses in a one-line field
//	data-value          what the field must show, between bars: "|text|"
//	data-checked        whether a radio or checkbox is picked
//
// A move to another screen is a plain link with a fragment.
package ui
