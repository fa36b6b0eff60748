import type { Side } from '../../diagnosis/pair-finding.ts';
import { ofDevices } from './device-words.ts';
import type { Words } from './en.ts';
import { formatsOf } from './formats.ts';

const { number, time, plural } = formatsOf<'one' | 'many' | 'other'>('fr');

const nouns = {
  camera: {
    the: 'la caméra',
    stopped: 'La caméra s’est arrêtée : débranchée, ou prise par le système.',
    plugInAgain: 'Rebranchez-la ou choisissez-en une autre.',
    none: 'Aucune caméra n’a été trouvée sur cet appareil.',
    plugIn: 'Branchez-en une, puis réessayez.',
    busy: 'La caméra ne peut pas être ouverte ; un autre programme l’utilise sans doute.',
    chosen: 'La caméra choisie n’est plus là, ou ne peut pas fonctionner comme un appel l’exige.',
    other: 'Choisissez-en une autre.',
    failed: 'La caméra n’a pas pu démarrer',
  },
  microphone: {
    the: 'le micro',
    stopped: 'Le micro s’est arrêté : débranché, ou pris par le système.',
    plugInAgain: 'Rebranchez-le ou choisissez-en un autre.',
    none: 'Aucun micro n’a été trouvé sur cet appareil.',
    plugIn: 'Branchez-en un, puis réessayez.',
    busy: 'Le micro ne peut pas être ouvert ; un autre programme l’utilise sans doute.',
    chosen: 'Le micro choisi n’est plus là, ou ne peut pas fonctionner comme un appel l’exige.',
    other: 'Choisissez-en un autre.',
    failed: 'Le micro n’a pas pu démarrer',
  },
  both: {
    the: 'la caméra et le micro',
    stopped: 'La caméra et le micro se sont arrêtés : débranchés, ou pris par le système.',
    plugInAgain: 'Rebranchez-les ou choisissez-en d’autres.',
    none: 'Aucune caméra ni aucun micro n’ont été trouvés sur cet appareil.',
    plugIn: 'Branchez-les, puis réessayez.',
    busy: 'La caméra et le micro ne peuvent pas être ouverts ; un autre programme les utilise sans doute.',
    chosen:
      'La caméra et le micro choisis ne sont plus là, ou ne peuvent pas fonctionner comme un appel l’exige.',
    other: 'Choisissez-en d’autres.',
    failed: 'La caméra et le micro n’ont pas pu démarrer',
  },
};

export const fr: Words = {
  format: { number, time, units: ['o', 'ko', 'Mo', 'Go', 'To'] },
  common: {
    cancel: 'Annuler',
    ok: 'OK',
    tryAgain: 'Réessayer',
    backToStart: 'Retour à l’accueil',
    leave: 'Quitter',
    close: 'Fermer',
    closeDialog: (title) => `Fermer : ${title}`,
    you: 'Vous',
    guest: 'Invité',
    withKey: (does, key) => `${does} (${key})`,
    copyLink: 'Copier le lien',
    copied: 'Copié',
    language: 'Langue',
  },
  broken: {
    title: 'Quelque chose s’est cassé',
    problem:
      'Cette page a rencontré une erreur et ne peut pas continuer. L’appel, s’il y en avait un, est terminé pour vous.',
    action: 'Rechargez la page pour revenir dans la même salle.',
    reload: 'Recharger',
  },
  landing: {
    lead: 'Des appels vidéo privés. Convenez d’un nom de salle et retrouvez-vous-y.',
    offline: {
      problem: 'Vous êtes hors ligne.',
      action: 'Les appels ont besoin d’un réseau. Cette page continuera dès qu’il y en aura un.',
    },
    badLink: {
      problem: 'Ce lien ne mène à aucune salle.',
      action: 'Redemandez le lien, ou saisissez ici le nom de la salle.',
    },
    room: {
      label: 'Nom de la salle',
      hint: 'Tout le monde dans l’appel saisit le même nom.',
      placeholder: 'par exemple équipe',
    },
    start: 'Lancer un appel',
    join: 'Rejoindre un appel',
    promise: 'Pas de compte. L’image et le son sont chiffrés entre les personnes de l’appel.',
  },
  controls: { more: 'Plus' },
  soundOnly: {
    choose: {
      label: 'Son seulement',
      effect: 'Vous ne recevez aucune image ; la vôtre reste comme elle est.',
    },
    end: { label: 'Afficher les images', effect: 'Les autres envoient de nouveau les leurs.' },
    begun: 'Vous ne recevez plus que le son ; personne ne vous envoie d’image.',
    over: 'Les images sont de nouveau affichées.',
    note: 'Vous ne recevez que le son.',
    screen: (title: string) => `${title} : pas d’affichage, car vous ne recevez que le son.`,
  },
  roomName: {
    'only-dots': () => 'Un nom de salle ne peut pas être fait que de points.',
    empty: () => 'Un nom de salle a besoin d’au moins un caractère.',
    'too-long': (max) => `Un nom de salle a au plus ${number(max)} caractères.`,
    invisible: () => 'Un nom de salle ne peut pas contenir de caractères de contrôle invisibles.',
  },
  personName: {
    empty: () => 'Un nom a besoin d’au moins un caractère.',
    'too-long': (max) => `Un nom a au plus ${number(max)} caractères.`,
    invisible: () => 'Un nom ne peut pas contenir de caractères de contrôle invisibles.',
  },
  ended: {
    title: 'Vous avez quitté l’appel',
    others: (room) =>
      `Votre caméra et votre micro sont éteints. Les autres dans ${room} peuvent continuer sans vous.`,
    rejoin: 'Revenir dans l’appel',
  },
  preJoin: {
    cannotJoin: 'Ce navigateur ne peut pas rejoindre l’appel',
    anotherRoom: 'Une autre salle',
    about: 'Vous allez rejoindre',
    yourName: 'Votre nom',
    waitingForDevices: 'En attente de vos appareils…',
    join: 'Rejoindre',
    joinWithoutMicrophone: 'Rejoindre sans micro',
    joinWithoutCamera: 'Rejoindre sans caméra',
    joinToWatch: 'Rejoindre pour voir et écouter',
    preview: 'Aperçu',
    goOnWithout: 'Continuer sans',
    mayAsk:
      'Votre navigateur va peut-être demander l’accès à la caméra et au micro. Veuillez l’autoriser.',
    noPicture: 'Pas d’image',
    cameraOff: 'Votre caméra est éteinte',
    checking: 'Vérification…',
    checkAgain: 'Vérifier de nouveau',
    incomplete: {
      problem: 'Une partie de cette page manque.',
      action:
        'Le serveur est peut-être hors d’atteinte, ou a une page plus récente. Rechargez, puis rejoignez l’appel.',
    },
  },
  pair: {
    offline: () => ({
      problem: 'Cet appareil n’a pas de réseau, ou n’atteint pas le serveur d’appel.',
      action: 'Vérifiez votre réseau. L’appel reprend de lui-même dès son retour.',
    }),
    'other-silent': ({ wasConnected }, name) => ({
      problem: wasConnected
        ? `Plus rien ne vient de ${name}, même par le serveur.`
        : `${name} a rejoint l’appel, mais son appareil ne répond pas.`,
      action: `Si votre réseau fonctionne, c’est le sien qui est coupé, ou sa page est en veille ou a planté : ${name} devrait la rouvrir.`,
    }),
    'not-negotiated': (_, name) => ({
      problem: `${name} et vous atteignez tous deux le serveur, mais la connexion n’a pas été convenue.`,
      action: 'Quittez et rejoignez l’appel : tout reprend du début.',
    }),
    'keys-not-agreed': (_, name) => ({
      problem: `Il existe un chemin vers ${name}, mais le chiffrement n’a pas pu y être convenu.`,
      action:
        'Quittez et rejoignez l’appel. Si cela se répète, quelque chose en route inspecte ou modifie les paquets : essayez sans VPN, ou sur un autre réseau.',
    }),
    'no-candidates': ({ side }, name) => ({
      problem: {
        here: 'Votre navigateur n’offre aucune adresse que l’image et le son pourraient atteindre.',
        there: `Le navigateur de ${name} n’offre aucune adresse que l’image et le son pourraient atteindre.`,
        both: `Ni votre navigateur ni celui de ${name} n’offrent d’adresse que l’image et le son pourraient atteindre.`,
      }[side],
      action: {
        here: 'Autorisez WebRTC dans les réglages du navigateur, de ses extensions ou du VPN, puis rejoignez l’appel.',
        there: `${name} devrait autoriser WebRTC dans les réglages du navigateur, de ses extensions ou du VPN, puis rejoindre l’appel.`,
        both: 'Des deux côtés : autorisez WebRTC dans les réglages du navigateur, de ses extensions ou du VPN, puis rejoignez l’appel.',
      }[side],
    }),
    'relay-rejected': ({ side, errorCode }, name) => ({
      problem: `Il n’y a pas de chemin direct vers ${name}, et le relais refuse (${who(side, name)}) : ${
        [401, 431, 438, 441].includes(errorCode)
          ? 'il n’accepte pas le mot de passe que donne ce serveur'
          : [486, 508].includes(errorCode)
            ? 'il est plein'
            : 'il rejette la demande'
      } (${errorCode}).`,
      action:
        'La personne qui gère le serveur peut y remédier : vérifier les identifiants et les limites du relais.',
    }),
    'relay-unreachable': ({ side, isOverTcp }, name) => ({
      problem: `Il n’y a pas de chemin direct vers ${name}, et le relais ne répond pas (${who(side, name)}).`,
      action: isOverTcp
        ? 'Essayez un autre réseau, ou demandez à la personne qui gère le serveur si le relais fonctionne.'
        : 'Essayez un autre réseau, ou demandez à la personne qui gère le serveur d’offrir le relais aussi par TCP ou TLS.',
    }),
    'relay-failed': ({ side }, name) => ({
      problem: `Il n’y a pas de chemin direct vers ${name}, et le relais n’a donné aucune adresse (${who(side, name)}). On ne peut pas dire pourquoi.`,
      action:
        'Demandez à la personne qui gère le serveur de vérifier le relais, ou essayez un autre réseau.',
    }),
    'relay-idle': (_, name) => ({
      problem: `Il n’y a pas de chemin direct vers ${name}, et le relais répond mais ne transmet rien.`,
      action:
        'La personne qui gère le serveur peut y remédier : le relais doit pouvoir atteindre les participants.',
    }),
    'no-common-family': ({ here, there }, name) => ({
      problem: `Votre réseau n’a que ${here} et celui de ${name} que ${there} : ils ne s’atteignent donc pas.`,
      action:
        'L’un de vous devrait essayer un autre réseau. Un relais qui parle les deux aiderait aussi.',
    }),
    'names-unresolved': (_, name) => ({
      problem: `Le navigateur de ${name} cache ses adresses, et les noms qu’il donne à la place ne sont pas connus ici.`,
      action:
        'Activez la caméra ou le micro : les navigateurs montrent alors leurs adresses. Un serveur STUN ou TURN aiderait aussi.',
    }),
    'udp-blocked': ({ side, hasRelay }, name) => ({
      problem: `${side === 'here' ? 'Votre réseau' : `Le réseau de ${name}`} ne laisse pas passer UDP, dont les appels ont besoin, et ${
        hasRelay ? 'le relais n’a pas aidé jusqu’ici' : 'ce serveur n’a pas de relais'
      }.`,
      action: `${
        side === 'here' ? 'Essayez' : `${name} devrait essayer`
      } un autre réseau, comme le partage de connexion d’un téléphone, ou demandez à la personne qui gère le serveur un serveur TURN sur TLS.`,
    }),
    'udp-silent': ({ side, hasRelay }, name) => ({
      problem: `En UDP, dont les appels ont besoin, le serveur ne répond pas (${who(side, name)}), et ${
        hasRelay ? 'le relais n’a pas aidé jusqu’ici' : 'il n’y a pas de relais'
      }.`,
      action:
        'Essayez un autre réseau. Si cela se produit partout, le port UDP du serveur est fermé : dites-le à la personne qui le gère.',
    }),
    'path-lost': (_, name) => ({
      problem: `Le chemin vers ${name} a été perdu, et aucun autre n’a été trouvé jusqu’ici. Vous atteignez tous deux encore le serveur.`,
      action:
        'La recherche continue. Si l’un de vous a changé de réseau ou de VPN, quittez et rejoignez l’appel.',
    }),
    'no-servers': (_, name) => ({
      problem: `Vos paquets et ceux de ${name} ne s’atteignent pas, et ce serveur n’aide qu’à l’intérieur d’un même réseau : il n’a ni STUN ni relais.`,
      action:
        'Retrouvez-vous sur le même réseau, ou demandez à la personne qui gère le serveur d’ajouter un serveur TURN.',
    }),
    'no-direct-path': (_, name) => ({
      problem: `Rien ne passe entre votre réseau et celui de ${name}, dans aucun sens, et ce serveur n’a pas de relais.`,
      action:
        'Demandez à la personne qui gère le serveur d’ajouter un serveur TURN ; ou que l’un de vous essaie un autre réseau, comme le partage de connexion d’un téléphone.',
    }),
    unanswered: (_, name) => ({
      problem: `Ce qui est envoyé à ${name} reste sans réponse, et ce serveur n’a pas de relais. On ne sait pas ce qu’il en est de son côté.`,
      action:
        'Essayez un autre réseau, ou demandez à la personne qui gère le serveur d’ajouter un serveur TURN.',
    }),
    unknown: (_, name) => ({
      problem: `Aucun chemin vers ${name} n’a été trouvé jusqu’ici. Ce que savent les deux côtés ne permet pas de dire pourquoi.`,
      action: 'Quittez et rejoignez l’appel, ou essayez un autre réseau.',
    }),
  },
  connectionFindings: {
    'server-unreachable': {
      problem:
        'Le serveur d’appels ne répond pas : vous ne pourriez pas rejoindre l’appel maintenant.',
      action: 'Vérifiez que cet appareil est en ligne, puis vérifiez de nouveau.',
    },
    'no-socket': {
      problem:
        'Le serveur d’appels répond, mais la connexion dont les appels ont besoin (un WebSocket) ne s’ouvre pas.',
      action:
        'Vérifiez de nouveau dans un instant ; si rien ne change, un proxy ou un pare-feu la bloque : essayez un autre réseau.',
    },
    'stun-silent': {
      problem:
        'Rien ne répond en UDP, par où passent l’image et le son, et ce serveur n’a pas de relais : vous ne verrez et n’entendrez sans doute pas les personnes d’autres réseaux.',
      action:
        'Essayez un autre réseau, par exemple celui d’un téléphone, puis vérifiez de nouveau.',
    },
    'no-address': {
      problem:
        'Ce navigateur n’offre aucune adresse que l’image et le son pourraient atteindre, et ce serveur n’a pas de relais : vous ne verrez et n’entendrez personne.',
      action:
        'Autorisez WebRTC dans les réglages du navigateur, de ses extensions ou du VPN, puis vérifiez de nouveau.',
    },
  },
  deviceFindings: {
    'insecure-context': (localUrl) => ({
      problem:
        'Les navigateurs ne donnent la caméra et le micro qu’aux pages qui arrivent en https ou depuis localhost, pas à celles qui arrivent en simple http depuis une autre adresse.',
      action: `Sur l’ordinateur où tourne Engage, ouvrez plutôt ${localUrl}. Depuis tout autre appareil, vous pouvez seulement voir et écouter tant que la page n’arrive pas en https.`,
    }),
    'unsupported-browser': {
      problem:
        'Ce navigateur ne sait pas faire d’appels vidéo : il n’a pas WebRTC, ou WebRTC est désactivé.',
      action: 'Ouvrez le lien dans un Firefox, Chrome, Edge ou Safari à jour.',
    },
    'device-stopped': ofDevices(nouns, ({ stopped, plugInAgain }) => ({
      problem: stopped,
      action: plugInAgain,
    })),
    'permission-denied-by-system': ofDevices(nouns, ({ the }) => ({
      problem: `Cette page peut utiliser ${the}, mais le système ne laisse pas faire le navigateur.`,
      action: `Autorisez le navigateur à utiliser ${the} dans les réglages de confidentialité du système, puis réessayez.`,
    })),
    'permission-dismissed': ofDevices(nouns, ({ the }) => ({
      problem: `Le navigateur a demandé s’il pouvait utiliser ${the} et n’a pas eu de réponse.`,
      action: 'Réessayez et choisissez « Autoriser ».',
    })),
    'permission-denied': ofDevices(nouns, ({ the }) => ({
      problem: `Cette page n’a pas le droit d’utiliser ${the}.`,
      action: `Autorisez ${the} par l’icône à côté de l’adresse, puis réessayez.`,
    })),
    'no-device': ofDevices(nouns, ({ none, plugIn }) => ({ problem: none, action: plugIn })),
    'device-busy': ofDevices(nouns, ({ busy }) => ({
      problem: busy,
      action:
        'Fermez les autres appels et les programmes qui s’en servent peut-être, puis réessayez.',
    })),
    overconstrained: ofDevices(nouns, ({ chosen, other }) => ({ problem: chosen, action: other })),
    'unknown-device-error': ofDevices(nouns, ({ failed }) => (errorName: string) => ({
      problem: `${failed} (${errorName}).`,
      action: 'Réessayez ; si cela ne suffit pas, rechargez la page ou prenez un autre navigateur.',
    })),
  },
  mediaToggle: {
    camera: { on: 'Éteindre la caméra', off: 'Allumer la caméra' },
    microphone: { on: 'Couper le micro', off: 'Rouvrir le micro' },
  },
  settings: {
    title: 'Réglages',
    devices: {
      camera: {
        label: 'Caméra',
        any: 'Caméra par défaut',
        failed: 'Caméra indisponible',
        none: 'Pas de caméra',
        nameless: (index) => `Caméra ${number(index)}`,
      },
      microphone: {
        label: 'Micro',
        any: 'Micro par défaut',
        failed: 'Micro indisponible',
        none: 'Pas de micro',
        nameless: (index) => `Micro ${number(index)}`,
      },
    },
    speaker: {
      label: 'Haut-parleur',
      any: 'Haut-parleur par défaut',
      nameless: (index) => `Haut-parleur ${number(index)}`,
      another: 'En choisir un autre',
      bySystem:
        'Ce navigateur joue le son là où le système le joue ; choisissez-y un autre haut-parleur.',
      notYet:
        'Le navigateur nomme les haut-parleurs une fois le micro autorisé ; d’ici là, il joue le son là où le système le joue.',
      test: {
        idle: 'Jouer un son d’essai',
        playing: 'Son d’essai en cours…',
        failed: 'Pas de son ; réessayer',
      },
    },
    blur: 'Flouter l’arrière-plan',
    loudness: 'Volume de votre micro',
    sound: 'Son de votre micro',
    soundProcesses: {
      noiseSuppression: 'Atténuer les bruits autour de vous',
      echoCancellation: 'Supprimer l’écho du haut-parleur',
      autoGainControl: 'Garder votre voix au même volume',
    },
    keyboard: 'Clavier',
    singleKeys: 'Raccourcis à une seule touche',
    showShortcuts: 'Voir les raccourcis clavier',
    shortcutsTitle: 'Raccourcis clavier',
    shortcutsOff: 'Ils sont désactivés dans les réglages.',
    shortcuts: {
      m: 'Couper ou rouvrir le micro',
      v: 'Allumer ou éteindre la caméra',
      s: 'Partager votre écran, ou arrêter',
      g: 'Tout le monde à égalité, ou en grand qui parle',
      f: 'Plein écran, ou retour',
      i: 'État de la connexion avec chaque personne',
      c: 'Ouvrir ou fermer la discussion',
      h: 'Lever ou baisser la main',
      r: 'Enregistrer l’appel, ou arrêter',
      '?': 'Afficher cette liste',
    },
  },
  joining: {
    title: (room) => `Connexion à ${room}…`,
    noAnswer: 'Le serveur d’appels ne répond pas',
    attempt: (count) => `Cette page continue d’essayer ; essai ${number(count)} en cours.`,
    action:
      'Vérifiez que cet appareil est en ligne, et que engage serve tourne encore là d’où vient le lien.',
  },
  lobby: {
    title: (room) => `En attente d’entrer dans ${room}`,
    hostsSee: (name) =>
      `Les hôtes voient que ${name} veut entrer. Dès que l’un d’eux dit oui, cette page entre d’elle-même.`,
    notYet: 'Personne ne vous voit ni ne vous entend encore.',
  },
  waiting: {
    title: 'Il n’y a encore personne d’autre ici',
    byName: (host, room) =>
      `Ou bien les autres ouvrent ${host}, saisissent ${room} et appuient sur « Rejoindre un appel ».`,
    wholeLinkWithToken: 'Envoyez-le en entier : ce qui suit le # laisse entrer.',
    wholeLinkWithKey: 'Envoyez-le en entier : ce qui suit le # est la clé de cet appel.',
    thisComputerOnly: (host) => `Un lien avec ${host} ne s’ouvre que sur cet ordinateur.`,
  },
  invitation: {
    send: 'Envoyez ce lien aux autres',
    making: 'Création d’un lien…',
    none: 'Pas encore de lien. Réessayer',
    problem: (reason) => `Il n’y a pas encore de lien pour les autres. ${reason}`,
    action: 'Votre propre lien est pour les hôtes : ne l’envoyez pas.',
    failures: {
      'no-answer': 'Le serveur n’a pas répondu.',
      'not-the-server': 'Ce qui a répondu n’est pas le serveur d’appels.',
    },
  },
  call: {
    outOfReach: 'Le serveur est injoignable ; reconnexion. Vous pouvez continuer à parler.',
    playSound: 'Activer le son',
    sealed: 'Scellé par le lien',
    sealedMeans:
      'La clé du lien scelle la façon dont vous êtes reliés : le serveur ne peut ni la lire ni la changer.',
    notSealed: 'Non scellé',
    notSealedMeans:
      'Cet appel n’a pas de clé : un serveur malhonnête pourrait se glisser entre vous, sauf si les nombres à côté de chaque personne sont les mêmes des deux côtés. Un lien fait avec engage room create a une clé.',
    locked: 'Verrouillé',
    lockedMeans: 'Seuls les hôtes peuvent entrer.',
    waitingRoom: 'Salle d’attente',
    waitingRoomMeans: 'Les invités attendent qu’un hôte les laisse entrer.',
    mutedByHost: 'Un hôte a demandé à tout le monde de couper le micro ; le vôtre est éteint.',
    deviceIsBack: (lost, used) => `« ${lost} » est revenu ; « ${used} » reste utilisé.`,
    deviceStopped: (lost, used) => `« ${lost} » s’est arrêté ; « ${used} » est utilisé à la place.`,
    switchBack: 'Revenir au précédent',
  },
  tile: {
    pictureAndSound: (name) => `Image et son de ${name}`,
    ownCamera: 'Votre caméra',
    host: 'Hôte',
    speaking: 'Parle',
    microphoneOff: 'Micro éteint',
    cameraOff: 'Caméra éteinte',
    afterName: {
      speaking: ', parle',
      microphoneOff: ', micro éteint',
      cameraOff: ', caméra éteinte',
    },
    paused: 'L’image est en pause : la connexion est trop lente pour elle.',
    connecting: 'Connexion…',
    reconnecting: 'Reconnexion…',
    rejoin: 'Quitter et revenir',
    cannotBeChecked: 'Impossible à vérifier',
    insecure:
      'Personne ne peut dire si quelqu’un se trouve entre vous : cette page n’est pas arrivée en https.',
    noNumbers: (name) =>
      `Personne ne peut dire si quelqu’un se trouve entre vous : aucun nombre à comparer n’est venu de ${name}.`,
    numbersWith: (name) => `Nombres à comparer avec ${name} :`,
    compare:
      'Lisez-vous ces nombres l’un à l’autre. Mêmes nombres : personne n’est entre vous. Autres nombres : raccrochez.',
    refusals: {
      'no-key-there': (name) => ({
        problem: `${name} est venu sans la clé de cet appel.`,
        action: 'Envoyez-lui le lien en entier, avec tout ce qui suit le #.',
      }),
      'no-key-here': () => ({
        problem: 'Cet appel est scellé, et cette page n’a pas sa clé.',
        action: 'Ouvrez en entier le lien qu’on vous a envoyé, en https ou sur localhost.',
      }),
      'not-authentic': (name) => ({
        problem: `Ce qui est venu de ${name} n’a pas pu être vérifié, et a donc été refusé.`,
        action:
          'Son lien a une autre clé, ou le serveur a changé quelque chose. Comparez vos liens par un autre moyen avant de continuer.',
      }),
      'meddled-with': (name) => ({
        problem: `Quelque chose entre vous et ${name} a touché à la connexion ; elle a donc été coupée.`,
        action:
          'Le serveur n’est peut-être pas honnête. Retrouvez-vous sur un autre, ou avec un lien fait par engage room create.',
      }),
    },
  },
  changes: {
    joined: (name) => `${name} a rejoint l’appel.`,
    left: (name) => `${name} a quitté l’appel.`,
    locked: 'L’appel est verrouillé.',
    unlocked: 'L’appel n’est plus verrouillé.',
    lobbyOn: 'La salle d’attente est ouverte.',
    lobbyOff: 'La salle d’attente est fermée.',
    picturePaused: (name) =>
      `L’image de ${name} est en pause : la connexion est trop lente pour elle.`,
    pictureGoesOn: (name) => `L’image de ${name} reprend.`,
    own: {
      microphone: { on: 'Votre micro est allumé.', off: 'Votre micro est éteint.' },
      camera: { on: 'Votre caméra est allumée.', off: 'Votre caméra est éteinte.' },
      screen: {
        on: 'Vous partagez maintenant un écran.',
        off: 'Vous ne partagez plus d’écran.',
      },
    },
    theirs: {
      microphone: {
        on: (name) => `Le micro de ${name} est allumé.`,
        off: (name) => `Le micro de ${name} est éteint.`,
      },
      camera: {
        on: (name) => `La caméra de ${name} est allumée.`,
        off: (name) => `La caméra de ${name} est éteinte.`,
      },
      screen: {
        on: (name) => `${name} partage maintenant un écran.`,
        off: (name) => `${name} ne partage plus d’écran.`,
      },
    },
  },
  refusal: {
    'server-full': {
      title: 'Le serveur est plein',
      problem: 'Il tient autant d’appels qu’il le peut.',
      action: 'Réessayez dans un moment.',
    },
    draining: {
      title: 'Le serveur va redémarrer',
      problem: 'Ce serveur va s’arrêter et ne prend plus de nouveaux appels.',
      action: 'Réessayez dans une minute.',
    },
    'unsupported-version': {
      title: 'Cette page n’est plus à jour',
      problem: 'Le serveur a été mis à jour depuis le chargement de cette page.',
      action: 'Rechargez pour obtenir la page qui convient.',
    },
    'bad-room-name': {
      title: 'Ce nom de salle ne convient pas',
      problem: 'Le serveur ne l’accepte pas.',
      action: 'Retrouvez-vous sous un autre nom.',
    },
    'bad-person-name': {
      title: 'Votre nom ne convient pas ici',
      problem: 'Le serveur ne l’accepte pas.',
      action: 'Changez-le et rejoignez l’appel de nouveau.',
    },
    'too-many-attempts': {
      title: 'Trop de tentatives',
      problem: 'Trop de demandes sont venues de votre réseau en peu de temps.',
      action: 'Attendez un peu, puis réessayez.',
    },
    'not-allowed': {
      title: 'Vous ne pouvez pas rejoindre cet appel',
      problem: 'Votre lien ne permet pas de participer.',
      action: 'Demandez à un hôte de l’appel un lien pour participer.',
    },
    'link-needed': {
      title: 'Ici, les appels demandent un lien',
      problem: 'Sur ce serveur, personne ne lance ni ne rejoint un appel par son seul nom.',
      action:
        'Si vous êtes invité, demandez le lien et ouvrez-le en entier. Si ce serveur est le vôtre, créez l’appel dans son terminal :',
    },
    'link-invalid': {
      title: 'Ce lien n’ouvre pas l’appel',
      problem: 'Il en manque une partie, ou il appartient à un autre appel ou serveur.',
      action: 'Redemandez le lien et ouvrez-le en entier.',
    },
    'link-expired': {
      title: 'Ce lien a expiré',
      problem: 'Les liens vers un appel ne valent qu’un temps.',
      action: 'Demandez-en un nouveau à un hôte de l’appel.',
    },
    'room-locked': {
      title: 'Cet appel est verrouillé',
      problem: 'Personne d’autre ne peut entrer pour l’instant.',
      action: 'Demandez à un hôte de le déverrouiller, puis réessayez.',
    },
    'not-admitted': {
      title: 'On ne vous a pas laissé entrer',
      problem: 'Un hôte de cet appel a dit non.',
      action: 'Si c’était une erreur, dites-lui que c’est vous qui frappez, et réessayez.',
    },
    'link-taken-back': {
      title: 'Ce lien ne marche plus',
      problem: 'Quelqu’un qui est venu par lui a été retiré de l’appel.',
      action: 'Demandez un nouveau lien à un hôte de l’appel.',
    },
    'kicked-with-link': {
      title: 'Vous avez été retiré de cet appel',
      problem: 'Un hôte a mis fin à votre participation. Votre caméra et votre micro sont éteints.',
      action: 'Votre lien ne marche plus. Si c’était une erreur, demandez-en un nouveau à un hôte.',
    },
    'kicked-without-link': {
      title: 'Vous avez été retiré de cet appel',
      problem: 'Un hôte a mis fin à votre participation. Votre caméra et votre micro sont éteints.',
      action: 'Si c’était une erreur, vous pouvez frapper : un hôte décide si vous revenez.',
    },
    'closed-with-link': {
      title: 'Cet appel est terminé',
      problem: 'Un hôte l’a fermé pour tout le monde.',
      action: 'Ses liens n’ouvrent plus rien. Pour vous revoir, il en faut un nouveau.',
    },
    'closed-without-link': {
      title: 'Cet appel est terminé',
      problem: 'Un hôte l’a fermé pour tout le monde.',
      action: 'Pour vous revoir, lancez un nouvel appel.',
    },
    misunderstanding: {
      title: 'Le serveur et cette page ne se comprennent pas',
      problem: 'Le serveur n’a rien su faire de ce que cette page a envoyé.',
      action: 'Rechargez ; si cela ne suffit pas, prévenez la personne qui s’occupe du serveur.',
    },
    'room-taken': {
      title: 'Cet appel a déjà commencé',
      problem: (room) => `Il y a du monde dans « ${room} ».`,
      action:
        'Rejoignez ces personnes si vous les connaissez, ou lancez votre appel sous un autre nom.',
    },
    'room-full': {
      title: 'Cet appel est complet',
      problem: (room) => `« ${room} » compte autant de personnes que possible.`,
      action: 'Réessayez quand quelqu’un sera parti, ou retrouvez-vous dans une autre salle.',
    },
    remedies: {
      'join-it': 'Le rejoindre',
      'try-again': 'Réessayer',
      knock: 'Frapper',
      'choose-another-name': 'Choisir un autre nom',
      'change-your-name': 'Changer votre nom',
      'back-to-start': 'Retour à l’accueil',
      reload: 'Recharger',
    },
  },
  stage: {
    people: 'Personnes dans cet appel',
    screenOf: (name) => `Écran de ${name}`,
    ownScreen: 'Votre écran',
    stopSharing: 'Arrêter le partage',
    waitingForPicture: 'En attente de l’image…',
    share: 'Partager votre écran',
    unshare: 'Arrêter de partager votre écran',
    shareFailed:
      'Votre écran n’a pas pu être partagé. Le système empêche peut-être ce navigateur de l’enregistrer ; regardez dans ses réglages de confidentialité.',
    largeCall: (cameras, uploads) =>
      `${plural(cameras, {
        one: `${number(cameras)} personne envoie`,
        many: `${number(cameras)} de personnes envoient`,
        other: `${number(cameras)} personnes envoient`,
      })} de la vidéo, et votre ordinateur envoie votre image ${plural(uploads, {
        one: `${number(uploads)} fois`,
        many: `${number(uploads)} de fois, une pour chacun des autres`,
        other: `${number(uploads)} fois, une pour chacun des autres`,
      })}. Si l’appel saccade, continuez avec le son seul.`,
    turnCameraOff: 'Éteindre la caméra',
    keepItOn: 'La laisser allumée',
    pin: (name) => `Épingler ${name}`,
    unpin: (name) => `Désépingler ${name}`,
    inFullScreen: (name) => `${name} en plein écran`,
    leaveFullScreen: 'Quitter le plein écran',
    view: 'Affichage',
    speakerView: 'En grand qui parle',
    speakerViewMeans: 'La personne qui parle est en grand (G).',
    gridView: 'Vue en grille',
    gridViewMeans: 'Tout le monde est montré à égalité (G).',
    pinnedMeans: 'Ce qui est épinglé est en grand, qui que ce soit qui parle.',
    fullScreen: 'Plein écran',
    fullScreenMeans: 'On ne voit que l’appel (F).',
    leaveFullScreenMeans: 'Le navigateur montre de nouveau ses barres (F).',
    showOwn: 'Montrer votre propre image',
    hideOwn: 'Masquer votre propre image',
    hideOwnMeans: 'Les autres la voient quand même.',
    moveOwn: 'Déplacer votre propre image',
    ownIsAt: {
      'top-left': 'Elle est en haut à gauche de la grille.',
      'top-right': 'Elle est en haut à droite de la grille.',
      'bottom-left': 'Elle est en bas à gauche de la grille.',
      'bottom-right': 'Elle est en bas à droite de la grille.',
    },
    pictureInPicture: 'Image dans l’image',
    pictureInPictureMeans: 'La grande image flotte au-dessus des autres fenêtres.',
    noPictureToFloat: 'Il n’y a pas d’image à montrer pour l’instant.',
    changes: {
      speaker: 'La personne qui parle est maintenant en grand.',
      grid: 'Tout le monde est montré à égalité.',
      pinned: (name) => `${name} : image épinglée.`,
      unpinned: 'Plus personne n’est épinglé.',
      ownHidden: 'Votre propre image est masquée ; les autres la voient encore.',
      ownShown: 'Votre propre image est montrée.',
      ownIsAt: {
        'top-left': 'Votre propre image est en haut à gauche.',
        'top-right': 'Votre propre image est en haut à droite.',
        'bottom-left': 'Votre propre image est en bas à gauche.',
        'bottom-right': 'Votre propre image est en bas à droite.',
      },
    },
  },
  hosting: {
    tools: 'Outils d’hôte',
    forEveryone: 'Pour tout le monde dans cet appel',
    outOfReach: 'Le serveur est injoignable ; attendez qu’il revienne.',
    lock: 'Verrouiller l’appel',
    lockMeans: 'Seuls les hôtes pourront alors entrer.',
    unlock: 'Déverrouiller l’appel',
    unlockMeans: 'Seuls les hôtes peuvent entrer à présent.',
    lobbyOn: 'Ouvrir la salle d’attente',
    lobbyOnMeans: 'Les invités attendront alors qu’on les laisse entrer.',
    lobbyOff: 'Fermer la salle d’attente',
    lobbyOffMeans: 'Les invités attendent à présent qu’on les laisse entrer.',
    mute: 'Couper tous les micros',
    muteMeans: 'Le vôtre aussi ; chacun peut rouvrir le sien.',
    close: 'Fermer l’appel pour tout le monde',
    closeMeans: 'Tout le monde part. Demande encore une fois.',
    closeAsk: 'Fermer l’appel pour tout le monde ?',
    closeYes: 'Fermer l’appel',
    closeWithLinks:
      'Tout le monde part, et aucun lien fait jusqu’ici ne laisse plus entrer personne, le vôtre non plus.',
    closeWithoutLinks: 'Tout le monde part. N’importe qui peut lancer un nouvel appel sous ce nom.',
    waiting: 'En attente d’entrer',
    wantsIn: (name) => `${name} veut entrer`,
    refuse: 'Refuser',
    refusePerson: (name) => `Refuser ${name}`,
    admit: 'Laisser entrer',
    admitPerson: (name) => `Laisser entrer ${name}`,
    remove: 'Retirer',
    removePerson: (name) => `Retirer ${name}`,
    removeAsk: (name) => `Retirer ${name} de l’appel ?`,
    removal: {
      withoutLinks: (name) =>
        `${name} part aussitôt. La salle d’attente est ouverte, pour que personne ne revienne sans l’accord d’un hôte.`,
      ofHost: (name) =>
        `${name} part aussitôt. Son lien d’hôte ne laisse plus entrer personne ; si vous êtes venu par le même, vous ne pourrez pas non plus revenir par lui.`,
      ofGuest: (name) =>
        `${name} part aussitôt. Son lien ne laisse plus entrer personne ; les autres qui sont venus par lui restent. Envoyez un nouveau lien aux nouveaux venus.`,
    },
  },
  talk: {
    chat: 'Discussion',
    unread: (count) =>
      plural(count, {
        one: `Discussion, ${number(count)} message non lu`,
        many: `Discussion, ${number(count)} de messages non lus`,
        other: `Discussion, ${number(count)} messages non lus`,
      }),
    closeChat: 'Fermer la discussion',
    empty:
      'Les messages et les fichiers vont droit aux autres ; le serveur ne les voit pas. Ils disparaissent à la fin de l’appel.',
    messages: 'Liste des messages',
    files: 'Fichiers',
    messageToEveryone: 'Message à tout le monde',
    tooLong: (max) => `Un message a au plus ${number(max)} caractères visibles.`,
    filesToSend: 'Fichiers à envoyer',
    sendFiles: 'Envoyer des fichiers',
    sendMessage: 'Envoyer le message',
    send: 'Envoyer',
    dropFiles: 'Déposez les fichiers pour les envoyer à tout le monde ici',
    nobodyForFiles:
      'Il n’y a personne ici à qui envoyer des fichiers. Attendez que quelqu’un arrive, puis choisissez-les de nouveau.',
    folders: (names) =>
      `Les dossiers ne sont pas envoyés : ${names}. Envoyez les fichiers qu’ils contiennent, ou une archive zip.`,
    tooManyFiles: (count, max) =>
      `Fichiers non envoyés : ${number(count)}. Au plus ${number(max)} peuvent attendre une réponse ; envoyez les autres ensuite.`,
    accordingTo: (name) => `d’après ${name}`,
    accordingToMeans:
      'Cela vient de cette personne et non de l’auteur, qui ne l’a peut-être jamais écrit.',
    raiseHand: 'Lever la main',
    lowerHand: 'Baisser la main',
    handRaised: (place) => `Main levée, numéro ${number(place)} dans l’ordre`,
    react: 'Réagir',
    reactWith: (emoji) => `Réagir avec ${emoji}`,
    news: {
      message: (author, text) => `${author} : ${text}`,
      file: (file, state) => `${file} : ${state}`,
      offer: (name, file) => `${name} vous propose ${file}.`,
      handRaised: (name) => `${name} a levé la main.`,
      handLowered: (name) => `${name} a baissé la main.`,
      reaction: (name, emoji) => `${name} réagit avec ${emoji}.`,
    },
  },
  files: {
    accept: 'Accepter',
    acceptFile: (file) => `Accepter ${file}`,
    decline: 'Décliner',
    declineFile: (file) => `Décliner ${file}`,
    cancelFile: (file) => `Annuler ${file}`,
    moved: (file) => `${file}, part déjà transmise`,
    sending: {
      offered: (size, name) => `${size} · en attente de ${name}`,
      moving: (done, size, name) => `${done} sur ${size} vers ${name}`,
      done: (size, name) => `${size} · bien arrivé chez ${name}`,
      declined: (name) => `${name} a décliné`,
      failed: {
        'connection-lost': (name) =>
          `La connexion avec ${name} s’est perdue avant la fin. Renvoyez-le.`,
        damaged: (name) => `${name} n’a pas pu l’enregistrer tel qu’il a été envoyé. Renvoyez-le.`,
        'not-readable': () =>
          'Il n’a pas pu être lu : il a été déplacé ou modifié. Choisissez-le de nouveau.',
        'not-saved': () =>
          'Il n’a pas pu être enregistré ici : le disque est peut-être plein. Demandez qu’on vous le renvoie.',
        'no-room': () =>
          'Il n’y a pas assez de place ici. Supprimez quelque chose sur cet appareil, puis demandez qu’on vous le renvoie.',
      },
    },
    receiving: {
      offered: (size, name) => `${size} · de ${name}`,
      moving: (done, size, name) => `${done} sur ${size} de ${name}`,
      done: (size, name) => `${size} · de ${name}, enregistré et vérifié`,
      declined: 'Vous avez décliné',
      failed: {
        'connection-lost': (name) =>
          `La connexion avec ${name} s’est perdue avant la fin. Demandez qu’on vous le renvoie.`,
        damaged: () =>
          'Ce qui est arrivé n’est pas ce qui a été envoyé ; rien n’a été gardé. Demandez qu’on vous le renvoie.',
        'not-readable': (name) =>
          `${name} ne peut plus le lire : il a été déplacé ou modifié. Demandez qu’on vous le renvoie.`,
        'not-saved': () =>
          'Il n’a pas pu être enregistré ici : le disque est peut-être plein. Demandez qu’on vous le renvoie.',
        'no-room': () =>
          'Il n’y a pas assez de place ici. Supprimez quelque chose sur cet appareil, puis demandez qu’on vous le renvoie.',
      },
    },
    cancelledByMe: 'Vous avez annulé',
    cancelledBy: (name) => `${name} a annulé`,
    paused: (done, size, name) =>
      `${done} sur ${size} · en pause, reprend quand la connexion avec ${name} est rétablie`,
    away: (done, size, name, minutes) =>
      `${done} sur ${size} · en pause : ${name} n’est plus là. Cela reprend en cas de retour sous ${number(minutes)} minutes.`,
    noRoom: (room) =>
      `Il est trop grand : ce navigateur a de la place pour ${room}. Supprimez quelque chose sur cet appareil puis acceptez-le, ou déclinez.`,
  },
  recording: {
    mark: 'Enregistrement',
    region: 'Enregistrements de cet appel',
    start: 'Enregistrer l’appel',
    startMeans: 'Tout le monde est consulté ; qui dit non n’y figure pas (R).',
    stop: 'Arrêter l’enregistrement',
    stopMeans: 'Le fichier est terminé (R).',
    asks: (name) => `${name} veut enregistrer cet appel.`,
    asksMeans: 'Vous n’y figurez que si vous l’autorisez.',
    allow: 'Autoriser',
    refuse: 'Ne pas autoriser',
    records: (name) => `${name} enregistre cet appel.`,
    withYou: 'Vous figurez dans l’enregistrement.',
    withoutYou: 'Vous ne figurez pas dans l’enregistrement.',
    withdraw: 'Ne plus y figurer',
    youRecord: 'Vous enregistrez cet appel.',
    alone: 'Il n’y a personne d’autre ici.',
    onlyYou: 'Y figure : vous seulement.',
    inIt: (names) => `Y figurent : vous, ${names}.`,
    notInIt: (names) => `N’y figurent pas : ${names}.`,
    unanswered: (names) => `N’y figurent pas avant d’avoir répondu : ${names}.`,
    saving: 'Sauvegarde de l’enregistrement…',
    saved: (size) => `L’enregistrement est sauvegardé : ${size}.`,
    nothingSaved: 'Rien n’a pu être sauvegardé.',
    problems: {
      disk: 'Le fichier n’a pas pu être écrit plus avant. Libérez de la place sur le disque, puis enregistrez à nouveau.',
      encoder:
        'Le navigateur a cessé d’enregistrer. Enregistrez à nouveau pour continuer dans un autre fichier.',
    },
    failed: 'L’enregistrement n’a pas pu commencer. Rechargez la page et réessayez.',
    notRecorded: 'non enregistré',
    heard: {
      stopped: (name) => `${name} n’enregistre plus.`,
      youRecord: 'Vous enregistrez cet appel. Les autres sont consultés.',
      youStopped: 'Vous n’enregistrez plus.',
      allowed: (name) => `${name} figure dans l’enregistrement.`,
      refused: (name) => `${name} ne figure pas dans l’enregistrement.`,
    },
  },
  stats: {
    title: 'Connexion',
    means: 'Comment vous êtes relié',
    none: 'Pas encore de connexion.',
    summary: (path, roundTrip) => `${path}. Aller-retour : ${roundTrip}.`,
    what: 'Quoi',
    toThem: 'Envoyé',
    fromThem: 'Reçu',
    noPath: 'Encore aucun',
    direct: (here, there) => `Direct (ici ${here}, là-bas ${there})`,
    directOver: (protocol, here, there) => `Direct en ${protocol} (ici ${here}, là-bas ${there})`,
    relayed: (here, there) => `Par un relais (ici ${here}, là-bas ${there})`,
    relayedOver: (protocol, here, there) =>
      `Par un relais en ${protocol} (ici ${here}, là-bas ${there})`,
    candidates: {
      own: 'adresse propre',
      nat: 'derrière un NAT',
      relay: 'relais',
      unknown: 'inconnu',
    },
    rows: {
      sound: 'Son',
      soundLost: 'Son perdu',
      soundJitter: 'Gigue du son',
      soundCodec: 'Codec du son',
      picture: 'Image',
      pictureLost: 'Image perdue',
      pictureJitter: 'Gigue de l’image',
      pictureCodec: 'Codec de l’image',
      size: 'Taille',
      limitedBy: 'Limité par',
    },
    limits: { none: 'rien', cpu: 'cet appareil', bandwidth: 'le chemin' },
    percent: (value) => `${value} %`,
    milliseconds: (value) => `${value} ms`,
    bitrate: (value) => `${value} kbit/s`,
    pictureSize: (width, height) => `${width}×${height}`,
    pictureSizeAndRate: (width, height, rate) => `${width}×${height}, ${rate}/s`,
  },
};

/** Whose attempt it was. */
function who(side: Side, name: string): string {
  return {
    here: 'de votre côté',
    there: `du côté de ${name}`,
    both: `de votre côté et de celui de ${name}`,
  }[side];
}
