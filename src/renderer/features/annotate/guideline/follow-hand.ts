import type { Panel } from '@shared/contract/guideline-views';
import type { Editor } from '../../../canvas/editor/editor';
import { isSameSubject, subjectOf, type Subject } from './subject';

/** A hand that goes on within this walks a row of labels: it is asked about where it ends. */
const RESTED_MILLISECONDS = 60;

export interface PanelPorts {
  readonly read: (subject: Subject) => Promise<Panel>;
  readonly show: (panel: Panel, subject: Subject) => void;
  readonly report: (error: unknown) => void;
}

export interface FollowedHand {
  /** Reads again: what is shown may have changed. */
  readonly refresh: () => void;
  readonly dispose: () => void;
}

/**
 * Keeps the panel at what the hand is at. The canvas never waits: the first step of a hand that rested is asked about at
 * once, the steps of a walk where it ends, and an answer that comes after the next question is dropped.
 */
export function followHand(editor: Editor, { read, show, report }: PanelPorts): FollowedHand {
  let subject = subjectOf(editor.store.getState());
  let asked = 0;
  let stepped = Number.NEGATIVE_INFINITY;
  let timer: ReturnType<typeof setTimeout> | undefined;

  function ask(): void {
    clearTimeout(timer);
    const own = ++asked;
    const about = subject;
    read(about).then(
      (panel) => own === asked && show(panel, about),
      (error: unknown) => own === asked && report(error),
    );
  }

  function askWhenRested(): void {
    asked += 1;
    clearTimeout(timer);
    timer = setTimeout(ask, RESTED_MILLISECONDS);
  }

  function step(): void {
    const isWalking = performance.now() - stepped < RESTED_MILLISECONDS;
    stepped = performance.now();
    if (isWalking) askWhenRested();
    else ask();
  }

  const endListening = editor.store.subscribe((state, before) => {
    if (
      state.selection === before.selection &&
      state.activeClass === before.activeClass &&
      state.document === before.document
    ) {
      return;
    }
    const next = subjectOf(state);
    if (isSameSubject(next, subject)) return;
    subject = next;
    step();
  });
  ask();
  return {
    refresh: askWhenRested,
    dispose() {
      asked += 1;
      clearTimeout(timer);
      endListening();
    },
  };
}
