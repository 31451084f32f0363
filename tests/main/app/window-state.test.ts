import { describe, expect, it } from 'vitest';
import { placeWindow } from '@main/app/window-state';

const screen = { x: 0, y: 25, width: 1920, height: 1055 };
const second = { x: 1920, y: 0, width: 1280, height: 1024 };

describe('where the window opens', () => {
  it('is the middle of the first screen at first', () => {
    const { x, y, width, height } = placeWindow(null, [screen, second]);
    expect({ left: x, right: 1920 - x - width }).toEqual({ left: 160, right: 160 });
    expect({ width, height, y }).toEqual({ width: 1600, height: 950, y: 78 });
  });

  it('is where it was left', () => {
    const left = { x: 2000, y: 40, width: 1000, height: 700 };
    expect(placeWindow(left, [screen, second])).toEqual(left);
  });

  it('is a screen that is there, when the one it was on is gone', () => {
    const left = { x: 2000, y: 40, width: 1000, height: 700 };
    expect(placeWindow(left, [screen])).toEqual(placeWindow(null, [screen]));
  });

  it('never hides the edge that it is moved by', () => {
    expect(placeWindow({ x: 100, y: -300, width: 1000, height: 700 }, [screen]).y).toBeGreaterThanOrEqual(25);
    expect(placeWindow({ x: -950, y: 100, width: 1000, height: 700 }, [screen]).x).toBeGreaterThanOrEqual(0);
  });

  it('keeps its smallest size on a small screen', () => {
    expect(placeWindow(null, [{ x: 0, y: 0, width: 800, height: 600 }])).toMatchObject({ width: 960, height: 640 });
  });
});
