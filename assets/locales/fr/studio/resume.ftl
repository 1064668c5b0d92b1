# Reprendre une émission interrompue.

refused-nothing-to-resume = Il n’y a pas d’émission à reprendre.
refused-nothing-to-resume-hint = Elle a déjà repris, ou a été abandonnée. Lancez une émission comme d’habitude.
notice-resumed = L’émission reprend là où elle s’était arrêtée.
notice-resumed-hint = Séquence, fiche et temps sont ceux d’avant. Regardez l’image, puis saluez à nouveau vos spectateurs.
