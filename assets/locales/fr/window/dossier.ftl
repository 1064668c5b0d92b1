# Ce que l’on sait d’un produit : son dossier, et les réponses qui s’y trouvent.

dossier-views = Produit ou dossier
dossier-view-product = Produit
dossier-view-dossier = Dossier
dossier-sections = Parties du dossier
dossier-section-fact = Infos
dossier-section-review = Avis
dossier-section-rank = Rangs
dossier-section-relation = Liés
dossier-section-question = Questions
dossier-section-reading = À lire
dossier-about-fact = Ce qui se dit en un nom et une valeur : matière, taille, entretien, prix reçus.
dossier-about-review = Ce que les acheteurs ont écrit. Sélectionnez des mots pour les citer sur une fiche.
dossier-about-rank = Sa place dans un classement.
dossier-about-relation = Ce que l’on peut acheter à sa place, ou avec lui, et pourquoi.
dossier-about-question = Ce que le public a demandé, et la réponse.
dossier-about-reading = Où en lire davantage.
dossier-new-fact = Ajouter des infos
dossier-new-review = Ajouter un avis
dossier-new-rank = Ajouter un rang
dossier-new-relation = Ajouter un produit
dossier-new-question = Ajouter une question
dossier-new-reading = Ajouter un lien
dossier-edit = Modifier
dossier-add = Ajouter
dossier-edit-entry = Modifier : { $name }
dossier-delete-entry = Supprimer : { $name }
dossier-deleted-fact = L’info est supprimée
dossier-deleted-review = L’avis est supprimé
dossier-deleted-rank = Le rang est supprimé
dossier-deleted-relation = Ce produit n’est plus lié à celui-ci
dossier-deleted-question = La question est supprimée
dossier-deleted-reading = Le lien est supprimé

dossier-audience = Qui peut la voir
dossier-audience-host_only = Animateur
dossier-audience-air_safe = Public
dossier-audience-host_only-tip = Seuls l’animateur et la régie la voient ; elle ne peut pas aller sur une fiche
dossier-audience-air_safe-tip = Le public peut la voir sur une fiche

dossier-source = Source
dossier-source-asked = Le public lit la source et la date
dossier-link = Lien
dossier-as-of = En date du
dossier-written = Écrit le
dossier-no-source = Sans source
dossier-as-of-day = au { $day }

dossier-fact-name = Nom
dossier-fact-value = Valeur
dossier-fact-kind = Genre
dossier-fact-spec = Caractéristique
dossier-fact-fact = Bon à savoir
dossier-fact-award = Distinction
dossier-rank-place = Place
dossier-rank-list = Classement
dossier-rank-words = N° { $place }
dossier-rank-in = en { $list }
dossier-reading-title = Titre
dossier-reading-url = Adresse
dossier-relation-find = Chercher l’autre produit
dossier-relation-change = Un autre
dossier-relation-kind = C’est
dossier-relation-alternative = Une alternative
dossier-relation-goes_with = À associer
dossier-relation-reason = Pourquoi
dossier-relation-reason-example = un tiers moins cher, sans le couvercle
dossier-together = Prix des deux, en { $currency }
dossier-together-hint = Laissé vide, la fiche additionne leurs prix
dossier-together-until = Valable jusqu’au
dossier-together-words = { $price } les deux
dossier-question-question = Question
dossier-question-answer = Réponse
dossier-question-answer-hint = Vide : elle attend dans la liste des questions ouvertes
dossier-question-open = Pas encore de réponse, posée le { $day }
dossier-review-stars = Étoiles
dossier-review-title = Titre
dossier-review-author = Écrit par
dossier-review-text = Avis

dossier-comparison = Côte à côte
dossier-comparison-none = Leurs infos ne diffèrent pas, ou ne sont pas encore connues.
dossier-unknown = inconnu

dossier-stars = { $stars ->
    [one] { $stars } étoile
   *[other] { $stars } étoiles
}
dossier-average = { NUMBER($average, minimumFractionDigits: 1, maximumFractionDigits: 1) }
dossier-review-count = { $count } avis
dossier-source-host-only-tip = L’un de ses avis est réservé à l’animateur : leur moyenne ne passe pas à l’antenne
dossier-bar = { $stars } étoiles : { $count } avis
dossier-reviews-find = Chercher dans les avis
dossier-reviews-every-source = Toutes les sources
dossier-reviews-all-stars = Toutes
dossier-reviews-order = Ordre
dossier-order-newest = Les plus récents
dossier-order-helpful = Les plus utiles
dossier-order-highest = Les mieux notés
dossier-order-lowest = Les moins bien notés
dossier-reviews-shown = { $count ->
    [0] Aucun avis ne correspond
   *[other] { $count } avis
}
dossier-reviews-more = Afficher la suite ({ $count })
dossier-anonymous = Anonyme
dossier-helpful = Utile pour { $helpful } sur { $votes }
dossier-quote = La citation que le public peut voir
dossier-quote-choose = Citer…
dossier-quote-use = Citer ces mots
dossier-quote-drop = Retirer la citation
dossier-quote-mark = Sélectionnez les mots que le public verra

questions = Questions
questions-open = Questions ouvertes
questions-open-count = { $count ->
    [0] Questions ouvertes : aucune
   *[other] Questions ouvertes : { $count }
}
questions-reach = De quels produits
questions-all = Toutes
questions-show = Cette émission
questions-none = Aucune question ouverte
questions-none-hint = Ce que le public demande et que personne ne sait, notez-le à l’écran Direct pendant que vous cherchez la réponse. Cela attend ici jusqu’après l’émission.
questions-asked = posée le { $day }
questions-answer-to = Réponse à « { $question } »
questions-answer-hint = Entrée l’enregistre ; la prochaine fois, elle se trouve aussitôt
questions-save = Répondre

## Trouver la réponse à l’écran Direct

answers = Réponses
rundown-or-answers = Conducteur ou réponses
answers-find = Trouver la réponse
answers-example = Deux mots : lavage, taille…
answers-found = Réponses trouvées
answers-own = Ce produit
answers-others = D’autres du même genre
answers-none = On n’en sait rien.
answers-note = Pas encore de réponse : noter « { $question } » pour après l’émission
answers-noted = Noté : « { $question } »
answers-show = Montrer au public
answers-quote-and-show = Citer et montrer
answers-quotes = Cite : « { $words } »
answers-shown = C’est sur la fiche
answers-on-card = Sur la fiche
answers-allow = Ouvrir au public
answers-allowed = Le public peut la voir ; Entrée la montre
answers-to-dossier = Voir l’entrée
answers-not-host_only = Réservée à l’animateur.
answers-not-other_product = Elle concerne un autre produit : lancez-le d’abord.
answers-not-not_running = Rien ne tourne encore : lancez une répétition ou passez en direct.
answers-not-not_taken = Son produit n’est pas encore à l’antenne : lancez-le d’abord.
answers-not-no_words = L’avis a des étoiles, mais aucun mot à montrer.

glance-no-product = Aucun produit n’est en avant.
glance-empty = On n’en sait encore rien. Les infos, les avis et les réponses viennent de son dossier.
glance-quote = « { $words } »
glance-open = { $count ->
    [one] 1 question ouverte
   *[other] { $count } questions ouvertes
}

## Ce qui manque à une fiche

products-template-lacking = Pas pour ce produit
products-template-lacks = { $template } : { $why }
lacks-review-quote = pas encore de citation pour le public
lacks-rating-bars = pas d’avis que le public peut tous voir
lacks-rank-badge = pas encore de rang pour le public
lacks-comparison = pas encore d’alternative avec des infos pour le public
lacks-spec-sheet = pas encore d’infos pour le public
lacks-question-answer = pas encore de réponse pour le public
lacks-bundle = rien encore à lui associer
lacks-deal-countdown = pas d’offre qui se termine
lacks-price-reveal = pas de prix
lacks-promo-code = pas d’offre avec un code
lacks-sold-out = il n’est pas épuisé
lacks-stock-left = pas d’offre aux pièces comptées
lacks-something = il manque quelque chose
