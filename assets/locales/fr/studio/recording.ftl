### Ce que le studio dit des enregistrements.

notice-recording-room-low = Le disque des enregistrements est presque plein : il reste environ { $minutes ->
    [one] une minute
   *[other] { $minutes } minutes
}
notice-recording-room-low-hint = Libérez de la place dans { $path }, sinon l’enregistrement s’arrêtera. L’émission continue dans tous les cas.
notice-recording-no-room = Rien n’est enregistré : il reste moins de 500 Mo sur le disque
notice-recording-no-room-hint = Libérez de la place dans { $path } ou choisissez un autre dossier, puis appuyez sur Enregistrer. L’émission continue.
notice-recording-disk-full = L’enregistrement s’est arrêté : le disque est plein
notice-recording-disk-full-hint = Ce qui a été enregistré est lisible. Libérez de la place dans { $path }, puis appuyez sur Enregistrer. L’émission continue.
notice-recording-disk-hangs = L’enregistrement s’est arrêté : le disque n’accepte plus rien depuis une demi-minute
notice-recording-disk-hangs-hint = Vérifiez le disque de { $path }. Ce qu’il a pris est lisible. Appuyez sur Enregistrer pour réessayer ; l’émission continue.
notice-recording-disk-failed = L’enregistrement s’est arrêté : l’écriture sur le disque a échoué
notice-recording-disk-failed-hint = Vérifiez le disque de { $path }. Ce qui a été enregistré est lisible. Appuyez sur Enregistrer pour réessayer ; l’émission continue.
notice-recording-not-writable = Rien n’est enregistré : aucun fichier ne peut être créé dans { $path }
notice-recording-not-writable-hint = La raison : { $reason }. Choisissez un autre dossier dans Réglages › Enregistrement, puis appuyez sur Enregistrer. L’émission continue.
notice-recording-setup = Rien n’est enregistré : GStreamer n’a pas pu commencer de fichier
notice-recording-setup-hint = Réglages › À propos montre ce qui manque sur cet ordinateur. L’émission continue.
notice-recording-interrupted = L’enregistrement de « { $title } » a été interrompu. Il est complet jusqu’au { $until }
notice-recording-interrupted-hint = Il se trouve dans { $path }, ses chapitres à côté.

notice-recording-clip = Un extrait des { $seconds } dernières secondes est gardé
notice-recording-clip-hint = Le voici : { $path }

refused-no-clip = Il n’y a encore rien dont faire un extrait.
refused-no-clip-hint = Un extrait se fait de ce qui est diffusé ou enregistré. Passez d’abord à l’antenne ou enregistrez.
refused-no-clips = Aucun extrait ne peut être tiré de ce passage.
refused-no-clips-hint = Il faut un enregistrement terminé, toujours dans son dossier, où un produit a été montré.
problem-clip = L’extrait n’a pas pu être écrit dans { $path }
problem-clip-hint = { $reason }. Vérifiez le disque, ou choisissez un autre dossier dans Réglages › Enregistrement.

value-split-minutes = Minutes par fichier

# Noms de fichiers et de dossiers.
recording-clip-name = { $title } { $when } extrait
recording-clips-folder = { $name } – extraits

cli-recording = passage { $run }  { $clips ->
    [one] 1 extrait
   *[other] { $clips } extraits
}  { $file }
