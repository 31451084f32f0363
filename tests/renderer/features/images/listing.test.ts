import { beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { liveState } from '@renderer/bridge/live-state';
import {
  everyImage,
  filterBy,
  followListing,
  listing,
  refreshListing,
  select,
} from '@renderer/features/images/listing';
import { selectOnly } from '@renderer/features/images/selection';
import { summaryOf, wantSummaries } from '@renderer/features/images/summaries';
import type { ImageSummary } from '@shared/contract/images';
import type { ProjectInfo } from '@shared/contract/projects';
import type { ImageId } from '@shared/model/ids';
import { createFakeBridge, type FakeBridge } from '@tests/support/fake-bridge';

const ids = ['a', 'b', 'c'] as unknown as ImageId[];
const [a, b] = ids as unknown as [ImageId, ImageId];

let bridge: FakeBridge;

function summary(id: ImageId, annotations: number): ImageSummary {
  return {
    id,
    path: `${id}.jpg`,
    width: 4,
    height: 3,
    format: 'jpeg',
    annotations,
    pendingPredictions: 0,
    missing: false,
  };
}

beforeEach(() => {
  bridge = createFakeBridge({
    'images.ids': () => ids,
    'images.summaries': (input) => input.ids.map((id) => summary(id as ImageId, 1)),
  });
  vi.stubGlobal('window', { plumbline: bridge });
  liveState.setState({ project: { path: '/a.plumb' } as ProjectInfo });
  onTestFinished(followListing());
});

const commit = { revision: 1, images: null, listing: true, classes: false };

describe('the listing of images', () => {
  it('is read when the project is opened, and again when images came or went', async () => {
    await vi.waitFor(() => expect(listing.getState().ids).toEqual(ids));
    bridge.answer({ 'images.ids': () => [a] });
    bridge.emit('project.changed', commit);
    await vi.waitFor(() => expect(listing.getState().ids).toEqual([a]));
  });

  it('is not read again for a label', async () => {
    await vi.waitFor(() => expect(listing.getState().ids).toEqual(ids));
    const before = bridge.asked.filter(({ name }) => name === 'images.ids').length;
    bridge.emit('project.changed', { ...commit, images: [a], listing: false });
    await Promise.resolve();
    expect(bridge.asked.filter(({ name }) => name === 'images.ids').length).toBe(before);
  });

  it('drops an answer that a later question has overtaken', async () => {
    const answers: ((ids: ImageId[]) => void)[] = [];
    bridge.answer({ 'images.ids': () => new Promise((resolve) => answers.push(resolve)) });
    filterBy({ text: 'first' });
    filterBy({ text: 'second' });
    await vi.waitFor(() => expect(answers).toHaveLength(2));
    answers[1]?.([b]);
    await vi.waitFor(() => expect(listing.getState().ids).toEqual([b]));
    answers[0]?.([a]);
    await Promise.resolve();
    expect(listing.getState().ids).toEqual([b]);
  });

  it('forgets a choice that is no longer listed', async () => {
    await vi.waitFor(() => expect(listing.getState().ids).toEqual(ids));
    select(() => selectOnly(b));
    bridge.answer({ 'images.ids': () => [a] });
    await refreshListing();
    expect(listing.getState().selection.selected.size).toBe(0);
  });

  it('begins unfiltered in every project', () => {
    expect(listing.getState().filter).toEqual(everyImage);
  });
});

describe('the facts of images in view', () => {
  it('are asked for once', async () => {
    wantSummaries(ids);
    await vi.waitFor(() => expect(summaryOf(a)?.annotations).toBe(1));
    wantSummaries(ids);
    await Promise.resolve();
    expect(bridge.asked.filter(({ name }) => name === 'images.summaries')).toHaveLength(1);
  });

  it('are asked for again after a change of the image, and stay in view until the answer is here', async () => {
    wantSummaries(ids);
    await vi.waitFor(() => expect(summaryOf(a)?.annotations).toBe(1));
    bridge.answer({ 'images.summaries': (input) => input.ids.map((id) => summary(id as ImageId, 2)) });
    bridge.emit('project.changed', { ...commit, images: [a], listing: false });
    expect(summaryOf(a)?.annotations).toBe(1);
    await vi.waitFor(() => expect(summaryOf(a)?.annotations).toBe(2));
    expect(bridge.asked.at(-1)?.input).toEqual({ ids: [a] });
  });

  it('are not asked for without end when an image is gone', async () => {
    bridge.answer({ 'images.summaries': () => [] });
    wantSummaries([b]);
    await vi.waitFor(() => expect(bridge.asked.some(({ name }) => name === 'images.summaries')).toBe(true));
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(bridge.asked.filter(({ name }) => name === 'images.summaries')).toHaveLength(1);
  });

  it('are asked for only where the scrolling stopped', async () => {
    const waiting: (() => void)[] = [];
    bridge.answer({
      'images.summaries': (input) =>
        new Promise((resolve) => waiting.push(() => resolve(input.ids.map((id) => summary(id as ImageId, 1))))),
    });
    const at = (from: number) => Array.from({ length: 50 }, (_, index) => `row-${from + index}` as unknown as ImageId);
    wantSummaries(at(0));
    for (let from = 50; from <= 5000; from += 50) wantSummaries(at(from));
    await vi.waitFor(() => expect(waiting).toHaveLength(1));
    waiting[0]?.();
    await vi.waitFor(() => expect(waiting).toHaveLength(2));
    waiting[1]?.();
    await vi.waitFor(() => expect(summaryOf(at(5000)[0]!)).toBeDefined());
    expect(bridge.asked.filter(({ name }) => name === 'images.summaries')).toHaveLength(2);
  });
});
