import i18next from 'i18next';
import { MOST_BRUSH_SIZE, usualBrush, type BrushSettings } from '../../../canvas/tools/brush/stroke';
import { usualPrompting, type PromptSettings } from '../../../canvas/tools/prompt/prompt';
import { usualWand, type WandSettings } from '../../../canvas/tools/wand/alike';
import type { Session } from './session';

/** How a person wants drawing to behave; kept on this machine. */
export interface Habits {
  /** Drawing sticks to the borders of neighbours. */
  readonly sticky: boolean;
  /** Vertices of neighbours at the same place move together. */
  readonly sharing: boolean;
  readonly brush: BrushSettings;
  readonly wand: WandSettings;
  readonly prompting: PromptSettings;
}

const STORAGE_KEY = 'plumbline.annotate.habits';
const usual: Habits = { sticky: false, sharing: true, brush: usualBrush, wand: usualWand, prompting: usualPrompting };

export function readHabits(): Habits {
  try {
    const kept = JSON.parse(localStorage.getItem(STORAGE_KEY) ?? '{}') as Partial<Record<keyof Habits, unknown>>;
    return {
      sticky: kept.sticky === true,
      sharing: kept.sharing !== false,
      brush: brushOf(kept.brush),
      wand: wandOf(kept.wand),
      prompting: promptingOf(kept.prompting),
    };
  } catch {
    return usual;
  }
}

function brushOf(kept: unknown): BrushSettings {
  const { size, erasesOthers } = (kept ?? {}) as Partial<Record<keyof BrushSettings, unknown>>;
  const isSize = typeof size === 'number' && Number.isInteger(size) && size >= 1 && size <= MOST_BRUSH_SIZE;
  return { size: isSize ? size : usualBrush.size, erasesOthers: erasesOthers === true };
}

function wandOf(kept: unknown): WandSettings {
  const { tolerance, isContiguous, makes } = (kept ?? {}) as Partial<Record<keyof WandSettings, unknown>>;
  const isTolerance =
    typeof tolerance === 'number' && Number.isInteger(tolerance) && tolerance >= 0 && tolerance <= 255;
  return {
    tolerance: isTolerance ? tolerance : usualWand.tolerance,
    isContiguous: isContiguous !== false,
    makes: makes === 'polygon' ? 'polygon' : 'mask',
  };
}

function promptingOf(kept: unknown): PromptSettings {
  const { by, makes, model } = (kept ?? {}) as Partial<Record<keyof PromptSettings, unknown>>;
  return {
    by: by === 'box' ? 'box' : 'points',
    makes: makes === 'polygon' ? 'polygon' : 'mask',
    model: typeof model === 'string' ? model : null,
  };
}

/** Keeps what is changed, by a command or on the canvas; the result ends it. */
export function keepHabits({ editor }: Session): () => void {
  return editor.store.subscribe(({ sticky, sharing, brush, wand, prompting }, before) => {
    const isSame = sticky === before.sticky && sharing === before.sharing;
    if (isSame && brush === before.brush && wand === before.wand && prompting === before.prompting) return;
    localStorage.setItem(STORAGE_KEY, JSON.stringify({ sticky, sharing, brush, wand, prompting } satisfies Habits));
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

export function setWand(session: Session, changed: Partial<WandSettings>): void {
  session.editor.store.setState(({ wand }) => ({ wand: { ...wand, ...changed } }));
}

/** What is shown already is made anew as it is wanted now. */
export function setPrompting({ editor }: Session, changed: Partial<PromptSettings>): void {
  editor.store.setState(({ prompting }) => ({ prompting: { ...prompting, ...changed } }));
  if (changed.makes) editor.dispatch({ type: 'flip' });
}
