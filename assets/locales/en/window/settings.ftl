# The settings, a section at a time.

settings-sections = Sections of the settings
settings-devices = Devices
settings-destinations = Destinations
settings-quality = Quality
settings-recording = Recording
settings-keys = Keys
settings-look = Language and look
settings-about = About and doctor

## Devices

devices-lead = What viewers see and hear. A device that is unplugged comes back by itself.
picture-of = What it shows now: { $name }
picture-waiting = Waiting for a picture…
picture-no-camera = Choose a camera to see it here
picture-no-screen = Choose a screen or window to see it here
picture-plug-camera = Plug in a camera: it appears here by itself
picture-plug-screen = No screen can be shared here yet
delay = Delay, ms
delay-hint = Raise it when a voice is heard before the lips move.
delay-of = Delay in milliseconds: { $name }

## Destinations

destinations-list = Saved destinations
destinations-add = Add a destination
destinations-none = No destination yet
destinations-none-hint = Add your platform with the stream key from its live page. Until then, practise: nothing leaves this computer.
destinations-edit = Edit { $name }
destinations-delete = Delete { $name }
destinations-delete-question = Delete “{ $name }”?
destinations-delete-meaning = Its stream key is forgotten too. To use it again, you will need the key from your platform.
destinations-delete-yes = Delete
destinations-keep = Keep it
destination-new = New destination
destination-edit = Edit the destination
destination-platform = Platform
destination-platform-choose = Choose your platform…
destination-platform-own = Another server
destination-server = Server
destination-server-other = Another address…
destination-name = Name
destination-name-hint = What you call it here. Viewers never see it.
destination-key-where = Where to find it: { $page }
destination-key-again = A new address needs its key again: a key is never sent to another server.
destination-key-now = Now: { $state }

## Limits of a platform

excess-picture = { $platform } takes no picture as large or as fast as this one
excess-video = { $platform } takes at most { $most } kbit/s of this picture
excess-audio = { $platform } takes at most { $most } kbit/s of sound
excess-change = Change the quality

## Quality

quality-lead = The show’s picture. More detail needs more upload and more of this computer.
quality-busy = The quality can’t change while a show is running: viewers would lose the picture. End the show first.
quality-presets = Ready-made
quality-landscape = { NUMBER($lines, useGrouping: 0) }p, { $fps } fps
quality-portrait = Upright 9:16, { $fps } fps
quality-in-use = In use
quality-recommended = Recommended
quality-rate = Video
quality-upload = Upload needed
quality-data = Data
quality-load = Computer
quality-kbps = { $kbps } kbit/s
quality-mbps = { NUMBER($mbps, minimumFractionDigits: 1, maximumFractionDigits: 1) } Mbit/s
quality-gigabytes = { NUMBER($gigabytes, minimumFractionDigits: 1, maximumFractionDigits: 1) } GB an hour
quality-load-light = Light
quality-load-medium = Medium
quality-load-heavy = Heavy
quality-own = Your own
quality-own-cost = Sends { $kbps } kbit/s. Upload needed: { $upload } with headroom. About { $data }.
quality-fps = Pictures a second
quality-audio = Sound, kbit/s
quality-apply = Use this quality
quality-upload-note = “Upload needed” is half as much again as what is sent, to be safe when the line is busy. A speed test shows what your line has.

## Keys

rebind-lead = Click a key, then press the new one. Esc leaves it as it was.
rebind-press = Press a key…
rebind-change = Change the key: { $action }
rebind-waiting = Press the new key for: { $action }. Escape leaves it as it was.
rebind-clash = { $key } already does: { $action }
rebind-swap = Swap the two
rebind-no-swap = Choose another key, or change that one first.
rebind-leave = Leave it
rebind-reset = Back to { $key }: { $action }
rebind-reset-all = Reset all keys
rebind-reset-all-question = Reset all keys?
rebind-reset-all-meaning = Every key goes back to what it was when Vitrine was new.

## Language and look

look-lead = How this window speaks and looks. Cards have a language of their own in each show.
look-theme = Theme
look-dark = Dark
look-light = Light
look-language-hint = Changes at once, everywhere in the studio.
look-theme-hint = For this window only. Dark is easier on the eyes beside a lit set.

## About and doctor

about-lead = A studio for live shopping: your camera, your screen and your products in one picture.
about-version = Version { $version }
about-licence = Free software, under the MIT licence or the Apache licence 2.0, as you prefer. The fonts of the cards are under the SIL Open Font License.
doctor-title = Doctor
doctor-lead = Looks for everything Vitrine needs on this computer and tries each encoder. It takes a few seconds.
doctor-run = Examine this computer
doctor-again = Examine again
doctor-running = Examining… each encoder is tried.
doctor-live = Not while you are live: it would take power away from the show.
doctor-healthy = Everything Vitrine needs is here.
doctor-ill = { $count ->
    [one] Something is missing.
   *[other] { $count } things are missing.
}
doctor-good-count = { $count ->
    [one] 1 thing is in order
   *[other] { $count } things are in order
}
doctor-state-good = In order
doctor-optional-count = { $count ->
    [one] 1 optional thing is not here
   *[other] { $count } optional things are not here
}
doctor-state-optional = Optional
doctor-state-missing = Missing
doctor-copy = Copy: { $remedy }
doctor-copied = Copied
