import { describe, expect, it } from 'vitest';
import { claimSingleInstance } from '@main/app/single-instance';

type FakeApp = Parameters<typeof claimSingleInstance>[0];

/** Two launches of one application, as Electron joins them: the later one's data reaches the first. */
function launchTwice(laterData: unknown): { asked: (string | null)[]; claims: boolean[] } {
  const asked: (string | null)[] = [];
  let tellFirst: (data: unknown) => void = () => {};
  const first = {
    requestSingleInstanceLock: () => true,
    on(_name: string, listener: (...words: unknown[]) => void) {
      tellFirst = (data) => listener({}, [], '/', data);
    },
  } as unknown as FakeApp;
  const later = {
    requestSingleInstanceLock(data: unknown) {
      tellFirst(laterData === undefined ? data : laterData);
      return false;
    },
    on: () => {},
  } as unknown as FakeApp;
  const claims = [
    claimSingleInstance(first, null, (project) => void asked.push(project)),
    claimSingleInstance(later, '/birds.plumb', () => {}),
  ];
  return { asked, claims };
}

describe('a second launch', () => {
  it('hands its project to the first and has to end', () => {
    expect(launchTwice(undefined)).toEqual({ asked: ['/birds.plumb'], claims: [true, false] });
  });

  it.each([null, {}, 'text', { project: 7 }])('that says %j asks for nothing in particular', (data) => {
    expect(launchTwice(data).asked).toEqual([null]);
  });
});
