# The host view: a window of its own for whoever stands in front of the camera.

host-title = Host view
host-meaning-live = Viewers see and hear you
host-meaning-practice = Nobody sees you
host-meaning-off = Nobody sees you
host-on-air = On air for
host-waiting = Nothing on air yet
host-ready = Ready
host-first = The show begins with “{ $item }”
host-ended = The show is over
host-empty = Nothing is planned yet
host-left = left
host-over = over time
host-notes = What to say
host-no-notes = No notes for this item.
host-product = The product
host-no-product = No product in this item
host-next = Next
host-last = This is the last item
host-message-from = From the producer
host-message-seen = Seen
host-lost = No connection to the studio
host-lost-hint = What stands here may be out of date. A running show goes on; trying again by itself…
host-scroll = Scroll by itself
host-pause = Pause
host-slower = Slower
host-faster = Faster
host-speed = Speed { $speed }
host-smaller = Smaller text
host-larger = Larger text

## On the Live screen

host-message = Message to the host
host-message-text = Message to the host
host-message-placeholder = Shown on the host view
host-message-send = Send
host-message-clear = Remove
host-message-shown = On the host view: { $message }
host-message-quick = Quick messages
host-quick-wrap-up = Wrap up
host-quick-slow-down = Slow down
host-quick-closer = Show it closer
host-quick-price = Price again
