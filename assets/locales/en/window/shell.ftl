# What stands around every screen: the ways between them, the keys.

nav = Screens
screen-live = Live
screen-schedule = Schedule
screen-catalogue = Catalogue
screen-cards = Cards
screen-settings = Settings
host-view = Host view
host-view-tip = Opens a window for the seller’s other screen
on-air-now = On air now
go-to-live = Go to the Live screen

# Keys, as printed on the keyboard.
key-Space = Space
key-Escape = Esc
key-Enter = ⏎
key-Ctrl = Ctrl
key-Shift = Shift
key-Alt = Alt
key-Tab = Tab
key-Backspace = ⌫
key-Delete = Del
key-Home = Home
key-End = End
key-PageUp = PgUp
key-PageDown = PgDn
key-ArrowUp = ↑
key-ArrowDown = ↓
key-ArrowLeft = ←
key-ArrowRight = →

keys-live = On the Live screen
keys-schedule = In the rundown
keys-everywhere = Everywhere
keys-take-products = Take product 1 to 9 of the item on air

action-take_next = Take the next item
action-take_selected = Take the selected item
action-select_previous = Select the item above
action-select_next = Select the item below
action-take_product_1 = Take product 1 of the item on air
action-take_product_2 = Take product 2
action-take_product_3 = Take product 3
action-take_product_4 = Take product 4
action-take_product_5 = Take product 5
action-take_product_6 = Take product 6
action-take_product_7 = Take product 7
action-take_product_8 = Take product 8
action-take_product_9 = Take product 9
action-toggle_card = Card on or off
action-clear_graphics = Clear all graphics; never ends the show
action-toggle_mute = Mute or unmute the microphone
action-undo = Undo
action-redo = Redo
action-find = Find a product
action-move_up = Move the item up
action-move_down = Move the item down
action-show_keys = Show the keys
action-screen_live = Go to Live
action-screen_schedule = Go to the schedule
action-screen_catalogue = Go to the catalogue
action-screen_cards = Go to the cards
action-screen_settings = Go to the settings
