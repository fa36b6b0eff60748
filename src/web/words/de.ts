import type { Side } from '../../diagnosis/pair-finding.ts';
import { ofDevices } from './device-words.ts';
import type { Words } from './en.ts';
import { formatsOf } from './formats.ts';

const { number, time, plural } = formatsOf<'one' | 'other'>('de');

/** In the nominative and the accusative, which differ in nothing for these. */
const nouns = {
  camera: {
    the: 'die Kamera',
    The: 'Die Kamera',
    none: 'Keine Kamera',
    has: 'hat',
    can: 'kann',
    could: 'konnte',
    chosen:
      'Die gewählte Kamera ist nicht mehr da oder arbeitet nicht so, wie ein Anruf es braucht.',
    it: 'sie',
    plugIn: 'Schließ eine an',
    plugInAgain: 'Schließ sie wieder an oder wähle eine andere.',
    other: 'Wähle eine andere.',
  },
  microphone: {
    the: 'das Mikrofon',
    The: 'Das Mikrofon',
    none: 'Kein Mikrofon',
    has: 'hat',
    can: 'kann',
    could: 'konnte',
    chosen:
      'Das gewählte Mikrofon ist nicht mehr da oder arbeitet nicht so, wie ein Anruf es braucht.',
    it: 'es',
    plugIn: 'Schließ eins an',
    plugInAgain: 'Schließ es wieder an oder wähle ein anderes.',
    other: 'Wähle ein anderes.',
  },
  both: {
    the: 'Kamera und Mikrofon',
    The: 'Kamera und Mikrofon',
    none: 'Weder Kamera noch Mikrofon',
    has: 'haben',
    can: 'können',
    could: 'konnten',
    chosen:
      'Die gewählte Kamera und das gewählte Mikrofon sind nicht mehr da oder arbeiten nicht so, wie ein Anruf es braucht.',
    it: 'sie',
    plugIn: 'Schließ sie an',
    plugInAgain: 'Schließ sie wieder an oder wähle andere.',
    other: 'Wähle andere.',
  },
};

export const de: Words = {
  format: { number, time, units: ['B', 'kB', 'MB', 'GB', 'TB'] },
  common: {
    cancel: 'Abbrechen',
    ok: 'OK',
    tryAgain: 'Noch einmal versuchen',
    backToStart: 'Zurück zum Anfang',
    leave: 'Verlassen',
    close: 'Schließen',
    closeDialog: (title) => `${title} schließen`,
    you: 'Du',
    guest: 'Gast',
    withKey: (does, key) => `${does} (${key})`,
    copyLink: 'Link kopieren',
    copied: 'Kopiert',
    language: 'Sprache',
  },
  broken: {
    title: 'Etwas ist kaputtgegangen',
    problem:
      'Diese Seite ist auf einen Fehler gestoßen und kann nicht weitermachen. Falls du in einem Anruf warst, ist er für dich beendet.',
    action: 'Lade die Seite neu, um in denselben Raum zurückzukommen.',
    reload: 'Neu laden',
  },
  landing: {
    lead: 'Private Videoanrufe. Einigt euch auf einen Raumnamen und trefft euch dort.',
    offline: {
      problem: 'Du bist offline.',
      action: 'Anrufe brauchen ein Netz. Sobald es eins gibt, macht diese Seite weiter.',
    },
    badLink: {
      problem: 'Dieser Link führt in keinen Raum.',
      action: 'Frag noch einmal nach dem Link oder gib hier den Namen des Raums ein.',
    },
    room: {
      label: 'Raumname',
      hint: 'Alle im Anruf geben denselben Namen ein.',
      placeholder: 'zum Beispiel teamrunde',
    },
    start: 'Anruf starten',
    join: 'Anruf beitreten',
    promise: 'Kein Konto. Bild und Ton sind zwischen den Leuten im Anruf verschlüsselt.',
  },
  controls: { more: 'Mehr' },
  soundOnly: {
    choose: { label: 'Nur Ton', effect: 'Du bekommst keine Bilder; deins bleibt, wie es ist.' },
    end: { label: 'Bilder zeigen', effect: 'Die anderen senden ihre wieder.' },
    begun: 'Du bekommst jetzt nur Ton; niemand sendet dir ein Bild.',
    over: 'Bilder werden wieder gezeigt.',
    note: 'Du bekommst nur Ton.',
    screen: (title: string) => `${title} wird nicht gezeigt: Du bekommst nur Ton.`,
  },
  roomName: {
    'only-dots': () => 'Ein Raumname kann nicht nur aus Punkten bestehen.',
    empty: () => 'Ein Raumname braucht mindestens ein Zeichen.',
    'too-long': (max) => `Ein Raumname hat höchstens ${number(max)} Zeichen.`,
    invisible: () => 'Ein Raumname darf keine unsichtbaren Steuerzeichen enthalten.',
  },
  personName: {
    empty: () => 'Ein Name braucht mindestens ein Zeichen.',
    'too-long': (max) => `Ein Name hat höchstens ${number(max)} Zeichen.`,
    invisible: () => 'Ein Name darf keine unsichtbaren Steuerzeichen enthalten.',
  },
  ended: {
    title: 'Du hast den Anruf verlassen',
    others: (room) =>
      `Deine Kamera und dein Mikrofon sind aus. Die anderen in ${room} können ohne dich weitermachen.`,
    rejoin: 'Wieder beitreten',
  },
  preJoin: {
    cannotJoin: 'Dieser Browser kann nicht beitreten',
    anotherRoom: 'Anderer Raum',
    about: 'Du bist dabei beizutreten',
    yourName: 'Dein Name',
    waitingForDevices: 'Warten auf deine Geräte…',
    join: 'Beitreten',
    joinWithoutMicrophone: 'Ohne Mikrofon beitreten',
    joinWithoutCamera: 'Ohne Kamera beitreten',
    joinToWatch: 'Nur zum Zusehen und Zuhören beitreten',
    preview: 'Vorschau',
    goOnWithout: 'Ohne weitermachen',
    mayAsk: 'Dein Browser fragt vielleicht nach Kamera und Mikrofon. Bitte erlaube sie.',
    noPicture: 'Kein Bild',
    cameraOff: 'Deine Kamera ist aus',
    checking: 'Wird geprüft…',
    checkAgain: 'Noch einmal prüfen',
    incomplete: {
      problem: 'Ein Teil dieser Seite fehlt.',
      action:
        'Vielleicht ist der Server nicht zu erreichen oder hat eine neuere Seite. Lade neu, dann tritt bei.',
    },
  },
  pair: {
    offline: () => ({
      problem: 'Dieses Gerät hat kein Netz oder erreicht den Anrufserver nicht.',
      action: 'Sieh nach deinem Netz. Der Anruf geht von selbst weiter, wenn es wieder da ist.',
    }),
    'other-silent': ({ wasConnected }, name) => ({
      problem: wasConnected
        ? `Von ${name} kommt nichts mehr, auch nicht über den Server.`
        : `${name} ist beigetreten, aber das Gerät antwortet nicht.`,
      action: `Wenn dein eigenes Netz geht, ist das andere weg, oder die Seite dort schläft oder ist abgestürzt: ${name} sollte sie neu öffnen.`,
    }),
    'not-negotiated': (_, name) => ({
      problem: `Du und ${name} erreicht beide den Server, aber die Verbindung wurde nicht vereinbart.`,
      action: 'Verlass den Anruf und tritt wieder bei: Das fängt von vorn an.',
    }),
    'keys-not-agreed': (_, name) => ({
      problem: `Es gibt einen Weg zu ${name}, aber auf ihm kam keine Verschlüsselung zustande.`,
      action:
        'Verlass den Anruf und tritt wieder bei. Wiederholt es sich, prüft oder verändert unterwegs etwas die Pakete: Versuch es ohne VPN oder in einem anderen Netz.',
    }),
    'no-candidates': ({ side }, name) => ({
      problem: {
        here: 'Dein Browser bietet keine Adresse an, die Bild und Ton erreichen könnten.',
        there: `Der Browser von ${name} bietet keine Adresse an, die Bild und Ton erreichen könnten.`,
        both: `Weder dein Browser noch der von ${name} bietet eine Adresse an, die Bild und Ton erreichen könnten.`,
      }[side],
      action: {
        here: 'Erlaube WebRTC in den Einstellungen des Browsers, seiner Erweiterungen oder des VPN und tritt wieder bei.',
        there: `${name} sollte WebRTC in den Einstellungen des Browsers, seiner Erweiterungen oder des VPN erlauben und wieder beitreten.`,
        both: 'Ihr beide: Erlaubt WebRTC in den Einstellungen des Browsers, seiner Erweiterungen oder des VPN und tretet wieder bei.',
      }[side],
    }),
    'relay-rejected': ({ side, errorCode }, name) => ({
      problem: `Es gibt keinen direkten Weg zu ${name}, und das Relay weist ${whom(side, name)} ab: ${
        [401, 431, 438, 441].includes(errorCode)
          ? 'Es nimmt das Passwort nicht an, das dieser Server ausgibt'
          : [486, 508].includes(errorCode)
            ? 'Es ist voll'
            : 'Es lehnt die Anfrage ab'
      } (${errorCode}).`,
      action:
        'Wer den Server betreibt, kann es beheben: Zugangsdaten und Grenzen des Relays prüfen.',
    }),
    'relay-unreachable': ({ side, isOverTcp }, name) => ({
      problem: `Es gibt keinen direkten Weg zu ${name}, und das Relay antwortet nicht: ${whoTried(side, name)}.`,
      action: isOverTcp
        ? 'Versuch es in einem anderen Netz, oder frag, wer den Server betreibt, ob das Relay läuft.'
        : 'Versuch es in einem anderen Netz, oder bitte, wer den Server betreibt, das Relay auch über TCP oder TLS anzubieten.',
    }),
    'relay-failed': ({ side }, name) => ({
      problem: `Es gibt keinen direkten Weg zu ${name}, und vom Relay kam keine Adresse: ${whoTried(side, name)}. Warum, lässt sich nicht sagen.`,
      action:
        'Bitte, wer den Server betreibt, das Relay zu prüfen, oder versuch es in einem anderen Netz.',
    }),
    'relay-idle': (_, name) => ({
      problem: `Es gibt keinen direkten Weg zu ${name}, und das Relay antwortet, leitet aber nichts weiter.`,
      action:
        'Wer den Server betreibt, kann es beheben: Das Relay muss die Leute im Anruf erreichen dürfen.',
    }),
    'no-common-family': ({ here, there }, name) => ({
      problem: `Dein Netz hat nur ${here} und das von ${name} nur ${there}, so erreichen sie einander nicht.`,
      action:
        'Einer von euch: Versuch es in einem anderen Netz. Auch ein Relay, das beides spricht, würde helfen.',
    }),
    'names-unresolved': (_, name) => ({
      problem: `Der Browser von ${name} verbirgt seine Adressen, und die Namen, die er stattdessen nennt, sind hier nicht bekannt.`,
      action:
        'Schalte Kamera oder Mikrofon ein: Dann zeigen Browser Adressen. Auch ein STUN- oder TURN-Server würde helfen.',
    }),
    'udp-blocked': ({ side, hasRelay }, name) => ({
      problem: `${side === 'here' ? 'Dein Netz' : `Das Netz von ${name}`} lässt kein UDP durch, das Anrufe brauchen, und ${
        hasRelay ? 'das Relay hat bisher nicht geholfen' : 'dieser Server hat kein Relay'
      }.`,
      action: `${
        side === 'here' ? 'Versuch es' : `${name} sollte es`
      } in einem anderen Netz${side === 'here' ? '' : ' versuchen'}, etwa über den Hotspot eines Telefons, oder bitte, wer den Server betreibt, um einen TURN-Server über TLS.`,
    }),
    'udp-silent': ({ side, hasRelay }, name) => ({
      problem: `Über UDP, das Anrufe brauchen, antwortet der Server ${
        side === 'here'
          ? 'dir nicht'
          : side === 'there'
            ? `${name} nicht`
            : `weder dir noch ${name}`
      }, und ${hasRelay ? 'das Relay hat bisher nicht geholfen' : 'es gibt kein Relay'}.`,
      action:
        'Versuch es in einem anderen Netz. Bleibt es überall so, ist der UDP-Port des Servers zu: Sag es, wer ihn betreibt.',
    }),
    'path-lost': (_, name) => ({
      problem: `Der Weg zu ${name} ging verloren, und bisher wurde kein anderer gefunden. Ihr erreicht beide noch den Server.`,
      action:
        'Es wird weiter gesucht. Hat einer von euch Netz oder VPN gewechselt, verlass den Anruf und tritt wieder bei.',
    }),
    'no-servers': (_, name) => ({
      problem: `Deine Pakete und die von ${name} erreichen einander nicht, und dieser Server hilft nur innerhalb eines Netzes: Er hat weder STUN noch Relay.`,
      action:
        'Trefft euch im selben Netz, oder bitte, wer den Server betreibt, einen TURN-Server dazuzunehmen.',
    }),
    'no-direct-path': (_, name) => ({
      problem: `Zwischen deinem Netz und dem von ${name} kommt in keiner Richtung etwas durch, und dieser Server hat kein Relay.`,
      action:
        'Bitte, wer den Server betreibt, einen TURN-Server dazuzunehmen; oder einer von euch versucht es in einem anderen Netz, etwa über den Hotspot eines Telefons.',
    }),
    unanswered: (_, name) => ({
      problem: `Was an ${name} geht, wird nicht beantwortet, und dieser Server hat kein Relay. Wie es von dort aussieht, ist nicht bekannt.`,
      action:
        'Versuch es in einem anderen Netz, oder bitte, wer den Server betreibt, einen TURN-Server dazuzunehmen.',
    }),
    unknown: (_, name) => ({
      problem: `Bisher wurde kein Weg zu ${name} gefunden. Warum, lässt sich aus dem, was beide Seiten wissen, nicht sagen.`,
      action: 'Verlass den Anruf und tritt wieder bei, oder versuch es in einem anderen Netz.',
    }),
  },
  connectionFindings: {
    'server-unreachable': {
      problem: 'Der Anrufserver antwortet nicht, beitreten würde also gerade nicht klappen.',
      action: 'Sieh nach, ob dieses Gerät online ist, und prüfe dann noch einmal.',
    },
    'no-socket': {
      problem:
        'Der Anrufserver antwortet, aber die Verbindung, die Anrufe brauchen (ein WebSocket), kommt nicht zustande.',
      action:
        'Prüfe gleich noch einmal; bleibt es so, hält ein Proxy oder eine Firewall sie auf: Versuch es in einem anderen Netz.',
    },
    'stun-silent': {
      problem:
        'Über UDP, womit Bild und Ton reisen, antwortet nichts, und dieser Server hat kein Relay: Leute in anderen Netzen wirst du wahrscheinlich weder sehen noch hören.',
      action:
        'Versuch es in einem anderen Netz, zum Beispiel dem eines Telefons, und prüfe dann noch einmal.',
    },
    'no-address': {
      problem:
        'Dieser Browser bietet keine Adresse an, die Bild und Ton erreichen könnten, und dieser Server hat kein Relay: Du wirst niemanden sehen oder hören.',
      action:
        'Erlaube WebRTC in den Einstellungen des Browsers, seiner Erweiterungen oder des VPN und prüfe dann noch einmal.',
    },
  },
  deviceFindings: {
    'insecure-context': (localUrl) => ({
      problem:
        'Browser geben Kamera und Mikrofon nur für Seiten frei, die über https oder von localhost kommen, nicht für solche, die über einfaches http von einer anderen Adresse kommen.',
      action: `Öffne auf dem Computer, auf dem Engage läuft, stattdessen ${localUrl}. Von jedem anderen Gerät aus kannst du nur zusehen und zuhören, bis die Seite über https kommt.`,
    }),
    'unsupported-browser': {
      problem: 'Dieser Browser kann keine Videoanrufe: WebRTC fehlt ihm, oder es ist abgeschaltet.',
      action: 'Öffne den Link in einem aktuellen Firefox, Chrome, Edge oder Safari.',
    },
    'device-stopped': ofDevices(nouns, ({ The, has, plugInAgain }) => ({
      problem: `${The} ${has} aufgehört: ausgesteckt oder vom System weggenommen.`,
      action: plugInAgain,
    })),
    'permission-denied-by-system': ofDevices(nouns, ({ the }) => ({
      problem: `Diese Seite darf ${the} benutzen, aber das System lässt den Browser nicht.`,
      action: `Erlaube dem Browser in den Datenschutzeinstellungen des Systems, ${the} zu benutzen, und versuch es dann noch einmal.`,
    })),
    'permission-dismissed': ofDevices(nouns, ({ the }) => ({
      problem: `Der Browser hat gefragt, ob diese Seite ${the} benutzen darf, und keine Antwort bekommen.`,
      action: 'Versuch es noch einmal und wähle „Zulassen“.',
    })),
    'permission-denied': ofDevices(nouns, ({ the }) => ({
      problem: `Diese Seite darf ${the} nicht benutzen.`,
      action: `Erlaube ${the} über das Symbol neben der Adresse und versuch es dann noch einmal.`,
    })),
    'no-device': ofDevices(nouns, ({ none, plugIn }) => ({
      problem: `${none} wurde an diesem Gerät gefunden.`,
      action: `${plugIn} und versuch es dann noch einmal.`,
    })),
    'device-busy': ofDevices(nouns, ({ The, can, it }) => ({
      problem: `${The} ${can} nicht geöffnet werden; wahrscheinlich benutzt ${it} gerade ein anderes Programm.`,
      action:
        'Schließ andere Anrufe und Programme, die darauf zugreifen könnten, und versuch es dann noch einmal.',
    })),
    overconstrained: ofDevices(nouns, ({ chosen, other }) => ({ problem: chosen, action: other })),
    'unknown-device-error': ofDevices(nouns, ({ The, could }) => (errorName: string) => ({
      problem: `${The} ${could} nicht gestartet werden (${errorName}).`,
      action:
        'Versuch es noch einmal; hilft das nicht, lade die Seite neu oder nimm einen anderen Browser.',
    })),
  },
  mediaToggle: {
    camera: { on: 'Kamera ausschalten', off: 'Kamera einschalten' },
    microphone: { on: 'Mikrofon stummschalten', off: 'Mikrofon einschalten' },
  },
  settings: {
    title: 'Einstellungen',
    devices: {
      camera: {
        label: 'Kamera',
        any: 'Standardkamera',
        failed: 'Kamera nicht verfügbar',
        none: 'Keine Kamera',
        nameless: (index) => `Kamera ${number(index)}`,
      },
      microphone: {
        label: 'Mikrofon',
        any: 'Standardmikrofon',
        failed: 'Mikrofon nicht verfügbar',
        none: 'Kein Mikrofon',
        nameless: (index) => `Mikrofon ${number(index)}`,
      },
    },
    speaker: {
      label: 'Lautsprecher',
      any: 'Standardlautsprecher',
      nameless: (index) => `Lautsprecher ${number(index)}`,
      another: 'Anderen wählen',
      bySystem:
        'Dieser Browser spielt dort ab, wo das System es tut; wähle einen anderen Lautsprecher im System.',
      notYet:
        'Der Browser nennt Lautsprecher erst, wenn das Mikrofon erlaubt ist; bis dahin spielt er dort ab, wo das System es tut.',
      test: {
        idle: 'Testton abspielen',
        playing: 'Testton läuft…',
        failed: 'Kein Ton; noch einmal versuchen',
      },
    },
    blur: 'Hintergrund unscharf machen',
    loudness: 'Lautstärke deines Mikrofons',
    sound: 'Ton deines Mikrofons',
    soundProcesses: {
      noiseSuppression: 'Geräusche um dich herum unterdrücken',
      echoCancellation: 'Echo des Lautsprechers entfernen',
      autoGainControl: 'Deine Stimme gleich laut halten',
    },
    keyboard: 'Tastatur',
    singleKeys: 'Kürzel mit einzelnen Tasten',
    showShortcuts: 'Tastenkürzel zeigen',
    shortcutsTitle: 'Tastenkürzel',
    shortcutsOff: 'Sie sind in den Einstellungen abgeschaltet.',
    shortcuts: {
      m: 'Mikrofon stummschalten oder einschalten',
      v: 'Kamera ein- oder ausschalten',
      s: 'Deinen Bildschirm teilen oder damit aufhören',
      g: 'Alle gleich groß, oder groß, wer spricht',
      f: 'Vollbild oder zurück',
      i: 'Wie die Verbindung zu jeder Person ist',
      c: 'Chat öffnen oder schließen',
      h: 'Hand heben oder senken',
      r: 'Den Anruf aufnehmen oder damit aufhören',
      '?': 'Diese Liste zeigen',
    },
  },
  joining: {
    title: (room) => `${room} beitreten…`,
    noAnswer: 'Der Anrufserver antwortet nicht',
    attempt: (count) => `Diese Seite versucht es weiter; gerade läuft Versuch ${number(count)}.`,
    action:
      'Sieh nach, ob dieses Gerät online ist und ob engage serve dort, wo der Link herkommt, noch läuft.',
  },
  lobby: {
    title: (room) => `Warten auf Einlass in ${room}`,
    hostsSee: (name) =>
      `Die Gastgeber sehen, dass ${name} hereinmöchte. Sobald jemand von ihnen Ja sagt, geht diese Seite von selbst hinein.`,
    notYet: 'Noch sieht und hört dich niemand.',
  },
  waiting: {
    title: 'Noch ist sonst niemand hier',
    byName: (host, room) =>
      `Oder sie öffnen ${host}, geben ${room} ein und drücken auf „Anruf beitreten“.`,
    wholeLinkWithToken: 'Schick ihn ganz: Was nach dem # kommt, lässt sie herein.',
    wholeLinkWithKey: 'Schick ihn ganz: Was nach dem # kommt, ist der Schlüssel zu diesem Anruf.',
    thisComputerOnly: (host) => `Ein Link mit ${host} lässt sich nur auf diesem Computer öffnen.`,
  },
  invitation: {
    send: 'Schick ihnen diesen Link',
    making: 'Link wird erstellt…',
    none: 'Noch kein Link. Noch einmal versuchen',
    problem: (reason) => `Es gibt noch keinen Link für andere. ${reason}`,
    action: 'Dein eigener Link ist für Gastgeber, also schick den nicht weiter.',
    failures: {
      'no-answer': 'Der Server hat nicht geantwortet.',
      'not-the-server': 'Was geantwortet hat, ist nicht der Anrufserver.',
    },
  },
  call: {
    outOfReach:
      'Der Server ist nicht erreichbar; die Verbindung wird neu aufgebaut. Ihr könnt weiterreden.',
    playSound: 'Ton abspielen',
    sealed: 'Durch den Link versiegelt',
    sealedMeans:
      'Der Schlüssel im Link versiegelt, wie ihr verbunden seid: Der Server kann es weder lesen noch ändern.',
    notSealed: 'Nicht versiegelt',
    notSealedMeans:
      'Dieser Anruf hat keinen Schlüssel: Ein unehrlicher Server könnte sich zwischen euch stellen, es sei denn, die Zahlen neben jeder Person sind auf beiden Seiten gleich. Ein Link von engage room create hat einen Schlüssel.',
    locked: 'Abgeschlossen',
    lockedMeans: 'Nur Gastgeber können herein.',
    waitingRoom: 'Warteraum',
    waitingRoomMeans: 'Gäste warten, bis ein Gastgeber sie hereinlässt.',
    mutedByHost: 'Ein Gastgeber hat alle gebeten, sich stummzuschalten; dein Mikrofon ist aus.',
    deviceIsBack: (lost, used) => `„${lost}“ ist wieder da; „${used}“ wird weiter benutzt.`,
    deviceStopped: (lost, used) => `„${lost}“ hat aufgehört; stattdessen wird „${used}“ benutzt.`,
    switchBack: 'Zurückwechseln',
  },
  tile: {
    pictureAndSound: (name) => `Bild und Ton von ${name}`,
    ownCamera: 'Deine Kamera',
    host: 'Gastgeber',
    speaking: 'Spricht',
    microphoneOff: 'Mikrofon aus',
    cameraOff: 'Kamera aus',
    afterName: {
      speaking: ', spricht',
      microphoneOff: ', Mikrofon aus',
      cameraOff: ', Kamera aus',
    },
    paused: 'Das Bild macht Pause: Die Verbindung ist zu langsam dafür.',
    connecting: 'Verbindung wird aufgebaut…',
    reconnecting: 'Verbindung wird neu aufgebaut…',
    rejoin: 'Verlassen und wieder beitreten',
    cannotBeChecked: 'Nicht überprüfbar',
    insecure: 'Niemand kann sagen, ob jemand dazwischen ist: Diese Seite kam nicht über https.',
    noNumbers: (name) =>
      `Niemand kann sagen, ob jemand dazwischen ist: Von ${name} kamen keine Zahlen zum Vergleichen.`,
    numbersWith: (name) => `Zahlen zum Vergleichen mit ${name}:`,
    compare:
      'Lest euch diese Zahlen vor. Gleiche Zahlen: Niemand ist dazwischen. Andere Zahlen: Legt auf.',
    refusals: {
      'no-key-there': (name) => ({
        problem: `${name} kam ohne den Schlüssel dieses Anrufs.`,
        action: 'Schick den ganzen Link, mit allem nach dem #.',
      }),
      'no-key-here': () => ({
        problem: 'Dieser Anruf ist versiegelt, und diese Seite hat seinen Schlüssel nicht.',
        action: 'Öffne den ganzen Link, den du bekommen hast, über https oder auf localhost.',
      }),
      'not-authentic': (name) => ({
        problem: `Was von ${name} kam, ließ sich nicht überprüfen und wurde abgelehnt.`,
        action:
          'Der Link dort hat einen anderen Schlüssel, oder der Server hat etwas geändert. Vergleicht eure Links auf einem anderen Weg, bevor ihr weitermacht.',
      }),
      'meddled-with': (name) => ({
        problem: `Etwas zwischen dir und ${name} hat sich an der Verbindung zu schaffen gemacht, deshalb wurde sie beendet.`,
        action:
          'Vielleicht ist der Server nicht ehrlich. Trefft euch über einen anderen oder mit einem Link von engage room create.',
      }),
    },
  },
  changes: {
    joined: (name) => `${name} ist dazugekommen.`,
    left: (name) => `${name} ist gegangen.`,
    locked: 'Der Anruf ist abgeschlossen.',
    unlocked: 'Der Anruf ist nicht mehr abgeschlossen.',
    lobbyOn: 'Der Warteraum ist an.',
    lobbyOff: 'Der Warteraum ist aus.',
    picturePaused: (name) =>
      `Das Bild von ${name} macht Pause: Die Verbindung ist zu langsam dafür.`,
    pictureGoesOn: (name) => `Das Bild von ${name} geht weiter.`,
    own: {
      microphone: { on: 'Dein Mikrofon ist an.', off: 'Dein Mikrofon ist aus.' },
      camera: { on: 'Deine Kamera ist an.', off: 'Deine Kamera ist aus.' },
      screen: {
        on: 'Du teilst jetzt einen Bildschirm.',
        off: 'Du teilst keinen Bildschirm mehr.',
      },
    },
    theirs: {
      microphone: {
        on: (name) => `Das Mikrofon von ${name} ist an.`,
        off: (name) => `Das Mikrofon von ${name} ist aus.`,
      },
      camera: {
        on: (name) => `Die Kamera von ${name} ist an.`,
        off: (name) => `Die Kamera von ${name} ist aus.`,
      },
      screen: {
        on: (name) => `${name} teilt jetzt einen Bildschirm.`,
        off: (name) => `${name} teilt keinen Bildschirm mehr.`,
      },
    },
  },
  refusal: {
    'server-full': {
      title: 'Der Server ist voll',
      problem: 'Er hält so viele Anrufe, wie er kann.',
      action: 'Versuch es in einer Weile noch einmal.',
    },
    draining: {
      title: 'Der Server startet gleich neu',
      problem: 'Dieser Server hört gleich auf und nimmt keine neuen Anrufe an.',
      action: 'Versuch es in einer Minute noch einmal.',
    },
    'unsupported-version': {
      title: 'Diese Seite ist veraltet',
      problem: 'Der Server wurde aktualisiert, seit diese Seite geladen wurde.',
      action: 'Lade neu, um die passende Seite zu bekommen.',
    },
    'bad-room-name': {
      title: 'Dieser Raumname geht nicht',
      problem: 'Der Server nimmt ihn nicht an.',
      action: 'Trefft euch unter einem anderen Namen.',
    },
    'bad-person-name': {
      title: 'Dein Name geht hier nicht',
      problem: 'Der Server nimmt ihn nicht an.',
      action: 'Ändere ihn und tritt noch einmal bei.',
    },
    'too-many-attempts': {
      title: 'Zu viele Versuche',
      problem: 'Aus deinem Netz kamen in kurzer Zeit zu viele Anfragen.',
      action: 'Warte ein wenig und versuch es dann noch einmal.',
    },
    'not-allowed': {
      title: 'Du darfst diesem Anruf nicht beitreten',
      problem: 'Dein Link ist nicht zum Mitmachen da.',
      action: 'Bitte einen Gastgeber des Anrufs um einen Link zum Mitmachen.',
    },
    'link-needed': {
      title: 'Anrufe brauchen hier einen Link',
      problem:
        'Auf diesem Server startet oder betritt niemand einen Anruf allein mit seinem Namen.',
      action:
        'Wenn du eingeladen bist, frag nach dem Link und öffne ihn ganz. Wenn du diesen Server betreibst, erstelle den Anruf in seinem Terminal:',
    },
    'link-invalid': {
      title: 'Dieser Link öffnet den Anruf nicht',
      problem: 'Ein Teil fehlt, oder er gehört zu einem anderen Anruf oder Server.',
      action: 'Frag noch einmal nach dem Link und öffne ihn ganz.',
    },
    'link-expired': {
      title: 'Dieser Link ist abgelaufen',
      problem: 'Links zu einem Anruf gelten nur eine begrenzte Zeit.',
      action: 'Bitte einen Gastgeber des Anrufs um einen neuen.',
    },
    'room-locked': {
      title: 'Dieser Anruf ist abgeschlossen',
      problem: 'Gerade kann sonst niemand herein.',
      action: 'Bitte einen Gastgeber, ihn aufzuschließen, und versuch es dann noch einmal.',
    },
    'not-admitted': {
      title: 'Du wurdest nicht hereingelassen',
      problem: 'Ein Gastgeber dieses Anrufs hat Nein gesagt.',
      action:
        'War das ein Versehen, sag ihnen, dass du es bist, der anklopft, und versuch es noch einmal.',
    },
    'link-taken-back': {
      title: 'Dieser Link gilt nicht mehr',
      problem: 'Jemand, der mit ihm kam, wurde aus dem Anruf entfernt.',
      action: 'Bitte einen Gastgeber des Anrufs um einen neuen Link.',
    },
    'kicked-with-link': {
      title: 'Du wurdest aus diesem Anruf entfernt',
      problem:
        'Ein Gastgeber hat deine Teilnahme beendet. Deine Kamera und dein Mikrofon sind aus.',
      action:
        'Dein Link gilt nicht mehr. War das ein Versehen, bitte einen Gastgeber um einen neuen.',
    },
    'kicked-without-link': {
      title: 'Du wurdest aus diesem Anruf entfernt',
      problem:
        'Ein Gastgeber hat deine Teilnahme beendet. Deine Kamera und dein Mikrofon sind aus.',
      action:
        'War das ein Versehen, darfst du anklopfen: Ein Gastgeber entscheidet, ob du wieder hereinkommst.',
    },
    'closed-with-link': {
      title: 'Dieser Anruf ist vorbei',
      problem: 'Ein Gastgeber hat ihn für alle geschlossen.',
      action: 'Seine Links öffnen nichts mehr. Um euch wieder zu treffen, braucht ihr einen neuen.',
    },
    'closed-without-link': {
      title: 'Dieser Anruf ist vorbei',
      problem: 'Ein Gastgeber hat ihn für alle geschlossen.',
      action: 'Um euch wieder zu treffen, startet einen neuen Anruf.',
    },
    misunderstanding: {
      title: 'Der Server und diese Seite verstehen sich nicht',
      problem: 'Der Server konnte mit dem, was diese Seite geschickt hat, nichts anfangen.',
      action: 'Lade neu; hilft das nicht, sag es der Person, die den Server betreibt.',
    },
    'room-taken': {
      title: 'Dieser Anruf hat schon begonnen',
      problem: (room) => `In „${room}“ sind schon Leute.`,
      action: 'Komm dazu, wenn du sie kennst, oder starte deinen Anruf unter einem anderen Namen.',
    },
    'room-full': {
      title: 'Dieser Anruf ist voll',
      problem: (room) => `In „${room}“ sind so viele Leute, wie hineinpassen.`,
      action:
        'Versuch es noch einmal, wenn jemand gegangen ist, oder trefft euch in einem anderen Raum.',
    },
    remedies: {
      'join-it': 'Dazukommen',
      'try-again': 'Noch einmal versuchen',
      knock: 'Anklopfen',
      'choose-another-name': 'Anderen Namen wählen',
      'change-your-name': 'Deinen Namen ändern',
      'back-to-start': 'Zurück zum Anfang',
      reload: 'Neu laden',
    },
  },
  stage: {
    people: 'Leute in diesem Anruf',
    screenOf: (name) => `Bildschirm von ${name}`,
    ownScreen: 'Dein Bildschirm',
    stopSharing: 'Nicht mehr teilen',
    waitingForPicture: 'Warten auf das Bild…',
    share: 'Deinen Bildschirm teilen',
    unshare: 'Deinen Bildschirm nicht mehr teilen',
    shareFailed:
      'Dein Bildschirm ließ sich nicht teilen. Vielleicht erlaubt das System diesem Browser keine Aufnahme; sieh in seinen Datenschutzeinstellungen nach.',
    largeCall: (cameras, uploads) =>
      `${plural(cameras, {
        one: `${number(cameras)} Person sendet Video`,
        other: `${number(cameras)} Leute senden Video`,
      })}, und dein Computer lädt dein Bild ${plural(uploads, {
        one: `${number(uploads)} Mal hoch`,
        other: `${number(uploads)} Mal hoch, einmal für jeden der anderen`,
      })}. Wenn der Anruf stockt, mach nur mit Ton weiter.`,
    turnCameraOff: 'Kamera ausschalten',
    keepItOn: 'An lassen',
    pin: (name) => `${name} anheften`,
    unpin: (name) => `${name} loslösen`,
    inFullScreen: (name) => `${name} im Vollbild`,
    leaveFullScreen: 'Vollbild beenden',
    view: 'Ansicht',
    speakerView: 'Sprecheransicht',
    speakerViewMeans: 'Wer spricht, ist groß (G).',
    gridView: 'Rasteransicht',
    gridViewMeans: 'Alle werden gleich groß gezeigt (G).',
    pinnedMeans: 'Was angeheftet ist, ist groß, egal wer spricht.',
    fullScreen: 'Vollbild',
    fullScreenMeans: 'Nur der Anruf ist zu sehen (F).',
    leaveFullScreenMeans: 'Der Browser zeigt wieder seine Leisten (F).',
    showOwn: 'Dein eigenes Bild zeigen',
    hideOwn: 'Dein eigenes Bild verbergen',
    hideOwnMeans: 'Die anderen sehen es trotzdem.',
    moveOwn: 'Dein eigenes Bild verschieben',
    ownIsAt: {
      'top-left': 'Es ist oben links im Raster.',
      'top-right': 'Es ist oben rechts im Raster.',
      'bottom-left': 'Es ist unten links im Raster.',
      'bottom-right': 'Es ist unten rechts im Raster.',
    },
    pictureInPicture: 'Bild im Bild',
    pictureInPictureMeans: 'Das große Bild schwebt über anderen Fenstern.',
    noPictureToFloat: 'Gerade gibt es kein Bild zu zeigen.',
    changes: {
      speaker: 'Jetzt ist groß, wer spricht.',
      grid: 'Alle werden gleich groß gezeigt.',
      pinned: (name) => `${name} ist angeheftet.`,
      unpinned: 'Niemand ist mehr angeheftet.',
      ownHidden: 'Dein eigenes Bild ist verborgen; die anderen sehen es noch.',
      ownShown: 'Dein eigenes Bild wird gezeigt.',
      ownIsAt: {
        'top-left': 'Dein eigenes Bild ist oben links.',
        'top-right': 'Dein eigenes Bild ist oben rechts.',
        'bottom-left': 'Dein eigenes Bild ist unten links.',
        'bottom-right': 'Dein eigenes Bild ist unten rechts.',
      },
    },
  },
  hosting: {
    tools: 'Gastgeber-Werkzeuge',
    forEveryone: 'Für alle in diesem Anruf',
    outOfReach: 'Der Server ist nicht erreichbar; warte, bis er wieder da ist.',
    lock: 'Anruf abschließen',
    lockMeans: 'Dann können nur Gastgeber herein.',
    unlock: 'Anruf aufschließen',
    unlockMeans: 'Jetzt können nur Gastgeber herein.',
    lobbyOn: 'Warteraum einschalten',
    lobbyOnMeans: 'Dann warten Gäste auf Einlass.',
    lobbyOff: 'Warteraum ausschalten',
    lobbyOffMeans: 'Jetzt warten Gäste auf Einlass.',
    mute: 'Alle stummschalten',
    muteMeans: 'Auch dich; jeder kann wieder einschalten.',
    close: 'Anruf für alle schließen',
    closeMeans: 'Alle gehen. Fragt noch einmal nach.',
    closeAsk: 'Den Anruf für alle schließen?',
    closeYes: 'Anruf schließen',
    closeWithLinks:
      'Alle gehen, und kein Link von bisher lässt noch jemanden herein, auch deiner nicht.',
    closeWithoutLinks: 'Alle gehen. Jeder kann unter diesem Namen einen neuen Anruf starten.',
    waiting: 'Warten auf Einlass',
    wantsIn: (name) => `${name} möchte herein`,
    refuse: 'Ablehnen',
    refusePerson: (name) => `${name} ablehnen`,
    admit: 'Hereinlassen',
    admitPerson: (name) => `${name} hereinlassen`,
    remove: 'Entfernen',
    removePerson: (name) => `${name} entfernen`,
    removeAsk: (name) => `${name} aus dem Anruf entfernen?`,
    removal: {
      withoutLinks: (name) =>
        `${name} geht sofort. Der Warteraum wird eingeschaltet, damit niemand wieder hereinkommt, den kein Gastgeber lässt.`,
      ofHost: (name) =>
        `${name} geht sofort. Der Gastgeber-Link von ${name} lässt niemanden mehr herein; kamst du mit demselben, kommst auch du mit ihm nicht zurück.`,
      ofGuest: (name) =>
        `${name} geht sofort. Der Link von ${name} lässt niemanden mehr herein; andere, die mit ihm kamen, bleiben. Schick Neuen einen neuen Link.`,
    },
  },
  talk: {
    chat: 'Chat',
    unread: (count) =>
      plural(count, {
        one: `Chat, ${number(count)} ungelesene Nachricht`,
        other: `Chat, ${number(count)} ungelesene Nachrichten`,
      }),
    closeChat: 'Chat schließen',
    empty:
      'Nachrichten und Dateien gehen direkt zu den anderen; der Server sieht sie nicht. Sie sind weg, wenn der Anruf vorbei ist.',
    messages: 'Nachrichten',
    files: 'Dateien',
    messageToEveryone: 'Nachricht an alle',
    tooLong: (max) => `Eine Nachricht hat höchstens ${number(max)} sichtbare Zeichen.`,
    filesToSend: 'Dateien zum Senden',
    sendFiles: 'Dateien senden',
    sendMessage: 'Nachricht senden',
    send: 'Senden',
    dropFiles: 'Lass die Dateien fallen, um sie allen hier zu senden',
    nobodyForFiles:
      'Hier ist niemand, an den Dateien gehen könnten. Warte, bis jemand da ist, und wähle sie dann noch einmal.',
    folders: (names) =>
      `Ordner werden nicht gesendet: ${names}. Sende die Dateien darin oder eine Zip-Datei davon.`,
    tooManyFiles: (count, max) =>
      `Nicht gesendete Dateien: ${number(count)}. Höchstens ${number(max)} können auf eine Antwort warten; sende den Rest danach.`,
    accordingTo: (name) => `laut ${name}`,
    accordingToMeans:
      'Es kam von dort und nicht von der Person selbst, die es vielleicht nie geschrieben hat.',
    raiseHand: 'Hand heben',
    lowerHand: 'Hand senken',
    handRaised: (place) => `Hand gehoben, Nummer ${number(place)} in der Reihe`,
    react: 'Reagieren',
    reactWith: (emoji) => `Mit ${emoji} reagieren`,
    news: {
      message: (author, text) => `${author}: ${text}`,
      file: (file, state) => `${file}: ${state}`,
      offer: (name, file) => `${name} bietet dir ${file} an.`,
      handRaised: (name) => `${name} hat die Hand gehoben.`,
      handLowered: (name) => `${name} hat die Hand gesenkt.`,
      reaction: (name, emoji) => `${name} reagiert mit ${emoji}.`,
    },
  },
  files: {
    accept: 'Annehmen',
    acceptFile: (file) => `${file} annehmen`,
    decline: 'Ablehnen',
    declineFile: (file) => `${file} ablehnen`,
    cancelFile: (file) => `${file} abbrechen`,
    moved: (file) => `${file}, bisher übertragener Teil`,
    sending: {
      offered: (size, name) => `${size} · warten auf ${name}`,
      moving: (done, size, name) => `${done} von ${size} an ${name}`,
      done: (size, name) => `${size} · bei ${name} angekommen`,
      declined: (name) => `${name} hat abgelehnt`,
      failed: {
        'connection-lost': (name) =>
          `Die Verbindung zu ${name} brach ab, bevor alles durch war. Sende sie noch einmal.`,
        damaged: (name) =>
          `${name} konnte sie nicht so speichern, wie sie gesendet wurde. Sende sie noch einmal.`,
        'not-readable': () =>
          'Sie ließ sich nicht lesen: Sie wurde verschoben oder geändert. Wähle sie noch einmal.',
        'not-saved': () =>
          'Sie ließ sich hier nicht speichern: Vielleicht ist der Datenträger voll. Bitte darum, sie noch einmal zu senden.',
        'no-room': () =>
          'Hier ist nicht genug Platz dafür. Lösche etwas auf diesem Gerät und bitte dann darum, sie noch einmal zu senden.',
      },
    },
    receiving: {
      offered: (size, name) => `${size} · von ${name}`,
      moving: (done, size, name) => `${done} von ${size}, gesendet von ${name}`,
      done: (size, name) => `${size} · von ${name}, gespeichert und geprüft`,
      declined: 'Du hast abgelehnt',
      failed: {
        'connection-lost': (name) =>
          `Die Verbindung zu ${name} brach ab, bevor alles durch war. Bitte darum, sie noch einmal zu senden.`,
        damaged: () =>
          'Was ankam, ist nicht, was gesendet wurde; es wurde nicht behalten. Bitte darum, sie noch einmal zu senden.',
        'not-readable': (name) =>
          `${name} kann sie nicht mehr lesen: Sie wurde verschoben oder geändert. Bitte darum, sie noch einmal zu senden.`,
        'not-saved': () =>
          'Sie ließ sich hier nicht speichern: Vielleicht ist der Datenträger voll. Bitte darum, sie noch einmal zu senden.',
        'no-room': () =>
          'Hier ist nicht genug Platz dafür. Lösche etwas auf diesem Gerät und bitte dann darum, sie noch einmal zu senden.',
      },
    },
    cancelledByMe: 'Du hast abgebrochen',
    cancelledBy: (name) => `${name} hat abgebrochen`,
    paused: (done, size, name) =>
      `${done} von ${size} · angehalten, geht weiter, sobald die Verbindung zu ${name} wieder da ist`,
    away: (done, size, name, minutes) =>
      `${done} von ${size} · angehalten: ${name} ist weg. Es geht weiter bei einer Rückkehr innerhalb von ${number(minutes)} Minuten.`,
    noRoom: (room) =>
      `Sie passt nicht: In diesem Browser ist Platz für ${room}. Lösche etwas auf diesem Gerät und nimm sie dann an, oder lehne ab.`,
  },
  recording: {
    mark: 'Aufnahme',
    region: 'Aufnahmen dieses Anrufs',
    start: 'Anruf aufnehmen',
    startMeans: 'Alle werden gefragt; wer Nein sagt, ist nicht darin (R).',
    stop: 'Aufnahme beenden',
    stopMeans: 'Die Datei wird abgeschlossen (R).',
    asks: (name) => `${name} möchte diesen Anruf aufnehmen.`,
    asksMeans: 'Du bist nur darin, wenn du es erlaubst.',
    allow: 'Erlauben',
    refuse: 'Nicht erlauben',
    records: (name) => `${name} nimmt diesen Anruf auf.`,
    withYou: 'Du bist in der Aufnahme.',
    withoutYou: 'Du bist nicht in der Aufnahme.',
    withdraw: 'Nicht mehr aufnehmen',
    youRecord: 'Du nimmst diesen Anruf auf.',
    alone: 'Sonst ist niemand hier.',
    onlyYou: 'Darin: nur du.',
    inIt: (names) => `Darin: du, ${names}.`,
    notInIt: (names) => `Nicht darin: ${names}.`,
    unanswered: (names) => `Nicht darin, solange die Antwort fehlt: ${names}.`,
    saving: 'Die Aufnahme wird gespeichert …',
    saved: (size) => `Die Aufnahme ist gespeichert: ${size}.`,
    nothingSaved: 'Es konnte nichts gespeichert werden.',
    problems: {
      disk: 'Die Datei ließ sich nicht weiter schreiben. Schaffe Platz auf dem Datenträger und nimm noch einmal auf.',
      encoder:
        'Der Browser hat die Aufnahme beendet. Nimm noch einmal auf, um in einer anderen Datei weiterzumachen.',
    },
    failed: 'Die Aufnahme konnte nicht beginnen. Lade die Seite neu und versuche es noch einmal.',
    notRecorded: 'nicht aufgenommen',
    heard: {
      stopped: (name) => `${name} nimmt nicht mehr auf.`,
      youRecord: 'Du nimmst diesen Anruf auf. Die anderen werden gefragt.',
      youStopped: 'Du nimmst nicht mehr auf.',
      allowed: (name) => `${name} ist in der Aufnahme.`,
      refused: (name) => `${name} ist nicht in der Aufnahme.`,
    },
  },
  stats: {
    title: 'Verbindung',
    means: 'Wie du verbunden bist',
    none: 'Noch keine Verbindung.',
    summary: (path, roundTrip) => `${path}. Hin und zurück: ${roundTrip}.`,
    what: 'Was',
    toThem: 'Hin',
    fromThem: 'Zurück',
    noPath: 'Noch keiner',
    direct: (here, there) => `Direkt (hier ${here}, dort ${there})`,
    directOver: (protocol, here, there) => `Direkt über ${protocol} (hier ${here}, dort ${there})`,
    relayed: (here, there) => `Über ein Relay (hier ${here}, dort ${there})`,
    relayedOver: (protocol, here, there) =>
      `Über ein Relay mit ${protocol} (hier ${here}, dort ${there})`,
    candidates: {
      own: 'eigene Adresse',
      nat: 'hinter einem NAT',
      relay: 'Relay',
      unknown: 'unbekannt',
    },
    rows: {
      sound: 'Ton',
      soundLost: 'Ton verloren',
      soundJitter: 'Ton-Jitter',
      soundCodec: 'Ton-Codec',
      picture: 'Bild',
      pictureLost: 'Bild verloren',
      pictureJitter: 'Bild-Jitter',
      pictureCodec: 'Bild-Codec',
      size: 'Größe',
      limitedBy: 'Begrenzt durch',
    },
    limits: { none: 'nichts', cpu: 'dieses Gerät', bandwidth: 'den Weg' },
    percent: (value) => `${value} %`,
    milliseconds: (value) => `${value} ms`,
    bitrate: (value) => `${value} kbit/s`,
    pictureSize: (width, height) => `${width}×${height}`,
    pictureSizeAndRate: (width, height, rate) => `${width}×${height}, ${rate}/s`,
  },
};

function whom(side: Side, name: string): string {
  return { here: 'dich', there: name, both: 'euch beide' }[side];
}

function whoTried(side: Side, name: string): string {
  return {
    here: 'Du hast es versucht',
    there: `${name} hat es versucht`,
    both: 'Ihr habt es beide versucht',
  }[side];
}
