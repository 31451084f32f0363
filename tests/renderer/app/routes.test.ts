import { beforeEach, describe, expect, it } from 'vitest';
import { canGoBack, canGoForward, currentRoute, go, goBack, goForward, journey, restartAt } from '@renderer/app/routes';
import type { ImageId } from '@shared/model/ids';

const image = (name: string) => name as unknown as ImageId;
const here = () => {
  const route = currentRoute(journey.getState());
  return route.name === 'annotate' ? `annotate ${route.image}` : route.name;
};

beforeEach(() => restartAt({ name: 'images' }));

describe('the way through the window', () => {
  it('goes back and forward as in a browser', () => {
    go({ name: 'settings' });
    goBack();
    expect(here()).toBe('images');
    goForward();
    expect(here()).toBe('settings');
  });

  it('stops at its ends', () => {
    expect(canGoBack()).toBe(false);
    goBack();
    expect(here()).toBe('images');
    expect(canGoForward()).toBe(false);
    goForward();
    expect(here()).toBe('images');
  });

  it('forgets what lay ahead when it turns another way', () => {
    go({ name: 'settings' });
    goBack();
    go({ name: 'annotate', image: image('a') });
    expect(canGoForward()).toBe(false);
  });

  it('leaves the canvas in one step however many images were gone through', () => {
    for (const name of ['a', 'b', 'c']) go({ name: 'annotate', image: image(name) });
    expect(here()).toBe('annotate c');
    goBack();
    expect(here()).toBe('images');
  });

  it('does not go to where it is', () => {
    go({ name: 'images' });
    expect(canGoBack()).toBe(false);
  });
});
