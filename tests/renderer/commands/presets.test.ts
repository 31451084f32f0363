import { expect, it, vi } from 'vitest';
import { commandCatalogue } from '@renderer/app/command-catalogue';
import { holdersOf, keysOf, type ListedCommand } from '@renderer/commands/keymap';
import { presets } from '@renderer/commands/presets';

// Some parts remember which of their tabs is open as soon as they are read.
vi.hoisted(() => vi.stubGlobal('localStorage', { getItem: () => null }));

const all = commandCatalogue();
const plumbline = { preset: 'plumbline', changes: {} } as const;

/** What is selected, in hand or under way decides between them. */
const onPurpose = [
  'annotate.class.0 and annotate.view.actual-size',
  'annotate.convert and annotate.tags.add',
  'annotate.edit.delete and annotate.edit.take-back-point',
  'annotate.edit.delete and annotate.suggestion.reject',
  'annotate.edit.finish and annotate.suggestion.accept',
  'annotate.edit.finish and annotate.transcription.enter',
  'annotate.edit.next-vertex and annotate.skeletons.skip',
  'annotate.edit.take-back-point and annotate.suggestion.reject',
  'annotate.go.next and annotate.masks.larger',
  'annotate.go.next and annotate.masks.wider',
  'annotate.go.previous and annotate.masks.narrower',
  'annotate.go.previous and annotate.masks.smaller',
  'annotate.masks.contiguous and annotate.masks.erasesOthers',
  'annotate.masks.fillHoles and annotate.reshape.fillHoles',
  'annotate.masks.larger and annotate.masks.wider',
  'annotate.masks.narrower and annotate.masks.smaller',
  'annotate.reshape.join and annotate.skeletons.visibility',
  'annotate.reshape.reopen and annotate.tags.empty',
  'annotate.reshape.subtract and annotate.skeletons.swap',
  'annotate.suggestion.accept and annotate.transcription.enter',
];

/** Each pair of commands that one chord reaches, as words. */
function shared(preset: keyof typeof presets): string[] {
  const keymap = { preset, changes: {} };
  return all.flatMap((command: ListedCommand) =>
    keysOf(command, keymap).flatMap((chord) =>
      holdersOf(chord, command, all, keymap).map((other) => [command.id, other.id].toSorted().join(' and ')),
    ),
  );
}

it.each(['cvat', 'labelme'] as const)('the preset of %s names commands that there are', (preset) => {
  const known = new Set(all.map(({ id }) => id));
  expect(Object.keys(presets[preset]).filter((id) => !known.has(id))).toEqual([]);
});

it.each(['cvat', 'labelme'] as const)(
  'the preset of %s gives no chord to two that do not share one anyway',
  (preset) => {
    const before = new Set(shared('plumbline'));
    expect([...new Set(shared(preset))].filter((pair) => !before.has(pair))).toEqual([]);
  },
);

it.each(['cvat', 'labelme'] as const)('the preset of %s leaves no command without keys that has some', (preset) => {
  const bare = all.filter(
    (command) => keysOf(command, plumbline).length > 0 && keysOf(command, { preset, changes: {} }).length === 0,
  );
  expect(bare.map(({ id }) => id)).toEqual([]);
});

it('no two commands share keys but those that act on different things', () => {
  expect([...new Set(shared('plumbline'))].toSorted()).toEqual(onPurpose);
});
