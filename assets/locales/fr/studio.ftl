# Le vocabulaire de Vitrine. Une idée, un mot : celui qu’on emploie en régie et en boutique en ligne.
#
#   émission (show)         ce qui est prévu, répété, joué ; « le direct » est l’émission devant son public
#   programme (schedule)    toutes les émissions, au calendrier
#   conducteur (rundown)    le déroulé d’une émission
#   séquence (item)         une ligne du conducteur ; on la saute (skip), on la reprend (use again)
#   repère (cue)            le numéro d’une séquence
#   lancer, lancement (take) mettre une séquence à l’antenne ; la suivante est « à suivre »
#   à l’antenne (on air)    ce qui est à l’image en ce moment, en direct comme en répétition
#   antenne (program)       l’image diffusée
#   répétition (practice)   tout comme en direct, mais rien ne sort de l’ordinateur
#   scène (scene)           la disposition de la caméra, de l’écran et du produit
#   fiche (card)            un produit à l’image ; sa forme : bandeau, fiche latérale, page produit, étiquette
#   carton (slate)          l’image fixe d’avant, d’entracte et de fin
#   habillage (graphics)    tout ce qui se pose sur l’image
#   thème (theme)           les couleurs et les polices des fiches
#   produits (tray)         les produits de la séquence, sous l’image
#   référence (article number), prix barré (price before), note et avis (rating, reviews)
#   animateur (host)        qui est devant la caméra ; « vue animateur » : sa fenêtre
#   public (viewers)        qui regarde
#   destination, clé de flux (stream key)   où part l’émission
#   raccourci (key)         une touche du clavier et ce qu’elle fait
#   application (program)   un logiciel : « programme » est déjà pris

## Les mots des fiches

card-stock-plenty = En stock
card-stock-low = { $count ->
    [one] Plus qu’un seul
   *[other] Plus que { $count }
}
card-sold-out = Épuisé
card-reviews = { $count ->
    [one] { $formatted } avis
   *[other] { $formatted } avis
}
card-code = Code
card-ends-in = Se termine dans
card-price-soon = Prix dans un instant
card-link = Scannez pour acheter
card-quote = « { $text } »
card-source = { $source }, { $day }
card-rank-place = N° { $place }
card-rank-list = en { $list }
card-asked = Vous demandez
card-left = Plus que { $left } sur { $pieces }
card-saving = Vous économisez { $amount }
card-saving-percent = Vous économisez { $amount } ({ $percent })
card-bundle-before = Avant
card-bundle-singly = À l’unité

day = { $day ->
    [1] 1er { $month }
   *[other] { $day } { $month }
}
day-of-year = { $day ->
    [1] 1er { $month } { $year }
   *[other] { $day } { $month } { $year }
}
month-1 = janv.
month-2 = févr.
month-3 = mars
month-4 = avr.
month-5 = mai
month-6 = juin
month-7 = juill.
month-8 = août
month-9 = sept.
month-10 = oct.
month-11 = nov.
month-12 = déc.
slate-soon = Nous commençons dans un instant
slate-break = De retour dans un instant
slate-ended = Merci d’avoir été là

## Pourquoi une demande est refusée : rien n’est cassé

refused-not-running = Aucune émission n’est en cours.
refused-not-running-hint = Lancez une répétition ou passez en direct.
refused-already-running = Une émission est déjà en cours.
refused-already-running-hint = Terminez-la avant d’en lancer une autre.
refused-no-next-item = C’était la dernière séquence du conducteur.
refused-no-next-item-hint = Choisissez une séquence du conducteur, ou terminez l’émission.
refused-unknown-segment = Cette séquence n’est plus dans le conducteur.
refused-unknown-segment-hint = Le conducteur a été modifié dans une autre fenêtre. Choisissez à nouveau.
refused-segment-exists = Cette séquence est déjà dans le conducteur.
refused-segment-exists-hint = Rechargez la fenêtre, puis ajoutez-la à nouveau.
refused-on-air = Cette séquence est à l’antenne.
refused-on-air-hint = Lancez d’abord une autre séquence, puis modifiez celle-ci.
refused-skipped = Cette séquence est sautée.
refused-skipped-hint = Reprenez-la d’abord dans le conducteur.
refused-nothing-on-air = Rien n’est encore à l’antenne.
refused-nothing-on-air-hint = Lancez la première séquence du conducteur.
refused-no-product = La séquence à l’antenne ne présente aucun produit.
refused-no-product-hint = Choisissez un produit, ou lancez une séquence qui en a un.
refused-no-card = Aucune fiche n’est à l’antenne.
refused-no-card-hint = Affichez d’abord une fiche.
refused-empty-rundown = Le conducteur est vide.
refused-empty-rundown-hint = Ajoutez au moins une séquence avant de commencer.
refused-nothing-to-undo = Il n’y a rien à annuler.
refused-nothing-to-undo-hint = Le début et la fin d’une émission ne s’annulent pas.
refused-nothing-to-redo = Il n’y a rien à rétablir.
refused-nothing-to-redo-hint = On ne rétablit que juste après une annulation.
refused-live = Impossible pendant une émission.
refused-live-hint = Terminez-la d’abord.
refused-unsaved = Les dernières modifications ne sont pas encore sur le disque.
refused-unsaved-hint = Libérez de l’espace disque ou vérifiez les droits du dossier de données, puis ouvrez l’autre émission.
refused-bad-address = Cette adresse de serveur est inutilisable : { $reason }
refused-bad-address-hint = Elle commence par rtmp:// ou rtmps://. Copiez-la depuis la page de direct de votre plateforme.
refused-no-encoder = Aucun encodeur vidéo ne fonctionne sur cet ordinateur.
refused-no-encoder-hint = Lancez « vitrine doctor » : il nomme le paquet qui manque.
refused-unknown-device = L’appareil { $device } est introuvable.
refused-unknown-device-hint = Choisissez-en un dans la liste, ou lancez « vitrine devices ».
refused-unknown-show = Cette émission n’existe plus.
refused-unknown-show-hint = Choisissez une émission dans la liste.
refused-unknown-product = Ce produit n’est plus au catalogue.
refused-unknown-product-hint = Cherchez-le à nouveau.
refused-unknown-entry = Cette entrée n’est plus dans le dossier.
refused-unknown-entry-hint = Rouvrez le produit.
refused-entry-contradicts = Cela ne s’accorde pas avec le catalogue.
refused-entry-contradicts-hint = Le produit a peut-être disparu, ou le même avis y est déjà. Rouvrez le produit.
refused-entry-empty = Il manque quelque chose dont l’entrée ne peut se passer.
refused-entry-empty-hint = Complétez ce qu’elle dit.
refused-entry-long = Un texte est trop long.
refused-entry-long-hint = Restez sous 200 lettres pour les noms et les sources, sous 10 000 pour les textes. Ce qui est plus long se met en lien, sous « Pour en savoir plus ».
refused-entry-link = Ce n’est pas une adresse web complète.
refused-entry-link-hint = Copiez-la depuis le navigateur ; elle commence par https://.
refused-entry-place = Les rangs commencent à 1.
refused-entry-place-hint = Saisissez la place dans la liste, par exemple 2.
refused-entry-itself = Un produit ne peut pas figurer à côté de lui-même.
refused-entry-itself-hint = Choisissez un autre produit.
refused-entry-future = La date est dans le futur.
refused-entry-future-hint = Saisissez le jour où la source l’a dit.
refused-entry-source = Le public doit savoir qui le dit.
refused-entry-source-hint = Saisissez une source, ou gardez l’entrée pour l’animateur.
refused-entry-date = Le public doit savoir de quand cela date.
refused-entry-date-hint = Saisissez une date, ou gardez l’entrée pour l’animateur.
refused-together-alternatives = Des alternatives n’ont pas de prix groupé.
refused-together-alternatives-hint = Choisissez « va avec », ou retirez le prix.
refused-together-no-price = L’un des deux produits n’a pas de prix : rien ne dit ce qu’on économise.
refused-together-no-price-hint = Donnez d’abord un prix aux deux.
refused-together-currency = Le prix groupé est dans une autre devise que les produits.
refused-together-currency-hint = Saisissez-le dans la devise des deux produits.
refused-together-negative = Un prix ne peut pas être négatif.
refused-together-negative-hint = Saisissez ce que coûtent les deux ensemble.
refused-together-not-below = Le prix groupé n’est pas inférieur à { $sum }, ce que coûtent les deux séparément.
refused-together-not-below-hint = Saisissez moins, ou retirez le prix.
refused-not-a-quote = Ces mots ne se suivent pas ainsi dans l’avis.
refused-not-a-quote-hint = Sélectionnez des mots de l’avis ; ils ne peuvent pas être changés.
refused-out-of-range = { $name } est hors limites.
refused-out-of-range-hint = Choisissez une valeur entre { $least } et { $most }.

## Pourquoi une demande a échoué

problem-save = La modification n’a pas pu être enregistrée : { $reason }
problem-save-hint = Libérez de l’espace disque ou vérifiez les droits de { $path }. L’émission continue ; tout sera enregistré à la prochaine modification.
problem-open = Le programme des émissions n’a pas pu être ouvert : { $reason }
problem-open-hint = Vérifiez que le disque de { $path } n’est pas plein et que le dossier est accessible en écriture, puis relancez Vitrine.
problem-newer = Le programme de { $path } vient d’une version plus récente de Vitrine.
problem-newer-hint = Installez la dernière version. Le fichier n’a pas été modifié.
problem-in-use = Vitrine est déjà ouvert avec ce programme d’émissions.
problem-in-use-hint = Allez à la fenêtre déjà ouverte, ou fermez-la d’abord.
problem-engine = L’image ou le son n’a pas pu démarrer : { $reason }
problem-engine-hint = Lancez « vitrine doctor » pour voir ce qui manque.
problem-demo = L’émission de démonstration n’a pas pu être chargée : { $reason }
problem-demo-hint = Réinstallez Vitrine, ou indiquez son dossier assets dans VITRINE_ASSETS.
problem-file = { $path } n’est pas une émission lisible : { $reason }
problem-file-hint = Vérifiez le fichier, ou choisissez-en un autre.
problem-cards = Les polices et les modèles de fiches n’ont pas pu être lus : { $reason }
problem-cards-hint = Réinstallez Vitrine, ou indiquez son dossier assets dans VITRINE_ASSETS.
value-gain = Le gain
value-delay = Le décalage
value-video = Le débit vidéo
value-audio = Le débit audio
value-limit = Le nombre de résultats
problem-card = La fiche de { $title } n’a pas pu être dessinée : { $reason }
problem-card-hint = L’émission continue sans la fiche. Choisissez une autre forme de fiche.

## Ce qu’il faut savoir pendant un direct

notice-camera-lost = La caméra s’est arrêtée.
notice-camera-lost-hint = Vérifiez son câble. Elle revient d’elle-même.
notice-camera-back = La caméra est revenue.
notice-camera-back-hint = Il n’y a rien à faire.
notice-screen-lost = La capture d’écran s’est arrêtée.
notice-screen-lost-hint = Vérifiez que l’écran ou la fenêtre existe toujours. Elle revient d’elle-même.
notice-screen-back = L’écran est revenu.
notice-screen-back-hint = Il n’y a rien à faire.
notice-screen-declined = Aucun écran n’est partagé : vous avez refusé la demande.
notice-screen-declined-hint = Choisissez de nouveau l’écran sous Sources, et acceptez quand votre bureau le demande.
notice-screen-share-stopped = L’écran n’est plus partagé avec Vitrine.
notice-screen-share-stopped-hint = Choisissez-le de nouveau sous Sources.
notice-screen-no-portal = Votre bureau n’a pas pu demander quel écran partager.
notice-screen-no-portal-hint = Lancez « vitrine doctor » : il nomme le paquet qui manque.
device-asked-for = Un écran ou une fenêtre (votre bureau demande lequel)
notice-microphone-lost = Le micro s’est arrêté : personne ne vous entend.
notice-microphone-lost-hint = Vérifiez son câble, ou choisissez un autre micro.
notice-microphone-back = Le micro est revenu.
notice-microphone-back-hint = Il n’y a rien à faire.
notice-system-sound-lost = Le son de l’ordinateur n’est plus capté.
notice-system-sound-lost-hint = Choisissez de nouveau la sortie audio.
notice-system-sound-back = Le son de l’ordinateur est revenu.
notice-system-sound-back-hint = Il n’y a rien à faire.
notice-link-abandoned = Une ancienne connexion ne s’est pas fermée ; elle a été abandonnée.
notice-link-abandoned-hint = C’est sans conséquence. Relancez Vitrine après l’émission.
notice-restored = Le programme était endommagé ; il a été restauré depuis la sauvegarde du { $when }.
notice-restored-hint = Le fichier endommagé est conservé sous { $path }.
notice-started-empty = Le programme était endommagé et sans sauvegarde : il repart de zéro.
notice-started-empty-hint = Le fichier endommagé est conservé sous { $path }.
notice-not-saved = La dernière modification n’est pas encore enregistrée : { $reason }
notice-not-saved-hint = Libérez de l’espace disque ou vérifiez les droits de { $path }. L’émission continue ; elle sera enregistrée à la prochaine modification.
notice-saved = Tout est de nouveau enregistré.
notice-saved-hint = Rien n’a été perdu.
notice-no-backup = Aucune sauvegarde du programme n’a pu être faite : { $reason }
notice-no-backup-hint = Libérez de l’espace disque. L’émission peut continuer.
notice-no-encoder = Aucun encodeur vidéo ne fonctionne sur cet ordinateur : rien ne peut sortir.
notice-no-encoder-hint = Lancez « vitrine doctor » : il nomme le paquet qui manque.
notice-encoder-failed = L’encodeur vidéo a échoué et a été relancé.
notice-encoder-failed-hint = Si cela se reproduit, fermez d’autres applications ou choisissez 720p.
notice-card-not-drawn = La fiche de { $title } n’a pas pu être dessinée : { $reason }
notice-card-not-drawn-hint = L’émission continue sans la fiche. Choisissez une autre forme de fiche.
notice-keychain-asks = Le trousseau de votre ordinateur vous attend.
notice-keychain-asks-hint = Il demande son mot de passe, peut-être derrière cette fenêtre. Une clé que vous venez de saisir sert déjà.
notice-key-not-kept = La clé de flux n’a pas pu être gardée dans le trousseau.
notice-key-not-kept-hint = Elle sert jusqu’à la fermeture de Vitrine, puis vous sera redemandée.
notice-ticks = L’ordinateur ne suit plus : { $count } images en retard.
notice-ticks-hint = Fermez d’autres applications, ou choisissez 720p.
notice-encoder-behind = L’encodeur ne suit plus : { $count } images ont été perdues.
notice-encoder-behind-hint = Fermez d’autres applications, ou choisissez 720p.
notice-encoder-lightened = Cet ordinateur peine à suivre : l’image est désormais encodée plus simplement.
notice-encoder-lightened-hint = L’émission continue. Les mouvements rapides peuvent être un peu moins nets ; fermez d’autres applications avant la prochaine.
notice-offer-over = L’offre sur { $title } est terminée ; sa fiche affiche de nouveau le prix normal.
notice-offer-over-hint = Affichez-la de nouveau pour relancer l’offre.
notice-price-expired = Le prix de { $title } n’est plus valable : le public ne le voit pas.
notice-price-expired-hint = Saisissez le prix du jour, ou affichez-le sous votre responsabilité.
notice-price-old = Le prix de { $title } est plus ancien que cette émission ne l’admet : le public ne le voit pas.
notice-price-old-hint = Saisissez le prix du jour, ou affichez-le sous votre responsabilité.
notice-theme-gone = Le thème de « { $show } » a été supprimé : l’émission a maintenant « { $theme } ».
notice-theme-gone-hint = Choisissez un autre thème dans les détails de l’émission si vous voulez.
notice-card-lacks = Il manque à { $title } ce que montre cette forme de fiche : le bandeau est à l’antenne.
notice-card-lacks-hint = Choisissez une autre forme, ou complétez le produit ou son offre.
notice-card-warning = Il manque quelque chose à la fiche de { $title } : { $reason }
notice-card-warning-hint = La fiche s’affiche sans cela.
notice-stood-still = { $seconds ->
    [one] Cet ordinateur est resté figé { $seconds } seconde : le public n’a rien vu de nouveau.
   *[other] Cet ordinateur est resté figé { $seconds } secondes : le public n’a rien vu de nouveau.
}
notice-stood-still-hint = L’émission continue et les connexions reviennent d’elles-mêmes. Désactivez la mise en veille et fermez d’autres applications.
notice-clock-set = { $way ->
    [back] L’horloge de cet ordinateur a été reculée de { $minutes } min. L’émission garde sa propre heure.
   *[forward] L’horloge de cet ordinateur a été avancée de { $minutes } min. L’émission garde sa propre heure.
}
notice-clock-set-hint = Les comptes à rebours, les prix et le journal n’en sont pas touchés. Après l’émission, Vitrine suivra la nouvelle heure.
notice-still-running = L’émission est encore en cours.
notice-still-running-hint = Terminez-la d’abord, puis fermez la fenêtre.

## Ce que nomment annuler et rétablir

step-take = le lancement de { $title }
step-product = la présentation de { $title }
step-next = le choix de la séquence suivante
step-card-on = l’affichage de la fiche
step-card-off = le retrait de la fiche
step-clear = l’effacement de l’habillage
step-reveal = la révélation du prix
step-vouch = l’accord donné au prix de { $title }
step-scene = le changement de scène
step-insert = l’ajout de { $title }
step-edit = la modification de { $title }
step-move = le déplacement de { $title }
step-skip = le saut de { $title }
step-unskip = la reprise de { $title }
step-delete = la suppression de { $title }
undo-step = Annuler { $step }
redo-step = Rétablir { $step }

## La ligne de commande

cli-serving = Le studio est ouvert à { $link } (Ctrl+C pour le fermer)
cli-no-display = Il n’y a pas d’écran ici : le studio est servi à un navigateur de cet ordinateur.
cli-no-shows = Il n’y a pas encore d’émission.
cli-no-devices = Aucun appareil n’a été trouvé.
cli-status = { $clock }  { $phase }  { $item }  { $fps } i/s  { $kbps } kbit/s  file { $queue } ms  manquées { $missed }  perdues { $dropped }  { $link }
cli-ended = L’émission est terminée : { $frames } images en { $clock }, { $missed } manquées, { $dropped } perdues.
problem-internal = Vitrine a commis une erreur : { $detail }
problem-internal-hint = Merci de la signaler avec le journal. L’émission continue.
camera = Caméra
screen = Écran ou fenêtre
microphone = Micro
system-sound = Son de l’ordinateur
phase-off = hors antenne
phase-practice = répétition
phase-live = en direct
phase-ended = terminé
link-off = non connecté
link-connecting = connexion…
link-on-air = connecté
link-reconnecting = nouvel essai
doctor-gstreamer = GStreamer
doctor-plumbing = Pipelines
doctor-sound = Son
doctor-preview = Aperçu
doctor-flv = Conteneur du flux
doctor-rtmp = Envoi par RTMP
doctor-h264 = H.264
doctor-camera = Caméras
doctor-camera-jpeg = Caméras qui envoient du JPEG
doctor-screen = Écrans et fenêtres
doctor-microphone = Micros
doctor-absent = { $what } n’est pas installé
doctor-encoder = Encodeur { $name }
doctor-no-h264 = Aucun encodeur H.264 ne fonctionne
doctor-no-aac = Aucun encodeur AAC ne fonctionne
doctor-cameras = Caméras trouvées
doctor-screens = Écrans et fenêtres trouvés
doctor-microphones = Micros trouvés
doctor-system-sounds = Sorties audio trouvées
doctor-none = aucun
doctor-connect = Branchez-en un, puis relancez le diagnostic.
doctor-screen-portal = Demande d’un écran (Wayland)
doctor-keychain = Trousseau
doctor-fails = ne fonctionne pas sur cet ordinateur
doctor-no-portal = ce bureau ne partage pas d’écran
doctor-keychain-none = aucun trousseau ne fonctionne : les clés sont demandées à chaque session
doctor-keychain-locked = le trousseau est verrouillé
doctor-keychain-unlock = Déverrouillez-le quand votre bureau le demande, ou ouvrez son gestionnaire de mots de passe.
doctor-keychain-fails = le trousseau ne répond pas : les clés sont demandées à chaque session
doctor-works = fonctionne
doctor-disk = Disque
doctor-free = { $free } Go libres dans { $path }
doctor-free-some = Libérez au moins 2 Go avant une émission.
doctor-no-folder = { $path } est inutilisable
doctor-make-folder = Choisissez un autre dossier avec --data, ou corrigez ses droits.

## Pourquoi le programme n’a pas pu démarrer

failure-no-data-folder = Ce système n’indique aucun dossier pour les données des applications.
failure-no-data-folder-hint = Indiquez un dossier dans VITRINE_DATA, ou lancez avec --data DOSSIER.
failure-no-assets = Le dossier des ressources est introuvable (cherché dans { $places }).
failure-no-assets-hint = Réinstallez Vitrine, ou indiquez ce dossier dans VITRINE_ASSETS.
failure-no-key = La variable d’environnement { $name } n’est pas définie : il n’y a pas de clé de flux.
failure-no-key-hint = Donnez-lui la clé de la page de direct de votre plateforme, puis relancez.
failure-listen = Le studio ne peut pas être servi sur le port { $port } : { $reason }
failure-listen-hint = Choisissez un autre port avec --port, ou n’en indiquez aucun.
failure-engine = GStreamer est inutilisable : { $reason }
failure-engine-hint = Lancez « vitrine doctor », ou installez GStreamer 1.22 ou plus récent.
failure-window = La fenêtre n’a pas pu s’ouvrir : { $reason }
failure-window-hint = Lancez « vitrine serve » pour utiliser le studio dans un navigateur.
failure-other = Vitrine n’a pas pu continuer : { $reason }
failure-other-hint = Relancez-le. Si cela se reproduit, redémarrez l’ordinateur.

## Émissions, produits, thèmes et destinations

refused-no-title = Il manque un nom.
refused-no-title-hint = Donnez-en un, pour vous y retrouver.
refused-long-title = Le nom est trop long.
refused-long-title-hint = Utilisez au plus { $most } caractères.
refused-long-note = Les notes de cette séquence sont trop longues.
refused-long-note-hint = Utilisez au plus { $most } caractères, ou faites-en deux séquences.
refused-last-show = C’est la seule émission.
refused-last-show-hint = Créez-en d’abord une autre, puis supprimez celle-ci.
refused-unknown-theme = Ce thème n’existe plus.
refused-unknown-theme-hint = Choisissez-en un autre.
refused-shipped-theme = Ce thème est fourni avec Vitrine et reste tel quel.
refused-shipped-theme-hint = Faites-en une copie et modifiez-la.
refused-theme-in-use = L’émission « { $show } » utilise ce thème.
refused-theme-in-use-hint = Donnez d’abord un autre thème à l’émission.
refused-bad-theme = Ce thème est inutilisable : { $reason }
refused-bad-theme-hint = Vérifiez ses couleurs (#rrvvbb), ses polices et son logo.
refused-faulty-product = Certains champs de ce produit sont à revoir.
refused-faulty-product-hint = Chacun dit ce qui ne va pas ; rien n’a été enregistré.
refused-featured-product = Des émissions présentent ce produit : { $shows }
refused-featured-product-hint = Retirez-le d’abord de leurs conducteurs.
refused-photo-format = Ce fichier n’est pas une image lisible.
refused-photo-format-hint = Utilisez un fichier JPEG, PNG ou WebP.
refused-photo-size = Cette image est trop lourde ou trop grande.
refused-photo-size-hint = Il faut moins de 64 Mo et moins de 16 000 pixels par côté.
refused-photo-broken = Cette image est abîmée.
refused-photo-broken-hint = Ouvrez-la dans un autre logiciel, enregistrez-la de nouveau et réessayez.
refused-unknown-destination = Cette destination n’existe plus.
refused-unknown-destination-hint = Choisissez-en une autre.
refused-long-message = Le message est trop long pour être lu d’un coup d’œil.
refused-long-message-hint = Utilisez au plus { $most } caractères.
refused-bad-keys = Ce raccourci ne peut pas servir.
refused-bad-keys-hint = Appuyez sur une seule touche, avec Ctrl, Alt ou Maj si vous voulez.
refused-recording-folder = Impossible d’écrire dans { $path } : { $reason }
refused-recording-folder-hint = Choisissez un dossier existant qui vous appartient, avec son chemin complet.
problem-assets = Un fichier de Vitrine est illisible : { $reason }
problem-assets-hint = Réinstallez Vitrine, ou indiquez son dossier assets dans VITRINE_ASSETS.

fault-empty = À remplir.
fault-long = Trop long.
fault-sku-taken = Un autre produit porte cette référence.
fault-money = Écrivez un montant, par exemple 24,90.
fault-money-precise = Trop de décimales pour cette devise.
fault-money-currency = Écrivez le montant seul, par exemple 24,90, dans la devise choisie.
fault-money-large = Ce montant est trop grand.
fault-compare-at = Le prix barré doit dépasser le prix.
fault-compare-at-alone = Un prix barré demande aussi un prix.
fault-whole-number = Écrivez un nombre entier.
fault-rating = Écrivez une note de 0 à 5, par exemple 4,7.
fault-rating-count = Indiquez sur combien d’avis repose la note.
fault-photo = Une photo a disparu : ajoutez-la de nouveau.
fault-link = Écrivez une adresse web qui commence par https://.
price-source = Le vendeur

theme-pale-text = Le texte se lit mal sur son panneau.
theme-pale-muted = Le texte discret se lit mal sur son panneau.
theme-pale-price = Le prix se lit mal sur son panneau.
theme-pale-accent = Le texte se lit mal sur la couleur d’accent.
theme-pale-deal = Le texte se lit mal sur la pastille promo.

step-show = la modification de l’émission
value-width = La largeur
value-height = La hauteur
value-duration = La durée
value-roundness = L’arrondi
value-opacity = L’opacité

## Les fenêtres

window-host = Vitrine – vue animateur

## Pourquoi un fichier ou un dossier est inutilisable : la fin d’une phrase

trouble-missing = rien ne porte ce nom.
trouble-forbidden = ce compte n’en a pas le droit.
trouble-folder-missing = ce dossier n’existe pas.
trouble-no-whole-path = ce n’est pas le chemin complet.
trouble-full = le disque est plein.
trouble-read-only = le disque n’est accessible qu’en lecture.
trouble-no-folder = une partie du chemin n’est pas un dossier.
trouble-is-folder = c’est un dossier.

## Fichiers de produits et d’avis

refused-import-file = { $path } ne peut pas être importé : { $reason }
refused-import-file-hint = Exportez de nouveau le fichier depuis votre boutique, en CSV et en UTF-8 si le choix est proposé, puis réessayez. Rien n’a été modifié.
refused-import-missing = Le fichier { $path } n’existe pas.
refused-import-missing-hint = Vérifiez son nom et les dossiers qui le précèdent, ou choisissez de nouveau le fichier. Rien n’a été modifié.
refused-import-unread = { $path } est illisible : { $reason }
refused-import-unread-hint = Vérifiez que c’est un fichier et que vous pouvez l’ouvrir, ou copiez-le dans un autre dossier. Rien n’a été modifié.
refused-file-size = Ce fichier dépasse 2 Go.
refused-file-size-hint = Partagez-le en deux, ou importez-le avec « vitrine import ».
refused-import-live = Le catalogue ne peut ni importer un fichier ni annuler un import pendant une émission.
refused-import-live-hint = Terminez d’abord l’émission. Voir ce qu’un fichier changerait reste possible à tout moment.
refused-photos-live = Les photos ne se téléchargent pas pendant une émission.
refused-photos-live-hint = Terminez d’abord l’émission : le téléchargement prend du réseau et du processeur.
refused-photo-place = { $path } n’a pas de photos lisibles : { $reason }
refused-photo-place-hint = Choisissez un dossier de fichiers JPEG, PNG ou WebP, ou un zip.
photo-fault-address = pas une adresse https
photo-fault-refused = le serveur a répondu { $status }
photo-fault-large = plus de 64 Mo
photo-fault-unreachable = le serveur ne répond pas
photo-fault-untrusted = le certificat du serveur n’est pas reconnu : on ne sait pas qui il est
photo-fault-led-away = le serveur renvoie trop souvent ailleurs, ou vers une adresse non sécurisée
photo-fault-unreadable = illisible
photo-fault-zip = pas un zip lisible
photo-fault-many = trop de fichiers
photo-fault-bomb = compressé comme aucune photo ne l’est
refused-import-busy = Un autre fichier est en cours de lecture.
refused-import-busy-hint = Attendez la fin, ou arrêtez-le.
file-empty = il est vide.
file-is-picture = c’est une image, quoi qu’en dise son nom.
file-is-video = c’est un film ou un son, quoi qu’en dise son nom.
file-is-pdf = c’est un PDF. Exportez plutôt un fichier CSV.
file-is-spreadsheet = c’est un classeur. Enregistrez-le en CSV, puis choisissez ce fichier.
file-is-archive = c’est une archive. Décompressez-la, puis choisissez le fichier qu’elle contient.
file-is-html = c’est une page web. Exportez plutôt un fichier CSV ou un flux de produits.
file-is-json = c’est du JSON. Exportez plutôt un fichier CSV ou un flux de produits.
file-is-binary = ce n’est pas du texte.
file-no-feed = c’est du XML qui commence par <{ $root }>, pas un flux de produits.
file-other-content = il contient autre chose que ce que disent ses colonnes.
file-mapping = ses colonnes ne sont plus celles qui ont été associées. Choisissez de nouveau le fichier.
file-record-too-long = la ligne qui commence ligne { $line } ne se termine pas : il y manque peut-être un guillemet.
file-too-many-columns = la ligne { $line } a plus de colonnes qu’aucune liste de produits.
file-xml = le XML est endommagé ligne { $line }.
file-entities = le XML déclare des entités ligne { $line }, ce dont aucun flux n’a besoin.
file-too-deep = le XML s’imbrique trop profondément ligne { $line }.
remark-no-handle = rien ne désigne le produit
remark-no-title = un nouveau produit doit avoir un nom
remark-not-money = ce n’est pas un montant
remark-too-precise = plus de décimales que n’en a la devise
remark-negative-price = un prix inférieur à zéro
remark-compare-at-not-above = le prix barré n’est pas supérieur au prix
remark-currencies-differ = le prix barré est dans une autre devise
remark-not-a-count = ce n’est pas un nombre de pièces
remark-negative-stock = moins que rien : compté comme zéro
remark-not-stars = ce n’est pas un nombre d’étoiles de 0 à 5
remark-not-a-date = ce n’est pas une date
remark-not-a-link = ce n’est pas une adresse http ou https
remark-too-long = trop long : coupé
remark-too-many = plus que le catalogue n’en garde
remark-cells = plus ou moins de cellules que d’en-têtes
remark-encoding = des lettres étrangères à l’encodage du fichier
remark-sku-taken = un autre produit a cette référence
remark-unknown-product = aucun produit du catalogue n’a cette référence
remark-malformed = mal formé
import-field-sku = Référence
import-field-handle = Identifiant
import-field-title = Nom
import-field-brand = Marque
import-field-kind = Genre
import-field-description = Description
import-field-highlights = Points forts
import-field-price = Prix
import-field-stock = Stock
import-field-rating = Note
import-field-link = Lien
import-field-variants = Variantes
import-field-photos = Photos
import-price-struck = { $price }, au lieu de { $struck }
import-rating = { $count ->
    [one] { $rating } pour 1 avis
   *[other] { $rating } pour { $count } avis
}
step-import = l’import de { $title }
cli-import-preview = Voici ce que { $file } changerait dans le catalogue ; rien n’a été écrit.
cli-import-done = { $file } est dans le catalogue.
cli-import-counts = { $new } nouveaux, { $changed } modifiés, { $unchanged } inchangés, { $refused } écartés, { $remarks } remarques
cli-import-line = ligne { $line }
cli-photos-counts = { $taken ->
    [one] une photo prise ; absentes : { $missing } ; inutilisables : { $failed }
   *[other] { $taken } photos prises ; absentes : { $missing } ; inutilisables : { $failed }
}
