/** Macs say Command where others say Ctrl. */
export const isMac = navigator.platform.startsWith('Mac');
