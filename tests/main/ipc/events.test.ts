import type { WebContents } from 'electron';
import { expect, it } from 'vitest';
import { createEmit } from '@main/ipc/events';

function fakeContents(destroyed: boolean) {
  const sent: unknown[][] = [];
  const contents = { isDestroyed: () => destroyed, send: (...words: unknown[]) => void sent.push(words) };
  return { sent, contents: contents as unknown as WebContents };
}

it('tells every window that is still there', () => {
  const here = fakeContents(false);
  const gone = fakeContents(true);
  createEmit(() => [gone.contents, here.contents])('project.current', null);
  expect(here.sent).toEqual([['plumbline:event', 'project.current', null]]);
  expect(gone.sent).toEqual([]);
});
