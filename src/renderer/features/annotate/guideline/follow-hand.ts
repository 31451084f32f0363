import type { Panel } from '@shared/contract/guideline-views';
import type { Editor } from '../../../canvas/editor/editor';
import { isSameSubject, subjectOf, type Subject } from './subject';

/** Walking a row of labels asks for the last one only. */
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
 * Keeps the panel at what the hand is at. The canvas never waits: a question is asked once the hand rests, and an answer
 * that comes after the next question is dropped.
 */
export function followHand(editor: Editor, { read, show, report }: PanelPorts): FollowedHand {
  let subject = subjectOf(editor.store.getState());
  let asked = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  function ask(): void {
    const own = ++asked;
    const about = subject;
    read(about).then(
      (panel) => own === asked && show(panel, about),
      (error: unknown) => own === asked && report(error),
    );
  }

  function askSoon(): void {
    asked += 1;
    clearTimeout(timer);
    timer = setTimeout(ask, RESTED_MILLISECONDS);
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
    askSoon();
  });
  ask();
  return {
    refresh: askSoon,
    dispose() {
      asked += 1;
      clearTimeout(timer);
      endListening();
    },
  };
}
