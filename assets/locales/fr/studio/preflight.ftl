# Avant le direct : ce qui a été vérifié, ce qui a été trouvé, et que faire.

preflight-name-rundown = Conducteur
preflight-name-camera = Caméra
preflight-name-microphone = Micro
preflight-name-destination = Destination
preflight-name-upload = Débit montant
preflight-name-disk = Disque des enregistrements
preflight-name-photos = Photos
preflight-name-prices = Prix
preflight-name-deals = Offres

preflight-rundown-empty = Le conducteur n’a aucune séquence à lancer
preflight-rundown-empty-hint = Ajoutez au moins une séquence.
preflight-rundown-ready = { $count ->
    [one] 1 séquence à lancer
   *[other] { $count } séquences à lancer
}

preflight-camera-none = Aucune caméra n’est choisie
preflight-camera-none-hint = Le public ne verra que l’écran et les fiches. Choisissez une caméra s’il doit vous voir.
preflight-camera-lost = La caméra ne donne pas d’image
preflight-camera-lost-hint = Vérifiez son câble, et qu’aucun autre programme ne l’utilise.
preflight-camera-still = L’image de la caméra est figée
preflight-camera-still-hint = Bougez devant elle et vérifiez de nouveau. Si rien ne change, débranchez-la et rebranchez-la.
preflight-camera-moves = L’image bouge

preflight-mic-none = Aucun micro n’est choisi
preflight-mic-none-hint = Le public ne vous entendra pas. Choisissez un micro.
preflight-mic-lost = Le micro ne donne pas de son
preflight-mic-lost-hint = Vérifiez son câble, et qu’aucun autre programme ne l’utilise.
preflight-mic-muted = Le micro est coupé
preflight-mic-muted-hint = Rétablissez-le maintenant, ou au début du direct.
preflight-mic-silent = On n’entend rien
preflight-mic-silent-hint = Dites quelque chose et vérifiez de nouveau. Toujours rien ? Augmentez le gain, ou choisissez un autre micro.
preflight-mic-clips = Votre voix est trop forte
preflight-mic-clips-hint = Baissez le gain du micro jusqu’à ce que le niveau reste sous le rouge.
preflight-mic-heard = On vous entend

preflight-destination-none = Il n’y a nulle part où envoyer l’émission
preflight-destination-none-hint = Saisissez le serveur et la clé de diffusion de votre plateforme.
preflight-destination-answers = Le serveur répond. On saura au direct s’il accepte votre clé.
preflight-destination-no-key = Le serveur répond, et aucune clé de diffusion n’est saisie
preflight-destination-no-key-hint = La plupart des plateformes en demandent une : copiez-la depuis leur page de direct.
preflight-destination-address = L’adresse du serveur est inutilisable
preflight-destination-address-hint = Copiez-la de nouveau depuis la page de direct de la plateforme.
preflight-destination-unknown = Personne ne connaît de serveur de ce nom
preflight-destination-unknown-hint = Vérifiez son orthographe, et que vous êtes sur le réseau.
preflight-destination-refused = Personne n’écoute à cette adresse
preflight-destination-refused-hint = Vérifiez le port de l’adresse. Certains serveurs n’écoutent qu’une fois l’événement créé.
preflight-destination-unreachable = Le serveur ne répond pas
preflight-destination-unreachable-hint = Vérifiez votre réseau ; un pare-feu le bloque peut-être.
preflight-destination-certificate = Le certificat du serveur n’est pas le bon
preflight-destination-certificate-hint = Vérifiez l’adresse et la date de cet ordinateur. N’envoyez pas votre clé là-bas.
preflight-destination-not-rtmp = Quelqu’un répond, mais pas en RTMP
preflight-destination-not-rtmp-hint = Vérifiez le port, et si l’adresse commence par rtmp:// ou rtmps://.

preflight-upload-untested = La ligne doit porter { $sum } kbit/s en montant
preflight-upload-untested-hint = Un serveur ne prend rien avant le direct : l’essai n’a pas pu se faire. Un test de débit devrait indiquer { $wanted } kbit/s ou plus.
preflight-upload-enough = La ligne porte toutes les diffusions : { $carried } kbit/s en montant pour { $sum } kbit/s
preflight-upload-tight = La ligne porte { $carried } kbit/s en montant, et l’émission en demande { $sum }
preflight-upload-tight-hint = Il reste peu de marge si autre chose utilise la ligne. Fermez les autres programmes, branchez un câble ou baissez la qualité.
preflight-upload-short = La ligne porte { $carried } kbit/s en montant, et l’émission en demande { $sum }
preflight-upload-short-hint = L’image s’arrêterait sans cesse. Baissez la qualité, diffusez vers moins de destinations ou branchez un câble.

preflight-disk-unknown = Le dossier des enregistrements est illisible
preflight-disk-unknown-hint = Choisissez un autre dossier.
preflight-disk-full = Le disque est plein
preflight-disk-full-hint = Supprimez ce dont vous n’avez plus besoin, ou choisissez un dossier sur un autre disque. L’émission elle-même s’en passe.
preflight-disk-little = De la place pour { $hours } h { $minutes } min d’enregistrement
preflight-disk-little-hint = C’est peut-être trop peu pour cette émission. Libérez de la place, ou choisissez un dossier sur un autre disque.
preflight-disk-enough = De la place pour { $hours } h { $minutes } min d’enregistrement

preflight-photos-there = Chaque produit du conducteur a sa photo
preflight-photos-missing = { $count ->
    [one] Sans photo : { $names }
   *[other] { $count } produits sans photo : { $names }{ $more ->
        [0] {""}
       *[other] {" "}et { $more } de plus
    }
}
preflight-photos-missing-hint = Leurs fiches passeront sans image. Ajoutez des photos dans le catalogue.

preflight-prices-stand = Chaque prix peut être montré
preflight-prices-expired = { $count ->
    [one] Prix échu : { $names }
   *[other] { $count } prix échus : { $names }{ $more ->
        [0] {""}
       *[other] {" "}et { $more } de plus
    }
}
preflight-prices-expired-hint = Les fiches ne les montreront pas le moment venu. Vérifiez ces prix dans le catalogue.
preflight-prices-old = { $count ->
    [one] Prix trop ancien : { $names }
   *[other] { $count } prix trop anciens : { $names }{ $more ->
        [0] {""}
       *[other] {" "}et { $more } de plus
    }
}
preflight-prices-old-hint = Les fiches ne les montreront que si vous vous en portez garant. Importez de nouveau le fichier de votre boutique, ou vérifiez ces prix.
preflight-prices-doubted = { $count } prix échus ou trop anciens : { $names }{ $more ->
    [0] {""}
   *[other] {" "}et { $more } de plus
}
preflight-prices-doubted-hint = Les fiches ne les montreront pas le moment venu. Vérifiez ces prix dans le catalogue.

preflight-deals-last = Chaque offre dure aussi longtemps que sa séquence
preflight-deals-short = { $count ->
    [one] S’achève pendant sa séquence : { $names }
   *[other] { $count } offres s’achèvent pendant leur séquence : { $names }{ $more ->
        [0] {""}
       *[other] {" "}et { $more } de plus
    }
}
preflight-deals-short-hint = Allongez l’offre ou raccourcissez la séquence, ou dites au public quand elle s’achève.
