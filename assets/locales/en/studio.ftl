# Vitrine’s vocabulary. One idea, one word: the one that a control room or a web shop uses.
#
#   show            what is planned, practised and played; it is live when it has viewers
#   schedule        all shows, on a calendar
#   rundown         the course of a show, from top to bottom
#   item            one line of the rundown; it can be skipped and used again
#   cue             the number of an item
#   take            putting an item on air; the one after it is next
#   on air          what the picture shows now, live and in practice alike
#   program         the picture that goes out
#   practice        all as when live, but nothing leaves the computer
#   scene           how camera, screen and product share the picture
#   card            a product on the picture; its shape: lower third, side card, product page, price tag
#   slate           the still picture before a show, in a break and after the end
#   graphics        all that lies over the picture
#   theme           colours and fonts of the cards
#   tray            the products of the item, below the picture; called Products on the screen
#   article number, price before, rating and reviews
#   host            whoever is in front of the camera; the host view is their window
#   viewers         whoever watches
#   destination, stream key   where the show goes
#   key             a key of the keyboard and what it does

## Words on the cards

card-stock-plenty = In stock
card-stock-low = { $count ->
    [one] Only 1 left
   *[other] Only { $count } left
}
card-sold-out = Sold out
card-reviews = { $count ->
    [one] { $formatted } review
   *[other] { $formatted } reviews
}
card-code = Code
card-ends-in = Ends in
card-price-soon = Price in a moment
card-link = Scan to buy
card-quote = “{ $text }”
card-source = { $source }, { $day }
card-rank-place = No. { $place }
card-rank-list = in { $list }
card-asked = You asked
card-left = { $left } of { $pieces } left
card-saving = You save { $amount }
card-saving-percent = You save { $amount } ({ $percent })
card-bundle-before = Before
card-bundle-singly = One by one

day = { $day } { $month }
day-of-year = { $day } { $month } { $year }
month-1 = Jan
month-2 = Feb
month-3 = Mar
month-4 = Apr
month-5 = May
month-6 = Jun
month-7 = Jul
month-8 = Aug
month-9 = Sep
month-10 = Oct
month-11 = Nov
month-12 = Dec
slate-soon = We start in a moment
slate-break = Back in a moment
slate-ended = Thank you for watching

## Why a request was refused: calm hints, nothing is broken

refused-not-running = No show is running.
refused-not-running-hint = Start a practice or go live first.
refused-already-running = A show is running already.
refused-already-running-hint = End it before you start another.
refused-no-next-item = This was the last item of the rundown.
refused-no-next-item-hint = Choose an item in the rundown, or end the show.
refused-unknown-segment = That item is no longer in the rundown.
refused-unknown-segment-hint = The rundown was changed in another window. Choose an item again.
refused-segment-exists = That item is in the rundown already.
refused-segment-exists-hint = Reload the window, then add it again.
refused-on-air = That item is on air.
refused-on-air-hint = Take another item first, then change this one.
refused-skipped = That item is skipped.
refused-skipped-hint = Use it again in the rundown first.
refused-nothing-on-air = No item is on air yet.
refused-nothing-on-air-hint = Take the first item of the rundown.
refused-no-product = The item on air features no product.
refused-no-product-hint = Choose a product, or take an item that has one.
refused-no-card = No card is on air.
refused-no-card-hint = Show a card first.
refused-empty-rundown = The rundown is empty.
refused-empty-rundown-hint = Add at least one item before you start.
refused-nothing-to-undo = There is nothing to undo.
refused-nothing-to-undo-hint = Starting and ending a show cannot be undone.
refused-nothing-to-redo = There is nothing to redo.
refused-nothing-to-redo-hint = Redo is there right after an undo.
refused-live = This cannot change while a show is running.
refused-live-hint = End the show first.
refused-unsaved = The last changes are not on the disk yet.
refused-unsaved-hint = Free some disk space or check the rights of the data folder, then open the other show.
refused-bad-address = This server address cannot be used: { $reason }
refused-bad-address-hint = It begins with rtmp:// or rtmps://. Copy it from your platform’s live page.
refused-no-encoder = No video encoder works on this computer.
refused-no-encoder-hint = Run “vitrine doctor”: it names the package that is missing.
refused-unknown-device = There is no device { $device }.
refused-unknown-device-hint = Choose one from the list, or run “vitrine devices”.
refused-unknown-show = That show is no longer there.
refused-unknown-show-hint = Choose a show from the list.
refused-unknown-product = That product is no longer in the catalogue.
refused-unknown-product-hint = Search for it again.
refused-unknown-entry = That entry is no longer in the dossier.
refused-unknown-entry-hint = Open the product again.
refused-entry-contradicts = This does not fit what the catalogue has.
refused-entry-contradicts-hint = The product may be gone, or the same review may be there already. Open the product again.
refused-entry-empty = Something is left empty that the entry can’t do without.
refused-entry-empty-hint = Fill in what it says.
refused-entry-long = A text is too long.
refused-entry-long-hint = Keep names and sources below 200 letters, and texts below 10,000. Link to what is longer under further reading.
refused-entry-link = That is no whole web address.
refused-entry-link-hint = Copy it from the browser; it begins with https://.
refused-entry-place = Ranks begin with 1.
refused-entry-place-hint = Enter the place in the list, such as 2.
refused-entry-itself = A product can’t stand beside itself.
refused-entry-itself-hint = Choose another product.
refused-entry-future = The date lies in the future.
refused-entry-future-hint = Enter the day on which the source said so.
refused-entry-source = Viewers must be told who says so.
refused-entry-source-hint = Enter a source, or keep the entry for the host only.
refused-entry-date = Viewers must be told when that was so.
refused-entry-date-hint = Enter a date, or keep the entry for the host only.
refused-together-alternatives = Alternatives have no price together.
refused-together-alternatives-hint = Choose “goes with”, or leave the price out.
refused-together-no-price = One of the two products has no price, so nothing says what is saved.
refused-together-no-price-hint = Give both a price first.
refused-together-currency = The price together is in another currency than the products.
refused-together-currency-hint = Enter it in the currency of both products.
refused-together-negative = A price can’t be negative.
refused-together-negative-hint = Enter what a buyer pays for both.
refused-together-not-below = The price together is not below { $sum }, what the two cost one by one.
refused-together-not-below-hint = Enter less than that, or leave the price out.
refused-not-a-quote = These words don’t stand in the review in one piece.
refused-not-a-quote-hint = Mark words in the review; they can’t be changed.
refused-out-of-range = { $name } is out of range.
refused-out-of-range-hint = Choose a value between { $least } and { $most }.

## Why a request failed

problem-save = The change could not be saved: { $reason }
problem-save-hint = Free some disk space or check the rights of { $path }. The show goes on; it is saved with the next change.
problem-open = The schedule could not be opened: { $reason }
problem-open-hint = Check that the disk of { $path } is not full and that the folder can be written to, then start Vitrine again.
problem-newer = The schedule in { $path } was written by a newer Vitrine.
problem-newer-hint = Install the newest version. Nothing in the file was changed.
problem-in-use = Vitrine is open already with this schedule.
problem-in-use-hint = Switch to the window that is open, or close it first.
problem-engine = Picture or sound could not be started: { $reason }
problem-engine-hint = Run “vitrine doctor” to see what is missing.
problem-demo = The demo show could not be loaded: { $reason }
problem-demo-hint = Install Vitrine again, or set VITRINE_ASSETS to its assets folder.
problem-file = { $path } could not be read as a show: { $reason }
problem-file-hint = Check the file, or choose another.
problem-cards = Fonts and card templates could not be read: { $reason }
problem-cards-hint = Install Vitrine again, or set VITRINE_ASSETS to its assets folder.
value-gain = The gain
value-delay = The delay
value-video = The video bitrate
value-audio = The sound bitrate
value-limit = The number of results
problem-card = The card of { $title } could not be drawn: { $reason }
problem-card-hint = The show goes on without the card. Choose another shape of card.

## What the user must know while a show runs

notice-camera-lost = The camera has stopped.
notice-camera-lost-hint = Check its cable. It comes back by itself.
notice-camera-back = The camera is back.
notice-camera-back-hint = Nothing needs to be done.
notice-screen-lost = The screen capture has stopped.
notice-screen-lost-hint = Check that the screen or window is still there. It comes back by itself.
notice-screen-back = The screen is back.
notice-screen-back-hint = Nothing needs to be done.
notice-screen-declined = No screen is shared: the question was answered with no.
notice-screen-declined-hint = Choose the screen again under Sources, and allow it when your desktop asks.
notice-screen-share-stopped = The screen is no longer shared with Vitrine.
notice-screen-share-stopped-hint = Choose it again under Sources.
notice-screen-no-portal = Your desktop could not be asked for a screen.
notice-screen-no-portal-hint = Run “vitrine doctor”: it names the package that is missing.
device-asked-for = A screen or a window (your desktop asks which)
notice-microphone-lost = The microphone has stopped: nobody hears you.
notice-microphone-lost-hint = Check its cable, or choose another microphone.
notice-microphone-back = The microphone is back.
notice-microphone-back-hint = Nothing needs to be done.
notice-system-sound-lost = The computer’s sound is no longer captured.
notice-system-sound-lost-hint = Choose the sound output again.
notice-system-sound-back = The computer’s sound is back.
notice-system-sound-back-hint = Nothing needs to be done.
notice-link-abandoned = An old connection did not close and was left behind.
notice-link-abandoned-hint = It does no harm. Restart Vitrine after the show.
notice-restored = The schedule was damaged and has been restored from the backup of { $when }.
notice-restored-hint = The damaged file is kept as { $path }.
notice-started-empty = The schedule was damaged and there was no backup: a new one was started.
notice-started-empty-hint = The damaged file is kept as { $path }.
notice-not-saved = The last change is not saved yet: { $reason }
notice-not-saved-hint = Free some disk space or check the rights of { $path }. The show goes on; it is saved with the next change.
notice-saved = Everything is saved again.
notice-saved-hint = Nothing was lost.
notice-no-backup = No backup of the schedule could be made: { $reason }
notice-no-backup-hint = Free some disk space. The show can go on.
notice-no-encoder = No video encoder works on this computer: nothing can go out.
notice-no-encoder-hint = Run “vitrine doctor”: it names the package that is missing.
notice-encoder-failed = The video encoder failed and was started again.
notice-encoder-failed-hint = If it happens again, close other programs or choose 720p.
notice-card-not-drawn = The card of { $title } could not be drawn: { $reason }
notice-card-not-drawn-hint = The show goes on without the card. Choose another shape of card.
notice-keychain-asks = The keychain of your computer waits for you.
notice-keychain-asks-hint = It asks for its password, perhaps behind this window. A key that you have just typed is used already.
notice-key-not-kept = The stream key could not be kept in the keychain.
notice-key-not-kept-hint = It is used until you close Vitrine, and asked for again next time.
notice-ticks = { $count ->
    [one] The computer cannot keep up: a frame was late.
   *[other] The computer cannot keep up: { $count } frames were late.
}
notice-ticks-hint = Close other programs, or choose 720p.
notice-encoder-behind = { $count ->
    [one] The encoder cannot keep up: a frame was left out.
   *[other] The encoder cannot keep up: { $count } frames were left out.
}
notice-encoder-behind-hint = Close other programs, or choose 720p.
notice-encoder-lightened = This computer is short of time, so the picture is now encoded with less effort.
notice-encoder-lightened-hint = The show goes on. Fast motion may look slightly softer; close other programs before the next show.
notice-offer-over = The offer for { $title } is over; its card shows the normal price again.
notice-offer-over-hint = Show it again to start a new offer.
notice-price-expired = The price of { $title } has run out, so viewers don’t see it.
notice-price-expired-hint = Enter today’s price, or show it on your word.
notice-price-old = The price of { $title } is older than this show allows, so viewers don’t see it.
notice-price-old-hint = Enter today’s price, or show it on your word.
notice-theme-gone = The theme of “{ $show }” was deleted; the show now has “{ $theme }”.
notice-theme-gone-hint = Choose another theme in the show’s details if you like.
notice-card-lacks = { $title } has not what the shape of its card shows, so the lower third is on air.
notice-card-lacks-hint = Choose another shape, or complete the product or its offer.
notice-card-warning = The card of { $title } lacks something: { $reason }
notice-card-warning-hint = The card is shown without it.
notice-stood-still = { $seconds ->
    [one] This computer stood still for a second: viewers saw nothing new.
   *[other] This computer stood still for { $seconds } seconds: viewers saw nothing new.
}
notice-stood-still-hint = The show goes on and connections come back by themselves. Switch off standby, and close other programs.
notice-clock-set = { $way ->
    [back] This computer’s clock was put back by { $minutes } min. The show goes on by its own time.
   *[forward] This computer’s clock was put forward by { $minutes } min. The show goes on by its own time.
}
notice-clock-set-hint = Countdowns, prices and the log are not touched. After the show Vitrine goes by the new time.
notice-still-running = The show is still running.
notice-still-running-hint = End it first, then close the window.

## What undo and redo name

step-take = take of { $title }
step-product = showing of { $title }
step-next = choice of the next item
step-card-on = card on
step-card-off = card off
step-clear = clearing of graphics
step-reveal = reveal of the price
step-vouch = word for the price of { $title }
step-scene = change of scene
step-insert = adding of { $title }
step-edit = edit of { $title }
step-move = move of { $title }
step-skip = skipping of { $title }
step-unskip = return of { $title }
step-delete = deletion of { $title }
undo-step = Undo { $step }
redo-step = Redo { $step }

## The command line

cli-serving = The studio is open at { $link } (Ctrl+C closes it)
cli-no-display = There is no display here, so the studio is served to a browser on this computer.
cli-no-shows = There are no shows yet.
cli-no-devices = No devices were found.
cli-status = { $clock }  { $phase }  { $item }  { $fps } fps  { $kbps } kbit/s  queue { $queue } ms  missed { $missed }  dropped { $dropped }  { $link }
cli-ended = The show has ended: { $frames } frames in { $clock }, { $missed } missed, { $dropped } dropped.
problem-internal = Vitrine made a mistake: { $detail }
problem-internal-hint = Please report it with the log. The show goes on.
camera = Camera
screen = Screen or window
microphone = Microphone
system-sound = Computer sound
phase-off = off
phase-practice = practice
phase-live = live
phase-ended = ended
link-off = not connected
link-connecting = connecting
link-on-air = on air
link-reconnecting = reconnecting
doctor-gstreamer = GStreamer
doctor-plumbing = Pipelines
doctor-sound = Sound
doctor-preview = Preview
doctor-flv = Stream container
doctor-rtmp = Sending by RTMP
doctor-h264 = H.264
doctor-camera = Cameras
doctor-camera-jpeg = Cameras that send JPEG
doctor-screen = Screens and windows
doctor-microphone = Microphones
doctor-absent = { $what } is not installed
doctor-encoder = Encoder { $name }
doctor-no-h264 = No H.264 encoder works
doctor-no-aac = No AAC encoder works
doctor-cameras = Cameras found
doctor-screens = Screens and windows found
doctor-microphones = Microphones found
doctor-system-sounds = Sound outputs found
doctor-none = none
doctor-connect = Connect one, then run this again.
doctor-screen-portal = Asking for a screen (Wayland)
doctor-keychain = Keychain
doctor-fails = does not work on this computer
doctor-no-portal = this desktop does not share screens
doctor-keychain-none = no keychain is running: keys are asked for in each session
doctor-keychain-locked = the keychain is locked
doctor-keychain-unlock = Unlock it when your desktop asks, or open its password manager.
doctor-keychain-fails = the keychain does not answer: keys are asked for in each session
doctor-works = works
doctor-disk = Disk
doctor-free = { $free } GB free in { $path }
doctor-free-some = Free at least 2 GB before a show.
doctor-no-folder = { $path } cannot be used
doctor-make-folder = Choose another folder with --data, or correct its rights.

## Why the program could not start

failure-no-data-folder = This system names no folder for a program’s data.
failure-no-data-folder-hint = Set VITRINE_DATA to a folder, or start with --data FOLDER.
failure-no-assets = The assets folder was not found (looked in { $places }).
failure-no-assets-hint = Install Vitrine again, or set VITRINE_ASSETS to the folder.
failure-no-key = The environment variable { $name } is not set, so there is no stream key.
failure-no-key-hint = Set it to the key from your platform’s live page, then start again.
failure-listen = The studio cannot be served on port { $port }: { $reason }
failure-listen-hint = Choose another port with --port, or leave it out.
failure-engine = GStreamer cannot be used: { $reason }
failure-engine-hint = Run “vitrine doctor”, or install GStreamer 1.22 or newer.
failure-window = The window could not be opened: { $reason }
failure-window-hint = Run “vitrine serve” to use the studio in a browser.
failure-other = The program could not go on: { $reason }
failure-other-hint = Start it again. If it happens again, restart the computer.

## Shows, products, themes and destinations

refused-no-title = It has no name.
refused-no-title-hint = Give it a name, so that you find it again.
refused-long-title = The name is too long.
refused-long-title-hint = Use at most { $most } characters.
refused-long-note = The notes of this item are too long.
refused-long-note-hint = Use at most { $most } characters, or make two items of it.
refused-last-show = This is the only show.
refused-last-show-hint = Make another one first, then delete this one.
refused-unknown-theme = That theme is no longer there.
refused-unknown-theme-hint = Choose another one.
refused-shipped-theme = This theme came with Vitrine and stays as it is.
refused-shipped-theme-hint = Make a copy of it and change the copy.
refused-theme-in-use = The show “{ $show }” uses this theme.
refused-theme-in-use-hint = Give the show another theme first.
refused-bad-theme = This theme cannot be used: { $reason }
refused-bad-theme-hint = Check its colours (#rrggbb), its fonts and its logo.
refused-faulty-product = Some fields of this product need another look.
refused-faulty-product-hint = Each of them says what is wrong; nothing was saved.
refused-featured-product = Shows feature this product: { $shows }
refused-featured-product-hint = Take it out of their rundowns first.
refused-photo-format = This file is not a picture we can read.
refused-photo-format-hint = Use a JPEG, PNG or WebP file.
refused-photo-size = This picture is too heavy or too large.
refused-photo-size-hint = Make it smaller than 64 MB and 16,000 pixels a side.
refused-photo-broken = This picture is damaged.
refused-photo-broken-hint = Open it in another program, save it anew, and try again.
refused-unknown-destination = That destination is no longer there.
refused-unknown-destination-hint = Choose another one.
refused-long-message = The message is too long to be read at a glance.
refused-long-message-hint = Use at most { $most } characters.
refused-bad-keys = These keys cannot be used.
refused-bad-keys-hint = Press one key, with Ctrl, Alt or Shift if you like.
refused-recording-folder = Nothing can be written to { $path }: { $reason }
refused-recording-folder-hint = Choose a folder that is there and belongs to you, by its whole path.
problem-assets = A file of Vitrine cannot be read: { $reason }
problem-assets-hint = Install Vitrine again, or set VITRINE_ASSETS to its assets folder.

fault-empty = Fill this in.
fault-long = Too long.
fault-sku-taken = Another product has this article number.
fault-money = Write an amount, such as 24.90.
fault-money-precise = Too many decimals for this currency.
fault-money-currency = Write the amount alone, such as 24.90, in the currency chosen.
fault-money-large = This amount is too large.
fault-compare-at = The price before must be above the price.
fault-compare-at-alone = A price before needs a price.
fault-whole-number = Write a whole number.
fault-rating = Write a rating from 0 to 5, such as 4.7.
fault-rating-count = Say how many reviews the rating stands on.
fault-photo = A photo is gone: add it again.
fault-link = Write a web address that begins with https://.
price-source = The seller

theme-pale-text = Text is hard to read on its panel.
theme-pale-muted = Quiet text is hard to read on its panel.
theme-pale-price = The price is hard to read on its panel.
theme-pale-accent = Text is hard to read on the accent colour.
theme-pale-deal = Text is hard to read on the deal badge.

step-show = change of the show
value-width = The width
value-height = The height
value-duration = The duration
value-roundness = The roundness
value-opacity = The opacity

## The windows

window-host = Vitrine – host view

## Why a file or folder can’t be used: the end of a sentence

trouble-missing = there is nothing of that name.
trouble-forbidden = this account has no right to it.
trouble-folder-missing = there is no such folder.
trouble-no-whole-path = this is not the whole path.
trouble-full = the disk is full.
trouble-read-only = the disk can only be read.
trouble-no-folder = a part of the path is no folder.
trouble-is-folder = it is a folder.

## Files of products and reviews

refused-import-file = { $path } can’t be taken in: { $reason }
refused-import-file-hint = Export the file again from your shop, as CSV in UTF-8 if you are asked, and try once more. Nothing was changed.
refused-import-missing = There is no file { $path }.
refused-import-missing-hint = Check its name and the folders before it, or choose the file again. Nothing was changed.
refused-import-unread = { $path } can’t be read: { $reason }
refused-import-unread-hint = Check that it is a file and that you may open it, or copy it to another folder. Nothing was changed.
refused-file-size = This file is larger than 2 GB.
refused-file-size-hint = Split it in two, or import it with “vitrine import”.
refused-import-live = The catalogue can’t take in a file, or undo one, while a show runs.
refused-import-live-hint = End the show first. Looking at what a file would change is possible at any time.
refused-photos-live = Photos are not fetched while a show runs.
refused-photos-live-hint = End the show first: fetching needs the network and the processor.
refused-photo-place = { $path } has no photos that can be read: { $reason }
refused-photo-place-hint = Choose a folder with JPEG, PNG or WebP files, or a zip of them.
photo-fault-address = no https address
photo-fault-refused = the server answered { $status }
photo-fault-large = larger than 64 MB
photo-fault-unreachable = the server does not answer
photo-fault-untrusted = the server’s certificate is not trusted, so nobody knows who it is
photo-fault-led-away = the server leads on to another address too often, or to one that is not secure
photo-fault-unreadable = can’t be read
photo-fault-zip = no zip that can be read
photo-fault-many = too many files
photo-fault-bomb = packed as no photo is
refused-import-busy = Another file is being read.
refused-import-busy-hint = Wait until it is done, or stop it.
file-empty = it is empty.
file-is-picture = it is a picture, whatever its name says.
file-is-video = it is a film or a sound, whatever its name says.
file-is-pdf = it is a PDF. Export a CSV file instead.
file-is-spreadsheet = it is a spreadsheet. Save it as CSV, then choose that file.
file-is-archive = it is an archive. Unpack it, then choose the file inside.
file-is-html = it is a web page. Export a CSV file or a product feed instead.
file-is-json = it is JSON. Export a CSV file or a product feed instead.
file-is-binary = it is no text.
file-no-feed = it is XML that begins with <{ $root }>, and no product feed.
file-other-content = it holds something else than its columns were said to be.
file-mapping = its columns are other ones than those that were matched. Choose the file again.
file-record-too-long = the row that begins in line { $line } does not end: a quotation mark may be missing there.
file-too-many-columns = line { $line } has more columns than any product list.
file-xml = the XML is broken in line { $line }.
file-entities = the XML declares entities in line { $line }, which feeds have no need of.
file-too-deep = the XML nests too deep in line { $line }.
remark-no-handle = nothing names the product
remark-no-title = a new product needs a name
remark-not-money = no amount of money
remark-too-precise = more decimals than the currency has
remark-negative-price = a price below nothing
remark-compare-at-not-above = the struck price is not above the price
remark-currencies-differ = the struck price is in another currency
remark-not-a-count = no number of pieces
remark-negative-stock = fewer than none: taken as none
remark-not-stars = no number of stars from 0 to 5
remark-not-a-date = no date
remark-not-a-link = no http or https address
remark-too-long = too long: cut
remark-too-many = more than the catalogue keeps
remark-cells = more or fewer cells than the heading
remark-encoding = letters that are not in the file’s encoding
remark-sku-taken = another product has this article number
remark-unknown-product = no product of the catalogue has this number
remark-malformed = not well formed
import-field-sku = Article number
import-field-handle = Handle
import-field-title = Name
import-field-brand = Brand
import-field-kind = Kind
import-field-description = Description
import-field-highlights = Selling points
import-field-price = Price
import-field-stock = Stock
import-field-rating = Rating
import-field-link = Link
import-field-variants = Variants
import-field-photos = Photos
import-price-struck = { $price }, struck { $struck }
import-rating = { $count ->
    [one] { $rating } from 1 review
   *[other] { $rating } from { $count } reviews
}
step-import = import of { $title }
cli-import-preview = { $file } would change the catalogue like this; nothing was written.
cli-import-done = { $file } is in the catalogue.
cli-import-counts = { $new } new, { $changed } changed, { $unchanged } unchanged, { $refused } left out, { $remarks } remarks
cli-import-line = line { $line }
cli-photos-counts = { $taken ->
    [one] one photo taken, { $missing } not there, { $failed } not usable
   *[other] { $taken } photos taken, { $missing } not there, { $failed } not usable
}
