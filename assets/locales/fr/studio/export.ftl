# Les exports, et les émissions qui voyagent en un seul fichier.

## Noms des fichiers

export-name-catalogue = Catalogue { $day }
export-name-rundown = { $show } – conducteur
export-name-takes = { $show } – journal
export-name-show = { $show }
export-missing-photos = { $count ->
    [one] 1 photo manque dans le dossier des photos et reste ici : { $files }
   *[other] { $count } photos manquent dans le dossier des photos et restent ici : { $files }
}
export-yes = oui
export-no = non

## Le conducteur en tableau

rundown-index = Numéro
rundown-cue = Repère
rundown-title = Titre
rundown-kind = Genre
rundown-start = Début prévu
rundown-end = Fin prévue
rundown-offset = Depuis le début
rundown-length = Durée
rundown-scene = Scène
rundown-products = Produits
rundown-skus = Références
rundown-card = Fiche
rundown-offer-price = Prix de l’offre
rundown-offer-currency = Devise
rundown-promo-code = Code promo
rundown-offer-lasts = Durée de l’offre
rundown-end-action = À la fin
rundown-skipped = Passé
rundown-colour = Couleur
rundown-note = Notes
rundown-kind-opening = Ouverture
rundown-kind-product = Produit
rundown-kind-demo = Démonstration
rundown-kind-questions = Questions
rundown-kind-break = Pause
rundown-kind-closing = Clôture
rundown-scene-camera = Caméra
rundown-scene-screen = Écran
rundown-scene-screen-camera = Écran + caméra
rundown-scene-side = Côte à côte
rundown-scene-product = Produit
rundown-scene-slate = Carton
rundown-end-none = le temps continue
rundown-end-load = préparer la suite
rundown-end-play = passer à la suite

## Le journal en tableau

takes-run = Passage
takes-phase = Répétition ou direct
takes-time = Heure
takes-offset = Depuis le début
takes-frame = Première image
takes-item = Séquence
takes-product = Produit
takes-sku = Référence
takes-card = Fiche
takes-price = Prix affiché
takes-amount = Montant
takes-currency = Devise
takes-struck = Prix barré affiché

## Ce qui ne peut pas être exporté

refused-no-takes = Rien de cette émission n’est encore passé à l’antenne : il n’y a pas de journal.
refused-no-takes-hint = Lancez l’émission, en répétition ou en direct ; tout ce qui passe y est noté.
refused-export-exists = { $path } existe déjà.
refused-export-exists-hint = Choisissez un autre nom, ou ajoutez --force pour le remplacer.
refused-export-stopped = L’export a été interrompu.
refused-export-stopped-hint = Il ne reste rien du fichier. Recommencez quand vous voulez.
refused-no-schedule = Il n’y a pas encore de programme d’émissions dans { $path }.
refused-no-schedule-hint = Ouvrez Vitrine une fois, ou indiquez un autre dossier avec --data.
refused-older-schedule = Le programme de { $path } est celui d’une version plus ancienne de Vitrine.
refused-older-schedule-hint = Ouvrez Vitrine une fois : le programme est mis à jour, après une sauvegarde.
refused-which-show = Il y a plusieurs émissions, dites laquelle : { $shows }
refused-which-show-hint = Indiquez avec --show son numéro ou son titre.
refused-several-shows = Plusieurs émissions s’appellent « { $show } » : { $numbers }
refused-several-shows-hint = Indiquez son numéro avec --show.
refused-no-such-show = Aucune émission n’a le numéro ou le titre « { $show } ».
refused-no-such-show-hint = Il y a : { $shows }
problem-export = { $path } n’a pas pu être écrit : { $reason }
problem-export-stream = L’export n’a pas pu être écrit : { $reason }
problem-export-stream-hint = Réessayez. Rien n’a été modifié.
problem-export-hint = Libérez de l’espace disque ou choisissez un autre emplacement. Il ne reste rien du fichier, et celui qui s’y trouvait est intact.
problem-export-photo = La photo { $path } n’a pas pu être lue : { $reason }
problem-export-photo-hint = Vérifiez le dossier des photos, puis réessayez.

## Une émission venue d’un fichier

show-copy = { $show } (copie)
show-copy-number = { $show } (copie { $number })
refused-show-file = { $path } ne peut pas être ouvert : { $reason }
refused-show-file-hint = Enregistrez de nouveau l’émission en un fichier sur l’ordinateur d’où elle vient. Rien n’a été modifié ici.
show-file-io = le système répond { $reason }.
show-file-not-ours = ce n’est pas une émission de Vitrine, ou seulement un morceau.
show-file-broken = il est endommagé.
show-file-newer = il vient d’une version plus récente de Vitrine. Installez ici la dernière version.
show-file-too-large = il est plus grand qu’aucune émission ({ $name }).
show-file-bomb = une fois décompressé, { $name } serait démesuré.
show-file-locked = il est protégé par un mot de passe.
show-file-stray = « { $name } » n’a rien à y faire.
show-file-twice = « { $name } » s’y trouve deux fois.
show-file-json = la ligne { $line } de son show.json est incompréhensible.
show-file-field = cette version de Vitrine ne connaît pas son champ « { $name } ».
show-file-no-photo = la photo « { $name } » manque.
show-file-bad-photo = « { $name } » n’est pas une photo.
show-file-no-product = « { $name } » présente un produit qui ne s’y trouve pas.
show-file-bad-value = « { $name } » contient une valeur impossible : { $what }.
show-file-product-twice = deux de ses produits se confondent ({ $name }).
show-file-no-theme = son thème « { $name } » manque.
show-file-bad-theme = son thème est inutilisable.
show-file-changed = il a changé depuis sa vérification. Vérifiez-le de nouveau.
show-file-cards = Fiches que cette version de Vitrine n’a pas : { $cards }. Choisissez-en d’autres pour leurs séquences.
show-file-reviews = Des produits qui ont un très grand nombre d’avis, seuls les plus utiles ont fait le voyage.
show-value-title = le titre
show-value-planned-start = le début prévu
show-value-items = le nombre de séquences
show-value-products = le nombre de produits
show-value-moment = la date du fichier
show-value-cue = le repère
show-value-note = les notes
show-value-length = la durée
show-value-colour = la couleur
show-value-card = la fiche
show-value-price = le prix
show-value-promo-code = le code promo
show-value-offer = la durée de l’offre
show-value-sku = la référence
show-value-handle = l’identifiant
show-value-brand = la marque
show-value-kind = le genre
show-value-description = la description
show-value-highlights = les points forts
show-value-rating = la note
show-value-link = le lien
show-value-photos = les photos
show-value-variants = les variantes
show-value-dossier = ce qu’on en sait

## La ligne de commande

cli-export-done = Écrit : { $file } ({ $size })
cli-export-left-out = Remarque : { $words }
cli-show-file-check = Voici l’émission qu’apporterait { $file } ; rien n’a été écrit.
cli-show-file-done = { $file } est au programme : émission { $number }.
cli-show-file-title = « { $show } » : { $segments ->
    [one] 1 séquence
   *[other] { $segments } séquences
}, { $length }
cli-show-file-copy = Elle s’appelle ici « { $show } », car une émission porte déjà son nom.
cli-show-file-counts = { $products ->
    [one] 1 produit
   *[other] { $products } produits
} : { $new } à ajouter, { $kept } que vous avez et qui restent tels quels ; { $photos ->
    [one] 1 photo
   *[other] { $photos } photos
}, { $entries ->
    [one] 1 élément
   *[other] { $entries } éléments
} de dossier
cli-show-file-theme = Thème : { $theme }
cli-show-file-difference = { $field } : ici { $here }, dans le fichier { $there }
cli-bytes = { $kib ->
    [one] 1 Kio
   *[other] { $kib } Kio
}
cli-nothing = rien
product-field-sku = Référence
product-field-title = Nom
product-field-brand = Marque
product-field-description = Description
product-field-price = Prix
product-field-compare-at = Prix barré
product-field-currency = Devise
product-field-price-source = Source du prix
product-field-price-valid-until = Prix valable jusqu’au
product-field-stock = Stock
product-field-rating = Note
product-field-rating-count = Nombre d’avis
product-field-photos = Photos
product-field-link = Lien
