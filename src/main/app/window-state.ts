import { z } from 'zod';
import type { Rectangle } from 'electron';
import { openJsonFile, type JsonFile } from './json-file';
import type { BrokenFileListener } from './preferences';

/** Smaller than this the frame, the queue and the inspector no longer fit beside the image. */
export const smallestWindow = { width: 960, height: 640 };

const rectangleSchema = z.object({
  x: z.number().int(),
  y: z.number().int(),
  width: z.number().int().min(smallestWindow.width),
  height: z.number().int().min(smallestWindow.height),
});

const windowStateSchema = z.object({ bounds: rectangleSchema.nullable(), maximised: z.boolean() });

export type WindowState = z.infer<typeof windowStateSchema>;

/** Where the window was when it was last closed, in screen units. */
export function openWindowState(path: string, onBroken: BrokenFileListener): JsonFile<WindowState> {
  return openJsonFile<WindowState>({
    path,
    schema: windowStateSchema,
    fallback: { bounds: null, maximised: false },
    onBroken,
  });
}

/**
 * Bounds to open a window with. The screen it was on may be gone, so remembered bounds count only when enough of the
 * window's top edge to take hold of lies on a screen; otherwise it is centred on the first screen.
 *
 * @param workAreas free area of each screen, at least one.
 */
export function placeWindow(remembered: Rectangle | null, workAreas: readonly [Rectangle, ...Rectangle[]]): Rectangle {
  if (remembered !== null && workAreas.some((area) => canBeGrabbed(remembered, area))) return remembered;
  const [area] = workAreas;
  const width = Math.max(smallestWindow.width, Math.min(1600, Math.round(area.width * 0.9)));
  const height = Math.max(smallestWindow.height, Math.min(1000, Math.round(area.height * 0.9)));
  return {
    x: Math.round(area.x + (area.width - width) / 2),
    y: Math.round(area.y + (area.height - height) / 2),
    width,
    height,
  };
}

function canBeGrabbed(window: Rectangle, area: Rectangle): boolean {
  const visible = Math.min(window.x + window.width, area.x + area.width) - Math.max(window.x, area.x);
  return visible >= 200 && window.y >= area.y && window.y + 40 <= area.y + area.height;
}
