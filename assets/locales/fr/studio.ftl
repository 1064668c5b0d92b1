## Mots des cartes

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
card-link = Scannez pour acheter
slate-soon = Nous commençons dans un instant
slate-break = De retour dans un instant
slate-ended = Merci d’avoir été là

## Pourquoi une demande est refusée : rien n’est cassé

refused-not-running = Aucun direct n’est en cours.
refused-not-running-hint = Lancez une répétition ou passez en direct.
refused-already-running = Un direct est déjà en cours.
refused-already-running-hint = Terminez-le avant d’en lancer un autre.
refused-no-next-item = C’était le dernier élément du conducteur.
refused-no-next-item-hint = Choisissez un élément du conducteur, ou terminez le direct.
refused-unknown-segment = Cet élément n’est plus dans le conducteur.
refused-unknown-segment-hint = Le conducteur a été modifié dans une autre fenêtre. Choisissez à nouveau.
refused-segment-exists = Cet élément est déjà dans le conducteur.
refused-segment-exists-hint = Rechargez la fenêtre, puis ajoutez-le à nouveau.
refused-on-air = Cet élément est à l’antenne.
refused-on-air-hint = Passez d’abord à un autre élément, puis modifiez celui-ci.
refused-skipped = Cet élément est mis de côté.
refused-skipped-hint = Remettez-le d’abord dans le conducteur.
refused-nothing-on-air = Rien n’est encore à l’antenne.
refused-nothing-on-air-hint = Passez au premier élément du conducteur.
refused-no-product = L’élément à l’antenne ne présente aucun produit.
refused-no-product-hint = Choisissez un produit du plateau, ou passez à un élément qui en a un.
refused-empty-rundown = Le conducteur est vide.
refused-empty-rundown-hint = Ajoutez au moins un élément avant de commencer.
refused-nothing-to-undo = Il n’y a rien à annuler.
refused-nothing-to-undo-hint = Le début et la fin d’un direct ne s’annulent pas.
refused-nothing-to-redo = Il n’y a rien à rétablir.
refused-nothing-to-redo-hint = On rétablit juste après une annulation.
refused-live = Impossible pendant un direct.
refused-live-hint = Terminez d’abord le direct.
refused-unsaved = Les dernières modifications ne sont pas encore sur le disque.
refused-unsaved-hint = Libérez de l’espace disque ou vérifiez les droits du dossier de données, puis ouvrez l’autre émission.
refused-no-destination = Aucune destination n’est encore définie.
refused-no-destination-hint = Saisissez l’adresse du serveur et la clé de flux de votre plateforme, ou lancez une répétition.
refused-bad-address = Cette adresse de serveur est inutilisable : { $reason }
refused-bad-address-hint = Elle commence par rtmp:// ou rtmps://. Copiez-la depuis la page de direct de votre plateforme.
refused-no-encoder = Aucun encodeur vidéo ne fonctionne sur cet ordinateur.
refused-no-encoder-hint = Lancez « vitrine doctor » : il nomme le paquet qui manque.
refused-unknown-device = Il n’y a pas d’appareil { $device }.
refused-unknown-device-hint = Choisissez-en un dans la liste, ou lancez « vitrine devices ».
refused-unknown-show = Cette émission n’existe plus.
refused-unknown-show-hint = Choisissez une émission dans la liste.
refused-unknown-product = Ce produit n’est plus au catalogue.
refused-unknown-product-hint = Cherchez-le à nouveau.
refused-out-of-range = { $name } est hors limites.
refused-out-of-range-hint = Choisissez une valeur entre { $least } et { $most }.

## Pourquoi une demande a échoué

problem-save = La modification n’a pas pu être enregistrée : { $reason }
problem-save-hint = Libérez de l’espace disque ou vérifiez les droits de { $path }. Le direct continue ; tout sera enregistré à la prochaine modification.
problem-open = Le planning n’a pas pu être ouvert : { $reason }
problem-open-hint = Vérifiez que le disque de { $path } n’est pas plein et que le dossier est accessible en écriture, puis relancez Vitrine.
problem-newer = Le planning de { $path } vient d’une version plus récente de Vitrine.
problem-newer-hint = Installez la dernière version. Le fichier n’a pas été modifié.
problem-in-use = Vitrine est déjà ouvert avec ce planning.
problem-in-use-hint = Allez à la fenêtre ouverte, ou fermez-la d’abord.
problem-engine = L’image ou le son n’a pas pu démarrer : { $reason }
problem-engine-hint = Lancez « vitrine doctor » pour voir ce qui manque.
problem-demo = L’émission de démonstration n’a pas pu être chargée : { $reason }
problem-demo-hint = Réinstallez Vitrine, ou indiquez son dossier assets dans VITRINE_ASSETS.
problem-file = { $path } ne peut pas être lu comme une émission : { $reason }
problem-file-hint = Vérifiez le fichier, ou choisissez-en un autre.
problem-cards = Les polices et modèles de cartes n’ont pas pu être lus : { $reason }
problem-cards-hint = Réinstallez Vitrine, ou indiquez son dossier assets dans VITRINE_ASSETS.
value-gain = Le gain
value-delay = Le retard
value-video = Le débit vidéo
value-audio = Le débit audio
value-limit = Le nombre de résultats
problem-card = La carte de { $title } n’a pas pu être dessinée : { $reason }
problem-card-hint = Le direct continue sans la carte. Choisissez un autre modèle.

## Ce qu’il faut savoir pendant un direct

notice-camera-lost = La caméra s’est arrêtée.
notice-camera-lost-hint = Vérifiez son câble. Elle revient d’elle-même.
notice-camera-back = La caméra est revenue.
notice-camera-back-hint = Il n’y a rien à faire.
notice-screen-lost = La capture d’écran s’est arrêtée.
notice-screen-lost-hint = Vérifiez que l’écran ou la fenêtre existe toujours. Elle revient d’elle-même.
notice-screen-back = L’écran est revenu.
notice-screen-back-hint = Il n’y a rien à faire.
notice-screen-declined = Aucun écran n’est partagé : la demande a été refusée.
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
notice-system-sound-lost-hint = Choisissez à nouveau la sortie audio.
notice-system-sound-back = Le son de l’ordinateur est revenu.
notice-system-sound-back-hint = Il n’y a rien à faire.
notice-link-lost = La connexion à la plateforme est perdue : { $reason }
notice-link-lost-hint = Vitrine réessaie tout seul. Continuez à parler ; vérifiez votre réseau.
notice-link-back = Reconnecté : on vous voit.
notice-link-back-hint = Il n’y a rien à faire.
notice-link-abandoned = Une ancienne connexion ne s’est pas fermée et a été abandonnée.
notice-link-abandoned-hint = Sans conséquence. Relancez Vitrine après le direct.
notice-restored = Le planning était endommagé ; il a été restauré depuis la sauvegarde du { $when }.
notice-restored-hint = Le fichier endommagé est conservé sous { $path }.
notice-started-empty = Le planning était endommagé et sans sauvegarde : un nouveau a été créé.
notice-started-empty-hint = Le fichier endommagé est conservé sous { $path }.
notice-not-saved = La dernière modification n’est pas encore enregistrée : { $reason }
notice-not-saved-hint = Libérez de l’espace disque ou vérifiez les droits de { $path }. Le direct continue ; elle sera enregistrée avec la prochaine.
notice-saved = Tout est de nouveau enregistré.
notice-saved-hint = Rien n’a été perdu.
notice-no-backup = Aucune sauvegarde du planning n’a pu être faite : { $reason }
notice-no-backup-hint = Libérez de l’espace disque. Le direct peut continuer.
notice-no-encoder = Aucun encodeur vidéo ne fonctionne sur cet ordinateur : rien ne peut sortir.
notice-no-encoder-hint = Lancez « vitrine doctor » : il nomme le paquet qui manque.
notice-encoder-failed = L’encodeur vidéo a échoué et a été relancé.
notice-encoder-failed-hint = Si cela se reproduit, fermez d’autres programmes ou choisissez 720p.
notice-card-not-drawn = La carte de { $title } n’a pas pu être dessinée : { $reason }
notice-card-not-drawn-hint = Le direct continue sans la carte. Choisissez un autre modèle.
notice-key-not-kept = La clé de flux n’a pas pu être gardée dans le trousseau.
notice-key-not-kept-hint = Elle sert jusqu’à la fermeture de Vitrine, puis sera redemandée.
notice-ticks = { $count ->
    [one] L’ordinateur ne suit plus : une image en retard.
   *[other] L’ordinateur ne suit plus : { $count } images en retard.
}
notice-ticks-hint = Fermez d’autres programmes, ou choisissez 720p.
notice-encoder-behind = { $count ->
    [one] L’encodeur ne suit plus : une image a été omise.
   *[other] L’encodeur ne suit plus : { $count } images ont été omises.
}
notice-encoder-behind-hint = Fermez d’autres programmes, ou choisissez 720p.
notice-encoder-lightened = Cet ordinateur manque de temps : l’image est désormais encodée plus simplement.
notice-encoder-lightened-hint = L’émission continue. Les mouvements rapides peuvent être un peu moins nets ; fermez d’autres programmes avant la prochaine.
notice-offer-over = L’offre sur { $title } est terminée ; sa carte affiche à nouveau le prix normal.
notice-offer-over-hint = Affichez-la de nouveau pour relancer une offre.
notice-card-warning = Il manque quelque chose à la carte de { $title } : { $reason }
notice-card-warning-hint = La carte s’affiche sans cet élément.
notice-still-running = L’émission est encore en cours.
notice-still-running-hint = Terminez-la d’abord, puis fermez la fenêtre.

## Pourquoi la connexion n’est pas là

link-refused = le serveur refuse la connexion
link-unknown-host = aucun serveur ne porte ce nom
link-bad-certificate = le certificat du serveur n’est pas valide
link-rejected = le serveur rejette le flux ; vérifiez la clé de flux
link-network = le réseau ne répond pas
link-stalled = le serveur ne reçoit plus de données
link-closed = le serveur a fermé la connexion
link-other = la connexion a échoué

## Ce que nomment annuler et rétablir

step-take = le passage à { $title }
step-product = le passage à { $title }
step-next = le choix de l’élément suivant
step-card-on = l’affichage de la carte
step-card-off = le retrait de la carte
step-clear = le retrait des cartes
step-scene = le changement de scène
step-insert = l’ajout de { $title }
step-edit = la modification de { $title }
step-move = le déplacement de { $title }
step-skip = la mise de côté de { $title }
step-unskip = le retour de { $title }
step-delete = la suppression de { $title }
undo-step = Annuler { $step }
redo-step = Rétablir { $step }

## The command line

cli-serving = Le studio est ouvert à { $link } (Ctrl+C pour le fermer)
cli-no-display = Il n’y a pas d’écran ici : le studio est servi à un navigateur de cet ordinateur.
cli-no-shows = Il n’y a pas encore d’émission.
cli-no-devices = Aucun appareil n’a été trouvé.
cli-status = { $clock }  { $phase }  { $item }  { $fps } i/s  { $kbps } kbit/s  attente { $queue } ms  manquées { $missed }  omises { $dropped }  { $link }
cli-ended = Le direct est terminé : { $frames } images en { $clock }, { $missed } manquées, { $dropped } omises.
problem-internal = Vitrine a commis une erreur : { $detail }
problem-internal-hint = Merci de la signaler avec le journal. Le direct continue.
camera = Caméra
screen = Écran ou fenêtre
microphone = Micro
system-sound = Son de l’ordinateur
phase-off = arrêt
phase-practice = répétition
phase-live = direct
phase-ended = terminé
link-off = non connecté
link-connecting = connexion
link-on-air = en direct
link-reconnecting = reconnexion
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
doctor-connect = Branchez-en un, puis relancez cette commande.
doctor-screen-portal = Demande d’un écran (Wayland)
doctor-keychain = Trousseau
doctor-works = fonctionne
doctor-disk = Disque
doctor-free = { $free } Go libres dans { $path }
doctor-free-some = Libérez au moins 2 Go avant un direct.
doctor-no-folder = { $path } est inutilisable
doctor-make-folder = Choisissez un autre dossier avec --data, ou corrigez ses droits.

## Pourquoi le programme n’a pas pu démarrer

failure-no-data-folder = Ce système n’indique aucun dossier pour les données d’un programme.
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
failure-other = Le programme n’a pas pu continuer : { $reason }
failure-other-hint = Relancez-le. Si cela se reproduit, redémarrez l’ordinateur.

## Émissions, produits, thèmes et destinations

refused-no-title = Il manque un nom.
refused-no-title-hint = Donnez-lui un nom, pour le retrouver.
refused-long-title = Le nom est trop long.
refused-long-title-hint = Utilisez au plus { $most } lettres.
refused-long-note = Les notes de cette séquence sont trop longues.
refused-long-note-hint = Utilisez au plus { $most } lettres, ou faites-en deux séquences.
refused-last-show = C’est la seule émission.
refused-last-show-hint = Créez-en une autre d’abord, puis supprimez celle-ci.
refused-unknown-theme = Ce thème n’existe plus.
refused-unknown-theme-hint = Choisissez-en un autre.
refused-shipped-theme = Ce thème est livré avec Vitrine et reste tel quel.
refused-shipped-theme-hint = Faites-en une copie et modifiez-la.
refused-theme-in-use = L’émission « { $show } » utilise ce thème.
refused-theme-in-use-hint = Donnez d’abord un autre thème à l’émission.
refused-bad-theme = Ce thème ne peut pas servir : { $reason }
refused-bad-theme-hint = Vérifiez ses couleurs (#rrvvbb), ses polices et son logo.
refused-faulty-product = Certains champs de ce produit sont à revoir.
refused-faulty-product-hint = Chacun dit ce qui ne va pas ; rien n’a été enregistré.
refused-featured-product = Des émissions présentent ce produit : { $shows }
refused-featured-product-hint = Retirez-le d’abord de leurs conducteurs.
refused-photo-format = Ce fichier n’est pas une image lisible.
refused-photo-format-hint = Utilisez un fichier JPEG, PNG ou WebP.
refused-photo-size = Cette image est trop grande.
refused-photo-size-hint = Réduisez-la à moins de 64 Mo et de 16 000 pixels par côté.
refused-photo-broken = Cette image est abîmée.
refused-photo-broken-hint = Ouvrez-la dans un autre logiciel, enregistrez-la de nouveau et réessayez.
refused-unknown-destination = Cette destination n’existe plus.
refused-unknown-destination-hint = Choisissez-en une autre.
refused-long-message = Le message est trop long pour être lu d’un coup d’œil.
refused-long-message-hint = Utilisez au plus { $most } lettres.
refused-bad-keys = Ces touches ne peuvent pas servir.
refused-bad-keys-hint = Appuyez sur une touche, avec Ctrl, Alt ou Maj si vous voulez.
refused-recording-folder = Impossible d’écrire dans { $path } : { $reason }
refused-recording-folder-hint = Choisissez un dossier existant qui est à vous, par son chemin complet.
problem-assets = Un fichier de Vitrine est illisible : { $reason }
problem-assets-hint = Réinstallez Vitrine, ou indiquez son dossier assets dans VITRINE_ASSETS.

fault-empty = À remplir.
fault-long = Trop long.
fault-sku-taken = Un autre produit porte cette référence.
fault-money = Écrivez un montant, comme 24,90.
fault-money-precise = Trop de décimales pour cette devise.
fault-money-currency = Écrivez le montant seul, comme 24,90, dans la devise choisie.
fault-money-large = Ce montant est trop grand.
fault-compare-at = Le prix barré doit dépasser le prix.
fault-compare-at-alone = Un prix barré demande un prix.
fault-whole-number = Écrivez un nombre entier.
fault-rating = Écrivez des étoiles de 0 à 5, comme 4,7.
fault-rating-count = Dites sur combien d’avis reposent les étoiles.
fault-photo = Une photo a disparu : ajoutez-la de nouveau.
fault-link = Écrivez une adresse web qui commence par https://.
price-source = Le vendeur

theme-pale-text = Le texte se lit mal sur son panneau.
theme-pale-muted = Le texte discret se lit mal sur son panneau.
theme-pale-price = Le prix se lit mal sur son panneau.
theme-pale-accent = Le texte se lit mal sur la couleur d’accent.
theme-pale-deal = Le texte se lit mal sur le macaron de remise.

step-show = changement des détails de l’émission
value-width = La largeur
value-height = La hauteur
value-duration = La durée
value-roundness = L’arrondi
value-opacity = L’opacité

## Les fenêtres

window-host = Vitrine – vue animateur
