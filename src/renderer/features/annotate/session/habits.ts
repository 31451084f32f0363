import i18next from 'i18next';
import type { Session } from './session';

/** How a person wants drawing to behave; kept on this machine. */
export interface Habits {
  /** Drawing sticks to the borders of neighbours. */
  readonly sticky: boolean;
  /** Vertices of neighbours at the same place move together. */
  readonly sharing: boolean;
}

const STORAGE_KEY = 'plumbline.annotate.habits';
const usual: Habits = { sticky: false, sharing: true };

export function readHabits(): Habits {
  try {
    const kept = JSON.parse(localStorage.getItem(STORAGE_KEY) ?? '{}') as Partial<Record<keyof Habits, unknown>>;
    return { sticky: kept.sticky === true, sharing: kept.sharing !== false };
  } catch {
    return usual;
  }
}

export function toggleHabit(session: Session, name: keyof Habits): void {
  const { store } = session.editor;
  const { sticky, sharing } = store.getState();
  const habits = { sticky, sharing, [name]: !store.getState()[name] };
  localStorage.setItem(STORAGE_KEY, JSON.stringify(habits));
  store.setState(habits);
  const what = i18next.t(`editing.${name}`);
  session.say(i18next.t(habits[name] ? 'editing.on' : 'editing.off', { what }));
}
