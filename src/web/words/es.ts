import type { Side } from '../../diagnosis/pair-finding.ts';
import { ofDevices } from './device-words.ts';
import type { Words } from './en.ts';
import { formatsOf } from './formats.ts';

const { number, time, plural } = formatsOf<'one' | 'many' | 'other'>('es');

const nouns = {
  camera: {
    the: 'la cámara',
    stopped: 'La cámara dejó de funcionar: se desconectó o el sistema la ocupó.',
    plugInAgain: 'Vuelve a conectarla o elige otra.',
    none: 'No se encontró ninguna cámara en este dispositivo.',
    plugIn: 'Conecta una y vuelve a intentarlo.',
    busy: 'No se puede abrir la cámara; probablemente la está usando otro programa.',
    chosen: 'La cámara elegida ya no está o no puede funcionar como necesita una llamada.',
    other: 'Elige otra.',
    failed: 'No se pudo iniciar la cámara',
  },
  microphone: {
    the: 'el micrófono',
    stopped: 'El micrófono dejó de funcionar: se desconectó o el sistema lo ocupó.',
    plugInAgain: 'Vuelve a conectarlo o elige otro.',
    none: 'No se encontró ningún micrófono en este dispositivo.',
    plugIn: 'Conecta uno y vuelve a intentarlo.',
    busy: 'No se puede abrir el micrófono; probablemente lo está usando otro programa.',
    chosen: 'El micrófono elegido ya no está o no puede funcionar como necesita una llamada.',
    other: 'Elige otro.',
    failed: 'No se pudo iniciar el micrófono',
  },
  both: {
    the: 'la cámara y el micrófono',
    stopped:
      'La cámara y el micrófono dejaron de funcionar: se desconectaron o el sistema los ocupó.',
    plugInAgain: 'Vuelve a conectarlos o elige otros.',
    none: 'No se encontró ninguna cámara ni ningún micrófono en este dispositivo.',
    plugIn: 'Conéctalos y vuelve a intentarlo.',
    busy: 'No se pueden abrir la cámara y el micrófono; probablemente los está usando otro programa.',
    chosen:
      'La cámara y el micrófono elegidos ya no están o no pueden funcionar como necesita una llamada.',
    other: 'Elige otros.',
    failed: 'No se pudieron iniciar la cámara y el micrófono',
  },
};

export const es: Words = {
  format: { number, time, units: ['B', 'kB', 'MB', 'GB', 'TB'] },
  common: {
    cancel: 'Cancelar',
    ok: 'Aceptar',
    tryAgain: 'Intentar de nuevo',
    backToStart: 'Volver al inicio',
    leave: 'Salir',
    close: 'Cerrar',
    closeDialog: (title) => `Cerrar ${title.toLowerCase()}`,
    you: 'Tú',
    guest: 'Invitado',
    withKey: (does, key) => `${does} (${key})`,
    copyLink: 'Copiar enlace',
    copied: 'Copiado',
    language: 'Idioma',
  },
  broken: {
    title: 'Algo se rompió',
    problem:
      'Esta página se topó con un error y no puede continuar. Si estabas en una llamada, ha terminado para ti.',
    action: 'Recarga la página para volver a la misma sala.',
    reload: 'Recargar',
  },
  landing: {
    lead: 'Videollamadas privadas. Acuerden un nombre de sala y encuéntrense allí.',
    offline: {
      problem: 'No tienes conexión.',
      action: 'Las llamadas necesitan una red. Esta página seguirá en cuanto haya una.',
    },
    badLink: {
      problem: 'Este enlace no lleva a ninguna sala.',
      action: 'Pide el enlace otra vez o escribe aquí el nombre de la sala.',
    },
    room: {
      label: 'Nombre de la sala',
      hint: 'Todos los de la llamada escriben el mismo nombre.',
      placeholder: 'por ejemplo equipo',
    },
    start: 'Iniciar llamada',
    join: 'Unirse a una llamada',
    promise: 'Sin cuenta. La imagen y el sonido van cifrados entre las personas de la llamada.',
  },
  controls: { more: 'Más' },
  soundOnly: {
    choose: { label: 'Solo sonido', effect: 'No recibes imágenes; la tuya sigue como está.' },
    end: { label: 'Mostrar imágenes', effect: 'Los demás vuelven a enviar las suyas.' },
    begun: 'Ahora solo recibes sonido; nadie te envía imágenes.',
    over: 'Las imágenes se muestran de nuevo.',
    note: 'Solo recibes sonido.',
    screen: (title: string) => `${title}: no se muestra, porque solo recibes sonido.`,
  },
  roomName: {
    'only-dots': () => 'El nombre de una sala no puede ser solo puntos.',
    empty: () => 'El nombre de una sala necesita al menos un carácter.',
    'too-long': (max) => `El nombre de una sala tiene como máximo ${number(max)} caracteres.`,
    invisible: () => 'El nombre de una sala no puede contener caracteres de control invisibles.',
  },
  personName: {
    empty: () => 'Un nombre necesita al menos un carácter.',
    'too-long': (max) => `Un nombre tiene como máximo ${number(max)} caracteres.`,
    invisible: () => 'Un nombre no puede contener caracteres de control invisibles.',
  },
  ended: {
    title: 'Saliste de la llamada',
    others: (room) =>
      `Tu cámara y tu micrófono están apagados. Los demás en ${room} pueden seguir sin ti.`,
    rejoin: 'Volver a entrar',
  },
  preJoin: {
    cannotJoin: 'Este navegador no puede unirse',
    anotherRoom: 'Otra sala',
    about: 'Estás a punto de unirte a',
    yourName: 'Tu nombre',
    waitingForDevices: 'Esperando a tus dispositivos…',
    join: 'Unirse',
    joinWithoutMicrophone: 'Unirse sin micrófono',
    joinWithoutCamera: 'Unirse sin cámara',
    joinToWatch: 'Unirse para ver y escuchar',
    preview: 'Vista previa',
    goOnWithout: 'Seguir sin ellos',
    mayAsk: 'Puede que tu navegador pregunte por la cámara y el micrófono. Permítelos, por favor.',
    noPicture: 'Sin imagen',
    cameraOff: 'Tu cámara está apagada',
    checking: 'Comprobando…',
    checkAgain: 'Comprobar de nuevo',
    incomplete: {
      problem: 'Falta una parte de esta página.',
      action:
        'Quizá no se llega al servidor, o este tiene una página más nueva. Vuelve a cargarla y únete.',
    },
  },
  pair: {
    offline: () => ({
      problem: 'Este dispositivo no tiene red o no llega al servidor de llamadas.',
      action: 'Revisa tu red. La llamada sigue sola cuando vuelva.',
    }),
    'other-silent': ({ wasConnected }, name) => ({
      problem: wasConnected
        ? `Ya no llega nada de ${name}, ni siquiera a través del servidor.`
        : `${name} se ha unido, pero su dispositivo no responde.`,
      action: `Si tu red funciona, la suya se ha caído, o su página está dormida o se ha cerrado: ${name} debería abrirla de nuevo.`,
    }),
    'not-negotiated': (_, name) => ({
      problem: `Tú y ${name} llegáis al servidor, pero la conexión no se acordó.`,
      action: 'Sal y vuelve a unirte: así se empieza de nuevo.',
    }),
    'keys-not-agreed': (_, name) => ({
      problem: `Hay un camino hasta ${name}, pero no se pudo acordar el cifrado en él.`,
      action:
        'Sal y vuelve a unirte. Si se repite, algo en el camino inspecciona o cambia los paquetes: prueba sin VPN o desde otra red.',
    }),
    'no-candidates': ({ side }, name) => ({
      problem: {
        here: 'Tu navegador no ofrece ninguna dirección a la que puedan llegar imagen y sonido.',
        there: `El navegador de ${name} no ofrece ninguna dirección a la que puedan llegar imagen y sonido.`,
        both: `Ni tu navegador ni el de ${name} ofrecen una dirección a la que puedan llegar imagen y sonido.`,
      }[side],
      action: {
        here: 'Permite WebRTC en los ajustes del navegador, de sus extensiones o de la VPN y vuelve a unirte.',
        there: `${name} debería permitir WebRTC en los ajustes del navegador, de sus extensiones o de la VPN y volver a unirse.`,
        both: 'En ambos lados: permitid WebRTC en los ajustes del navegador, de sus extensiones o de la VPN y volved a uniros.',
      }[side],
    }),
    'relay-rejected': ({ side, errorCode }, name) => ({
      problem: `No hay camino directo hasta ${name}, y el relé rechaza la petición (${who(side, name)}): ${
        [401, 431, 438, 441].includes(errorCode)
          ? 'no acepta la contraseña que da este servidor'
          : [486, 508].includes(errorCode)
            ? 'está lleno'
            : 'no atiende lo que se le pide'
      } (${errorCode}).`,
      action:
        'Quien lleva el servidor puede arreglarlo: que revise las credenciales y los límites del relé.',
    }),
    'relay-unreachable': ({ side, isOverTcp }, name) => ({
      problem: `No hay camino directo hasta ${name}, y el relé no responde (${who(side, name)}).`,
      action: isOverTcp
        ? 'Prueba desde otra red, o pregunta a quien lleva el servidor si el relé funciona.'
        : 'Prueba desde otra red, o pide a quien lleva el servidor que ofrezca el relé también por TCP o TLS.',
    }),
    'relay-failed': ({ side }, name) => ({
      problem: `No hay camino directo hasta ${name}, y el relé no dio ninguna dirección (${who(side, name)}). No se puede saber por qué.`,
      action: 'Pide a quien lleva el servidor que revise el relé, o prueba desde otra red.',
    }),
    'relay-idle': (_, name) => ({
      problem: `No hay camino directo hasta ${name}, y el relé responde pero no deja pasar nada.`,
      action:
        'Quien lleva el servidor puede arreglarlo: el relé debe poder llegar a las personas de la llamada.',
    }),
    'no-common-family': ({ here, there }, name) => ({
      problem: `Tu red solo tiene ${here} y la de ${name} solo ${there}, así que no llegan la una a la otra.`,
      action: 'Que uno de los dos pruebe desde otra red. También ayudaría un relé que hable ambos.',
    }),
    'names-unresolved': (_, name) => ({
      problem: `El navegador de ${name} oculta sus direcciones, y los nombres que da en su lugar no se conocen aquí.`,
      action:
        'Enciende la cámara o el micrófono: entonces los navegadores muestran direcciones. También ayudaría un servidor STUN o TURN.',
    }),
    'udp-blocked': ({ side, hasRelay }, name) => ({
      problem: `${side === 'here' ? 'Tu red' : `La red de ${name}`} no deja pasar UDP, que las llamadas necesitan, y ${
        hasRelay ? 'el relé no ha servido hasta ahora' : 'este servidor no tiene relé'
      }.`,
      action: `${
        side === 'here' ? 'Prueba' : `${name} debería probar`
      } desde otra red, como la de un teléfono, o pide a quien lleva el servidor un servidor TURN sobre TLS.`,
    }),
    'udp-silent': ({ side, hasRelay }, name) => ({
      problem: `Por UDP, que las llamadas necesitan, el servidor no responde (${who(side, name)}), y ${
        hasRelay ? 'el relé no ha servido hasta ahora' : 'no hay relé'
      }.`,
      action:
        'Prueba desde otra red. Si pasa en todas, el puerto UDP del servidor está cerrado: díselo a quien lo lleva.',
    }),
    'path-lost': (_, name) => ({
      problem: `Se perdió el camino hasta ${name}, y no se ha encontrado otro por ahora. Los dos seguís llegando al servidor.`,
      action:
        'Se sigue buscando. Si uno de los dos ha cambiado de red o de VPN, sal y vuelve a unirte.',
    }),
    'no-servers': (_, name) => ({
      problem: `Tus paquetes y los de ${name} no llegan al otro lado, y este servidor solo sirve dentro de una misma red: no tiene STUN ni relé.`,
      action:
        'Encontraos en la misma red, o pide a quien lleva el servidor que añada un servidor TURN.',
    }),
    'no-direct-path': (_, name) => ({
      problem: `Entre tu red y la de ${name} no pasa nada en ningún sentido, y este servidor no tiene relé.`,
      action:
        'Pide a quien lleva el servidor que añada un servidor TURN; o que uno de los dos pruebe desde otra red, como la de un teléfono.',
    }),
    unanswered: (_, name) => ({
      problem: `Lo que se envía a ${name} no tiene respuesta, y este servidor no tiene relé. No se sabe cómo se ve desde su lado.`,
      action: 'Prueba desde otra red, o pide a quien lleva el servidor que añada un servidor TURN.',
    }),
    unknown: (_, name) => ({
      problem: `Por ahora no se ha encontrado ningún camino hasta ${name}. Con lo que saben ambos lados no se puede decir por qué.`,
      action: 'Sal y vuelve a unirte, o prueba desde otra red.',
    }),
  },
  connectionFindings: {
    'server-unreachable': {
      problem: 'El servidor de llamadas no responde, así que ahora no podrías unirte.',
      action: 'Comprueba que este dispositivo tiene conexión y vuelve a probar.',
    },
    'no-socket': {
      problem:
        'El servidor de llamadas responde, pero la conexión que las llamadas necesitan (un WebSocket) no se abre.',
      action:
        'Vuelve a comprobar en un momento; si sigue así, la detiene un proxy o un cortafuegos: prueba con otra red.',
    },
    'stun-silent': {
      problem:
        'Nada responde por UDP, por donde viajan la imagen y el sonido, y este servidor no tiene relé: probablemente no verás ni oirás a personas de otras redes.',
      action: 'Prueba con otra red, por ejemplo la de un teléfono, y vuelve a comprobar.',
    },
    'no-address': {
      problem:
        'Este navegador no ofrece ninguna dirección a la que puedan llegar la imagen y el sonido, y este servidor no tiene relé: no verás ni oirás a nadie.',
      action:
        'Permite WebRTC en los ajustes del navegador, de sus extensiones o de la VPN, y vuelve a comprobar.',
    },
  },
  deviceFindings: {
    'insecure-context': (localUrl) => ({
      problem:
        'Los navegadores solo dan la cámara y el micrófono a páginas que llegan por https o desde localhost, no a las que llegan por http simple desde otra dirección.',
      action: `En el equipo donde funciona Engage, abre ${localUrl} en su lugar. Desde cualquier otro dispositivo solo puedes ver y escuchar hasta que la página llegue por https.`,
    }),
    'unsupported-browser': {
      problem: 'Este navegador no puede hacer videollamadas: no tiene WebRTC o está desactivado.',
      action: 'Abre el enlace en una versión actual de Firefox, Chrome, Edge o Safari.',
    },
    'device-stopped': ofDevices(nouns, ({ stopped, plugInAgain }) => ({
      problem: stopped,
      action: plugInAgain,
    })),
    'permission-denied-by-system': ofDevices(nouns, ({ the }) => ({
      problem: `Esta página puede usar ${the}, pero el sistema no deja al navegador.`,
      action: `Permite que el navegador use ${the} en los ajustes de privacidad del sistema y vuelve a intentarlo.`,
    })),
    'permission-dismissed': ofDevices(nouns, ({ the }) => ({
      problem: `El navegador preguntó si esta página puede usar ${the} y no recibió respuesta.`,
      action: 'Vuelve a intentarlo y elige «Permitir».',
    })),
    'permission-denied': ofDevices(nouns, ({ the }) => ({
      problem: `Esta página no tiene permiso para usar ${the}.`,
      action: `Permite ${the} con el icono que está junto a la dirección y vuelve a intentarlo.`,
    })),
    'no-device': ofDevices(nouns, ({ none, plugIn }) => ({ problem: none, action: plugIn })),
    'device-busy': ofDevices(nouns, ({ busy }) => ({
      problem: busy,
      action:
        'Cierra otras llamadas y los programas que puedan estar usando algo de esto, y vuelve a intentarlo.',
    })),
    overconstrained: ofDevices(nouns, ({ chosen, other }) => ({ problem: chosen, action: other })),
    'unknown-device-error': ofDevices(nouns, ({ failed }) => (errorName: string) => ({
      problem: `${failed} (${errorName}).`,
      action: 'Vuelve a intentarlo; si no funciona, recarga la página o usa otro navegador.',
    })),
  },
  mediaToggle: {
    camera: { on: 'Apagar la cámara', off: 'Encender la cámara' },
    microphone: { on: 'Silenciar el micrófono', off: 'Activar el micrófono' },
  },
  settings: {
    title: 'Ajustes',
    devices: {
      camera: {
        label: 'Cámara',
        any: 'Cámara predeterminada',
        failed: 'Cámara no disponible',
        none: 'Sin cámara',
        nameless: (index) => `Cámara ${number(index)}`,
      },
      microphone: {
        label: 'Micrófono',
        any: 'Micrófono predeterminado',
        failed: 'Micrófono no disponible',
        none: 'Sin micrófono',
        nameless: (index) => `Micrófono ${number(index)}`,
      },
    },
    speaker: {
      label: 'Altavoz',
      any: 'Altavoz predeterminado',
      nameless: (index) => `Altavoz ${number(index)}`,
      another: 'Elegir otro',
      bySystem: 'Este navegador suena donde suena el sistema; elige allí otro altavoz.',
      notYet:
        'El navegador nombra los altavoces cuando se permite el micrófono; hasta entonces suena donde suena el sistema.',
      test: {
        idle: 'Reproducir un sonido de prueba',
        playing: 'Reproduciendo un sonido de prueba…',
        failed: 'Sin sonido; intentar de nuevo',
      },
    },
    blur: 'Desenfocar el fondo',
    loudness: 'Volumen de tu micrófono',
    sound: 'Sonido de tu micrófono',
    soundProcesses: {
      noiseSuppression: 'Suprimir el ruido a tu alrededor',
      echoCancellation: 'Cancelar el eco del altavoz',
      autoGainControl: 'Mantener tu voz a un mismo volumen',
    },
    keyboard: 'Teclado',
    singleKeys: 'Atajos de una sola tecla',
    showShortcuts: 'Mostrar los atajos de teclado',
    shortcutsTitle: 'Atajos de teclado',
    shortcutsOff: 'Están desactivados en los ajustes.',
    shortcuts: {
      m: 'Silenciar o activar el micrófono',
      v: 'Encender o apagar la cámara',
      s: 'Compartir tu pantalla o dejar de hacerlo',
      g: 'Todos por igual, o en grande quien habla',
      f: 'Pantalla completa, o volver',
      i: 'Cómo es la conexión con cada persona',
      c: 'Abrir o cerrar el chat',
      h: 'Levantar o bajar la mano',
      r: 'Grabar la llamada, o detener la grabación',
      '?': 'Mostrar esta lista',
    },
  },
  joining: {
    title: (room) => `Entrando en ${room}…`,
    noAnswer: 'El servidor de llamadas no responde',
    attempt: (count) =>
      `Esta página sigue intentándolo; está en curso el intento ${number(count)}.`,
    action:
      'Comprueba que este dispositivo tiene conexión y que engage serve sigue en marcha en el lugar de donde viene el enlace.',
  },
  lobby: {
    title: (room) => `Esperando a que te dejen entrar en ${room}`,
    hostsSee: (name) =>
      `Los anfitriones ven que ${name} quiere entrar. En cuanto uno de ellos diga que sí, esta página entra sola.`,
    notYet: 'Todavía nadie te ve ni te oye.',
  },
  waiting: {
    title: 'Todavía no hay nadie más aquí',
    byName: (host, room) => `O abren ${host}, escriben ${room} y pulsan «Unirse a una llamada».`,
    wholeLinkWithToken: 'Envíalo entero: lo que sigue al # los deja entrar.',
    wholeLinkWithKey: 'Envíalo entero: lo que sigue al # es la clave de esta llamada.',
    thisComputerOnly: (host) => `Un enlace con ${host} solo se abre en este equipo.`,
  },
  invitation: {
    send: 'Envíales este enlace',
    making: 'Creando un enlace…',
    none: 'Aún no hay enlace. Intentar de nuevo',
    problem: (reason) => `Todavía no hay un enlace para otros. ${reason}`,
    action: 'Tu propio enlace es para anfitriones, así que no envíes ese.',
    failures: {
      'no-answer': 'El servidor no respondió.',
      'not-the-server': 'Lo que respondió no es el servidor de llamadas.',
    },
  },
  call: {
    outOfReach: 'No se llega al servidor; reconectando. Pueden seguir hablando.',
    playSound: 'Reproducir el sonido',
    sealed: 'Sellada por el enlace',
    sealedMeans:
      'La clave del enlace sella cómo están conectados: el servidor no puede leerlo ni cambiarlo.',
    notSealed: 'Sin sellar',
    notSealedMeans:
      'Esta llamada no tiene clave: un servidor deshonesto podría ponerse entre ustedes, a no ser que los números junto a cada persona sean iguales en ambos lados. Un enlace hecho con engage room create tiene clave.',
    locked: 'Bloqueada',
    lockedMeans: 'Solo pueden entrar los anfitriones.',
    waitingRoom: 'Sala de espera',
    waitingRoomMeans: 'Los invitados esperan a que un anfitrión los deje entrar.',
    mutedByHost: 'Un anfitrión ha pedido silencio a todos; tu micrófono está apagado.',
    deviceIsBack: (lost, used) => `«${lost}» ha vuelto; se sigue usando «${used}».`,
    deviceStopped: (lost, used) => `«${lost}» dejó de funcionar; en su lugar se usa «${used}».`,
    switchBack: 'Volver al anterior',
  },
  tile: {
    pictureAndSound: (name) => `Imagen y sonido de ${name}`,
    ownCamera: 'Tu cámara',
    host: 'Anfitrión',
    speaking: 'Está hablando',
    microphoneOff: 'Micrófono apagado',
    cameraOff: 'Cámara apagada',
    afterName: {
      speaking: ', está hablando',
      microphoneOff: ', micrófono apagado',
      cameraOff: ', cámara apagada',
    },
    paused: 'Su imagen está en pausa: la conexión es demasiado lenta.',
    connecting: 'Conectando…',
    reconnecting: 'Reconectando…',
    rejoin: 'Salir y volver a entrar',
    cannotBeChecked: 'No se puede comprobar',
    insecure: 'Nadie puede saber si hay alguien en medio: esta página no llegó por https.',
    noNumbers: (name) =>
      `Nadie puede saber si hay alguien en medio: de ${name} no llegaron números para comparar.`,
    numbersWith: (name) => `Números para comparar con ${name}:`,
    compare:
      'Léanse estos números en voz alta. Si son iguales, no hay nadie en medio. Si son distintos, cuelguen.',
    refusals: {
      'no-key-there': (name) => ({
        problem: `${name} llegó sin la clave de esta llamada.`,
        action: 'Envíale el enlace entero, con todo lo que sigue al #.',
      }),
      'no-key-here': () => ({
        problem: 'Esta llamada está sellada y esta página no tiene su clave.',
        action: 'Abre entero el enlace que te enviaron, por https o en localhost.',
      }),
      'not-authentic': (name) => ({
        problem: `Lo que llegó de ${name} no se pudo verificar, así que se rechazó.`,
        action:
          'Su enlace tiene otra clave o el servidor cambió algo. Comparen los enlaces por otro medio antes de seguir.',
      }),
      'meddled-with': (name) => ({
        problem: `Algo entre ${name} y tú manipuló la conexión, así que se cortó.`,
        action:
          'Quizá el servidor no es honesto. Encuéntrense en otro, o con un enlace hecho con engage room create.',
      }),
    },
  },
  changes: {
    joined: (name) => `${name} se ha unido.`,
    left: (name) => `${name} ha salido.`,
    locked: 'La llamada está bloqueada.',
    unlocked: 'La llamada ya no está bloqueada.',
    lobbyOn: 'La sala de espera está activada.',
    lobbyOff: 'La sala de espera está desactivada.',
    picturePaused: (name) => `La imagen de ${name} está en pausa: la conexión es demasiado lenta.`,
    pictureGoesOn: (name) => `La imagen de ${name} continúa.`,
    own: {
      microphone: { on: 'Tu micrófono está encendido.', off: 'Tu micrófono está apagado.' },
      camera: { on: 'Tu cámara está encendida.', off: 'Tu cámara está apagada.' },
      screen: { on: 'Ahora compartes una pantalla.', off: 'Ya no compartes una pantalla.' },
    },
    theirs: {
      microphone: {
        on: (name) => `El micrófono de ${name} está encendido.`,
        off: (name) => `El micrófono de ${name} está apagado.`,
      },
      camera: {
        on: (name) => `La cámara de ${name} está encendida.`,
        off: (name) => `La cámara de ${name} está apagada.`,
      },
      screen: {
        on: (name) => `${name} comparte ahora una pantalla.`,
        off: (name) => `${name} ya no comparte una pantalla.`,
      },
    },
  },
  refusal: {
    'server-full': {
      title: 'El servidor está lleno',
      problem: 'Tiene todas las llamadas que puede llevar.',
      action: 'Inténtalo de nuevo dentro de un rato.',
    },
    draining: {
      title: 'El servidor está a punto de reiniciarse',
      problem: 'Este servidor está a punto de parar y no acepta llamadas nuevas.',
      action: 'Inténtalo de nuevo en un minuto.',
    },
    'unsupported-version': {
      title: 'Esta página está anticuada',
      problem: 'El servidor se ha actualizado desde que se cargó esta página.',
      action: 'Recarga para obtener la página que corresponde.',
    },
    'bad-room-name': {
      title: 'Este nombre de sala no sirve',
      problem: 'El servidor no lo acepta.',
      action: 'Encuéntrense con otro nombre.',
    },
    'bad-person-name': {
      title: 'Tu nombre no sirve aquí',
      problem: 'El servidor no lo acepta.',
      action: 'Cámbialo y vuelve a unirte.',
    },
    'too-many-attempts': {
      title: 'Demasiados intentos',
      problem: 'Desde tu red llegaron demasiadas peticiones en poco tiempo.',
      action: 'Espera un poco y vuelve a intentarlo.',
    },
    'not-allowed': {
      title: 'No puedes unirte a esta llamada',
      problem: 'Tu enlace no sirve para participar.',
      action: 'Pide a un anfitrión de la llamada un enlace para participar.',
    },
    'link-needed': {
      title: 'Aquí las llamadas necesitan un enlace',
      problem: 'En este servidor nadie inicia una llamada ni se une a ella solo por su nombre.',
      action:
        'Si te han invitado, pide el enlace y ábrelo entero. Si este servidor es tuyo, crea la llamada en su terminal:',
    },
    'link-invalid': {
      title: 'Este enlace no abre la llamada',
      problem: 'Le falta una parte, o es de otra llamada o de otro servidor.',
      action: 'Pide el enlace otra vez y ábrelo entero.',
    },
    'link-expired': {
      title: 'Este enlace ha caducado',
      problem: 'Los enlaces a una llamada valen por un tiempo limitado.',
      action: 'Pide uno nuevo a un anfitrión de la llamada.',
    },
    'room-locked': {
      title: 'Esta llamada está bloqueada',
      problem: 'Ahora mismo no puede entrar nadie más.',
      action: 'Pide a un anfitrión que la desbloquee y vuelve a intentarlo.',
    },
    'not-admitted': {
      title: 'No te dejaron entrar',
      problem: 'Un anfitrión de esta llamada dijo que no.',
      action: 'Si fue un error, diles que eres tú quien llama a la puerta y vuelve a intentarlo.',
    },
    'link-taken-back': {
      title: 'Este enlace ya no funciona',
      problem: 'Alguien que vino con él fue expulsado de la llamada.',
      action: 'Pide un enlace nuevo a un anfitrión de la llamada.',
    },
    'kicked-with-link': {
      title: 'Te han expulsado de esta llamada',
      problem:
        'Un anfitrión ha terminado tu participación. Tu cámara y tu micrófono están apagados.',
      action: 'Tu enlace ya no funciona. Si fue un error, pide uno nuevo a un anfitrión.',
    },
    'kicked-without-link': {
      title: 'Te han expulsado de esta llamada',
      problem:
        'Un anfitrión ha terminado tu participación. Tu cámara y tu micrófono están apagados.',
      action:
        'Si fue un error, puedes llamar a la puerta: un anfitrión decide si vuelves a entrar.',
    },
    'closed-with-link': {
      title: 'Esta llamada ha terminado',
      problem: 'Un anfitrión la ha cerrado para todos.',
      action: 'Sus enlaces ya no abren nada. Para volver a verse hay que crear uno nuevo.',
    },
    'closed-without-link': {
      title: 'Esta llamada ha terminado',
      problem: 'Un anfitrión la ha cerrado para todos.',
      action: 'Para volver a verse, inicien una llamada nueva.',
    },
    misunderstanding: {
      title: 'El servidor y esta página no se entienden',
      problem: 'El servidor no supo qué hacer con lo que envió esta página.',
      action: 'Recarga; si no funciona, avisa a la persona que lleva el servidor.',
    },
    'room-taken': {
      title: 'Esta llamada ya ha empezado',
      problem: (room) => `Ya hay personas en «${room}».`,
      action: 'Únete si las conoces o inicia tu llamada con otro nombre.',
    },
    'room-full': {
      title: 'Esta llamada está llena',
      problem: (room) => `En «${room}» ya hay tantas personas como caben.`,
      action: 'Inténtalo de nuevo cuando alguien haya salido, o encuéntrense en otra sala.',
    },
    remedies: {
      'join-it': 'Unirse a ella',
      'try-again': 'Intentar de nuevo',
      knock: 'Llamar a la puerta',
      'choose-another-name': 'Elegir otro nombre',
      'change-your-name': 'Cambiar tu nombre',
      'back-to-start': 'Volver al inicio',
      reload: 'Recargar',
    },
  },
  stage: {
    people: 'Personas en esta llamada',
    screenOf: (name) => `Pantalla de ${name}`,
    ownScreen: 'Tu pantalla',
    stopSharing: 'Dejar de compartir',
    waitingForPicture: 'Esperando la imagen…',
    share: 'Compartir tu pantalla',
    unshare: 'Dejar de compartir tu pantalla',
    shareFailed:
      'No se pudo compartir tu pantalla. Puede que el sistema no deje grabarla a este navegador; mira en sus ajustes de privacidad.',
    largeCall: (cameras, uploads) =>
      `${plural(cameras, {
        one: `${number(cameras)} persona envía video`,
        many: `${number(cameras)} de personas envían video`,
        other: `${number(cameras)} personas envían video`,
      })}, y tu equipo sube tu imagen ${plural(uploads, {
        one: `${number(uploads)} vez`,
        many: `${number(uploads)} de veces, una por cada uno de los demás`,
        other: `${number(uploads)} veces, una por cada uno de los demás`,
      })}. Si la llamada se entrecorta, sigue solo con sonido.`,
    turnCameraOff: 'Apagar la cámara',
    keepItOn: 'Dejarla encendida',
    pin: (name) => `Fijar a ${name}`,
    unpin: (name) => `Dejar de fijar a ${name}`,
    inFullScreen: (name) => `${name} a pantalla completa`,
    leaveFullScreen: 'Salir de pantalla completa',
    view: 'Vista',
    speakerView: 'Vista de quien habla',
    speakerViewMeans: 'Quien habla se ve en grande (G).',
    gridView: 'Vista en cuadrícula',
    gridViewMeans: 'Todos se ven por igual (G).',
    pinnedMeans: 'Lo fijado se ve en grande, hable quien hable.',
    fullScreen: 'Pantalla completa',
    fullScreenMeans: 'Solo se ve la llamada (F).',
    leaveFullScreenMeans: 'El navegador vuelve a mostrar sus barras (F).',
    showOwn: 'Mostrar tu propia imagen',
    hideOwn: 'Ocultar tu propia imagen',
    hideOwnMeans: 'Los demás la ven igualmente.',
    moveOwn: 'Mover tu propia imagen',
    ownIsAt: {
      'top-left': 'Está arriba a la izquierda de la cuadrícula.',
      'top-right': 'Está arriba a la derecha de la cuadrícula.',
      'bottom-left': 'Está abajo a la izquierda de la cuadrícula.',
      'bottom-right': 'Está abajo a la derecha de la cuadrícula.',
    },
    pictureInPicture: 'Imagen sobre imagen',
    pictureInPictureMeans: 'La imagen grande flota sobre otras ventanas.',
    noPictureToFloat: 'Ahora mismo no hay ninguna imagen que mostrar.',
    changes: {
      speaker: 'Ahora quien habla se ve en grande.',
      grid: 'Todos se ven por igual.',
      pinned: (name) => `Se ha fijado a ${name}.`,
      unpinned: 'Ya no hay nadie fijado.',
      ownHidden: 'Tu propia imagen está oculta; los demás la siguen viendo.',
      ownShown: 'Tu propia imagen se muestra.',
      ownIsAt: {
        'top-left': 'Tu propia imagen está arriba a la izquierda.',
        'top-right': 'Tu propia imagen está arriba a la derecha.',
        'bottom-left': 'Tu propia imagen está abajo a la izquierda.',
        'bottom-right': 'Tu propia imagen está abajo a la derecha.',
      },
    },
  },
  hosting: {
    tools: 'Herramientas de anfitrión',
    forEveryone: 'Para todos en esta llamada',
    outOfReach: 'No se llega al servidor; espera a que vuelva.',
    lock: 'Bloquear la llamada',
    lockMeans: 'Entonces solo podrán entrar los anfitriones.',
    unlock: 'Desbloquear la llamada',
    unlockMeans: 'Ahora solo pueden entrar los anfitriones.',
    lobbyOn: 'Activar la sala de espera',
    lobbyOnMeans: 'Entonces los invitados esperarán a que los dejen entrar.',
    lobbyOff: 'Desactivar la sala de espera',
    lobbyOffMeans: 'Ahora los invitados esperan a que los dejen entrar.',
    mute: 'Silenciar a todos',
    muteMeans: 'A ti también; cada uno puede volver a encender su micrófono.',
    close: 'Terminar la llamada para todos',
    closeMeans: 'Todos salen. Pregunta una vez más.',
    closeAsk: '¿Terminar la llamada para todos?',
    closeYes: 'Terminar la llamada',
    closeWithLinks:
      'Todos salen, y ningún enlace hecho hasta ahora deja volver a entrar a nadie, tampoco el tuyo.',
    closeWithoutLinks: 'Todos salen. Cualquiera puede iniciar otra llamada con este nombre.',
    waiting: 'Esperan para entrar',
    wantsIn: (name) => `${name} quiere entrar`,
    refuse: 'Rechazar',
    refusePerson: (name) => `Rechazar a ${name}`,
    admit: 'Dejar entrar',
    admitPerson: (name) => `Dejar entrar a ${name}`,
    remove: 'Expulsar',
    removePerson: (name) => `Expulsar a ${name}`,
    removeAsk: (name) => `¿Expulsar a ${name} de la llamada?`,
    removal: {
      withoutLinks: (name) =>
        `${name} sale enseguida. Se activa la sala de espera, para que nadie vuelva a entrar si un anfitrión no lo permite.`,
      ofHost: (name) =>
        `${name} sale enseguida. El enlace de anfitrión con el que vino ya no deja entrar a nadie; si tú viniste con el mismo, tampoco podrás volver con él.`,
      ofGuest: (name) =>
        `${name} sale enseguida. El enlace con el que vino ya no deja entrar a nadie; los demás que vinieron con él se quedan. Envía un enlace nuevo a quien venga después.`,
    },
  },
  talk: {
    chat: 'Chat',
    unread: (count) =>
      plural(count, {
        one: `Chat, ${number(count)} mensaje sin leer`,
        many: `Chat, ${number(count)} de mensajes sin leer`,
        other: `Chat, ${number(count)} mensajes sin leer`,
      }),
    closeChat: 'Cerrar el chat',
    empty:
      'Los mensajes y archivos van directamente a los demás; el servidor no los ve. Desaparecen cuando termina la llamada.',
    messages: 'Mensajes',
    files: 'Archivos',
    messageToEveryone: 'Mensaje para todos',
    tooLong: (max) => `Un mensaje tiene como máximo ${number(max)} caracteres visibles.`,
    filesToSend: 'Archivos para enviar',
    sendFiles: 'Enviar archivos',
    sendMessage: 'Enviar mensaje',
    send: 'Enviar',
    dropFiles: 'Suelta los archivos para enviarlos a todos los que están aquí',
    nobodyForFiles:
      'No hay nadie aquí a quien enviar archivos. Espera a que llegue alguien y elígelos otra vez.',
    folders: (names) =>
      `Las carpetas no se envían: ${names}. Envía los archivos que contienen, o un zip de ellas.`,
    tooManyFiles: (count, max) =>
      `Archivos sin enviar: ${number(count)}. Como mucho ${number(max)} pueden esperar respuesta; envía el resto después.`,
    accordingTo: (name) => `según ${name}`,
    accordingToMeans:
      'Llegó de esa persona y no de quien figura como autor, que quizá nunca lo escribió.',
    raiseHand: 'Levantar la mano',
    lowerHand: 'Bajar la mano',
    handRaised: (place) => `Mano levantada, número ${number(place)} en la fila`,
    react: 'Reaccionar',
    reactWith: (emoji) => `Reaccionar con ${emoji}`,
    news: {
      message: (author, text) => `${author}: ${text}`,
      file: (file, state) => `${file}: ${state}`,
      offer: (name, file) => `${name} te ofrece ${file}.`,
      handRaised: (name) => `${name} ha levantado la mano.`,
      handLowered: (name) => `${name} ha bajado la mano.`,
      reaction: (name, emoji) => `${name} reacciona con ${emoji}.`,
    },
  },
  files: {
    accept: 'Aceptar',
    acceptFile: (file) => `Aceptar ${file}`,
    decline: 'Rechazar',
    declineFile: (file) => `Rechazar ${file}`,
    cancelFile: (file) => `Cancelar ${file}`,
    moved: (file) => `${file}, parte que ya ha pasado`,
    sending: {
      offered: (size, name) => `${size} · esperando a ${name}`,
      moving: (done, size, name) => `${done} de ${size} para ${name}`,
      done: (size, name) => `${size} · ${name} ya lo tiene`,
      declined: (name) => `${name} lo rechazó`,
      failed: {
        'connection-lost': (name) =>
          `La conexión con ${name} se perdió antes de terminar. Envíalo otra vez.`,
        damaged: (name) => `${name} no pudo guardarlo tal como se envió. Envíalo otra vez.`,
        'not-readable': () => 'No se pudo leer: se movió o se cambió. Elígelo otra vez.',
        'not-saved': () =>
          'No se pudo guardar aquí: puede que el disco esté lleno. Pide que te lo envíen otra vez.',
        'no-room': () =>
          'Aquí no hay sitio suficiente. Borra algo de este dispositivo y pide que te lo envíen otra vez.',
      },
    },
    receiving: {
      offered: (size, name) => `${size} · de ${name}`,
      moving: (done, size, name) => `${done} de ${size}, enviado por ${name}`,
      done: (size, name) => `${size} · de ${name}, guardado y comprobado`,
      declined: 'Lo rechazaste',
      failed: {
        'connection-lost': (name) =>
          `La conexión con ${name} se perdió antes de terminar. Pide que te lo envíe otra vez.`,
        damaged: () =>
          'Lo que llegó no es lo que se envió; no se guardó. Pide que te lo envíen otra vez.',
        'not-readable': (name) =>
          `${name} ya no puede leerlo: se movió o se cambió. Pide que te lo envíe otra vez.`,
        'not-saved': () =>
          'No se pudo guardar aquí: puede que el disco esté lleno. Pide que te lo envíen otra vez.',
        'no-room': () =>
          'Aquí no hay sitio suficiente. Borra algo de este dispositivo y pide que te lo envíen otra vez.',
      },
    },
    cancelledByMe: 'Lo cancelaste',
    cancelledBy: (name) => `${name} lo canceló`,
    paused: (done, size, name) =>
      `${done} de ${size} · en pausa, sigue cuando vuelva la conexión con ${name}`,
    away: (done, size, name, minutes) =>
      `${done} de ${size} · en pausa: ${name} ya no está. Sigue si vuelve antes de ${number(minutes)} minutos.`,
    noRoom: (room) =>
      `No cabe: este navegador tiene sitio para ${room}. Borra algo de este dispositivo y acéptalo después, o recházalo.`,
  },
  recording: {
    mark: 'Grabando',
    region: 'Grabaciones de esta llamada',
    start: 'Grabar la llamada',
    startMeans: 'Se pregunta a todos; quien dice que no, no sale (R).',
    stop: 'Detener la grabación',
    stopMeans: 'El archivo se termina (R).',
    asks: (name) => `${name} quiere grabar esta llamada.`,
    asksMeans: 'Solo sales en ella si lo permites.',
    allow: 'Permitir',
    refuse: 'No permitir',
    records: (name) => `${name} graba esta llamada.`,
    withYou: 'Sales en la grabación.',
    withoutYou: 'No sales en la grabación.',
    withdraw: 'No quiero salir',
    youRecord: 'Grabas esta llamada.',
    alone: 'No hay nadie más aquí.',
    onlyYou: 'Salen: solo tú.',
    inIt: (names) => `Salen: tú, ${names}.`,
    notInIt: (names) => `No salen: ${names}.`,
    unanswered: (names) => `No salen mientras no respondan: ${names}.`,
    saving: 'Guardando la grabación…',
    saved: (size) => `La grabación está guardada: ${size}.`,
    nothingSaved: 'No se pudo guardar nada.',
    problems: {
      disk: 'No se pudo seguir escribiendo el archivo. Libera espacio en el disco y vuelve a grabar.',
      encoder: 'El navegador ha dejado de grabar. Vuelve a grabar para seguir en otro archivo.',
    },
    failed: 'No se pudo empezar la grabación. Recarga la página e inténtalo de nuevo.',
    notRecorded: 'sin grabar',
    heard: {
      stopped: (name) => `${name} ya no graba.`,
      youRecord: 'Grabas esta llamada. Se pregunta a los demás.',
      youStopped: 'Ya no grabas.',
      allowed: (name) => `${name} sale en la grabación.`,
      refused: (name) => `${name} no sale en la grabación.`,
    },
  },
  stats: {
    title: 'Conexión',
    means: 'Cómo es tu conexión',
    none: 'Aún no hay conexión.',
    summary: (path, roundTrip) => `${path}. Ida y vuelta: ${roundTrip}.`,
    what: 'Qué',
    toThem: 'Hacia allí',
    fromThem: 'Desde allí',
    noPath: 'Aún ninguno',
    direct: (here, there) => `Directo (aquí ${here}, allí ${there})`,
    directOver: (protocol, here, there) => `Directo por ${protocol} (aquí ${here}, allí ${there})`,
    relayed: (here, there) => `A través de un relé (aquí ${here}, allí ${there})`,
    relayedOver: (protocol, here, there) =>
      `A través de un relé por ${protocol} (aquí ${here}, allí ${there})`,
    candidates: {
      own: 'dirección propia',
      nat: 'detrás de un NAT',
      relay: 'relé',
      unknown: 'desconocido',
    },
    rows: {
      sound: 'Sonido',
      soundLost: 'Sonido perdido',
      soundJitter: 'Fluctuación del sonido',
      soundCodec: 'Códec del sonido',
      picture: 'Imagen',
      pictureLost: 'Imagen perdida',
      pictureJitter: 'Fluctuación de la imagen',
      pictureCodec: 'Códec de la imagen',
      size: 'Tamaño',
      limitedBy: 'Limitado por',
    },
    limits: { none: 'nada', cpu: 'este equipo', bandwidth: 'el camino' },
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
    here: 'en tu lado',
    there: `en el lado de ${name}`,
    both: `en tu lado y en el de ${name}`,
  }[side];
}
