## The state of the show

phase-off = Off
phase-practice = Practice
phase-live = Live
phase-ended = Ended
meaning-off = Nobody sees this
meaning-practice = Only you see this: nothing leaves this computer
meaning-live = Viewers see and hear this
meaning-connecting = Connecting to your platform…
meaning-reconnecting = Connection lost: trying again by itself
meaning-ended = The show is over: nobody sees this

## The program picture

program = Program
program-picture = The picture that goes out
program-show = Show
program-which = Which picture to look at
program-waiting = Waiting for the picture…

## Starting and ending

practice = Practice
go-live = Go live
end-show = End the show
end-practice = End practice
go-live-question = Go live now?
go-live-quality = { NUMBER($width, useGrouping: 0) } × { NUMBER($height, useGrouping: 0) }, { $fps } pictures a second, { $kbps } kbit/s
go-live-now = Go live
not-yet = Not yet
end-live-question = End the show?
end-live-meaning = The stream stops and viewers see that the show is over. This can’t be undone.
end-practice-question = End the practice?
end-practice-meaning = The timers stop. Nobody has seen anything, and you can start again at any time.
stay-live = Stay live
stay-practice = Keep practising

## The rundown

rundown = Rundown
rundown-empty = Nothing is planned yet
rundown-empty-hint = Add an item to this show, or open another show.
rundown-planned = { $items ->
    [one] 1 item, { $length } planned
   *[other] { $items } items, { $length } planned
}
now = Now
now-nothing = Nothing on air
now-nothing-hint = Start a practice to try everything alone, or go live. Then Space takes item after item.
now-ready = Ready
now-ready-hint = Press Space, or “Take next”, to put the first item on air.
now-ended = The show is over
now-ended-hint = Well done. Start a practice or go live to begin a new run.
next = Next
next-empty = Nothing planned
next-none = End of the rundown
take-next = Take next
take-selected = Take
make-next = Make next
skip = Skip
unskip = Use again
selected-item = The selected item
timer-left = left
timer-over = over
timer-elapsed = { $elapsed } of { $planned }
offset-none = Not started
offset-on-time = On time
offset-behind = { $by } behind
offset-ahead = { $by } ahead
ends-planned = planned to end { $time }
ends-expected = ends about { $time }
product-count = { $count ->
    [one] 1 product
   *[other] { $count } products
}
kind-opening = Opening
kind-product = Product
kind-demo = Demo
kind-questions = Questions
kind-break = Break
kind-closing = Closing
mark-current = on air
mark-next = next
mark-done = done
mark-skipped = skipped
undo = Undo
redo = Redo

## Scenes

scenes = Scenes
scene-camera_full = Camera
scene-screen_full = Screen
scene-screen_with_camera = Screen + camera
scene-side_by_side = Side by side
scene-product_full = Product
scene-slate = Slate

## Products and the card

products = Products
products-now = Products in “{ $item }”
products-next = Up next: products in “{ $item }”
products-no-item = The products of the item on air show up here
products-none = This item features no product
card-on = Card is on
card-off = Card is off
clear-graphics = Clear
price-none = No price
product-on-card = On the card
stock-none = Sold out
stock-left = { $count ->
    [one] 1 left
   *[other] { $count } left
}

## Sound

sound = Sound
sound-mix = Mix
mute = Mute
unmute = Unmute
muted = Muted
mute-of = Mute: { $name }
level-of = Level: { $name }
gain-of = Gain: { $name }
decibels = { $sign }{ NUMBER($value, minimumFractionDigits: 1, maximumFractionDigits: 1) } dB

## Sources

sources = Sources
source-camera = Camera
source-screen = Screen or window
source-microphone = Microphone
source-system_sound = Computer sound
condition-none = Not used
condition-starting = Starting…
condition-running = Running
condition-lost = Lost: comes back by itself
device-none = None
device-away = { $name } (not connected)
no-camera = No camera found
no-screen = No screen found
no-microphone = No microphone found
no-system_sound = No computer sound found

## Destination

destination-busy = This can’t change while a show is running. End it first.
key-none = No stream key
key-kept = Key kept in the keychain
key-session = Key known until Vitrine closes
link-off = Not in use
link-connecting = Connecting…
link-on_air = Connected
link-reconnecting = Next try in { $seconds } s
server-address = Server address
server-address-hint = Begins with rtmp:// or rtmps://. Copy it from your platform’s live page.
stream-key = Stream key
stream-key-hint = It goes to this computer’s keychain and is never shown again.
stream-key-placeholder = Leave empty to keep the key
picture-size = Picture
video-kbps = Video, kbit/s
save = Save
cancel = Cancel

## The status bar

status = Status
status-fps = Rate
status-kbps = Sending
status-dropped = Dropped
status-missed = Missed
status-queue = Queue
status-cpu = CPU
status-encoder = Encoder
status-picture = Picture
fps-value = { NUMBER($fps, minimumFractionDigits: 1, maximumFractionDigits: 1) } fps
kbps-value = { $kbps } kbit/s
count-value = { $count }
ms-value = { $ms } ms
percent-value = { NUMBER($percent, maximumFractionDigits: 0) } %
time-of-day = Time of day

## Messages

messages = { $count ->
    [0] No messages
    [one] 1 message
   *[other] { $count } messages
}
messages-title = Messages of this session
messages-none = Nothing to report so far.
dismiss = Dismiss
close = Close
unreachable = The studio did not answer
unreachable-hint = Try again. If it happens again, restart Vitrine; the show in the studio goes on.
disconnected = No connection to the studio
disconnected-hint = A running show goes on. Trying again by itself…
loading = Starting the studio…
loading-lost = The studio can’t be reached
loading-lost-hint = Is Vitrine running? This page connects by itself as soon as it is.

## Said to screen readers only

say-connected = Connected to the studio again.
say-practice = Practice has begun. Nobody sees it.
say-live = You are live.
say-ended = The show has ended.
say-item = On air: { $item }.
say-warning = Two minutes left.
say-danger = One minute left.
say-overtime = Time is up.

## The top bar

show = Show
language = Language
theme-light = Light theme
theme-dark = Dark theme

## Keys

keys = Keys
keys-note = Keys rest while you type in a field or answer a question.

next-picture = “{ $title }” as it will look on air
catch-up = { $over } min over: skipping { $titles } brings you back
catch-up-partly = { $over } min over: skipping { $titles } leaves { $left } min
catch-up-skip = { $count ->
    [one] Skip it
   *[other] Skip them
}
quoted = “{ $title }”
now-notes = Notes of the item on air
