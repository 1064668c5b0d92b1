# La vue animateur : une fenêtre à part pour qui se tient devant la caméra.

host-title = Vue animateur
host-meaning-live = Le public vous voit et vous entend
host-meaning-practice = Personne ne vous voit
host-meaning-off = Personne ne vous voit
host-on-air = À l’antenne depuis
host-waiting = Rien à l’antenne
host-ready = Prêt
host-first = L’émission commence par « { $item } »
host-ended = L’émission est terminée
host-empty = Rien n’est encore prévu
host-left = restant
host-over = de dépassement
host-notes = À dire
host-no-notes = Pas de notes pour cette séquence.
host-product = Le produit
host-no-product = Pas de produit dans cette séquence
host-next = À suivre
host-last = C’est la dernière séquence
host-message-from = De la production
host-message-seen = Vu
host-lost = Plus de connexion avec le studio
host-lost-hint = Ce qui s’affiche ici n’est peut-être plus à jour. Une émission en cours continue ; nouvel essai automatique…
host-scroll = Défilement
host-pause = Pause
host-slower = Moins vite
host-faster = Plus vite
host-speed = Vitesse { $speed }
host-smaller = Texte plus petit
host-larger = Texte plus grand

## Sur l’écran Direct

host-message = Message à l’animateur
host-message-text = Message à l’animateur
host-message-placeholder = Sur la vue animateur
host-message-send = Envoyer
host-message-clear = Retirer
host-message-shown = Sur la vue animateur : { $message }
host-message-quick = Messages rapides
host-quick-wrap-up = Concluez
host-quick-slow-down = Ralentissez
host-quick-closer = Montrez de plus près
host-quick-price = Redites le prix
