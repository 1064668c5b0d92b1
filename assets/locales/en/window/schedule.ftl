# The Schedule screen: the shows on a calendar and the rundown as a table.

## The calendar and the shows

schedule-calendar = Calendar
schedule-today = Today
schedule-month-before = Month before
schedule-month-after = Month after
schedule-day-shows = { $day }: { $shows }
schedule-new-show = New show
schedule-new-show-on = New show on { $day }
schedule-shows-in = Shows of the month
schedule-shows-none = None yet. Choose a day above, or drag a show to one.
schedule-shows-unplanned = Without a day
schedule-templates = Templates
schedule-item-count = { $items ->
    [one] 1 item
   *[other] { $items } items
}
schedule-show-more = Actions: { $show }
schedule-open = Open
schedule-edit-show = Details of the show…
schedule-duplicate-show = Duplicate…
schedule-new-from-template = New show from it…
schedule-make-template = Save as template
schedule-make-ordinary = Make it a show
schedule-delete-show = Delete
schedule-deleted-show = “{ $show }” is deleted
schedule-copy-of = { $show } (copy)
schedule-create = Create
schedule-show-title = Name
schedule-show-title-placeholder = Thursday evening live
schedule-begin-as = Begin with
schedule-begin-empty = An empty rundown
schedule-begin-template = A template
schedule-begin-copy = A copy of
schedule-day = Day
schedule-day-hint = Leave it empty to plan it later.
schedule-time = Time
schedule-time-hint = Write it like 20:00.
schedule-show-language = Language of the cards
schedule-show-currency = Currency of offers
schedule-show-theme = Theme of the cards
schedule-show-details = Details of the show
schedule-hours = { $count } h
schedule-minutes = { $count } min
schedule-seconds = { $count } s
schedule-unplanned = Without a day
schedule-said-planned = { $show }, now on { $day }

## The rundown

schedule-column-handle = Move
schedule-column-colour = Colour
schedule-column-cue = Cue
schedule-column-start = Start
schedule-column-title = Title
schedule-column-kind = Kind
schedule-column-duration = Length
schedule-column-scene = Scene
schedule-column-card = Card
schedule-column-note = Notes
schedule-column-more = Actions
schedule-nothing = { $column }: empty
schedule-untitled = No title
schedule-offer = Offer
schedule-drag = Drag to move
schedule-drag-item = Move { $item }
schedule-more = Actions: { $item }
schedule-find = Find an item
schedule-find-none = No item matches.
schedule-add-item = Add item
schedule-new-item = New item
schedule-insert-above = Insert above
schedule-insert-below = Insert below
schedule-duplicate = Duplicate
schedule-delete-item = Delete
schedule-deleted-item = “{ $item }” is deleted
schedule-said-moved = { $item }: place { $place } of { $of }
schedule-empty-hint = Add what you will show, one item after the other. Times add up by themselves.
schedule-first-item = Add the first item
schedule-duration-wrong = Write it like 2:30, 90 (seconds) or 1:02:00.
schedule-colour-none = No colour
schedule-colour-amber = Amber
schedule-colour-red = Red
schedule-colour-pink = Pink
schedule-colour-violet = Violet
schedule-colour-blue = Blue
schedule-colour-teal = Teal
schedule-colour-green = Green
schedule-colour-grey = Grey
schedule-card-none = No card
schedule-end-action = When its time is up
schedule-end-none = Count on
schedule-end-load_next = Ready the next
schedule-end-play_next = Take the next

## The item on air

schedule-locked = On air: locked
schedule-unlocked = On air: open to edits
schedule-locked-question = “{ $item }” is on air. Edit it?
schedule-locked-meaning = A new length or offer applies at once. A new card or scene shows at the next take. It can’t be skipped or deleted now.
schedule-edit-anyway = Edit anyway
schedule-leave-it = Leave it

## The selected item

schedule-item = Item
schedule-item-none = Select an item to see all of it here.
schedule-panel-open = Show item details
schedule-panel-close = Hide item details
schedule-notes = Notes for the host
schedule-notes-placeholder = What to say and do
schedule-products-add = Choose products…
schedule-products-of = Products in “{ $item }”
schedule-products-search = Find in the catalogue
schedule-products-found = Products of the catalogue
schedule-products-none = Nothing in the catalogue matches “{ $typed }”.
schedule-products-done = Done
schedule-products-first = on the card
schedule-product-up = Move up: { $product }
schedule-product-remove = Remove: { $product }
schedule-offer-price = Price, { $currency }
schedule-offer-code = Promo code
schedule-offer-lasts = Ends after
schedule-offer-pieces = Pieces
schedule-offer-pieces-wrong = A whole number, such as 50
schedule-offer-pieces-hint = The card counts down with the stock
schedule-offer-usual = { $product } usually costs { $price }. The clock starts at the take.
schedule-offer-not-below = Not below the usual { $price }: the card will show no deal.
schedule-offer-no-product = The price is that of the first product. Choose one first.
schedule-offer-no-price = The first product has no price in the catalogue.
schedule-price-wrong = Write an amount in { $currency }, like 24 or 1234.

schedule-price-age = Oldest price shown
schedule-price-age-hint = Older ones stay off the cards until you show them on your word.
schedule-price-age-any = Any age
schedule-price-age-days = { $days ->
    [one] 1 day
   *[other] { $days } days
}
