import type { Side } from '../../diagnosis/pair-finding.ts';
import { ofDevices } from './device-words.ts';
import type { Words } from './en.ts';
import { formatsOf } from './formats.ts';
import { isolate, isolateLtr } from './isolate.ts';

const { number, time, plural } = formatsOf<'zero' | 'one' | 'two' | 'few' | 'many' | 'other'>('ar');

const nouns = {
  camera: {
    the: 'الكاميرا',
    stopped: 'توقفت الكاميرا: فُصلت أو أخذها النظام.',
    plugInAgain: 'أعد توصيلها أو اختر غيرها.',
    none: 'لم يُعثر على كاميرا في هذا الجهاز.',
    plugIn: 'وصّل كاميرا ثم حاول مجددًا.',
    busy: 'تعذّر فتح الكاميرا؛ يُرجّح أن برنامجًا آخر يستخدمها.',
    chosen: 'الكاميرا المختارة لم تعد موجودة، أو لا تستطيع العمل كما تتطلب المكالمة.',
    other: 'اختر كاميرا أخرى.',
    failed: 'تعذّر تشغيل الكاميرا',
  },
  microphone: {
    the: 'الميكروفون',
    stopped: 'توقف الميكروفون: فُصل أو أخذه النظام.',
    plugInAgain: 'أعد توصيله أو اختر غيره.',
    none: 'لم يُعثر على ميكروفون في هذا الجهاز.',
    plugIn: 'وصّل ميكروفونًا ثم حاول مجددًا.',
    busy: 'تعذّر فتح الميكروفون؛ يُرجّح أن برنامجًا آخر يستخدمه.',
    chosen: 'الميكروفون المختار لم يعد موجودًا، أو لا يستطيع العمل كما تتطلب المكالمة.',
    other: 'اختر ميكروفونًا آخر.',
    failed: 'تعذّر تشغيل الميكروفون',
  },
  both: {
    the: 'الكاميرا والميكروفون',
    stopped: 'توقفت الكاميرا وتوقف الميكروفون: فُصلا أو أخذهما النظام.',
    plugInAgain: 'أعد توصيلهما أو اختر غيرهما.',
    none: 'لم يُعثر على كاميرا ولا على ميكروفون في هذا الجهاز.',
    plugIn: 'وصّلهما ثم حاول مجددًا.',
    busy: 'تعذّر فتح الكاميرا والميكروفون؛ يُرجّح أن برنامجًا آخر يستخدمهما.',
    chosen:
      'الكاميرا والميكروفون المختاران لم يعودا موجودين، أو لا يستطيعان العمل كما تتطلب المكالمة.',
    other: 'اختر غيرهما.',
    failed: 'تعذّر تشغيل الكاميرا والميكروفون',
  },
};

/** Characters, as they are counted. */
const characters = (count: number) =>
  plural(count, {
    zero: `${number(count)} حرف`,
    one: 'حرف واحد',
    two: 'حرفان',
    few: `${number(count)} أحرف`,
    many: `${number(count)} حرفًا`,
    other: `${number(count)} حرف`,
  });

export const ar: Words = {
  format: { number, time, units: ['بايت', 'ك.ب', 'م.ب', 'غ.ب', 'ت.ب'] },
  common: {
    cancel: 'إلغاء',
    ok: 'حسنًا',
    tryAgain: 'حاول مجددًا',
    backToStart: 'العودة إلى البداية',
    leave: 'مغادرة',
    close: 'إغلاق',
    closeDialog: (title) => `إغلاق ${isolate(title)}`,
    you: 'أنت',
    guest: 'ضيف',
    withKey: (does, key) => `${does} (${isolate(key)})`,
    copyLink: 'نسخ الرابط',
    copied: 'نُسخ',
    language: 'اللغة',
  },
  broken: {
    title: 'حدث خلل ما',
    problem: 'واجهت هذه الصفحة خطأً ولا تستطيع المتابعة. إن كنت في مكالمة فقد انتهت بالنسبة إليك.',
    action: 'أعد تحميل الصفحة لتعود إلى الغرفة نفسها.',
    reload: 'إعادة التحميل',
  },
  landing: {
    lead: 'مكالمات فيديو خاصة. اتفقوا على اسم غرفة والتقوا فيها.',
    offline: {
      problem: 'أنت غير متصل بالشبكة.',
      action: 'المكالمات تحتاج إلى شبكة. ستتابع هذه الصفحة حالما تتوفر.',
    },
    badLink: {
      problem: 'هذا الرابط لا يؤدي إلى أي غرفة.',
      action: 'اطلب الرابط من جديد، أو اكتب اسم الغرفة هنا.',
    },
    room: {
      label: 'اسم الغرفة',
      hint: 'يكتب كل من في المكالمة الاسم نفسه.',
      placeholder: 'مثلًا: اجتماع',
    },
    start: 'بدء مكالمة',
    join: 'الانضمام إلى مكالمة',
    promise: 'لا حاجة إلى حساب. الصورة والصوت مشفّران بين المشاركين في المكالمة.',
  },
  controls: { more: 'المزيد' },
  soundOnly: {
    choose: { label: 'الصوت فقط', effect: 'لا تصلك أي صورة؛ وتبقى صورتك كما هي.' },
    end: { label: 'إظهار الصور', effect: 'يرسل الآخرون صورهم من جديد.' },
    begun: 'يصلك الصوت فقط الآن؛ ولا يرسل إليك أحد صورة.',
    over: 'عادت الصور إلى الظهور.',
    note: 'يصلك الصوت فقط.',
    screen: (title: string) => `${title}: لا تُعرض، لأن الصوت وحده يصلك.`,
  },
  roomName: {
    'only-dots': () => 'لا يمكن أن يكون اسم الغرفة نقاطًا فقط.',
    empty: () => 'يحتاج اسم الغرفة إلى حرف واحد على الأقل.',
    'too-long': (max) => `الحد الأقصى لاسم الغرفة: ${characters(max)}.`,
    invisible: () => 'لا يمكن أن يحتوي اسم الغرفة على رموز تحكم غير مرئية.',
  },
  personName: {
    empty: () => 'يحتاج الاسم إلى حرف واحد على الأقل.',
    'too-long': (max) => `الحد الأقصى للاسم: ${characters(max)}.`,
    invisible: () => 'لا يمكن أن يحتوي الاسم على رموز تحكم غير مرئية.',
  },
  ended: {
    title: 'غادرت المكالمة',
    others: (room) =>
      `الكاميرا والميكروفون لديك مغلقان. يستطيع الآخرون في ${isolate(room)} المتابعة من دونك.`,
    rejoin: 'الانضمام مجددًا',
  },
  preJoin: {
    cannotJoin: 'لا يستطيع هذا المتصفح الانضمام',
    anotherRoom: 'غرفة أخرى',
    about: 'أنت على وشك الانضمام إلى',
    yourName: 'اسمك',
    waitingForDevices: 'بانتظار أجهزتك…',
    join: 'انضمام',
    joinWithoutMicrophone: 'انضمام من دون ميكروفون',
    joinWithoutCamera: 'انضمام من دون كاميرا',
    joinToWatch: 'انضمام للمشاهدة والاستماع',
    preview: 'معاينة',
    goOnWithout: 'المتابعة من دونهما',
    mayAsk: 'قد يطلب متصفحك الإذن باستخدام الكاميرا والميكروفون. اسمح له بذلك من فضلك.',
    noPicture: 'لا توجد صورة',
    cameraOff: 'الكاميرا لديك مغلقة',
    checking: 'جارٍ الفحص…',
    checkAgain: 'افحص مجددًا',
    incomplete: {
      problem: 'جزء من هذه الصفحة ناقص.',
      action: 'قد لا يمكن الوصول إلى الخادم، أو أن لديه صفحة أحدث. أعد التحميل، ثم انضم.',
    },
  },
  pair: {
    offline: () => ({
      problem: 'لا توجد شبكة على هذا الجهاز، أو أنه لا يصل إلى خادم المكالمات.',
      action: 'تحقق من شبكتك. تستمر المكالمة من تلقاء نفسها حين تعود.',
    }),
    'other-silent': ({ wasConnected }, name) => ({
      problem: wasConnected
        ? `لم يعد يصل شيء من ${isolate(name)}، ولا حتى عبر الخادم.`
        : `انضم ${isolate(name)}، لكن جهازه لا يجيب.`,
      action: `إن كانت شبكتك تعمل فقد انقطعت شبكته، أو أن صفحته نائمة أو توقفت: على ${isolate(name)} أن يفتحها من جديد.`,
    }),
    'not-negotiated': (_, name) => ({
      problem: `تصلان أنت و${isolate(name)} إلى الخادم، لكن الاتصال بينكما لم يُتفق عليه.`,
      action: 'غادر ثم انضم مجددًا: يبدأ ذلك كل شيء من جديد.',
    }),
    'keys-not-agreed': (_, name) => ({
      problem: `يوجد مسار إلى ${isolate(name)}، لكن تعذّر الاتفاق على التشفير فيه.`,
      action:
        'غادر ثم انضم مجددًا. إن تكرر ذلك فثمة ما يفحص الحزم أو يغيّرها في الطريق: جرّب من دون VPN أو من شبكة أخرى.',
    }),
    'no-candidates': ({ side }, name) => ({
      problem: {
        here: 'لا يقدّم متصفحك أي عنوان يمكن أن تصل إليه الصورة والصوت.',
        there: `لا يقدّم متصفح ${isolate(name)} أي عنوان يمكن أن تصل إليه الصورة والصوت.`,
        both: `لا متصفحك ولا متصفح ${isolate(name)} يقدّم عنوانًا يمكن أن تصل إليه الصورة والصوت.`,
      }[side],
      action: {
        here: 'اسمح بـ WebRTC في إعدادات المتصفح أو إضافاته أو VPN، ثم انضم مجددًا.',
        there: `على ${isolate(name)} أن يسمح بـ WebRTC في إعدادات المتصفح أو إضافاته أو VPN، ثم ينضم مجددًا.`,
        both: 'كلاكما: اسمحا بـ WebRTC في إعدادات المتصفح أو إضافاته أو VPN، ثم انضما مجددًا.',
      }[side],
    }),
    'relay-rejected': ({ side, errorCode }, name) => ({
      problem: `لا يوجد مسار مباشر إلى ${isolate(name)}، والمُرحِّل يرفض (${who(side, name)}): ${
        [401, 431, 438, 441].includes(errorCode)
          ? 'لا يقبل كلمة المرور التي يعطيها هذا الخادم'
          : [486, 508].includes(errorCode)
            ? 'إنه ممتلئ'
            : 'لا يلبّي الطلب'
      } (${errorCode}).`,
      action: 'يمكن لمن يدير الخادم إصلاح ذلك: فليتحقق من بيانات دخول المُرحِّل وحدوده.',
    }),
    'relay-unreachable': ({ side, isOverTcp }, name) => ({
      problem: `لا يوجد مسار مباشر إلى ${isolate(name)}، والمُرحِّل لا يجيب (${who(side, name)}).`,
      action: isOverTcp
        ? 'جرّب شبكة أخرى، أو اسأل من يدير الخادم هل يعمل المُرحِّل.'
        : 'جرّب شبكة أخرى، أو اطلب ممن يدير الخادم أن يتيح المُرحِّل عبر TCP أو TLS أيضًا.',
    }),
    'relay-failed': ({ side }, name) => ({
      problem: `لا يوجد مسار مباشر إلى ${isolate(name)}، ولم يعطِ المُرحِّل أي عنوان (${who(side, name)}). لا يمكن معرفة السبب.`,
      action: 'اطلب ممن يدير الخادم أن يتحقق من المُرحِّل، أو جرّب شبكة أخرى.',
    }),
    'relay-idle': (_, name) => ({
      problem: `لا يوجد مسار مباشر إلى ${isolate(name)}، والمُرحِّل يجيب لكنه لا ينقل شيئًا.`,
      action:
        'يمكن لمن يدير الخادم إصلاح ذلك: يجب أن يُسمح للمُرحِّل بالوصول إلى المشاركين في المكالمة.',
    }),
    'no-common-family': ({ here, there }, name) => ({
      problem: `شبكتك فيها ${here} فقط، وشبكة ${isolate(name)} فيها ${there} فقط، فلا تصل إحداهما إلى الأخرى.`,
      action: 'ليجرّب أحدكما شبكة أخرى. وقد يفيد أيضًا مُرحِّل يعمل بالاثنين.',
    }),
    'names-unresolved': (_, name) => ({
      problem: `يخفي متصفح ${isolate(name)} عناوينه، والأسماء التي يعطيها بدلًا منها غير معروفة هنا.`,
      action:
        'شغّل الكاميرا أو الميكروفون: عندها تُظهر المتصفحات العناوين. وقد يفيد أيضًا خادم STUN أو TURN.',
    }),
    'udp-blocked': ({ side, hasRelay }, name) => ({
      problem: `${side === 'here' ? 'شبكتك' : `شبكة ${isolate(name)}`} لا تسمح بمرور UDP الذي تحتاج إليه المكالمات، و${
        hasRelay ? 'المُرحِّل لم يُفد حتى الآن' : 'ليس لهذا الخادم مُرحِّل'
      }.`,
      action: `${
        side === 'here' ? 'جرّب' : `على ${isolate(name)} أن يجرّب`
      } شبكة أخرى، مثل نقطة اتصال هاتف، أو اطلب ممن يدير الخادم خادم TURN عبر TLS.`,
    }),
    'udp-silent': ({ side, hasRelay }, name) => ({
      problem: `عبر UDP الذي تحتاج إليه المكالمات لا يجيب الخادم (${who(side, name)})، و${
        hasRelay ? 'المُرحِّل لم يُفد حتى الآن' : 'لا يوجد مُرحِّل'
      }.`,
      action: 'جرّب شبكة أخرى. إن بقي الأمر كذلك في كل مكان فمنفذ UDP للخادم مغلق: أخبر من يديره.',
    }),
    'path-lost': (_, name) => ({
      problem: `انقطع المسار إلى ${isolate(name)}، ولم يُعثر على غيره حتى الآن. ما زلتما تصلان إلى الخادم.`,
      action: 'البحث مستمر. إن غيّر أحدكما الشبكة أو VPN فغادر ثم انضم مجددًا.',
    }),
    'no-servers': (_, name) => ({
      problem: `حزمك وحزم ${isolate(name)} لا يصل بعضها إلى بعض، وهذا الخادم لا يساعد إلا داخل شبكة واحدة: ليس له STUN ولا مُرحِّل.`,
      action: 'التقيا في شبكة واحدة، أو اطلب ممن يدير الخادم أن يضيف خادم TURN.',
    }),
    'no-direct-path': (_, name) => ({
      problem: `لا يمر شيء بين شبكتك وشبكة ${isolate(name)} في أي اتجاه، وليس لهذا الخادم مُرحِّل.`,
      action:
        'اطلب ممن يدير الخادم أن يضيف خادم TURN؛ أو ليجرّب أحدكما شبكة أخرى، مثل نقطة اتصال هاتف.',
    }),
    unanswered: (_, name) => ({
      problem: `ما يُرسل إلى ${isolate(name)} لا يأتي عليه جواب، وليس لهذا الخادم مُرحِّل. ولا يُعرف كيف يبدو الأمر من جهته.`,
      action: 'جرّب شبكة أخرى، أو اطلب ممن يدير الخادم أن يضيف خادم TURN.',
    }),
    unknown: (_, name) => ({
      problem: `لم يُعثر على مسار إلى ${isolate(name)} حتى الآن. ولا يمكن معرفة السبب مما تعرفه الجهتان.`,
      action: 'غادر ثم انضم مجددًا، أو جرّب شبكة أخرى.',
    }),
  },
  connectionFindings: {
    'server-unreachable': {
      problem: 'خادم المكالمات لا يجيب، لذا لن ينجح الانضمام الآن.',
      action: 'تأكد من أن هذا الجهاز متصل بالشبكة، ثم افحص مجددًا.',
    },
    'no-socket': {
      problem: 'خادم المكالمات يجيب، لكن الاتصال الذي تحتاج إليه المكالمات (WebSocket) لا يُفتح.',
      action:
        'افحص مجددًا بعد لحظات؛ وإن بقي الأمر كذلك فإن وسيطًا أو جدارًا ناريًا يمنعه: جرّب شبكة أخرى.',
    },
    'stun-silent': {
      problem:
        'لا شيء يجيب عبر UDP الذي تنتقل به الصورة والصوت، وليس لهذا الخادم مُرحِّل: لن ترى أو تسمع على الأرجح من هم على شبكات أخرى.',
      action: 'جرّب شبكة أخرى، كشبكة الهاتف مثلًا، ثم افحص مجددًا.',
    },
    'no-address': {
      problem:
        'لا يعرض هذا المتصفح أي عنوان يمكن أن تصل إليه الصورة والصوت، وليس لهذا الخادم مُرحِّل: لن ترى أو تسمع أحدًا.',
      action: 'اسمح بـ WebRTC في إعدادات المتصفح أو إضافاته أو الـ VPN، ثم افحص مجددًا.',
    },
  },
  deviceFindings: {
    'insecure-context': (localUrl) => ({
      problem:
        'لا تتيح المتصفحات الكاميرا والميكروفون إلا للصفحات التي تأتي عبر https أو من localhost، لا لتلك التي تأتي عبر http العادي من عنوان آخر.',
      action: `على الحاسوب الذي يعمل عليه Engage، افتح ${isolateLtr(localUrl)} بدلًا من ذلك. ومن أي جهاز آخر لا يمكنك إلا المشاهدة والاستماع إلى أن تأتي الصفحة عبر https.`,
    }),
    'unsupported-browser': {
      problem: 'لا يستطيع هذا المتصفح إجراء مكالمات فيديو: ليس فيه WebRTC أو أنه معطَّل.',
      action: 'افتح الرابط في إصدار حديث من Firefox أو Chrome أو Edge أو Safari.',
    },
    'device-stopped': ofDevices(nouns, ({ stopped, plugInAgain }) => ({
      problem: stopped,
      action: plugInAgain,
    })),
    'permission-denied-by-system': ofDevices(nouns, ({ the }) => ({
      problem: `يحق لهذه الصفحة استخدام ${the}، لكن النظام لا يسمح للمتصفح بذلك.`,
      action: `اسمح للمتصفح باستخدام ${the} في إعدادات الخصوصية في النظام، ثم حاول مجددًا.`,
    })),
    'permission-dismissed': ofDevices(nouns, ({ the }) => ({
      problem: `طلب المتصفح الإذن باستخدام ${the} ولم يتلقَّ جوابًا.`,
      action: 'حاول مجددًا واختر «السماح».',
    })),
    'permission-denied': ofDevices(nouns, ({ the }) => ({
      problem: `لا يُسمح لهذه الصفحة باستخدام ${the}.`,
      action: `اسمح باستخدام ${the} من الأيقونة المجاورة للعنوان، ثم حاول مجددًا.`,
    })),
    'no-device': ofDevices(nouns, ({ none, plugIn }) => ({ problem: none, action: plugIn })),
    'device-busy': ofDevices(nouns, ({ busy }) => ({
      problem: busy,
      action: 'أغلق المكالمات الأخرى والبرامج التي قد تستخدم ذلك، ثم حاول مجددًا.',
    })),
    overconstrained: ofDevices(nouns, ({ chosen, other }) => ({ problem: chosen, action: other })),
    'unknown-device-error': ofDevices(nouns, ({ failed }) => (errorName: string) => ({
      problem: `${failed} (${isolate(errorName)}).`,
      action: 'حاول مجددًا؛ وإن لم يُجدِ ذلك فأعد تحميل الصفحة أو استخدم متصفحًا آخر.',
    })),
  },
  mediaToggle: {
    camera: { on: 'إغلاق الكاميرا', off: 'تشغيل الكاميرا' },
    microphone: { on: 'كتم الميكروفون', off: 'إلغاء كتم الميكروفون' },
  },
  settings: {
    title: 'الإعدادات',
    devices: {
      camera: {
        label: 'الكاميرا',
        any: 'الكاميرا الافتراضية',
        failed: 'الكاميرا غير متاحة',
        none: 'بلا كاميرا',
        nameless: (index) => `كاميرا ${number(index)}`,
      },
      microphone: {
        label: 'الميكروفون',
        any: 'الميكروفون الافتراضي',
        failed: 'الميكروفون غير متاح',
        none: 'بلا ميكروفون',
        nameless: (index) => `ميكروفون ${number(index)}`,
      },
    },
    speaker: {
      label: 'مكبر الصوت',
      any: 'مكبر الصوت الافتراضي',
      nameless: (index) => `مكبر الصوت ${number(index)}`,
      another: 'اختيار غيره',
      bySystem: 'يُخرج هذا المتصفح الصوت حيث يُخرجه النظام؛ اختر مكبر صوت آخر من هناك.',
      notYet:
        'يذكر المتصفح مكبرات الصوت بعد السماح بالميكروفون؛ وحتى ذلك الحين يُخرج الصوت حيث يُخرجه النظام.',
      test: {
        idle: 'تشغيل صوت تجريبي',
        playing: 'يُشغَّل صوت تجريبي…',
        failed: 'لا صوت؛ حاول مجددًا',
      },
    },
    blur: 'تمويه الخلفية',
    loudness: 'شدة صوت الميكروفون لديك',
    sound: 'صوت الميكروفون لديك',
    soundProcesses: {
      noiseSuppression: 'خفض الضجيج من حولك',
      echoCancellation: 'إزالة صدى مكبر الصوت',
      autoGainControl: 'إبقاء صوتك على شدة واحدة',
    },
    keyboard: 'لوحة المفاتيح',
    singleKeys: 'اختصارات بمفتاح واحد',
    showShortcuts: 'عرض اختصارات لوحة المفاتيح',
    shortcutsTitle: 'اختصارات لوحة المفاتيح',
    shortcutsOff: 'هي معطَّلة في الإعدادات.',
    shortcuts: {
      m: 'كتم الميكروفون أو إلغاء كتمه',
      v: 'تشغيل الكاميرا أو إغلاقها',
      s: 'مشاركة شاشتك أو إيقافها',
      g: 'الجميع بالتساوي، أو تكبير من يتكلم',
      f: 'ملء الشاشة أو الرجوع',
      i: 'حال الاتصال بكل شخص',
      c: 'فتح الدردشة أو إغلاقها',
      h: 'رفع اليد أو خفضها',
      r: 'تسجيل المكالمة أو إيقافه',
      '?': 'عرض هذه القائمة',
    },
  },
  joining: {
    title: (room) => `جارٍ الانضمام إلى ${isolate(room)}…`,
    noAnswer: 'خادم المكالمات لا يجيب',
    attempt: (count) => `تواصل هذه الصفحة المحاولة؛ المحاولة رقم ${number(count)} جارية.`,
    action:
      'تأكد من أن هذا الجهاز متصل بالشبكة، ومن أن engage serve ما زال يعمل في المكان الذي جاء منه الرابط.',
  },
  lobby: {
    title: (room) => `بانتظار السماح بالدخول إلى ${isolate(room)}`,
    hostsSee: (name) =>
      `يرى المضيفون أن ${isolate(name)} يطلب الدخول. حالما يوافق أحدهم تدخل هذه الصفحة من تلقاء نفسها.`,
    notYet: 'لا أحد يراك أو يسمعك بعد.',
  },
  waiting: {
    title: 'لا أحد غيرك هنا بعد',
    byName: (host, room) =>
      `أو يفتحون ${isolate(host)} ويكتبون ${isolate(room)} ثم يضغطون «الانضمام إلى مكالمة».`,
    wholeLinkWithToken: 'أرسله كاملًا: ما يلي علامة # هو ما يتيح لهم الدخول.',
    wholeLinkWithKey: 'أرسله كاملًا: ما يلي علامة # هو مفتاح هذه المكالمة.',
    thisComputerOnly: (host) => `الرابط الذي فيه ${isolate(host)} لا يُفتح إلا على هذا الحاسوب.`,
  },
  invitation: {
    send: 'أرسل إليهم هذا الرابط',
    making: 'جارٍ إنشاء رابط…',
    none: 'لا رابط بعد. حاول مجددًا',
    problem: (reason) => `لا يوجد رابط للآخرين بعد. ${isolate(reason)}`,
    action: 'رابطك أنت مخصص للمضيفين، فلا ترسله.',
    failures: {
      'no-answer': 'لم يجب الخادم.',
      'not-the-server': 'الذي أجاب ليس خادم المكالمات.',
    },
  },
  call: {
    outOfReach: 'تعذّر الوصول إلى الخادم؛ جارٍ إعادة الاتصال. يمكنكم متابعة الحديث.',
    playSound: 'تشغيل الصوت',
    sealed: 'مختومة بالرابط',
    sealedMeans: 'المفتاح الذي في الرابط يختم طريقة اتصالكم: لا يستطيع الخادم قراءتها أو تغييرها.',
    notSealed: 'غير مختومة',
    notSealedMeans:
      'ليس لهذه المكالمة مفتاح: قد يدخل خادم غير أمين بينكم، ما لم تكن الأرقام المجاورة لكل شخص متطابقة عند الطرفين. الرابط الذي يُنشأ بالأمر engage room create له مفتاح.',
    locked: 'مقفلة',
    lockedMeans: 'لا يدخل إلا المضيفون.',
    waitingRoom: 'غرفة انتظار',
    waitingRoomMeans: 'ينتظر الضيوف إلى أن يسمح لهم أحد المضيفين بالدخول.',
    mutedByHost: 'طلب أحد المضيفين من الجميع كتم الصوت؛ الميكروفون لديك مغلق.',
    deviceIsBack: (lost, used) =>
      `عاد «${isolate(lost)}»؛ وما زال «${isolate(used)}» قيد الاستخدام.`,
    deviceStopped: (lost, used) => `توقف «${isolate(lost)}»؛ ويُستخدم «${isolate(used)}» بدلًا منه.`,
    switchBack: 'العودة إلى السابق',
  },
  tile: {
    pictureAndSound: (name) => `صورة ${isolate(name)} وصوته`,
    ownCamera: 'الكاميرا لديك',
    host: 'مضيف',
    speaking: 'يتكلم',
    microphoneOff: 'الميكروفون مغلق',
    cameraOff: 'الكاميرا مغلقة',
    afterName: {
      speaking: '، يتكلم',
      microphoneOff: '، الميكروفون مغلق',
      cameraOff: '، الكاميرا مغلقة',
    },
    paused: 'الصورة متوقفة مؤقتًا: الاتصال أبطأ من أن ينقلها.',
    connecting: 'جارٍ الاتصال…',
    reconnecting: 'جارٍ إعادة الاتصال…',
    rejoin: 'المغادرة ثم الانضمام مجددًا',
    cannotBeChecked: 'لا يمكن التحقق',
    insecure: 'لا يمكن لأحد أن يعرف إن كان بينكما طرف آخر: لم تأتِ هذه الصفحة عبر https.',
    noNumbers: (name) =>
      `لا يمكن لأحد أن يعرف إن كان بينكما طرف آخر: لم تصل من ${isolate(name)} أرقام للمقارنة.`,
    numbersWith: (name) => `أرقام للمقارنة مع ${isolate(name)}:`,
    compare: 'اقرآ هذه الأرقام أحدكما للآخر. إن تطابقت فلا أحد بينكما. وإن اختلفت فأنهيا المكالمة.',
    refusals: {
      'no-key-there': (name) => ({
        problem: `جاء ${isolate(name)} من دون مفتاح هذه المكالمة.`,
        action: 'أرسل إليه الرابط كاملًا مع كل ما يلي علامة #.',
      }),
      'no-key-here': () => ({
        problem: 'هذه المكالمة مختومة، وليس لدى هذه الصفحة مفتاحها.',
        action: 'افتح الرابط الذي أُرسل إليك كاملًا، عبر https أو على localhost.',
      }),
      'not-authentic': (name) => ({
        problem: `تعذّر التحقق مما جاء من ${isolate(name)}، لذلك رُفض.`,
        action:
          'للرابط هناك مفتاح آخر، أو غيّر الخادم شيئًا. قارنا الرابطين بوسيلة أخرى قبل المتابعة.',
      }),
      'meddled-with': (name) => ({
        problem: `عبث شيء ما بينك وبين ${isolate(name)} بالاتصال، لذلك أُنهي.`,
        action:
          'ربما ليس الخادم أمينًا. التقوا عبر خادم آخر، أو برابط يُنشأ بالأمر engage room create.',
      }),
    },
  },
  changes: {
    joined: (name) => `انضم ${isolate(name)}.`,
    left: (name) => `غادر ${isolate(name)}.`,
    locked: 'المكالمة مقفلة.',
    unlocked: 'لم تعد المكالمة مقفلة.',
    lobbyOn: 'غرفة الانتظار مفعّلة.',
    lobbyOff: 'غرفة الانتظار معطَّلة.',
    picturePaused: (name) => `صورة ${isolate(name)} متوقفة مؤقتًا: الاتصال أبطأ من أن ينقلها.`,
    pictureGoesOn: (name) => `عادت صورة ${isolate(name)}.`,
    own: {
      microphone: { on: 'الميكروفون لديك مفتوح.', off: 'الميكروفون لديك مغلق.' },
      camera: { on: 'الكاميرا لديك تعمل.', off: 'الكاميرا لديك مغلقة.' },
      screen: { on: 'أنت تشارك شاشة الآن.', off: 'لم تعد تشارك شاشة.' },
    },
    theirs: {
      microphone: {
        on: (name) => `ميكروفون ${isolate(name)} مفتوح.`,
        off: (name) => `ميكروفون ${isolate(name)} مغلق.`,
      },
      camera: {
        on: (name) => `كاميرا ${isolate(name)} تعمل.`,
        off: (name) => `كاميرا ${isolate(name)} مغلقة.`,
      },
      screen: {
        on: (name) => `يشارك ${isolate(name)} شاشة الآن.`,
        off: (name) => `لم يعد ${isolate(name)} يشارك شاشة.`,
      },
    },
  },
  refusal: {
    'server-full': {
      title: 'الخادم ممتلئ',
      problem: 'فيه أقصى ما يستطيع حمله من المكالمات.',
      action: 'حاول مجددًا بعد قليل.',
    },
    draining: {
      title: 'الخادم على وشك إعادة التشغيل',
      problem: 'هذا الخادم على وشك التوقف ولا يقبل مكالمات جديدة.',
      action: 'حاول مجددًا بعد دقيقة.',
    },
    'unsupported-version': {
      title: 'هذه الصفحة قديمة',
      problem: 'حُدِّث الخادم بعد تحميل هذه الصفحة.',
      action: 'أعد التحميل لتحصل على الصفحة المناسبة.',
    },
    'bad-room-name': {
      title: 'اسم الغرفة هذا لا يصلح',
      problem: 'لا يقبله الخادم.',
      action: 'التقوا تحت اسم آخر.',
    },
    'bad-person-name': {
      title: 'اسمك لا يصلح هنا',
      problem: 'لا يقبله الخادم.',
      action: 'غيّره ثم انضم مجددًا.',
    },
    'too-many-attempts': {
      title: 'محاولات كثيرة جدًا',
      problem: 'وصلت من شبكتك طلبات كثيرة جدًا في وقت قصير.',
      action: 'انتظر قليلًا ثم حاول مجددًا.',
    },
    'not-allowed': {
      title: 'لا يحق لك الانضمام إلى هذه المكالمة',
      problem: 'رابطك لا يتيح المشاركة.',
      action: 'اطلب من أحد مضيفي المكالمة رابطًا للمشاركة.',
    },
    'link-needed': {
      title: 'المكالمات هنا تحتاج إلى رابط',
      problem: 'على هذا الخادم لا يبدأ أحد مكالمة ولا ينضم إليها باسمها وحده.',
      action:
        'إن كنت مدعوًا فاطلب الرابط وافتحه كاملًا. وإن كنت تدير هذا الخادم فأنشئ المكالمة في طرفيته:',
    },
    'link-invalid': {
      title: 'هذا الرابط لا يفتح المكالمة',
      problem: 'جزء منه ناقص، أو أنه يخص مكالمة أخرى أو خادمًا آخر.',
      action: 'اطلب الرابط من جديد وافتحه كاملًا.',
    },
    'link-expired': {
      title: 'انتهت صلاحية هذا الرابط',
      problem: 'روابط المكالمات صالحة لمدة محدودة.',
      action: 'اطلب رابطًا جديدًا من أحد مضيفي المكالمة.',
    },
    'room-locked': {
      title: 'هذه المكالمة مقفلة',
      problem: 'لا يستطيع أحد آخر الدخول الآن.',
      action: 'اطلب من أحد المضيفين فتحها، ثم حاول مجددًا.',
    },
    'not-admitted': {
      title: 'لم يُسمح لك بالدخول',
      problem: 'رفض أحد مضيفي هذه المكالمة.',
      action: 'إن كان ذلك خطأً فأخبرهم بأنك أنت من يطرق الباب، وحاول مجددًا.',
    },
    'link-taken-back': {
      title: 'لم يعد هذا الرابط صالحًا',
      problem: 'أُخرج من المكالمة شخص جاء به.',
      action: 'اطلب رابطًا جديدًا من أحد مضيفي المكالمة.',
    },
    'kicked-with-link': {
      title: 'أُخرجت من هذه المكالمة',
      problem: 'أنهى أحد المضيفين مشاركتك فيها. الكاميرا والميكروفون لديك مغلقان.',
      action: 'لم يعد رابطك صالحًا. إن كان ذلك خطأً فاطلب رابطًا جديدًا من أحد المضيفين.',
    },
    'kicked-without-link': {
      title: 'أُخرجت من هذه المكالمة',
      problem: 'أنهى أحد المضيفين مشاركتك فيها. الكاميرا والميكروفون لديك مغلقان.',
      action: 'إن كان ذلك خطأً فيمكنك طرق الباب: يقرر أحد المضيفين إن كنت ستعود.',
    },
    'closed-with-link': {
      title: 'انتهت هذه المكالمة',
      problem: 'أغلقها أحد المضيفين للجميع.',
      action: 'لم تعد روابطها تفتح شيئًا. للقاء مجددًا يجب إنشاء رابط جديد.',
    },
    'closed-without-link': {
      title: 'انتهت هذه المكالمة',
      problem: 'أغلقها أحد المضيفين للجميع.',
      action: 'للقاء مجددًا ابدؤوا مكالمة جديدة.',
    },
    misunderstanding: {
      title: 'الخادم وهذه الصفحة لا يفهم أحدهما الآخر',
      problem: 'لم يفهم الخادم ما أرسلته هذه الصفحة.',
      action: 'أعد التحميل؛ وإن لم يُجدِ ذلك فأخبر من يدير الخادم.',
    },
    'room-taken': {
      title: 'بدأت هذه المكالمة من قبل',
      problem: (room) => `في «${isolate(room)}» أشخاص بالفعل.`,
      action: 'انضم إليهم إن كنت تعرفهم، أو ابدأ مكالمتك باسم آخر.',
    },
    'room-full': {
      title: 'هذه المكالمة ممتلئة',
      problem: (room) => `في «${isolate(room)}» أقصى ما تتسع له من الأشخاص.`,
      action: 'حاول مجددًا عندما يغادر أحدهم، أو التقوا في غرفة أخرى.',
    },
    remedies: {
      'join-it': 'الانضمام إليها',
      'try-again': 'حاول مجددًا',
      knock: 'طرق الباب',
      'choose-another-name': 'اختيار اسم آخر',
      'change-your-name': 'تغيير اسمك',
      'back-to-start': 'العودة إلى البداية',
      reload: 'إعادة التحميل',
    },
  },
  stage: {
    people: 'الأشخاص في هذه المكالمة',
    screenOf: (name) => `شاشة ${isolate(name)}`,
    ownScreen: 'شاشتك',
    stopSharing: 'إيقاف المشاركة',
    waitingForPicture: 'بانتظار الصورة…',
    share: 'مشاركة شاشتك',
    unshare: 'إيقاف مشاركة شاشتك',
    shareFailed:
      'تعذّرت مشاركة شاشتك. ربما لا يسمح النظام لهذا المتصفح بتسجيلها؛ راجع إعدادات الخصوصية فيه.',
    largeCall: (cameras, uploads) =>
      `${plural(cameras, {
        zero: 'لا أحد يرسل فيديو',
        one: 'شخص واحد يرسل فيديو',
        two: 'شخصان يرسلان فيديو',
        few: `${number(cameras)} أشخاص يرسلون فيديو`,
        many: `${number(cameras)} شخصًا يرسلون فيديو`,
        other: `${number(cameras)} شخص يرسلون فيديو`,
      })}، ويرفع حاسوبك صورتك ${plural(uploads, {
        zero: `${number(uploads)} مرة`,
        one: 'مرة واحدة',
        two: 'مرتين، مرة لكل من الآخرين',
        few: `${number(uploads)} مرات، مرة لكل من الآخرين`,
        many: `${number(uploads)} مرة، مرة لكل من الآخرين`,
        other: `${number(uploads)} مرة، مرة لكل من الآخرين`,
      })}. إن تقطعت المكالمة فتابع بالصوت وحده.`,
    turnCameraOff: 'إغلاق الكاميرا',
    keepItOn: 'إبقاؤها مفتوحة',
    pin: (name) => `تثبيت ${isolate(name)}`,
    unpin: (name) => `إلغاء تثبيت ${isolate(name)}`,
    inFullScreen: (name) => `${isolate(name)} بملء الشاشة`,
    leaveFullScreen: 'الخروج من ملء الشاشة',
    view: 'العرض',
    speakerView: 'عرض المتكلم',
    speakerViewMeans: 'يظهر من يتكلم كبيرًا (G).',
    gridView: 'عرض شبكي',
    gridViewMeans: 'يظهر الجميع بالتساوي (G).',
    pinnedMeans: 'يبقى المثبَّت كبيرًا أيًّا كان المتكلم.',
    fullScreen: 'ملء الشاشة',
    fullScreenMeans: 'لا تظهر إلا المكالمة (F).',
    leaveFullScreenMeans: 'يُظهر المتصفح أشرطته من جديد (F).',
    showOwn: 'إظهار صورتك',
    hideOwn: 'إخفاء صورتك',
    hideOwnMeans: 'يراها الآخرون على كل حال.',
    moveOwn: 'نقل صورتك',
    ownIsAt: {
      'top-left': 'هي في أعلى يسار الشبكة.',
      'top-right': 'هي في أعلى يمين الشبكة.',
      'bottom-left': 'هي في أسفل يسار الشبكة.',
      'bottom-right': 'هي في أسفل يمين الشبكة.',
    },
    pictureInPicture: 'صورة داخل صورة',
    pictureInPictureMeans: 'تطفو الصورة الكبيرة فوق النوافذ الأخرى.',
    noPictureToFloat: 'لا توجد صورة لعرضها الآن.',
    changes: {
      speaker: 'يظهر الآن من يتكلم كبيرًا.',
      grid: 'يظهر الجميع بالتساوي.',
      pinned: (name) => `ثُبّت ${isolate(name)}.`,
      unpinned: 'لم يعد أحد مثبَّتًا.',
      ownHidden: 'صورتك مخفية؛ وما زال الآخرون يرونها.',
      ownShown: 'صورتك ظاهرة.',
      ownIsAt: {
        'top-left': 'صورتك في أعلى اليسار.',
        'top-right': 'صورتك في أعلى اليمين.',
        'bottom-left': 'صورتك في أسفل اليسار.',
        'bottom-right': 'صورتك في أسفل اليمين.',
      },
    },
  },
  hosting: {
    tools: 'أدوات المضيف',
    forEveryone: 'للجميع في هذه المكالمة',
    outOfReach: 'تعذّر الوصول إلى الخادم؛ انتظر حتى يعود.',
    lock: 'قفل المكالمة',
    lockMeans: 'عندها لا يدخل إلا المضيفون.',
    unlock: 'فتح قفل المكالمة',
    unlockMeans: 'لا يدخل الآن إلا المضيفون.',
    lobbyOn: 'تفعيل غرفة الانتظار',
    lobbyOnMeans: 'عندها ينتظر الضيوف السماح بالدخول.',
    lobbyOff: 'تعطيل غرفة الانتظار',
    lobbyOffMeans: 'ينتظر الضيوف الآن السماح بالدخول.',
    mute: 'كتم صوت الجميع',
    muteMeans: 'وأنت كذلك؛ ويستطيع كل شخص فتح صوته مجددًا.',
    close: 'إغلاق المكالمة للجميع',
    closeMeans: 'يغادر الجميع. يُطلب التأكيد مرة أخرى.',
    closeAsk: 'هل تريد إغلاق المكالمة للجميع؟',
    closeYes: 'إغلاق المكالمة',
    closeWithLinks: 'يغادر الجميع، ولا يتيح أي رابط أُنشئ حتى الآن الدخول لأحد بعد ذلك، ولا رابطك أنت.',
    closeWithoutLinks: 'يغادر الجميع. ويمكن لأي شخص بدء مكالمة جديدة بهذا الاسم.',
    waiting: 'بانتظار الدخول',
    wantsIn: (name) => `${isolate(name)} يطلب الدخول`,
    refuse: 'رفض',
    refusePerson: (name) => `رفض ${isolate(name)}`,
    admit: 'السماح بالدخول',
    admitPerson: (name) => `السماح بدخول ${isolate(name)}`,
    remove: 'إخراج',
    removePerson: (name) => `إخراج ${isolate(name)}`,
    removeAsk: (name) => `هل تريد إخراج ${isolate(name)} من المكالمة؟`,
    removal: {
      withoutLinks: (name) =>
        `يغادر ${isolate(name)} فورًا. وتُفعَّل غرفة الانتظار كي لا يعود أحد إلا بإذن مضيف.`,
      ofHost: (name) =>
        `يغادر ${isolate(name)} فورًا. ولا يعود رابط المضيف الذي جاء به صالحًا لدخول أحد؛ وإن كنت قد جئت بالرابط نفسه فلن تستطيع أنت أيضًا العودة به.`,
      ofGuest: (name) =>
        `يغادر ${isolate(name)} فورًا. ولا يعود الرابط الذي جاء به صالحًا لدخول أحد؛ أما الآخرون الذين جاؤوا به فيبقون. أرسل إلى القادمين الجدد رابطًا جديدًا.`,
    },
  },
  talk: {
    chat: 'الدردشة',
    unread: (count) =>
      plural(count, {
        zero: 'الدردشة، لا رسائل غير مقروءة',
        one: 'الدردشة، رسالة واحدة غير مقروءة',
        two: 'الدردشة، رسالتان غير مقروءتين',
        few: `الدردشة، ${number(count)} رسائل غير مقروءة`,
        many: `الدردشة، ${number(count)} رسالة غير مقروءة`,
        other: `الدردشة، ${number(count)} رسالة غير مقروءة`,
      }),
    closeChat: 'إغلاق الدردشة',
    empty: 'تذهب الرسائل والملفات إلى الآخرين مباشرة؛ لا يراها الخادم. وتختفي عند انتهاء المكالمة.',
    messages: 'الرسائل',
    files: 'الملفات',
    messageToEveryone: 'رسالة إلى الجميع',
    tooLong: (max) => `الحد الأقصى للرسالة، مما يُرى: ${characters(max)}.`,
    filesToSend: 'ملفات للإرسال',
    sendFiles: 'إرسال ملفات',
    sendMessage: 'إرسال الرسالة',
    send: 'إرسال',
    dropFiles: 'أفلت الملفات لإرسالها إلى كل من هنا',
    nobodyForFiles: 'لا أحد هنا لتُرسل إليه الملفات. انتظر حتى يأتي أحد ثم اخترها من جديد.',
    folders: (names) =>
      `المجلدات لا تُرسل: ${isolate(names)}. أرسل الملفات التي فيها، أو ملف zip منها.`,
    tooManyFiles: (count, max) =>
      `ملفات لم تُرسل: ${number(count)}. يمكن أن ينتظر الردّ ${number(max)} على الأكثر؛ أرسل الباقي بعد ذلك.`,
    accordingTo: (name) => `بحسب ${isolate(name)}`,
    accordingToMeans: 'جاءت من هذا الشخص لا من كاتبها، الذي ربما لم يكتبها قط.',
    raiseHand: 'رفع اليد',
    lowerHand: 'خفض اليد',
    handRaised: (place) => `يد مرفوعة، رقم ${number(place)} في الدور`,
    react: 'تفاعل',
    reactWith: (emoji) => `تفاعل بـ ${isolate(emoji)}`,
    news: {
      message: (author, text) => `${isolate(author)}: ${isolate(text)}`,
      file: (file, state) => `${isolate(file)}: ${state}`,
      offer: (name, file) => `يعرض عليك ${isolate(name)} الملف ${isolate(file)}.`,
      handRaised: (name) => `رفع ${isolate(name)} يده.`,
      handLowered: (name) => `خفض ${isolate(name)} يده.`,
      reaction: (name, emoji) => `تفاعل ${isolate(name)} بـ ${isolate(emoji)}.`,
    },
  },
  files: {
    accept: 'قبول',
    acceptFile: (file) => `قبول ${isolate(file)}`,
    decline: 'رفض',
    declineFile: (file) => `رفض ${isolate(file)}`,
    cancelFile: (file) => `إلغاء ${isolate(file)}`,
    moved: (file) => `${isolate(file)}، الجزء المنقول`,
    sending: {
      offered: (size, name) => `${isolate(size)} · بانتظار ${isolate(name)}`,
      moving: (done, size, name) => `${isolate(done)} من ${isolate(size)} إلى ${isolate(name)}`,
      done: (size, name) => `${isolate(size)} · وصل إلى ${isolate(name)}`,
      declined: (name) => `رفضه ${isolate(name)}`,
      failed: {
        'connection-lost': (name) => `انقطع الاتصال مع ${isolate(name)} قبل أن يكتمل. أرسله مجددًا.`,
        damaged: (name) => `لم يستطع ${isolate(name)} حفظه كما أُرسل. أرسله مجددًا.`,
        'not-readable': () => 'تعذّرت قراءته: نُقل أو غُيِّر. اختره من جديد.',
        'not-saved': () => 'تعذّر حفظه هنا: ربما امتلأ القرص. اطلب إرساله مجددًا.',
        'no-room': () => 'لا يوجد متسع كافٍ له هنا. احذف شيئًا من هذا الجهاز ثم اطلب إرساله مجددًا.',
      },
    },
    receiving: {
      offered: (size, name) => `${isolate(size)} · من ${isolate(name)}`,
      moving: (done, size, name) => `${isolate(done)} من ${isolate(size)}، يرسله ${isolate(name)}`,
      done: (size, name) => `${isolate(size)} · من ${isolate(name)}، حُفظ وفُحص`,
      declined: 'رفضته أنت',
      failed: {
        'connection-lost': (name) =>
          `انقطع الاتصال مع ${isolate(name)} قبل أن يكتمل. اطلب إرساله مجددًا.`,
        damaged: () => 'ما وصل ليس ما أُرسل؛ ولم يُحتفظ به. اطلب إرساله مجددًا.',
        'not-readable': (name) =>
          `لم يعد ${isolate(name)} قادرًا على قراءته: نُقل أو غُيِّر. اطلب إرساله مجددًا.`,
        'not-saved': () => 'تعذّر حفظه هنا: ربما امتلأ القرص. اطلب إرساله مجددًا.',
        'no-room': () => 'لا يوجد متسع كافٍ له هنا. احذف شيئًا من هذا الجهاز ثم اطلب إرساله مجددًا.',
      },
    },
    cancelledByMe: 'ألغيته أنت',
    cancelledBy: (name) => `ألغاه ${isolate(name)}`,
    paused: (done, size, name) =>
      `${isolate(done)} من ${isolate(size)} · متوقف، يستمر عند عودة الاتصال مع ${isolate(name)}`,
    away: (done, size, name, minutes) =>
      `${isolate(done)} من ${isolate(size)} · متوقف: غادر ${isolate(name)}. يستمر إن عاد خلال ${number(minutes)} دقائق.`,
    noRoom: (room) =>
      `لا يتسع له المكان: في هذا المتصفح متسع لـ ${isolate(room)}. احذف شيئًا من هذا الجهاز ثم اقبله، أو ارفضه.`,
  },
  recording: {
    mark: 'تسجيل',
    region: 'تسجيلات هذه المكالمة',
    start: 'تسجيل المكالمة',
    startMeans: 'يُسأل الجميع، ومن يرفض لا يظهر فيه (R).',
    stop: 'إيقاف التسجيل',
    stopMeans: 'يُنهى الملف (R).',
    asks: (name) => `يريد ${isolate(name)} تسجيل هذه المكالمة.`,
    asksMeans: 'لا تظهر فيه إلا إذا سمحت.',
    allow: 'السماح',
    refuse: 'عدم السماح',
    records: (name) => `يسجّل ${isolate(name)} هذه المكالمة.`,
    withYou: 'أنت في التسجيل.',
    withoutYou: 'لست في التسجيل.',
    withdraw: 'أخرجني منه',
    youRecord: 'أنت تسجّل هذه المكالمة.',
    alone: 'لا أحد غيرك هنا.',
    onlyYou: 'فيه: أنت فقط.',
    inIt: (names) => `فيه: أنت، ${isolate(names)}.`,
    notInIt: (names) => `ليس فيه: ${isolate(names)}.`,
    unanswered: (names) => `ليس فيه حتى يجيب: ${isolate(names)}.`,
    saving: 'جارٍ حفظ التسجيل…',
    saved: (size) => `حُفظ التسجيل: ${isolate(size)}.`,
    nothingSaved: 'لم يمكن حفظ شيء.',
    problems: {
      disk: 'لم تعد الكتابة في الملف ممكنة. أفسح مكانًا على القرص ثم سجّل من جديد.',
      encoder: 'أوقف المتصفح التسجيل. سجّل من جديد للمتابعة في ملف آخر.',
    },
    failed: 'لم يمكن بدء التسجيل. أعد تحميل الصفحة وحاول مرة أخرى.',
    notRecorded: 'غير مسجَّل',
    heard: {
      stopped: (name) => `لم يعد ${isolate(name)} يسجّل.`,
      youRecord: 'أنت تسجّل هذه المكالمة. يُسأل الآخرون.',
      youStopped: 'لم تعد تسجّل.',
      allowed: (name) => `${isolate(name)} في التسجيل.`,
      refused: (name) => `${isolate(name)} ليس في التسجيل.`,
    },
  },
  stats: {
    title: 'الاتصال',
    means: 'كيف أنت متصل',
    none: 'لا اتصال بعد.',
    summary: (path, roundTrip) => `${path}. ذهابًا وإيابًا: ${isolate(roundTrip)}.`,
    what: 'ماذا',
    toThem: 'إليهم',
    fromThem: 'منهم',
    noPath: 'لا مسار بعد',
    direct: (here, there) => `مباشر (هنا ${here}، وهناك ${there})`,
    directOver: (protocol, here, there) =>
      `مباشر عبر ${isolate(protocol)} (هنا ${here}، وهناك ${there})`,
    relayed: (here, there) => `عبر مُرحِّل (هنا ${here}، وهناك ${there})`,
    relayedOver: (protocol, here, there) =>
      `عبر مُرحِّل بواسطة ${isolate(protocol)} (هنا ${here}، وهناك ${there})`,
    candidates: {
      own: 'عنوان خاص بالجهاز',
      nat: 'خلف NAT',
      relay: 'مُرحِّل',
      unknown: 'غير معروف',
    },
    rows: {
      sound: 'الصوت',
      soundLost: 'الصوت المفقود',
      soundJitter: 'تذبذب الصوت',
      soundCodec: 'ترميز الصوت',
      picture: 'الصورة',
      pictureLost: 'الصورة المفقودة',
      pictureJitter: 'تذبذب الصورة',
      pictureCodec: 'ترميز الصورة',
      size: 'الأبعاد',
      limitedBy: 'يحدّها',
    },
    limits: { none: 'لا شيء', cpu: 'هذا الجهاز', bandwidth: 'المسار' },
    percent: (value) => isolateLtr(`${value} %`),
    milliseconds: (value) => isolateLtr(`${value} ms`),
    bitrate: (value) => isolateLtr(`${value} kbit/s`),
    pictureSize: (width, height) => isolateLtr(`${width}×${height}`),
    pictureSizeAndRate: (width, height, rate) => isolateLtr(`${width}×${height}, ${rate}/s`),
  },
};

/** Whose attempt it was. */
function who(side: Side, name: string): string {
  return {
    here: 'من جهتك',
    there: `من جهة ${isolate(name)}`,
    both: `من جهتك ومن جهة ${isolate(name)}`,
  }[side];
}
