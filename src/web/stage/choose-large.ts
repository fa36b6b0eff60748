import type { ViewMode } from './view-choices.ts';

export type StageChoice = {
  /** Everyone and everything that arrives, by id. */
  readonly people: readonly string[];
  readonly screens: readonly string[];
  readonly pinned: string | undefined;
  readonly mode: ViewMode;
  readonly speaker: string | undefined;
};

/** Who or what gets the stage while the others move to a strip; nobody in a grid of equals. */
export function chooseLarge(choice: StageChoice): readonly string[] {
  const { people, screens, pinned, mode, speaker } = choice;
  const isAlone = people.length + screens.length < 2;
  if (pinned !== undefined && [...people, ...screens].includes(pinned)) {
    return isAlone ? [] : [pinned];
  }
  // Whoever shares wants it to be read, and two who do to be compared.
  if (screens.length > 0) return screens;
  if (mode === 'grid' || isAlone) return [];
  // Until somebody has spoken.
  const [first = ''] = people;
  return [speaker !== undefined && people.includes(speaker) ? speaker : first];
}
