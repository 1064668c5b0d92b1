# L’écran Programme : les émissions au calendrier et le conducteur en tableau.

## Le calendrier et les émissions

schedule-calendar = Calendrier
schedule-today = Aujourd’hui
schedule-month-before = Mois précédent
schedule-month-after = Mois suivant
schedule-day-shows = { $day } : { $shows }
schedule-new-show = Nouvelle émission
schedule-new-show-on = Nouvelle, le { $day }
schedule-shows-in = Émissions du mois
schedule-shows-none = Aucune. Choisissez un jour ci-dessus, ou faites-y glisser une émission.
schedule-shows-unplanned = Sans date
schedule-templates = Modèles
schedule-item-count = { $items ->
    [one] { $items } séquence
   *[other] { $items } séquences
}
schedule-show-more = Actions : { $show }
schedule-open = Ouvrir
schedule-edit-show = Détails de l’émission…
schedule-duplicate-show = Dupliquer…
schedule-new-from-template = Nouvelle émission sur ce modèle…
schedule-make-template = En faire un modèle
schedule-make-ordinary = En faire une émission
schedule-delete-show = Supprimer
schedule-deleted-show = « { $show } » est supprimée
schedule-copy-of = { $show } (copie)
schedule-create = Créer
schedule-show-title = Nom
schedule-show-title-placeholder = Le direct du jeudi soir
schedule-begin-as = Partir de
schedule-begin-empty = Un conducteur vide
schedule-begin-template = Un modèle
schedule-begin-copy = Une copie de
schedule-day = Jour
schedule-day-hint = Laissez vide pour choisir plus tard.
schedule-time = Heure
schedule-time-hint = Écrivez par exemple 20:00 ou 20h30.
schedule-show-language = Langue des fiches
schedule-show-currency = Devise des offres
schedule-show-theme = Thème des fiches
schedule-show-details = Détails de l’émission
schedule-hours = { $count } h
schedule-minutes = { $count } min
schedule-seconds = { $count } s
schedule-unplanned = Pas encore de date
schedule-said-planned = { $show }, désormais le { $day }

## Le conducteur

schedule-column-handle = Déplacer
schedule-column-colour = Couleur
schedule-column-cue = Repère
schedule-column-start = Début
schedule-column-title = Titre
schedule-column-kind = Type
schedule-column-duration = Durée
schedule-column-scene = Scène
schedule-column-card = Fiche
schedule-column-note = Notes
schedule-column-more = Actions
schedule-nothing = { $column } : vide
schedule-untitled = Sans titre
schedule-offer = Offre
schedule-drag = Glisser pour déplacer
schedule-drag-item = Déplacer { $item }
schedule-more = Actions : { $item }
schedule-find = Chercher ici
schedule-find-none = Aucune séquence ne correspond.
schedule-add-item = Ajouter
schedule-new-item = Nouvelle séquence
schedule-insert-above = Insérer au-dessus
schedule-insert-below = Insérer en dessous
schedule-duplicate = Dupliquer
schedule-delete-item = Supprimer
schedule-deleted-item = « { $item } » est supprimée
schedule-said-moved = { $item } : place { $place } sur { $of }
schedule-empty-hint = Ajoutez ce que vous montrerez, une séquence après l’autre. Les heures se calculent toutes seules.
schedule-first-item = Ajouter la première séquence
schedule-duration-wrong = Écrivez par exemple 2:30, 90 (secondes) ou 1:02:00.
schedule-colour-none = Sans couleur
schedule-colour-amber = Ambre
schedule-colour-red = Rouge
schedule-colour-pink = Rose
schedule-colour-violet = Violet
schedule-colour-blue = Bleu
schedule-colour-teal = Turquoise
schedule-colour-green = Vert
schedule-colour-grey = Gris
schedule-card-none = Sans fiche
schedule-end-action = Temps écoulé
schedule-end-none = Continuer
schedule-end-load_next = Préparer la suite
schedule-end-play_next = Lancer la suite

## La séquence à l’antenne

schedule-locked = À l’antenne : verrouillée
schedule-unlocked = À l’antenne : modifiable
schedule-locked-question = « { $item } » est à l’antenne. La modifier ?
schedule-locked-meaning = Une nouvelle durée ou offre s’applique aussitôt. Une nouvelle fiche ou scène s’affiche au prochain lancement. Impossible de la sauter ou de la supprimer maintenant.
schedule-edit-anyway = Modifier quand même
schedule-leave-it = Ne rien changer

## La séquence choisie

schedule-item = Séquence
schedule-item-none = Choisissez une séquence pour tout en voir ici.
schedule-panel-open = Afficher les détails
schedule-panel-close = Masquer les détails
schedule-notes = Notes pour l’animateur
schedule-notes-placeholder = Que dire et que faire
schedule-products-add = Choisir des produits…
schedule-products-of = Produits de « { $item } »
schedule-products-search = Chercher au catalogue
schedule-products-found = Produits du catalogue
schedule-products-none = Rien au catalogue ne correspond à « { $typed } ».
schedule-products-done = Terminé
schedule-products-first = sur la fiche
schedule-product-up = Monter : { $product }
schedule-product-remove = Retirer : { $product }
schedule-offer-price = Prix, { $currency }
schedule-offer-code = Code promo
schedule-offer-lasts = Se termine après
schedule-offer-pieces = Pièces
schedule-offer-pieces-wrong = Un nombre entier, par exemple 50
schedule-offer-pieces-hint = La fiche décompte avec le stock
schedule-offer-usual = { $product } coûte d’habitude { $price }. Le compte à rebours part au lancement.
schedule-offer-not-below = Pas sous le prix habituel de { $price } : la fiche ne montrera aucune remise.
schedule-offer-no-product = Le prix est celui du premier produit. Choisissez-en un d’abord.
schedule-offer-no-price = Le premier produit n’a pas de prix au catalogue.
schedule-price-wrong = Écrivez un montant en { $currency }, par exemple 24 ou 1234.

schedule-price-age = Prix le plus ancien affiché
schedule-price-age-hint = Les plus anciens restent hors des fiches tant que vous ne les affichez pas vous-même.
schedule-price-age-any = De toute date
schedule-price-age-days = { $days ->
    [one] 1 jour
   *[other] { $days } jours
}
