# Exports, and a show from a file.

export-open = Export…
export-menu-rundown = Export rundown…
export-menu-takes = Export take log…
export-menu-show = Save show as one file…
export-title-catalogue = Export the catalogue
export-title-rundown = Export the rundown
export-title-takes = Export the take log
export-title-show = Save the show as one file
export-about-catalogue = Every product with its variants, prices and photos, in columns that Shopify knows. Vitrine reads the file back as it was.
export-about-rundown = The items of “{ $show }” with their planned times, products, cards, offers and notes.
export-about-takes = What viewers of “{ $show }” saw in each of its runs: when, which product, at which price.
export-about-show = “{ $show }” with its rundown, its products and what is known of them, their photos and its theme. It opens in Vitrine on another computer. Stream keys and take logs stay here.
export-format = As which kind of file
export-format-csv = CSV
export-format-csv-about = A table for every program, in UTF-8. No cell can run as a formula.
export-format-csv_for_excel = CSV for Excel
export-format-csv_for_excel-about = The same with the mark by which Excel reads accents right.
export-format-json = JSON
export-format-json-about = For programs: numbers and moments as they are.
export-save = Save…
export-download = Download
export-writing = Writing the file…
export-done = Saved as { $file }
export-downloading = Your browser downloads the file, and says when it is there.

## A show from a file

open-show-menu = Open a show from a file…
open-show-title = Open a show from a file
open-show-about = A show that Vitrine saved as one file, such as “Thursday evening.vitrine”.
open-show-pick-title = Choose a show
open-show-run-upload = Handing over the file…
open-show-run-check = Checking the file…
open-show-run-open = Opening the show…
open-show-open = Open the show
open-show-counts = { $items ->
    [one] 1 item
   *[other] { $items } items
}, { $length }, { $products ->
    [one] 1 product
   *[other] { $products } products
}. Nothing is written yet.
open-show-copy = There is a show of this name here, so it will be called “{ $show }”.
open-show-start = Planned for
open-show-no-start = No day yet
open-show-products = Products
open-show-all-new = { $count ->
    [0] None
    [one] 1 new
   *[other] { $count } new
}
open-show-some-kept = { $new } new; { $kept } that you have stay as they are here
open-show-theme = Theme
open-show-theme-new = { $theme }, which comes along
open-show-theme-here = { $theme }, which you have
open-show-more = Comes along
open-show-more-counts = { $photos ->
    [one] 1 photo
   *[other] { $photos } photos
}, { $entries ->
    [0] nothing more about the products
    [one] 1 entry about the products
   *[other] { $entries } entries about the products
}
open-show-made = Saved
open-show-fate-new = New
open-show-fate-same = You have it
open-show-fate-other = You have it; yours stays
open-show-differences = { $title }: what is different
open-show-here = Here
open-show-there = In the file
open-show-said = “{ $show }” is in the schedule
