# Products during a show: the unplanned one, the shape of the card, price and stock.

products-find = Another product
products-find-off = Another product
products-find-tip = Finds any product of the catalogue; Enter puts it on air
products-find-off-tip = Possible once an item is on air
products-found = Products found
products-template = Shape of the card
products-template-others = More shapes of the card
products-template-more = …
products-edit = Price and stock: { $product }
products-edit-tip = Price and stock
products-edit-card = Price and stock of the card on air
products-edit-on-air = On air at once: viewers see it
products-edit-off-air = Not on air now
products-edit-unchanged = Nothing changed yet
products-edit-all = All details…
products-edit-apply = Apply
products-edit-fault = { $field }: { $message }

reveal-price = Reveal the price
price-vouch = Show it on my word
price-expired = { $product }: { $price } was good until { $when }, so viewers don’t see it.
price-old = { $product }: { $price } is of { $when }, older than this show allows, so viewers don’t see it.
