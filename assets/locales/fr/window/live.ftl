## L’état de l’émission

phase-off = Hors antenne
phase-practice = Répétition
phase-live = En direct
phase-ended = Terminé
meaning-off = Personne ne voit cette image
meaning-practice = Visible de vous seul : rien ne sort d’ici
meaning-live = Le public vous voit et vous entend
meaning-connecting = Connexion à votre plateforme…
meaning-reconnecting = Connexion perdue : nouvel essai automatique
meaning-ended = L’émission est terminée : personne ne voit cette image

## L’image diffusée

program = Antenne
program-picture = L’image diffusée
program-show = Émission
program-which = Quelle image regarder
program-waiting = En attente de l’image…

## Commencer et terminer

practice = Répéter
go-live = Passer en direct
end-show = Terminer le direct
end-practice = Terminer la répétition
go-live-question = Passer en direct maintenant ?
go-live-quality = { NUMBER($width, useGrouping: 0) } × { NUMBER($height, useGrouping: 0) }, { $fps } images par seconde, { $kbps } kbit/s
go-live-now = Passer en direct
not-yet = Pas encore
end-live-question = Terminer le direct ?
end-live-meaning = La diffusion s’arrête et le public voit que l’émission est terminée. Impossible de revenir en arrière.
end-practice-question = Terminer la répétition ?
end-practice-meaning = Les minuteurs s’arrêtent. Personne n’a rien vu, et vous pouvez recommencer quand vous voulez.
stay-live = Rester en direct
stay-practice = Continuer à répéter

## Le conducteur

rundown = Conducteur
rundown-empty = Rien n’est encore prévu
rundown-empty-hint = Ajoutez une séquence à cette émission, ou ouvrez-en une autre.
rundown-planned = { $items ->
    [one] { $items } séquence, { $length } prévues
   *[other] { $items } séquences, { $length } prévues
}
now = En cours
now-nothing = Rien à l’antenne
now-nothing-hint = Répétez pour tout essayer sans public, ou passez en direct. Ensuite, Espace lance les séquences l’une après l’autre.
now-ready = Prêt
now-ready-hint = Appuyez sur Espace, ou sur « Lancer la suite », pour lancer la première séquence.
now-ended = L’émission est terminée
now-ended-hint = Bravo ! Répétez ou passez en direct pour recommencer.
next = À suivre
next-empty = Rien de prévu
next-none = Fin du conducteur
take-next = Lancer la suite
take-selected = Lancer
make-next = À suivre
skip = Sauter
unskip = Reprendre
selected-item = La séquence choisie
timer-left = restant
timer-over = de dépassement
timer-elapsed = { $elapsed } sur { $planned }
offset-none = Pas commencé
offset-on-time = À l’heure
offset-behind = Retard { $by }
offset-ahead = Avance { $by }
ends-planned = fin prévue à { $time }
ends-expected = fin vers { $time }
product-count = { $count ->
    [one] { $count } produit
   *[other] { $count } produits
}
kind-opening = Ouverture
kind-product = Produit
kind-demo = Démonstration
kind-questions = Questions
kind-break = Pause
kind-closing = Clôture
mark-current = antenne
mark-next = à suivre
mark-done = passée
mark-skipped = sautée
undo = Annuler
redo = Rétablir

## Les plans

scenes = Scènes
scene-camera_full = Caméra
scene-screen_full = Écran
scene-screen_with_camera = Écran + caméra
scene-side_by_side = Côte à côte
scene-product_full = Produit
scene-slate = Carton

## Les produits et la fiche

products = Produits
products-now = Produits de « { $item } »
products-next = À suivre : produits de « { $item } »
products-no-item = Les produits de la séquence à l’antenne s’affichent ici
products-none = Cette séquence ne présente aucun produit
card-on = Fiche affichée
card-off = Fiche masquée
clear-graphics = Effacer
price-none = Sans prix
product-on-card = Sur la fiche
stock-none = Épuisé
stock-left = { $count ->
    [one] Plus que { $count }
   *[other] { $count } en stock
}

## Le son

sound = Son
sound-mix = Mixage
mute = Couper
unmute = Rouvrir
muted = Coupé
mute-of = Couper : { $name }
level-of = Niveau : { $name }
gain-of = Gain : { $name }
decibels = { $sign }{ NUMBER($value, minimumFractionDigits: 1, maximumFractionDigits: 1) } dB

## Les sources

sources = Sources
source-camera = Caméra
source-screen = Écran ou fenêtre
source-microphone = Micro
source-system_sound = Son de l’ordinateur
condition-none = Inutilisé
condition-starting = Démarrage…
condition-running = Actif
condition-lost = Perdu : revient de lui-même
device-none = Aucun
device-away = { $name } (débranché)
no-camera = Aucune caméra trouvée
no-screen = Aucun écran trouvé
no-microphone = Aucun micro trouvé
no-system_sound = Aucun son trouvé

## La destination

destination-busy = Impossible de la modifier pendant une émission. Terminez-la d’abord.
key-none = Pas de clé de flux
key-kept = Clé gardée au trousseau
key-session = Clé oubliée à la fermeture
link-off = Inutilisée
link-connecting = Connexion…
link-on_air = Connecté
link-reconnecting = nouvel essai
server-address = Adresse du serveur
server-address-hint = Elle commence par rtmp:// ou rtmps://. Copiez-la depuis la page de direct de votre plateforme.
stream-key = Clé de flux
stream-key-hint = Elle va au trousseau de cet ordinateur et ne s’affiche plus jamais.
stream-key-placeholder = Laissez vide pour garder la clé
picture-size = Image
video-kbps = Vidéo, kbit/s
save = Enregistrer
cancel = Annuler

## La barre d’état

status = État
status-fps = Cadence
status-kbps = Débit
status-dropped = Perdues
status-missed = Manquées
status-queue = File
status-cpu = CPU
status-encoder = Encodeur
status-picture = Image
fps-value = { NUMBER($fps, minimumFractionDigits: 1, maximumFractionDigits: 1) } i/s
kbps-value = { $kbps } kbit/s
count-value = { $count }
ms-value = { $ms } ms
percent-value = { NUMBER($percent, maximumFractionDigits: 0) } %
time-of-day = Heure

## Les messages

messages = { $count ->
    [0] Aucun message
    [one] { $count } message
   *[other] { $count } messages
}
messages-title = Messages de cette session
messages-none = Rien à signaler pour l’instant.
dismiss = Masquer
close = Fermer
unreachable = Le studio n’a pas répondu
unreachable-hint = Réessayez. Si cela se reproduit, relancez Vitrine ; l’émission continue dans le studio.
disconnected = Plus de connexion avec le studio
disconnected-hint = Une émission en cours continue. Nouvel essai automatique…
loading = Démarrage du studio…
loading-lost = Le studio est injoignable
loading-lost-hint = Vitrine est-il lancé ? Cette page se connecte d’elle-même dès que c’est le cas.

## Seulement pour les lecteurs d’écran

say-connected = De nouveau connecté au studio.
say-practice = La répétition commence. Personne ne la voit.
say-live = Vous êtes en direct.
say-ended = L’émission est terminée.
say-item = À l’antenne : { $item }.
say-warning = Il reste deux minutes.
say-danger = Il reste une minute.
say-overtime = Le temps est écoulé.

## La barre du haut

show = Émission
language = Langue
theme-light = Thème clair
theme-dark = Thème sombre

## Le clavier

keys = Raccourcis clavier
keys-note = Les raccourcis sont inactifs pendant que vous écrivez ou répondez à une question.

next-picture = « { $title } » tel qu’à l’antenne
catch-up = { $over } min de retard : sans { $titles }, vous serez à l’heure
catch-up-partly = { $over } min de retard : sans { $titles }, il en reste { $left }
catch-up-skip = { $count ->
    [one] La sauter
   *[other] Les sauter
}
quoted = « { $title } »
now-notes = Notes de la séquence à l’antenne
