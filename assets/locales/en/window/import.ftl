# The import of a file of products or reviews.

import-open = Import…
import-title = Import products
import-pick = Choose a file…
import-pick-title = Choose a file of products or reviews
import-drop = Drop a file here
import-formats = Exports of Shopify and Google Merchant Center, and tables of products or reviews: CSV, TSV or XML.
import-path = Or its path on this computer
import-continue = Continue
import-back = Back
import-preview = Preview
import-write = Import

## What the file is

import-dialect-ours = Catalogue from Vitrine
import-dialect-shopify_older = Shopify export, older columns
import-dialect-shopify_newer = Shopify export, newer columns
import-dialect-google_table = Google Merchant Center, as a table
import-dialect-google_xml = Google Merchant Center, as XML
import-dialect-plain_products = Table of products
import-dialect-reviews = Table of reviews
import-encoding-utf8 = UTF-8
import-encoding-utf16_le = UTF-16
import-encoding-utf16_be = UTF-16
import-encoding-windows1252 = Windows-1252
import-columns-count = { $count ->
    [one] 1 column
   *[other] { $count } columns
}
import-rows-seen = { $count ->
    [one] first row seen
   *[other] first { $count } rows seen
}
import-source = Source
import-source-hint = Where its prices or reviews come from, such as your shop’s name
import-currency = Currency
import-currency-hint = For amounts that name none
import-more = Decimals and dates
import-decimal = Decimal mark
import-decimal-auto = As each amount looks
import-decimal-point = Point, as in 24.90
import-decimal-comma = Comma, as in 24,90
import-dates = Dates of numbers
import-dates-auto = As each date looks
import-dates-day_first = Day first, as in 31/12/2026
import-dates-month_first = Month first, as in 12/31/2026
import-columns = First rows, and what each column is
import-column-is = What the column { $column } is
import-column-skip = Not read
import-product-handle = Handle
import-product-sku = Article number
import-product-barcode = Barcode
import-product-title = Name
import-product-brand = Brand
import-product-kind = Kind
import-product-description = Description
import-product-highlights = Selling points
import-product-price = Price
import-product-sale_price = Sale price
import-product-compare_at = Price before
import-product-valid_until = Price valid until
import-product-currency = Currency
import-product-stock = Stock
import-product-stars = Rating
import-product-rating_count = Number of reviews
import-product-link = Link
import-product-photos = Photos
import-product-photo_alt = What a photo shows
import-product-option = Variant
import-review-product = Product
import-review-stars = Stars
import-review-title = Title
import-review-text = Text
import-review-author = Author
import-review-date = Date
import-review-helpful = Found helpful
import-review-votes = Votes

## What it would do

import-show = Which rows are shown
import-number = { $count }
import-fate-new = New
import-fate-changed = Changed
import-fate-unchanged = Unchanged
import-fate-refused = Left out
import-fate-remarks = Remarks
import-counts = { $new } new, { $changed } changed, { $unchanged } unchanged, { $refused } left out, { $remarks ->
    [one] 1 remark
   *[other] { $remarks } remarks
}
import-nothing-new = Everything in this file is in the catalogue already
import-nothing-new-refused = Nothing new: { $count ->
    [one] 1 row is left out, the others are
   *[other] { $count } rows are left out, the others are
} in the catalogue already
import-nothing-usable = { $count ->
    [0] There is nothing in this file that can be taken in
    [one] Its only row can’t be taken in: see why below
   *[other] None of its { $count } rows can be taken in: see why below
}
import-first-shown = The first { $shown } of { $count } are shown
import-not-listed = These are counted, not listed one by one
import-no-title = Without a name
import-line = Line { $line }
import-line-column = Line { $line }, column { $column }
import-value = “{ $value }”
import-fields-more = { $count ->
    [one] and 1 more field
   *[other] and { $count } more fields
}
import-show-runs = A show is running: import once it has ended. Nothing is written until then.

## On the way, and at the end

import-run-upload = Handing over the file
import-run-look = Looking at the file
import-run-preview = Comparing with the catalogue
import-run-import = Importing
import-run-undo = Undoing the import
import-percent = { $percent }%
import-done = “{ $file }” is in the catalogue
import-undone = The import of “{ $file }” was undone
import-undone-meaning = The catalogue is as it was before.
import-leave-import = Stop the import?
import-leave-preview = Stop reading the file?
import-leave-meaning = Nothing of the file is written, and the catalogue stays as it is.
import-leave-stay = Go on
import-leave-stop = Stop
