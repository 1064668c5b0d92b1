# Exports, and shows that travel as one file.

## Names of files

export-name-catalogue = Catalogue { $day }
export-name-rundown = { $show } – rundown
export-name-takes = { $show } – take log
export-name-show = { $show }
export-missing-photos = { $count ->
    [one] 1 photo is not in the photo folder and stays behind: { $files }
   *[other] { $count } photos are not in the photo folder and stay behind: { $files }
}
export-yes = yes
export-no = no

## The rundown as a table

rundown-index = Index
rundown-cue = Cue
rundown-title = Title
rundown-kind = Kind
rundown-start = Scheduled Start
rundown-end = Scheduled End
rundown-offset = From the start
rundown-length = Length
rundown-scene = Scene
rundown-products = Products
rundown-skus = Article numbers
rundown-card = Card
rundown-offer-price = Offer price
rundown-offer-currency = Currency
rundown-promo-code = Promo code
rundown-offer-lasts = Offer lasts
rundown-end-action = At the end
rundown-skipped = Skipped
rundown-colour = Colour
rundown-note = Notes
rundown-kind-opening = Opening
rundown-kind-product = Product
rundown-kind-demo = Demo
rundown-kind-questions = Questions
rundown-kind-break = Break
rundown-kind-closing = Closing
rundown-scene-camera = Camera
rundown-scene-screen = Screen
rundown-scene-screen-camera = Screen + camera
rundown-scene-side = Side by side
rundown-scene-product = Product
rundown-scene-slate = Slate
rundown-end-none = count on
rundown-end-load = ready the next item
rundown-end-play = take the next item

## The take log as a table

takes-run = Run
takes-phase = Practice or live
takes-time = Time
takes-offset = Since the start
takes-frame = First frame
takes-item = Item
takes-product = Product
takes-sku = Article number
takes-card = Card
takes-price = Price as shown
takes-amount = Amount
takes-currency = Currency
takes-struck = Struck price as shown

## What can't be exported

refused-no-takes = Nothing of this show has been on air yet, so there is no take log.
refused-no-takes-hint = Run the show, in practice or live; every take is written down.
refused-export-exists = { $path } is there already.
refused-export-exists-hint = Choose another name, or say --force to replace it.
refused-export-stopped = The export was stopped.
refused-export-stopped-hint = Nothing of the file is left. Begin again when you like.
refused-no-schedule = There is no schedule in { $path } yet.
refused-no-schedule-hint = Open Vitrine once, or name another folder with --data.
refused-older-schedule = The schedule in { $path } is of an older Vitrine.
refused-older-schedule-hint = Open Vitrine once: it brings the schedule up to date, after a backup.
refused-which-show = There are several shows, so say which one: { $shows }
refused-which-show-hint = Name it with --show and its number or its title.
refused-several-shows = Several shows are called “{ $show }”: { $numbers }
refused-several-shows-hint = Name it with --show and its number.
refused-no-such-show = No show has the number or the title “{ $show }”.
refused-no-such-show-hint = There are: { $shows }
problem-export = { $path } could not be written: { $reason }
problem-export-stream = The export could not be written: { $reason }
problem-export-stream-hint = Try again. Nothing was changed.
problem-export-hint = Free some disk space or choose another place. Nothing is left of the file, and one that was there is as it was.
problem-export-photo = The photo { $path } could not be read: { $reason }
problem-export-photo-hint = Check the photo folder, then try again.

## A show from a file

show-copy = { $show } (copy)
show-copy-number = { $show } (copy { $number })
refused-show-file = { $path } can’t be opened: { $reason }
refused-show-file-hint = Save the show as one file again on the computer it comes from. Nothing was changed here.
show-file-io = the system says { $reason }.
show-file-not-ours = it is no show of Vitrine, or only a part of one.
show-file-broken = it is damaged.
show-file-newer = a newer Vitrine wrote it. Install the newest version here.
show-file-too-large = it is larger than any show ({ $name }).
show-file-bomb = { $name } would unpack to far more than it is.
show-file-locked = it is locked by a password.
show-file-stray = “{ $name }” does not belong into it.
show-file-twice = “{ $name }” is in it twice.
show-file-json = line { $line } of its show.json can’t be understood.
show-file-field = this Vitrine does not know its field “{ $name }”.
show-file-no-photo = the photo “{ $name }” is missing.
show-file-bad-photo = “{ $name }” is no photo.
show-file-no-product = “{ $name }” features a product that is not in it.
show-file-bad-value = “{ $name }” has something that can’t be: { $what }.
show-file-product-twice = two of its products can’t be told apart ({ $name }).
show-file-no-theme = its theme “{ $name }” is missing.
show-file-bad-theme = its theme can’t be used.
show-file-changed = it changed since it was checked. Check it again.
show-file-cards = Cards that this Vitrine does not have: { $cards }. Choose others for their items.
show-file-reviews = Of products with a great many reviews, the most helpful ones came along.
show-value-title = title
show-value-planned-start = planned start
show-value-items = number of items
show-value-products = number of products
show-value-moment = date of the file
show-value-cue = cue
show-value-note = notes
show-value-length = length
show-value-colour = colour
show-value-card = card
show-value-price = price
show-value-promo-code = promo code
show-value-offer = length of the offer
show-value-sku = article number
show-value-handle = handle
show-value-brand = brand
show-value-kind = kind
show-value-description = description
show-value-highlights = selling points
show-value-rating = rating
show-value-link = link
show-value-photos = photos
show-value-variants = variants
show-value-dossier = what is known of it

## The command line

cli-export-done = Written: { $file } ({ $size })
cli-export-left-out = Note: { $words }
cli-show-file-check = { $file } would bring this show; nothing was written.
cli-show-file-done = { $file } is in the schedule, as show { $number }.
cli-show-file-title = “{ $show }”: { $segments ->
    [one] 1 item
   *[other] { $segments } items
}, { $length }
cli-show-file-copy = It is called “{ $show }” here, because there is a show of its name.
cli-show-file-counts = { $products ->
    [one] 1 product
   *[other] { $products } products
}: { $new } new, { $kept } that you have and that stay as they are here; { $photos ->
    [one] 1 photo
   *[other] { $photos } photos
}, { $entries ->
    [one] 1 entry
   *[other] { $entries } entries
} of dossiers
cli-show-file-theme = Theme: { $theme }
cli-show-file-difference = { $field }: here { $here }, in the file { $there }
cli-bytes = { $kib ->
    [one] 1 KiB
   *[other] { $kib } KiB
}
cli-nothing = nothing
product-field-sku = Article number
product-field-title = Name
product-field-brand = Brand
product-field-description = Description
product-field-price = Price
product-field-compare-at = Price before
product-field-currency = Currency
product-field-price-source = Source of the price
product-field-price-valid-until = Price valid until
product-field-stock = Stock
product-field-rating = Rating
product-field-rating-count = Number of reviews
product-field-photos = Photos
product-field-link = Link
