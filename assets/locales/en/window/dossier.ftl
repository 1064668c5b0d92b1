# What is known of a product: its dossier, and the answers found in it.

dossier-views = Product or dossier
dossier-view-product = Product
dossier-view-dossier = Dossier
dossier-sections = Parts of the dossier
dossier-section-fact = Facts
dossier-section-review = Reviews
dossier-section-rank = Ranks
dossier-section-relation = Related
dossier-section-question = Questions
dossier-section-reading = Reading
dossier-about-fact = What can be said of it in a name and a value: material, size, care, awards.
dossier-about-review = What buyers wrote. Mark words to quote them on a card.
dossier-about-rank = Its place in somebody’s list.
dossier-about-relation = What one could buy in place of it, or with it, and why.
dossier-about-question = What viewers asked, and what the answer is.
dossier-about-reading = Where there is more to read.
dossier-new-fact = Add facts
dossier-new-review = Add a review
dossier-new-rank = Add a rank
dossier-new-relation = Add a product
dossier-new-question = Add a question
dossier-new-reading = Add a link
dossier-edit = Edit
dossier-add = Add
dossier-edit-entry = Edit: { $name }
dossier-delete-entry = Delete: { $name }
dossier-deleted-fact = The fact was deleted
dossier-deleted-review = The review was deleted
dossier-deleted-rank = The rank was deleted
dossier-deleted-relation = The product no longer stands beside this one
dossier-deleted-question = The question was deleted
dossier-deleted-reading = The link was deleted

dossier-audience = Who may see it
dossier-audience-host_only = Host only
dossier-audience-air_safe = Viewers
dossier-audience-host_only-tip = Only the host and the producer see it; it can’t reach a card
dossier-audience-air_safe-tip = Viewers may see it on a card

dossier-source = Source
dossier-source-asked = Viewers are told the source and the date
dossier-link = Link
dossier-as-of = As of
dossier-written = Written on
dossier-no-source = No source
dossier-as-of-day = as of { $day }

dossier-fact-name = Name
dossier-fact-value = Value
dossier-fact-kind = Sort
dossier-fact-spec = Specification
dossier-fact-fact = Good to know
dossier-fact-award = Award
dossier-rank-place = Place
dossier-rank-list = List
dossier-rank-words = No. { $place }
dossier-rank-in = in { $list }
dossier-reading-title = Title
dossier-reading-url = Address
dossier-relation-find = Find the other product
dossier-relation-change = Another one
dossier-relation-kind = It is
dossier-relation-alternative = Alternative
dossier-relation-goes_with = Goes well with it
dossier-relation-reason = Why
dossier-relation-reason-example = a third cheaper, without the lid
dossier-together = Price for both, in { $currency }
dossier-together-hint = Left empty, the card sums up their prices
dossier-together-until = Good until
dossier-together-words = { $price } for both
dossier-question-question = Question
dossier-question-answer = Answer
dossier-question-answer-hint = Empty: it waits on the list of open questions
dossier-question-open = Not answered yet, asked on { $day }
dossier-review-stars = Stars
dossier-review-title = Heading
dossier-review-author = Written by
dossier-review-text = Review

dossier-comparison = Side by side
dossier-comparison-none = Their facts don’t differ, or are not known yet.
dossier-unknown = not known

dossier-stars = { $stars ->
    [one] { $stars } star
   *[other] { $stars } stars
}
dossier-average = { NUMBER($average, minimumFractionDigits: 1, maximumFractionDigits: 1) }
dossier-review-count = { $count ->
    [one] 1 review
   *[other] { $count } reviews
}
dossier-source-host-only-tip = One of its reviews is for the host only, so no average of them goes on air
dossier-bar = { $count ->
    [one] { $stars } stars: 1 review
   *[other] { $stars } stars: { $count } reviews
}
dossier-reviews-find = Search the reviews
dossier-reviews-every-source = Every source
dossier-reviews-all-stars = All stars
dossier-reviews-order = Order
dossier-order-newest = Newest first
dossier-order-helpful = Most helpful first
dossier-order-highest = Most stars first
dossier-order-lowest = Fewest stars first
dossier-reviews-shown = { $count ->
    [0] No review matches
    [one] 1 review
   *[other] { $count } reviews
}
dossier-reviews-more = { $count ->
    [one] Show 1 more
   *[other] Show more of { $count }
}
dossier-anonymous = Somebody
dossier-helpful = { $helpful } of { $votes } found it helpful
dossier-quote = The quote that viewers may see
dossier-quote-choose = Quote…
dossier-quote-use = Use as quote
dossier-quote-drop = Take the quote back
dossier-quote-mark = Mark the words that viewers will see

questions = Questions
questions-open = Open questions
questions-open-count = { $count ->
    [0] Open questions: none
    [one] Open questions: 1
   *[other] Open questions: { $count }
}
questions-reach = Of which products
questions-all = All
questions-show = This show
questions-none = No open questions
questions-none-hint = What viewers ask and nobody knows, you note on the Live screen while you look for the answer. It waits here until after the show.
questions-asked = asked on { $day }
questions-answer-to = Answer to “{ $question }”
questions-answer-hint = Enter saves it; the next time it is found at once
questions-save = Answer

## Finding the answer on the Live screen

answers = Answers
rundown-or-answers = Rundown or answers
answers-find = Find the answer
answers-example = Two words: shrink, wash…
answers-found = Answers found
answers-own = This product
answers-others = Others of its kind
answers-none = Nothing is known of that.
answers-note = Not answered yet: note “{ $question }” for after the show
answers-noted = Noted: “{ $question }”
answers-show = Show it to viewers
answers-quote-and-show = Quote and show
answers-quotes = Quotes: “{ $words }”
answers-shown = It is on the card
answers-on-card = On the card
answers-allow = Allow for viewers
answers-allowed = Viewers may see it now; Enter shows it
answers-to-dossier = To the entry
answers-not-host_only = Only the host may see it.
answers-not-other_product = It is about another product: take that one first.
answers-not-not_running = Nothing runs yet: begin a practice run or go live.
answers-not-not_taken = Its product is not on air yet: take it first.
answers-not-no_words = The review has stars, but no words to show.

glance-no-product = No product is in focus.
glance-empty = Nothing is known of it yet. Facts, reviews and answers come from its dossier.
glance-quote = “{ $words }”
glance-open = { $count ->
    [one] 1 open question
   *[other] { $count } open questions
}

## What a card lacks

products-template-lacking = Not for this product
products-template-lacks = { $template }: { $why }
lacks-review-quote = no quote for viewers yet
lacks-rating-bars = no reviews that viewers may all see
lacks-rank-badge = no rank for viewers yet
lacks-comparison = no alternative with facts for viewers yet
lacks-spec-sheet = no facts for viewers yet
lacks-question-answer = no answered question for viewers yet
lacks-bundle = nothing that goes well with it yet
lacks-deal-countdown = no offer that ends
lacks-price-reveal = no price
lacks-promo-code = no offer with a code
lacks-sold-out = it is not sold out
lacks-stock-left = no offer with counted pieces
lacks-something = something is missing
