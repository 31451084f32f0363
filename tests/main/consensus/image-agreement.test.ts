import { expect, it } from 'vitest';
import { imageAgreement } from '@main/consensus/image-agreement';
import { teamOnImages } from './team-on-images';

it('tells an annotator nothing before submitting, and then how far the others agree with each label', () => {
  const { store, images, mina, jun, label, submit } = teamOnImages();
  const asked = (member: typeof mina) => imageAgreement({ ...store, member }, images[0]!);
  const [own, alone] = [label(mina, 0, 0, 10), label(mina, 0, 0, 400)];
  label(jun, 0, 0, 10);
  submit(jun, 0);
  expect(asked(mina)).toEqual({ type: 'blind' });
  expect(asked(store.member)).toEqual({ type: 'alone' });
  submit(mina, 0);
  const found = asked(mina);
  expect(found).toMatchObject({ type: 'known', looked: 2 });
  const shares = new Map(found.type === 'known' ? found.labels.map(({ id, agreement }) => [id, agreement]) : []);
  expect(shares.get(own)).toBe(1);
  expect(shares.get(alone)).toBe(0);
});

it('has nothing to say of an image that one person labelled', () => {
  const { store, images, label } = teamOnImages();
  label(store.member, 1, 0, 10);
  expect(imageAgreement(store, images[1]!)).toEqual({ type: 'alone' });
});
