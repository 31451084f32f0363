/** True when a window can be shown on a display that is there. */
export function hasDisplay(): boolean;
