/** Something that is wrong, as a sentence, and what a person can do about it, as another. */
export type Finding = {
  /** Stable, for scripts and translations. */
  readonly code: string;
  readonly problem: string;
  readonly action: string;
};
