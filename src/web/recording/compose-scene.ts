import type { Box, Size } from '../stage/lay-out-grid.ts';
import { layOutStage } from '../stage/lay-out-stage.ts';
import type { Scene } from './scene.ts';

/** One rectangle of a recorded picture. */
export type SceneTile<Track> = {
  readonly box: Box;
  readonly name: string;
  readonly picture: Track | undefined;
  readonly isRecorded: boolean;
  readonly kind: 'person' | 'screen';
};

const usualRatio = 4 / 3;

/** Lays a recorded picture out as the page lays out a call: everyone alike, or screens large. */
export function composeScene<Track>(
  { people, screens }: Scene<Track>,
  size: Size,
  /** Width divided by height; undefined until it is known. */
  ratioOf: (picture: Track) => number | undefined,
): readonly SceneTile<Track>[] {
  const ratio = (picture: Track | undefined) =>
    (picture === undefined ? undefined : ratioOf(picture)) ?? usualRatio;
  const boxes = layOutStage(
    {
      large: screens.map(({ picture }) => ratio(picture)),
      mayCropLarge: false,
      others: people.map(({ picture }) => ratio(picture)),
      own: [],
    },
    size,
    'bottom-right',
  );
  return [
    ...screens.map(({ name, picture }, index) => ({
      box: boxes.large[index] ?? nowhere,
      name,
      picture,
      isRecorded: true,
      kind: 'screen' as const,
    })),
    ...people.map(({ name, picture, isRecorded }, index) => ({
      box: boxes.others[index] ?? nowhere,
      name,
      picture,
      isRecorded,
      kind: 'person' as const,
    })),
  ];
}

const nowhere: Box = { left: 0, top: 0, width: 0, height: 0 };
