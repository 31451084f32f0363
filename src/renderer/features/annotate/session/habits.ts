import i18next from 'i18next';
import { MOST_BRUSH_SIZE, usualBrush, type BrushSettings } from '../../../canvas/tools/brush/stroke';
import type { Session } from './session';

/** How a person wants drawing to behave; kept on this machine. */
export interface Habits {
  /** Drawing sticks to the borders of neighbours. */
  readonly sticky: boolean;
  /** Vertices of neighbours at the same place move together. */
  readonly sharing: boolean;
  readonly brush: BrushSettings;
}

const STORAGE_KEY = 'plumbline.annotate.habits';
const usual: Habits = { sticky: false, sharing: true, brush: usualBrush };

export function readHabits(): Habits {
  try {
    const kept = JSON.parse(localStorage.getItem(STORAGE_KEY) ?? '{}') as Partial<Record<keyof Habits, unknown>>;
    return { sticky: kept.sticky === true, sharing: kept.sharing !== false, brush: brushOf(kept.brush) };
  } catch {
    return usual;
  }
}

function brushOf(kept: unknown): BrushSettings {
  const { size, erasesOthers } = (kept ?? {}) as Partial<Record<keyof BrushSettings, unknown>>;
  const isSize = typeof size === 'number' && Number.isInteger(size) && size >= 1 && size <= MOST_BRUSH_SIZE;
  return { size: isSize ? size : usualBrush.size, erasesOthers: erasesOthers === true };
}

/** Keeps what is changed, by a command or on the canvas; the result ends it. */
export function keepHabits({ editor }: Session): () => void {
  return editor.store.subscribe(({ sticky, sharing, brush }, before) => {
    if (sticky === before.sticky && sharing === before.sharing && brush === before.brush) return;
    localStorage.setItem(STORAGE_KEY, JSON.stringify({ sticky, sharing, brush } satisfies Habits));
  });
}

export function toggleHabit(session: Session, name: 'sticky' | 'sharing'): void {
  const isOn = !session.editor.store.getState()[name];
  session.editor.store.setState({ [name]: isOn });
  const what = i18next.t(`editing.${name}`);
  session.say(i18next.t(isOn ? 'editing.on' : 'editing.off', { what }));
}

export function setBrush(session: Session, changed: Partial<BrushSettings>): void {
  session.editor.store.setState(({ brush }) => ({ brush: { ...brush, ...changed } }));
}
