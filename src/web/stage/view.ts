import { createStore, type Store } from '../../client/store.ts';
import { loadPreferences, savePreferences } from '../preferences.ts';
import { corners, type Corner, type ViewMode } from './view-choices.ts';

/** Whom or what one keeps large. */
export type Pin = { readonly id: string; readonly name: string };

export type View = {
  readonly mode: ViewMode;
  readonly pin: Pin | undefined;
  /** Where one's own picture floats in the grid. */
  readonly selfCorner: Corner;
  readonly isSelfHidden: boolean;
  /** Whether nobody's picture is wanted, to save what it costs. */
  readonly isSoundOnly: boolean;
};

/** How one looks at a call; all but the pin and doing without pictures is remembered for the next one. */
export type ViewStore = Store<View> & {
  readonly setMode: (mode: ViewMode) => void;
  readonly pin: (pin: Pin | undefined) => void;
  readonly moveSelf: (corner: Corner) => void;
  readonly hideSelf: (isHidden: boolean) => void;
  readonly setSoundOnly: (isSoundOnly: boolean) => void;
};

/** One’s own picture begins in the corner where lines end: names stand where they begin. */
export function createView(direction: 'ltr' | 'rtl'): ViewStore {
  const {
    viewMode = 'grid',
    selfCorner = direction === 'rtl' ? 'bottom-left' : 'bottom-right',
    isSelfHidden = false,
  } = loadPreferences();
  const store = createStore<View>({
    mode: viewMode,
    pin: undefined,
    selfCorner,
    isSelfHidden,
    isSoundOnly: false,
  });
  const update = (change: Partial<View>) => store.set({ ...store.getSnapshot(), ...change });
  return {
    getSnapshot: store.getSnapshot,
    subscribe: store.subscribe,
    setMode: (mode) => {
      update({ mode });
      savePreferences({ viewMode: mode });
    },
    pin: (pin) => update({ pin }),
    moveSelf: (corner) => {
      update({ selfCorner: corner });
      savePreferences({ selfCorner: corner });
    },
    hideSelf: (isHidden) => {
      update({ isSelfHidden: isHidden });
      savePreferences({ isSelfHidden: isHidden });
    },
    setSoundOnly: (isSoundOnly) => update({ isSoundOnly }),
  };
}

/** The same corner counted from where lines begin, on a page whose lines begin at the right. */
export function mirrorCorner(corner: Corner): Corner {
  const mirrored: Record<Corner, Corner> = {
    'top-left': 'top-right',
    'top-right': 'top-left',
    'bottom-left': 'bottom-right',
    'bottom-right': 'bottom-left',
  };
  return mirrored[corner];
}

export function nextCorner(corner: Corner): Corner {
  return corners[(corners.indexOf(corner) + 1) % corners.length] ?? corner;
}
