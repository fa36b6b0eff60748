/** Everyone alike, or whoever speaks large. */
export const viewModes = ['grid', 'speaker'] as const;
export type ViewMode = (typeof viewModes)[number];

/** Clockwise, so that pressing on brings one’s own picture round the stage. */
export const corners = ['bottom-right', 'bottom-left', 'top-left', 'top-right'] as const;
export type Corner = (typeof corners)[number];
