# Ce qui cloche dans ce que voient et entendent les spectateurs, avec le remède quand il y en a un.

notice-program-black = Les spectateurs voient une image noire.
notice-program-black-hint = Regardez l’écran ou la fenêtre que vous partagez, ou affichez le carton le temps de régler cela.
notice-program-black-fix = Afficher le carton
notice-camera-black = La caméra ne montre que du noir.
notice-camera-black-hint = Ouvrez son cache ou ôtez le capuchon, et allumez une lampe.
notice-camera-black-fix = Relancer la caméra
notice-camera-frozen = La caméra est figée : les spectateurs voient toujours la même image.
notice-camera-frozen-hint = Relancez-la. Si rien n’y fait, débranchez puis rebranchez son câble.
notice-camera-frozen-fix = Relancer la caméra
notice-microphone-silent = Rien ne vient du micro : personne ne vous entend.
notice-microphone-silent-hint = Vérifiez son interrupteur et son câble, ou choisissez un autre micro.
notice-microphone-silent-fix = Relancer le micro
notice-muted-speech = Vous parlez, et le micro est coupé.
notice-muted-speech-hint = Personne ne vous entend.
notice-muted-speech-fix = Rétablir le micro
notice-microphone-clips = Le micro est trop fort : votre voix est déformée.
notice-microphone-clips-hint = Baissez-le, ou éloignez-vous.
notice-microphone-clips-fix = Baisser de 6 dB
notice-sound-adrift = Le son et l’image ne vont plus ensemble.
notice-sound-adrift-hint = Les spectateurs voient vos lèvres décalées, ou vous entendent par saccades. Fermez les programmes qui occupent l’ordinateur.
notice-sound-adrift-fix = Relancer le micro
notice-card-stale = La fiche de « { $title } » ne correspondait plus au catalogue, et a été redessinée.
notice-card-stale-hint = Un autre programme a modifié le produit. Regardez le prix sur la fiche.
refused-no-fix = Rien ne peut être fait ici.
refused-no-fix-hint = Relisez l’avis ; il dit ce qui aide.
