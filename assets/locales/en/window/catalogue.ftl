# The catalogue, the product editor, and the question about unsaved changes.

catalogue-title = Catalogue
catalogue-search = Find by name, brand or number
catalogue-new = New product
catalogue-count = { $count ->
    [one] 1 product
   *[other] { $count } products
}
catalogue-matches = { $count ->
    [0] No match
    [one] 1 match
   *[other] { $count } matches
}
catalogue-matches-cut = The first { $count } matches
catalogue-best-match = best match first
catalogue-column-photo = Photo
catalogue-column-product = Product
catalogue-column-price = Price
catalogue-column-stock = Stock
catalogue-column-rating = Rating
catalogue-stock = { $count } in stock
catalogue-stock-low = Only { $count } left
catalogue-stock-open = Not counted
catalogue-rating = { NUMBER($average, minimumFractionDigits: 1, maximumFractionDigits: 1) } ({ $count })
catalogue-rating-none = No reviews
catalogue-empty = No products yet
catalogue-empty-hint = Add what you sell: a name, a price and a photo are enough for a card.
catalogue-no-match = Nothing matches “{ $typed }”
catalogue-no-match-hint = Try fewer letters, or the article number.
search-clear = Clear the field

## The product editor

editor-title = Edit product
editor-new = New product
editor-on-air = On air
editor-field-title = Name
editor-field-brand = Brand
editor-field-sku = Article number
editor-field-price = Price
editor-field-compare_at = Price before
editor-field-currency = Currency
editor-field-price_source = Price from
editor-field-price_valid_until = Price valid until
editor-field-stock = Stock
editor-field-rating = Rating
editor-field-rating_count = Reviews
editor-field-description = Description
editor-field-link = Link to the product
editor-field-photos = Photos
editor-group-price = Price
editor-group-stock = Stock and reviews
editor-group-variants = { $count ->
    [one] One variant
   *[other] { $count } variants
}
editor-variant-stock = { $count ->
    [0] Sold out
   *[other] { $count } in stock
}
editor-variant-waiting = Photo not fetched yet
editor-group-page = Product page
editor-price-source-hint = Who says so, such as your shop’s name
editor-valid-until-hint = Empty: until you change it
editor-stock-hint = Empty: not counted
editor-rating-hint = 0 to 5
editor-link-hint = Cards show it as a QR code to scan
editor-photos-hint = Drop or paste pictures here
editor-photos-drop = Drop the photos here
editor-photos-none = No photo yet. Drop one here, paste it, or choose a file.
editor-photo-add = Add photos
editor-photo-main = Main photo
editor-photo-other = Photo { $number }
editor-photo-alt = { $photo }: what it shows
editor-photo-alt-hint = What it shows
editor-photo-earlier = Move photo { $number } up
editor-photo-later = Move photo { $number } down
editor-photo-remove = Remove photo { $number }
editor-photo-loading = Importing…
editor-photo-failed = The studio could not import it. Try again.
editor-shows = In these shows: { $shows }
editor-unsaved = Unsaved changes
editor-saved = Saved
editor-discard = Discard
editor-delete = Delete
editor-delete-used = A show features this product. Take it out there first.
editor-delete-question = Delete “{ $title }”?
editor-delete-meaning = It leaves the catalogue for good. This can’t be undone.
editor-on-air-question = Change what is on air?
editor-on-air-meaning = This product’s card is on the picture. Viewers see the change at once.
editor-on-air-save = Save, on air at once
editor-nothing = nothing
editor-becomes = becomes

## Unsaved changes

unsaved-question = Leave without saving?
unsaved-meaning = Your changes to “{ $name }” are not saved yet.
unsaved-stay = Keep editing
unsaved-discard = Discard changes
