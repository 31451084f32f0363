import { useMemo } from 'react';
import type { Command } from '../../commands/command';
import { useCommands } from '../../commands/use-commands';
import {
  decide,
  mergeResult,
  move,
  moveHistory,
  readingResult,
  setResult,
  splitResult,
  toggleReading,
} from './review-actions';
import { writeIssue } from '../../threads/writing';
import { disputed } from './issue-about';
import { reviewState } from './review-store';

const hasCard = () => reviewState.getState().card !== null;
/** Walking on does not wait for a card that is still being read. */
const hasPlace = () => reviewState.getState().at !== null;
const letters = ['A', 'B', 'C', 'D', 'E', 'F'] as const;
const hasLetter = (letter: string) =>
  reviewState.getState().card?.readings.some((one) => one.letter === letter) ?? false;

/** One key takes one reading and goes on. */
const fixed: readonly Command[] = [
  ...letters.map((letter): Command => ({
    id: `review.take.${letter}`,
    label: `review.command.take${letter}`,
    section: 'review',
    keys: [letter],
    enabled: () => hasLetter(letter),
    run: () => decide(readingResult(letter)),
  })),
  ...letters.map((letter): Command => ({
    id: `review.add.${letter}`,
    label: `review.command.add${letter}`,
    section: 'review',
    keys: [`Shift+${letter}`],
    onlyKeys: true,
    enabled: () => hasLetter(letter),
    run: () => toggleReading(letter),
  })),
  {
    id: 'review.accept',
    label: 'review.accept',
    section: 'review',
    keys: ['Enter'],
    enabled: hasCard,
    run: () => decide(),
  },
  {
    id: 'review.merge',
    label: 'review.merge',
    section: 'review',
    keys: ['M'],
    enabled: hasCard,
    run: () => decide(mergeResult()),
  },
  {
    id: 'review.none',
    label: 'review.none',
    section: 'review',
    keys: ['X'],
    enabled: hasCard,
    run: () => decide({ objects: [], method: 'none', letters: [] }),
  },
  {
    id: 'review.split',
    label: 'review.split',
    section: 'review',
    keys: ['S'],
    enabled: hasCard,
    run: () => {
      const split = splitResult();
      if (split) setResult(split);
    },
  },
  {
    id: 'review.comment',
    label: 'review.comment',
    section: 'review',
    keys: ['N'],
    enabled: hasCard,
    run: () => document.getElementById('review-comment')?.focus(),
  },
  {
    id: 'review.issue',
    label: 'threads.command',
    section: 'review',
    keys: ['I'],
    enabled: hasCard,
    run: () => {
      const { card } = reviewState.getState();
      if (card) writeIssue(disputed(card));
    },
  },
  { id: 'review.next', label: 'review.next', section: 'review', keys: ['J'], enabled: hasPlace, run: () => move(1) },
  {
    id: 'review.previous',
    label: 'review.previous',
    section: 'review',
    keys: ['K'],
    enabled: hasPlace,
    run: () => move(-1),
  },
  { id: 'review.undo', label: 'review.undo', section: 'review', keys: ['Mod+Z'], run: () => moveHistory('undo') },
  {
    id: 'review.redo',
    label: 'review.redo',
    section: 'review',
    keys: ['Mod+Shift+Z', 'Mod+Y'],
    run: () => moveHistory('redo'),
  },
];

/** Everything that a reviewer does by keys. */
export function reviewCommands(onGap: () => void): readonly Command[] {
  return [
    ...fixed,
    { id: 'review.gap', label: 'review.gap', section: 'review', keys: ['G'], enabled: hasCard, run: onGap },
  ];
}

export function useReviewCommands(onGap: () => void): void {
  useCommands(useMemo(() => reviewCommands(onGap), [onGap]));
}
