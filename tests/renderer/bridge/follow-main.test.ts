import { beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { call } from '@renderer/bridge/bridge';
import { followMain } from '@renderer/bridge/follow-main';
import { dismissJob, onJobOver, whenOver } from '@renderer/bridge/jobs';
import { liveState } from '@renderer/bridge/live-state';
import type { JobState } from '@shared/contract/jobs';
import { defaultKeymap } from '@shared/contract/keymap';
import { defaultLooks } from '@shared/contract/looks';
import type { ProjectInfo } from '@shared/contract/projects';
import { UserError } from '@shared/lib/user-error';
import { createFakeBridge, type FakeBridge } from '@tests/support/fake-bridge';

const project = {
  id: '1',
  path: '/a.plumb',
  name: 'A',
  revision: 3,
  images: 2,
  annotations: 1,
} as unknown as ProjectInfo;

let bridge: FakeBridge;

beforeEach(async () => {
  bridge = createFakeBridge({
    'workstation.preferences': () => ({ theme: 'light', language: 'ko' }),
    'looks.read': () => defaultLooks,
    'keymap.read': () => defaultKeymap,
    'workstation.locale': () => 'ko-KR',
    'projects.current': () => project,
    'classes.list': () => [],
    'skeletons.list': () => [],
    'jobs.list': () => [],
  });
  vi.stubGlobal('window', { plumbline: bridge });
  onTestFinished(await followMain());
});

function job(id: string, status: JobState['status']): JobState {
  return { id, kind: 'export', status, done: 0, total: null, secondsLeft: null, result: null, error: null };
}

describe('a question to the main process', () => {
  it('is answered with the value', async () => {
    await expect(call('workstation.locale', {})).resolves.toBe('ko-KR');
  });

  it('fails with the code and the values of the failure', async () => {
    bridge.answer({
      'projects.open': ({ path }) => {
        throw new UserError('project.missing', { path }, 'English');
      },
    });
    const failure = call('projects.open', { path: '/b.plumb' });
    await expect(failure).rejects.toBeInstanceOf(UserError);
    await expect(failure).rejects.toMatchObject({
      code: 'project.missing',
      params: { path: '/b.plumb' },
      message: 'English',
    });
  });
});

describe('what the window knows', () => {
  it('is there when the following begins', () => {
    expect(liveState.getState()).toMatchObject({
      project,
      preferences: { theme: 'light', language: 'ko' },
      systemLocale: 'ko-KR',
    });
  });

  it('shows a new revision at once, and the counts soon after', async () => {
    bridge.answer({ 'projects.current': () => ({ ...project, revision: 4, annotations: 2 }) });
    bridge.emit('project.changed', { revision: 4, images: [], listing: false, classes: false });
    expect(liveState.getState().project?.revision).toBe(4);
    await vi.waitFor(() => expect(liveState.getState().project?.annotations).toBe(2));
  });

  it('never goes back to an older revision when counts come late', async () => {
    bridge.emit('project.changed', { revision: 9, images: [], listing: false, classes: false });
    await vi.waitFor(() => expect(bridge.asked.filter(({ name }) => name === 'projects.current')).toHaveLength(2));
    await Promise.resolve();
    expect(liveState.getState().project?.revision).toBe(9);
  });

  it('reads the classes again when they changed', async () => {
    const before = bridge.asked.filter(({ name }) => name === 'classes.list').length;
    bridge.emit('project.changed', { revision: 5, images: [], listing: false, classes: true });
    await vi.waitFor(() => expect(bridge.asked.filter(({ name }) => name === 'classes.list')).toHaveLength(before + 1));
  });

  it('follows to another project, and to none', () => {
    bridge.emit('project.current', { ...project, path: '/b.plumb' });
    expect(liveState.getState().project?.path).toBe('/b.plumb');
    bridge.emit('project.current', null);
    expect(liveState.getState().project).toBeNull();
  });
});

describe('long work', () => {
  it('is listed in the order in which it began, each with its newest state', () => {
    for (const state of [job('a', 'running'), job('b', 'running'), job('a', 'done')]) bridge.emit('job.state', state);
    expect(liveState.getState().jobs.map(({ id, status }) => `${id} ${status}`)).toEqual(['a done', 'b running']);
  });

  it('can be waited for, also when it is over already', async () => {
    const waiting = whenOver('c');
    bridge.emit('job.state', job('c', 'running'));
    bridge.emit('job.state', job('c', 'failed'));
    await expect(waiting).resolves.toMatchObject({ status: 'failed' });
    await expect(whenOver('c')).resolves.toMatchObject({ status: 'failed' });
  });

  it('is announced once when it is over', () => {
    const told = vi.fn<(job: JobState) => void>();
    onTestFinished(onJobOver(told));
    bridge.emit('job.state', job('d', 'running'));
    expect(told).not.toHaveBeenCalled();
    bridge.emit('job.state', job('d', 'done'));
    bridge.emit('job.state', job('e', 'running'));
    expect(told).toHaveBeenCalledOnce();
  });

  it('can be taken off the list when it is over, and not before', () => {
    bridge.emit('job.state', job('f', 'running'));
    dismissJob('f');
    expect(liveState.getState().jobs.some(({ id }) => id === 'f')).toBe(true);
    bridge.emit('job.state', job('f', 'cancelled'));
    dismissJob('f');
    expect(liveState.getState().jobs.some(({ id }) => id === 'f')).toBe(false);
  });
});
