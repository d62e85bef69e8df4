/** The feed's words in Canadian French; what has no translation here, such as a name, stays as it is. */
export function inFrench(value) {
  if (typeof value === 'string') return french[value] ?? value;
  if (Array.isArray(value)) return value.map(inFrench);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, inFrench(each)]));
}

const french = {
  'en-CA': 'fr-CA',
  'Port Averley police: appeals': 'Police de Port Averley : appels au public',
  'Appeals of an invented police service, for the demo of Callbox.':
    'Appels au public d’un service de police imaginaire, pour la démonstration de Callbox.',
  'Port Averley Police Service': 'Service de police de Port Averley',
  'Have you seen Pim Merrowdale, aged 9?': 'Avez-vous vu Pim Merrowdale, 9 ans?',
  'Pim left his aunt’s home in Old Harbour on foot and has not come back. He knows the tram lines well and likes to ride to the last stop. If you live between the harbour and Millrace, please look in sheds, stairwells and gardens, and at what your doorbell camera has recorded.':
    'Pim a quitté à pied le logement de sa tante, dans le Vieux-Port, et n’est pas revenu. Il connaît bien les lignes de tramway et aime aller jusqu’au terminus. Si vous habitez entre le port et Millrace, regardez dans les remises, les cages d’escalier et les cours, et dans les images de votre sonnette à caméra.',
  missing: 'disparitions',
  children: 'enfants',
  'On foot, alone, heading for the tram': 'À pied, seul, en route vers le tramway',
  'Old Harbour, Port Averley': 'Vieux-Port, Port Averley',
  slight: 'menue',
  'dark brown, curly': 'brun foncé, bouclés',
  brown: 'bruns',
  'gap between the upper front teeth': 'espace entre les deux dents du haut',
  'yellow raincoat, navy striped jumper, red wool hat, green rubber boots':
    'imperméable jaune, chandail marine rayé, tuque de laine rouge, bottes de caoutchouc vertes',
  'Pim: a smiling boy with dark curls under a red wool hat, in a yellow raincoat':
    'Pim : un garçon souriant aux boucles foncées sous une tuque rouge, en imperméable jaune',
  'Taken this year, in the coat he is wearing': 'Prise cette année, avec le manteau qu’il porte',
  'A small teal rucksack with an orange fox on its pocket':
    'Un petit sac à dos bleu sarcelle, avec un renard orange sur la poche',
  'His rucksack looks like this one': 'Son sac à dos ressemble à celui-ci',
  'Emergency line': 'Ligne d’urgence',
  'If you can see the person now, stay where you are and ring.':
    'Si vous voyez la personne en ce moment, restez où vous êtes et appelez.',
  'Port Averley police': 'Police de Port Averley',
  'Day and night': 'Jour et nuit',
  'Lamplight line': 'Ligne Lumière',
  'An independent charity. They never ask who you are.':
    'Un organisme indépendant. On ne vous y demande jamais qui vous êtes.',
  'Were you at the Causeway crossing when a cyclist was hit?':
    'Étiez-vous au carrefour Causeway quand une cycliste a été heurtée?',
  'A woman on a bicycle was seriously hurt by a dark blue van at the crossing of Causeway Road and Tollgate Lane. A driver has been charged. We still want to hear from whoever was on the number 4 tram, and from drivers with a camera on board.':
    'Une femme à vélo a été grièvement blessée par une fourgonnette bleu foncé au croisement du chemin Causeway et de la ruelle Tollgate. Un conducteur a été accusé. Nous voulons encore entendre les passagers du tramway 4 et les automobilistes qui ont une caméra à bord.',
  traffic: 'circulation',
  witnesses: 'témoins',
  'Causeway Road at Tollgate Lane': 'Chemin Causeway, à la hauteur de la ruelle Tollgate',
  Vehicle: 'Véhicule',
  'Dark blue panel van, roof rack, nearside mirror missing':
    'Fourgonnette bleu foncé, galerie de toit, rétroviseur droit manquant',
  Tram: 'Tramway',
  'Line 4 towards Signal Point': 'Ligne 4, direction Signal Point',
  'Street map: Causeway Road crosses Tollgate Lane just before the river bridge; the crossing is circled':
    'Plan : le chemin Causeway croise la ruelle Tollgate juste avant le pont; le carrefour est encerclé',
  'A grey bicycle on its side on the road, its front wheel bent, a white helmet beside it':
    'Un vélo gris couché sur la chaussée, la roue avant tordue, un casque blanc à côté',
  'The bicycle as it was found': 'Le vélo, tel qu’il a été trouvé',
  'Tell us online': 'Nous écrire en ligne',
  'Do you know this man? Watches taken on Cooper’s Row':
    'Connaissez-vous cet homme? Montres volées rue Cooper',
  'A man asked to see two trays of watches at a repairer’s on Cooper’s Row and ran off with one of them. A customer who stood beside him helped our artist to draw his face.':
    'Un homme a demandé à voir deux plateaux de montres chez un horloger de la rue Cooper et s’est enfui avec l’un d’eux. Une cliente qui se tenait à côté de lui a aidé notre dessinatrice à faire son portrait.',
  identify: 'identification',
  'Cooper’s Row, Old Harbour': 'Rue Cooper, Vieux-Port',
  'Do not approach him. Ring us instead.': 'Ne l’approchez pas. Appelez-nous.',
  broad: 'forte',
  'dark, short, greying at the sides': 'foncés, courts, grisonnants aux tempes',
  weathered: 'hâlé',
  'scar through the left eyebrow': 'cicatrice au sourcil gauche',
  'dark padded jacket, flat cap, pale scarf': 'manteau matelassé foncé, casquette plate, foulard pâle',
  'A broad man in a flat cap and dark jacket at a shop counter, looking up towards the camera':
    'Un homme costaud, casquette plate et manteau foncé, au comptoir d’une boutique, les yeux levés vers la caméra',
  'From the shop’s own camera': 'Caméra de la boutique',
  'Pencil portrait: square jaw, stubble, deep-set eyes, a scar through the left eyebrow':
    'Portrait au crayon : mâchoire carrée, barbe de quelques jours, yeux enfoncés, cicatrice au sourcil gauche',
  'Press desk': 'Service de presse',
  'Callers with false police cards on Fennel Hill':
    'Visiteurs munis de fausses cartes de police à Fennel Hill',
  '<p>Two people have called at homes on Fennel Hill with cards like the one shown and asked to <strong>“check the banknotes in the house”</strong>. They are not from us.</p><ul><li>We never ask for money, bank cards or codes.</li><li>Keep the door shut and ring us: we will tell you whether an officer was sent.</li><li>Tell a neighbour who lives alone.</li></ul>':
    '<p>Deux personnes se sont présentées à des domiciles de Fennel Hill avec une carte comme celle-ci et ont demandé à <strong>« vérifier les billets de banque »</strong>. Elles ne viennent pas de chez nous.</p><ul><li>Nous ne demandons jamais d’argent, de carte ni de code.</li><li>Gardez la porte fermée et appelez-nous : nous vous dirons si un agent a été envoyé.</li><li>Prévenez vos voisins qui vivent seuls.</li></ul>',
  safety: 'sécurité',
  'Do not let them in': 'Ne les laissez pas entrer',
  'A laminated card: “Police Inspection Bureau”, a blank portrait, a star, no number':
    'Une carte plastifiée : « Police Inspection Bureau », une silhouette vide, une étoile, aucun numéro',
  'Our officers’ cards carry a number that you can ring us to check':
    'La carte de nos agents porte un numéro que vous pouvez vérifier en nous appelant',
  'Stolen from the bandstand: the Harbour Band’s euphonium':
    'Volé au kiosque à musique : l’euphonium de l’Harmonie du port',
  'The instrument was taken from a locked store behind the bandstand at night. It has been played in this city for ninety years and is worth little to anyone who cannot play it. Dealers and repairers: please look at the number under the third valve.':
    'L’instrument a été pris de nuit dans une remise verrouillée, derrière le kiosque. On en joue dans cette ville depuis quatre-vingt-dix ans, et il ne vaut presque rien pour qui n’en joue pas. Marchands et réparateurs, regardez le numéro sous le troisième piston.',
  stolen: 'vols',
  Overnight: 'Pendant la nuit',
  'The bandstand, Signal Point': 'Kiosque à musique, Signal Point',
  Item: 'Objet',
  'Four-valve euphonium, lacquered brass': 'Euphonium à quatre pistons, laiton verni',
  Maker: 'Facteur',
  'Serial number': 'Numéro de série',
  Marks: 'Signes distinctifs',
  'Dent below the bell, engraved lantern': 'Bosse sous le pavillon, lanterne gravée',
  'A brass euphonium with four valves, bell upwards, on a wooden stage before a dark red curtain':
    'Un euphonium de laiton à quatre pistons, pavillon vers le haut, sur une scène de bois devant un rideau rouge foncé',
  'The band offers $1,500 for its safe return': 'L’Harmonie offre 1 500 $ pour son retour en bon état',
  'Anselm Thorngrave has been missing for fourteen years': 'Anselm Thorngrave a disparu il y a quatorze ans',
  'Anselm walked out of his bookshop one evening and never came back. He would be 75 today. His daughters still keep the shop and hope for word of him. He may be living under another name; any memory of him after that evening helps.':
    'Un soir, Anselm est sorti de sa librairie et n’est jamais revenu. Il aurait 75 ans aujourd’hui. Ses filles tiennent encore la librairie et espèrent des nouvelles. Il vit peut-être sous un autre nom; tout souvenir de lui après ce soir-là peut aider.',
  'On a Thursday evening, fourteen years ago': 'Un jeudi soir, il y a quatorze ans',
  'tall, stooped': 'grande, voûtée',
  'grey then, likely white now': 'gris à l’époque, sans doute blancs aujourd’hui',
  blue: 'bleus',
  'walks with a slight limp, left leg': 'boite légèrement de la jambe gauche',
  'How he may look now: a thin man of 75, white hair and beard, round glasses':
    'Son apparence possible aujourd’hui : un homme mince de 75 ans, barbe et cheveux blancs, lunettes rondes',
  'Drawn as he may look now, at 75': 'Dessiné tel qu’il pourrait être à 75 ans',
  'Anselm at 61: a thin man with grey hair, a short beard and round glasses, in a brown cardigan':
    'Anselm à 61 ans : un homme mince aux cheveux gris, barbe courte, lunettes rondes, cardigan brun',
  'At 61, in the year he went missing': 'À 61 ans, l’année de sa disparition',
  'Cargo bicycle of the Tannery Flats food bank': 'Vélo cargo de la banque alimentaire de Tannery Flats',
  'The food bank’s green cargo bicycle was taken from its yard.':
    'Le vélo cargo vert de la banque alimentaire a été volé dans sa cour.',
  'A reader knew it by its bell: the bicycle is back at work. Thank you.':
    'Un lecteur l’a reconnu à sa sonnette : le vélo a repris le travail. Merci.',
  'This appeal has ended.': 'Cet appel est terminé.',

  'What’s on in Port Averley': 'Activités à Port Averley',
  'Events of an invented city, for the demo of Callbox.':
    'Activités d’une ville imaginaire, pour la démonstration de Callbox.',
  'City of Port Averley': 'Ville de Port Averley',
  'Bicycle marking on the quay': 'Burinage de vélos sur le quai',
  'Have your bicycle marked and entered in the register while you wait.':
    'Faites buriner et inscrire votre vélo au registre pendant que vous attendez.',
  'crime prevention': 'prévention',
  'Lampwright Quay': 'Quai Lampwright',
  Free: 'Gratuit',
  'Crime prevention office': 'Bureau de la prévention',
  'Coffee with an officer': 'Un café avec la police',
  'No agenda, no speeches: coffee, and someone in uniform to talk to.':
    'Ni ordre du jour ni discours : un café, et quelqu’un en uniforme à qui parler.',
  'meet us': 'rencontres',
  'Millrace Community Centre': 'Centre communautaire Millrace',
  'Ramp at the side door, accessible toilet': 'Rampe à la porte latérale, toilettes accessibles',
  'Old Harbour beat team': 'Équipe de quartier du Vieux-Port',
  'The Lamp Room is open': 'La Salle des lampes est ouverte',
  'Our small museum shows a century of call boxes, lamps and notebooks. Children may ring the old bell.':
    'Notre petit musée montre un siècle de bornes d’appel, de lampes et de carnets. Les enfants peuvent sonner la vieille cloche.',
  'open day': 'portes ouvertes',
  families: 'familles',
  'Police headquarters': 'Quartier général de la police',
  'Lift from the car park; quiet room on the ground floor':
    'Ascenseur depuis le stationnement; salle calme au rez-de-chaussée',
  'Friends of the Lamp Room': 'Amis de la Salle des lampes',
  'Beat surgery: Millrace': 'Permanence de quartier : Millrace',
  'Meet the constables who walk Millrace. Come with a question or just to put names to faces.':
    'Rencontrez les agents qui patrouillent à pied dans Millrace. Venez avec une question ou simplement pour faire connaissance.',
  'beat surgery': 'permanences',
  'Millrace beat team': 'Équipe de quartier de Millrace',
  'Beat surgery: Old Harbour': 'Permanence de quartier : Vieux-Port',
  'Bring what worries you on your street. Constables of the beat team listen, answer and write down what they will do about it.':
    'Dites-nous ce qui vous préoccupe dans votre rue. Les agents du quartier écoutent, répondent et notent ce qu’ils vont faire.',
  'Old Harbour': 'Vieux-Port',
  'Old Harbour Library': 'Bibliothèque du Vieux-Port',
  'Step-free entrance, hearing loop, accessible toilet':
    'Entrée sans marche, boucle auditive, toilettes accessibles',
  'The library is being rewired that week.': 'On refait l’électricité de la bibliothèque cette semaine-là.',
  'Police services board: public meeting': 'Commission des services policiers : séance publique',
  'Budget, complaints of the quarter and the use-of-force report. Residents may speak for five minutes each; give your name to the clerk by noon.':
    'Budget, plaintes du trimestre et rapport sur le recours à la force. Chacun peut parler cinq minutes; donnez votre nom au greffe avant midi.',
  council: 'conseil',
  'police board': 'commission',
  'City Hall, council chamber': 'Hôtel de ville, salle du conseil',
  'Step-free entrance, hearing loop, accessible toilet. Sign-language interpreter at every meeting.':
    'Entrée sans marche, boucle auditive, toilettes accessibles. Interprète en langue des signes à chaque séance.',
  'Office of the city clerk': 'Greffe de la Ville',
  'City council': 'Conseil municipal',
  'Agenda: safer crossings on Causeway Road, tram line 4 by night, grants for neighbourhood groups.':
    'À l’ordre du jour : traverses plus sûres chemin Causeway, tramway 4 la nuit, subventions aux groupes de quartier.',
  'Second reading of the night-time economy by-law.': 'Deuxième lecture du règlement sur la vie nocturne.',
  'Causeway Road closed for bridge works': 'Chemin Causeway fermé : réfection du pont',
  'No motor traffic over the bridge. Walking, wheeling and cycling stay open on the north side; tram 4 ends at Millrace.':
    'Pont fermé aux véhicules à moteur. À pied, à vélo ou en fauteuil roulant, on passe du côté nord; le tramway 4 s’arrête à Millrace.',
  'road closure': 'rues fermées',
  'Causeway Road, from Tollgate Lane to the bridge': 'Chemin Causeway, de la ruelle Tollgate au pont',
  'Streets and bridges': 'Rues et ponts',
  'Old Harbour streets closed for the Lantern Walk':
    'Rues du Vieux-Port fermées pour la Marche des lanternes',
  'Cooper’s Row, Tollgate Lane and Lampwright Quay. Residents’ cars may leave until four o’clock.':
    'Rue Cooper, ruelle Tollgate et quai Lampwright. Les voitures des résidents peuvent sortir jusqu’à 16 h.',
  'Lantern Walk': 'Marche des lanternes',
  'The whole city carries a light from Lantern Square to the end of the quay. Find the two blue lamps if you lose your people: officers wait there.':
    'Toute la ville porte une lumière, de la place de la Lanterne au bout du quai. Si vous perdez vos proches, cherchez les deux lampes bleues : des agents vous y attendent.',
  'Lantern Walk committee': 'Comité de la Marche des lanternes',
  'Harbour safety day': 'Journée de la sécurité au port',
  'Throw lines, life jackets and what to do when someone is in the water.':
    'Lignes d’attrape, gilets de sauvetage, et que faire quand quelqu’un est à l’eau.',
  'Storm damage to the slipway. There will be a new day when it is mended.':
    'La tempête a endommagé la rampe de mise à l’eau. Une nouvelle date sera annoncée après les réparations.',
  'Marine unit': 'Unité nautique',
  'Police and Harbour Band: charity concert': 'Police et Harmonie du port : concert-bénéfice',
  'Marches, film music and one very long polka, for the food bank of Tannery Flats.':
    'Des marches, de la musique de film et une très longue polka, au profit de la banque alimentaire de Tannery Flats.',
  'The band is short of its euphonium. Tickets stay valid.':
    'Il manque à l’Harmonie son euphonium. Les billets restent valides.',
  '$12, children free': '12 $, gratuit pour les enfants',
  'Open day at police headquarters': 'Portes ouvertes au quartier général',
  'Dogs, horses, the control room and a look into a cell with the door open.':
    'Les chiens, les chevaux, le centre d’appels, et un coup d’œil dans une cellule, porte ouverte.',
  'Moved by a week so that it does not fall on the Lantern Walk.':
    'Remises d’une semaine pour ne pas tomber le jour de la Marche des lanternes.',
  'Community engagement': 'Relations avec la collectivité',
  'Fraud clinic for older residents': 'Clinique sur la fraude pour les aînés',
  'Doorstep callers, false officers, messages from “your bank”: how to tell, and whom to ring. Now by video, with a telephone line for those without a screen.':
    'Démarcheurs, faux agents, messages de « votre banque » : comment les reconnaître, et qui appeler. Désormais par vidéo, avec une ligne téléphonique pour qui n’a pas d’écran.',
  online: 'en ligne',
  'More people want to come than the room holds.': 'Il y a plus d’inscriptions que de places dans la salle.',
  'Online talk: what a coastal city learned from restorative justice':
    'Causerie en ligne : ce qu’une ville côtière a appris de la justice réparatrice',
  'A guest from the Pacific coast speaks, in the morning there and the middle of the day here. Questions afterwards.':
    'Une invitée de la côte du Pacifique : le matin chez elle, le midi chez nous. Période de questions à la fin.',
  'First aid in an evening': 'Les premiers soins en une soirée',
  'Bleeding, choking, a heart that has stopped. Taught by paramedics.':
    'Saignement, étouffement, arrêt du cœur. Donné par des ambulanciers paramédicaux.',
  '$25; free with a library card of Old Harbour':
    '25 $; gratuit avec la carte de la bibliothèque du Vieux-Port',
  'Could you wear the uniform? An information evening': 'Porteriez-vous l’uniforme? Soirée d’information',
  'Recruits of last year talk about training, shifts and pay. No form to fill in that night.':
    'Des recrues de l’an dernier parlent de la formation, des horaires et du salaire. Aucun formulaire à remplir ce soir-là.',
  'Child car seat check': 'Vérification des sièges d’auto pour enfants',
  'Three in four are fitted loosely. We check yours and show you how, in ten minutes.':
    'Trois sur quatre sont mal fixés. Nous vérifions le vôtre et vous montrons comment faire, en dix minutes.',
  'Midnight hoops for ages 13 to 17': 'Basket de fin de soirée pour les 13 à 17 ans',
  'Basketball with off-duty officers; rides home included.':
    'Basketball avec des agents en congé; retour à la maison assuré.',
  'Youth desk': 'Bureau jeunesse',
  'Neighbourhood watch: yearly meeting of all groups':
    'Surveillance de quartier : assemblée annuelle de tous les groupes',
  'A year in figures, the new messaging service, and elections. Soup is served.':
    'L’année en chiffres, la nouvelle messagerie et des élections. On sert de la soupe.',
  'Lights and reflectors: free bicycle check': 'Phares et réflecteurs : vérification gratuite des vélos',
  'The clocks have changed and the ride home looks different. We fit a light to every bicycle that has none.':
    'On a changé l’heure, et le retour à la maison n’a plus la même lumière. Nous posons un phare sur chaque vélo qui n’en a pas.',

  'Port Averley on film': 'Port Averley en films',
  'Films of an invented police service and city, for the demo of Callbox.':
    'Films d’une police et d’une ville imaginaires, pour la démonstration de Callbox.',
  'The call box on the corner': 'La borne d’appel au coin de la rue',
  'Why there is a blue lamp on so many corners of our city, and what it meant when it began to flash.':
    'Pourquoi une lampe bleue veille à tant de coins de rue, et ce que disait son clignotement.',
  history: 'histoire',
  '<p>A drawn film of eight seconds, with sounds but without speech.</p><ol><li>Night in the old harbour. A blue call box stands on the corner, its lamp dark.</li><li><em>A bell rings twice.</em> The lamp on the box begins to flash: somebody has called.</li><li><em>Footsteps.</em> An officer in a peaked cap comes along the quay, towards the light.</li><li><em>A latch clicks.</em> The officer opens the little door and reaches for the telephone inside. The lamp stays lit: <strong>the station is on the line.</strong></li></ol>':
    '<p>Un dessin animé de huit secondes, sonore mais sans paroles.</p><ol><li>La nuit au vieux port. Une borne d’appel bleue au coin de la rue, lampe éteinte.</li><li><em>Une sonnerie retentit deux fois.</em> La lampe de la borne se met à clignoter : quelqu’un appelle.</li><li><em>Bruits de pas.</em> Un agent coiffé d’une casquette arrive par le quai, vers la lumière.</li><li><em>Un loquet cliquette.</em> L’agent ouvre la petite porte et tend la main vers le téléphone. La lampe reste allumée : <strong>le poste est au bout du fil.</strong></li></ol>',
  'Lock it twice: your bicycle in seven seconds': 'Deux cadenas : votre vélo en sept secondes',
  'Lock it twice': 'Deux cadenas',
  'Two locks of two kinds, and a number that brings it home.':
    'Deux cadenas de deux types, et un numéro qui le ramène à la maison.',
  '“This is your bank”: a detective listens in': '« Ici votre banque » : une enquêtrice à l’écoute',
  'Detective Oriel Fanshawe plays three recorded calls and says where each one gives itself away.':
    'L’enquêtrice Oriel Fanshawe fait entendre trois appels enregistrés et montre où chacun se trahit.',
  'What happens when you ring the emergency line': 'Ce qui se passe quand vous appelez la ligne d’urgence',
  'Two minutes beside the person who answers: what you are asked, why, and who is already on the way while you speak.':
    'Deux minutes à côté de la personne qui répond : ce qu’on vous demande, pourquoi, et qui est déjà en route pendant que vous parlez.',
  'City council, live from Lantern Square': 'Le conseil municipal en direct de la place de la Lanterne',
  'The meeting from the first item to the last, with a sign-language interpreter in the picture.':
    'La séance du premier point au dernier, avec une interprète en langue des signes à l’image.',
  'Lantern Walk: last year, from the lighthouse': 'Marche des lanternes : l’an dernier, vue du phare',
  'Four thousand lights, seen from above.': 'Quatre mille lumières, vues d’en haut.',
  'Meet Quill, who is four and afraid of umbrellas': 'Voici Quill, quatre ans, qui a peur des parapluies',
  'A morning in the stables of the mounted unit.': 'Un matin aux écuries de l’unité montée.',
  'Getting on tram 4 with a wheelchair, a pram or a cello':
    'Monter dans le tram 4 avec un fauteuil roulant, une poussette ou un violoncelle',
  'A driver, three passengers and one ramp.': 'Une conductrice, trois passagers et une rampe.',

  'Trams by night: what do you say?': 'Des trams la nuit : qu’en dites-vous?',
  'A market on the quay: what you said': 'Un marché sur le quai : ce que vous avez dit',
  'Comments of invented residents, for the demo of Callbox.':
    'Commentaires d’habitants imaginaires, pour la démonstration de Callbox.',
  'In an emergency call 705-555-0100. Do not post information about a crime here: ring the police desk, 705-555-0142. What you write is public, with the name that you give.':
    'En cas d’urgence, composez le 705-555-0100. N’écrivez rien ici au sujet d’un crime : appelez le poste de police, 705-555-0142. Ce que vous écrivez est public, avec le nom que vous donnez.',
  'weekdays from 8 a.m. to 8 p.m., Saturdays from 10 a.m. to 4 p.m.':
    'en semaine de 8 h à 20 h, le samedi de 10 h à 16 h',
  Question: 'Question',
  Idea: 'Idée',
  'In favour': 'Pour',
  Concern: 'Inquiétude',
  'Transit planner': 'Planificatrice des transports',
  'City clerk': 'Greffière municipale',
  'Inspector, Old Harbour': 'Inspecteur, Vieux-Port',
  'This comment was removed.': 'Ce commentaire a été retiré.',
  'Council has decided. The market opens on the first Sunday in May.':
    'Le conseil a tranché. Le marché ouvre le premier dimanche de mai.',
  'We want to know how you get home. Line 4 could run every thirty minutes from midnight to five, on Friday and Saturday nights at first. It costs as much as two buses. Tell us what you would use it for, and what worries you.':
    'Nous voulons savoir comment vous rentrez chez vous. La ligne 4 pourrait passer toutes les trente minutes, de minuit à cinq heures, d’abord les nuits de vendredi et de samedi. Le coût est celui de deux autobus. Dites-nous à quoi cela vous servirait, et ce qui vous inquiète.',
  'All of it: drivers, power, cleaning and one more person in the control room.':
    'Tout y est : les conducteurs, l’électricité, le nettoyage et une personne de plus au centre de contrôle.',
  'We have taken this up: a greaser at Tollgate Lane is now part of the plan, before the first night tram runs. Nobody will have to carry anything.':
    'C’est retenu : un graisseur ruelle Tollgate fait maintenant partie du projet, avant le premier tram de nuit. Personne n’aura rien à porter.',
  'Somebody who rides home does not drive home. On the nights of the Lantern Walk, when trams ran until four, we stopped half as many drunk drivers as on other nights.':
    'Qui rentre en tram ne rentre pas au volant. Les nuits de la Marche des lanternes, quand les trams roulaient jusqu’à quatre heures, nous avons arrêté deux fois moins de conducteurs ivres que les autres nuits.',
  'Eleven instead of twenty-three, over three nights. Small numbers, I grant you; the direction was the same in each of three years.':
    'Onze au lieu de vingt-trois, en trois nuits. De petits nombres, j’en conviens; la tendance était la même trois années de suite.',
  'We will print the night timetable in the six languages most read on line 4; Arabic is one of them.':
    'Nous imprimerons l’horaire de nuit dans les six langues les plus lues sur la ligne 4; l’arabe en fait partie.',
  'That is not us, as you can see: what we say here stands in a frame, and no name can draw one. We let the comment stand so that everybody may look at the difference.':
    'Ce n’est pas nous, et cela se voit : ce que nous disons ici est encadré, et aucun nom ne peut dessiner de cadre. Nous laissons ce commentaire pour que chacun voie la différence.',
  'Mr. Calloway-Finch, we have now asked the depot. They say the same about the old cars. Would you look at our plan for the stops before it goes to council? My number is 705-555-0134.':
    'Monsieur Calloway-Finch, nous avons maintenant consulté le dépôt. On y dit la même chose des vieilles rames. Voudriez-vous voir notre plan des arrêts avant qu’il aille au conseil? Mon numéro : 705-555-0134.',
  'It holds. There will be no night fare.': 'Il sera valide. Il n’y aura pas de tarif de nuit.',
  'We asked the auction house. It will hold a small sale on Saturday nights, for the market alone.':
    'Nous avons consulté la criée. Elle tiendra une petite vente le samedi soir, pour le marché seulement.',
  'It may. So may two.': 'Oui. Deux aussi.',
  'Council has decided: a market on the quay, every Sunday from eight to two, at first for a year. Thank you for what you wrote; eleven of your ideas are in the by-law.':
    'Le conseil a tranché : un marché sur le quai, chaque dimanche de 8 h à 14 h, pour un an d’abord. Merci de vos commentaires; onze de vos idées sont dans le règlement.',
};
