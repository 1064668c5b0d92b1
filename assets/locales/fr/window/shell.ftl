# Ce qui entoure chaque écran : les chemins de l’un à l’autre, les touches.

nav = Écrans
screen-live = Direct
screen-schedule = Programme
screen-catalogue = Catalogue
screen-cards = Fiches
screen-settings = Réglages
host-view = Vue animateur
host-view-tip = Ouvre une fenêtre pour le second écran du vendeur
on-air-now = À l’antenne
go-to-live = Aller à l’écran Direct

# Les touches, comme elles sont imprimées sur le clavier.
key-Space = Espace
key-Escape = Échap
key-Enter = ⏎
key-Ctrl = Ctrl
key-Shift = Maj
key-Alt = Alt
key-Tab = Tab
key-Backspace = ⌫
key-Delete = Suppr
key-Home = Début
key-End = Fin
key-PageUp = Pg préc
key-PageDown = Pg suiv
key-ArrowUp = ↑
key-ArrowDown = ↓
key-ArrowLeft = ←
key-ArrowRight = →

keys-live = À l’écran Direct
keys-schedule = Dans le conducteur
keys-everywhere = Partout
keys-take-products = Montrer le produit 1 à 9 de la séquence

action-take_next = Lancer la séquence suivante
action-take_selected = Lancer la séquence choisie
action-select_previous = Choisir la séquence au-dessus
action-select_next = Choisir la séquence au-dessous
action-take_product_1 = Montrer le produit 1 de la séquence à l’antenne
action-take_product_2 = Montrer le produit 2
action-take_product_3 = Montrer le produit 3
action-take_product_4 = Montrer le produit 4
action-take_product_5 = Montrer le produit 5
action-take_product_6 = Montrer le produit 6
action-take_product_7 = Montrer le produit 7
action-take_product_8 = Montrer le produit 8
action-take_product_9 = Montrer le produit 9
action-toggle_card = Afficher ou masquer la fiche
action-clear_graphics = Effacer tout l’habillage ; ne termine jamais le direct
action-toggle_mute = Couper ou rouvrir le micro
action-undo = Annuler
action-redo = Rétablir
action-find = Chercher un produit
action-move_up = Monter la séquence
action-move_down = Descendre la séquence
action-show_keys = Afficher les raccourcis
action-screen_live = Aller au direct
action-screen_schedule = Aller au programme
action-screen_catalogue = Aller au catalogue
action-screen_cards = Aller aux fiches
action-screen_settings = Aller aux réglages
