/** What `joined` and `watching` say of a room that nobody guards. */
export const openRoom = { door: { isLocked: false, hasLobby: false }, waiting: [] } as const;
