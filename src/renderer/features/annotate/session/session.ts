import { createStore, type StoreApi } from 'zustand/vanilla';
import type {
  EditLabel,
  EditResult,
  HistoryView,
  ImageDocument,
  Operation,
  PredictionView,
} from '@shared/contract/annotate';
import type { EventPayload } from '@shared/contract/events';
import type { Geometry } from '@shared/geometry/geometry';
import type { AnnotationId, ImageId, PredictionId } from '@shared/model/ids';
import { documentOf, reloadedDocument } from '../../../canvas/editor/document';
import type { NoticeCode } from '../../../canvas/tools/tool';
import type { ShapeId } from '../../../canvas/editor/shape';
import { createEditor, type Editor } from '../../../canvas/editor/editor';
import type { Suggested } from '../../../canvas/tools/prompt/prompt';
import { isAllowed, refusalWords, withoutRefused } from '../classes/refused-shapes';
import { createAsking } from '../pointing/asking';
import type { AnnotateDoor, Decision } from './door';
import { followOvertaken } from './retry';
import { createSaveQueue } from './save-queue';
import { send, type Task } from './task';
import { stepped, ViewSteps, viewStep, type ViewStep } from './view-steps';

export interface SessionState {
  readonly history: HistoryView;
  readonly revision: number;
  /** Locks and hiding that Ctrl+Z takes back, or does again. */
  readonly views: { readonly undo: number; readonly redo: number };
  /** All that models suggested on the image, whatever was decided. */
  readonly predictions: ReadonlyMap<PredictionId, PredictionView>;
  /** Edits on their way into the project. */
  readonly waiting: number;
  /** Edits that could not be saved, with the reason; kept until they are tried again or given up. */
  readonly failure: { readonly tasks: readonly Task[]; readonly error: unknown } | null;
  /** A shape that was drawn before there was any class. */
  readonly unnamed: { readonly geometry: Geometry; readonly suggested: Suggested | undefined } | null;
  /** Words for a moment: the last gesture came to nothing, or undo left something as it is. */
  readonly notice:
    { readonly code: NoticeCode | 'skipped'; readonly count: number } | { readonly words: string } | null;
}

/** One image being annotated: the editor, and the way its edits take into the project. */
export interface Session {
  readonly image: ImageDocument['image'];
  readonly editor: Editor;
  readonly store: StoreApi<SessionState>;
  edit(label: EditLabel, operations: readonly Operation[]): void;
  decide(predictions: readonly PredictionId[], decision: Decision): void;
  /** Hides or locks these objects and no others, in one step that undo takes back in its turn. */
  view(part: ViewStep['part'], ids: ReadonlySet<ShapeId>): void;
  /** Words for a moment. */
  say(words: string): void;
  undo(): void;
  redo(): void;
  /** Does again what could not be saved, but for objects that were changed since. */
  retry(): void;
  giveUp(): void;
  /** Ends the gesture that runs, and resolves when everything is saved; false when something could not be. */
  settle(): Promise<boolean>;
  /** Stops listening. Edits on their way go on. */
  dispose(): void;
}

export function canUndo({ history, waiting, views }: SessionState): boolean {
  return waiting > 0 || history.undo !== null || views.undo > 0;
}

/** What is on its way may be an undo, whose answer a fast hand does not wait for. */
export function canRedo({ history, waiting, views }: SessionState): boolean {
  return waiting > 0 || history.redo !== null || views.redo > 0;
}

export interface SessionOptions {
  readonly door: AnnotateDoor;
  readonly newId: () => AnnotationId;
  /** Reading again after somebody else's change failed, or a model could not be asked. */
  readonly report: (error: unknown) => void;
}

export async function openSession(image: ImageId, { door, newId, report }: SessionOptions): Promise<Session> {
  const loaded = await door.load(image);
  const store = createStore<SessionState>(() => ({
    history: loaded.history,
    revision: loaded.revision,
    views: { undo: 0, redo: 0 },
    predictions: byId(loaded.predictions),
    waiting: 0,
    failure: null,
    unnamed: null,
    notice: null,
  }));
  const ownRevisions = new Set<number>([loaded.revision]);
  const editor = createEditor(documentOf(loaded), {
    newId,
    commit: edit,
    classNeeded: (geometry, suggested) => store.setState({ unnamed: { geometry, suggested } }),
    notice: (code) => store.setState({ notice: { code, count: 1 } }),
    prompt: (prompt) => asking.ask(prompt),
  });
  const asking = createAsking({
    ask: (prompt) => door.prompt(image, prompt, editor.store.getState().prompting.model),
    answered: (prompt, answer) => editor.dispatch({ type: 'prompted', prompt, answer }),
    failed: report,
  });
  const views = new ViewSteps();
  /** Steps of undo that are on their way: edits less what takes them back. */
  let ahead = 0;
  const overtaken = followOvertaken();
  const queue = createSaveQueue(editor.store.getState().document, {
    send: (task) => send(door, image, task),
    show: (document) => editor.setDocument(document),
    waiting: (waiting) => store.setState({ waiting }),
    committed(task, result) {
      ahead -= depthOf(task);
      overtaken.saved(store.getState().failure?.tasks ?? [], result);
      ownRevisions.add(result.revision);
      const predictions = predictionsAfter(store.getState().predictions, result.predictions);
      store.setState({ history: result.history, revision: result.revision, predictions });
      if (result.skipped > 0) store.setState({ notice: { code: 'skipped', count: result.skipped } });
      if (task.type === 'undo' || task.type === 'redo') showTouched(editor, result);
    },
    failed(tasks, error) {
      ahead = 0;
      store.setState(({ failure }) => ({ failure: { tasks: [...(failure?.tasks ?? []), ...tasks], error } }));
    },
  });
  const endListening = door.onChanged((change) => void follow(change).catch(report));

  /** Somebody else, an import or a model changed this image. */
  async function follow({ images, revision }: EventPayload<'project.changed'>): Promise<void> {
    if (images !== null && !images.includes(image)) return;
    // Our own commit is announced before, or after, its answer comes. What names no image was noticed afterwards, and
    // carries the last revision: that may be ours, with somebody else's below it.
    await queue.whenIdle();
    if (images !== null && ownRevisions.has(revision)) return;
    const read = await door.load(image);
    if (queue.count() > 0) return follow({ images, revision, listing: false, classes: false });
    ownRevisions.add(read.revision);
    queue.reset(reloadedDocument(editor.store.getState().document, read));
    store.setState({ history: read.history, revision: read.revision, predictions: byId(read.predictions) });
  }

  function push(task: Task): void {
    ahead += depthOf(task);
    if (task.type === 'edit' || task.type === 'decide') views.edited();
    countViews();
    queue.push(task);
  }

  function edit(label: EditLabel, operations: readonly Operation[]): void {
    const { done, refused } = withoutRefused(editor.store.getState(), label, operations);
    store.setState({ notice: refusal(refused) });
    if (done.length > 0) push({ type: 'edit', label, operations: done });
  }

  function decide(predictions: readonly PredictionId[], decision: Decision): void {
    const { document } = editor.store.getState();
    const refused =
      decision === 'rejected'
        ? []
        : predictions
            .flatMap((id) => document.shapes.get(id) ?? [])
            .filter((one) => !isAllowed(editor.store.getState(), one));
    const left = new Set<ShapeId>(refused.map(({ id }) => id));
    const done = predictions.filter((id) => !left.has(id));
    if (refused.length > 0) store.setState({ notice: refusal(refused) });
    if (done.length > 0) push({ type: 'decide', predictions: done, decision });
  }

  function refusal(refused: Parameters<typeof refusalWords>[1]): SessionState['notice'] {
    return refused.length === 0 ? null : { words: refusalWords(editor.store.getState(), refused) };
  }

  function depth(): number {
    return Math.max(0, store.getState().history.depth + ahead);
  }

  function countViews(): void {
    store.setState({ views: { undo: views.done, redo: views.undone } });
  }

  function takeStep(step: ViewStep, back: boolean): void {
    const { document } = editor.store.getState();
    showStep(editor, step, back);
    countViews();
    const touched = [...step.added, ...step.removed].filter((id) => document.shapes.has(id));
    if (editor.store.getState().active.name === 'select' && touched.length > 0) editor.select(touched);
  }

  return {
    image: loaded.image,
    editor,
    store,
    edit,
    decide,
    view(part, ids) {
      const { document, hidden } = editor.store.getState();
      const step = viewStep(part, part === 'hidden' ? hidden : document.locked, ids);
      if (step === null) return;
      showStep(editor, step, false);
      views.push(step, depth());
      countViews();
    },
    say: (words) => store.setState({ notice: { words } }),
    undo() {
      const step = views.undo(depth());
      if (step) takeStep(step, true);
      else push({ type: 'undo' });
    },
    redo() {
      const { history, waiting } = store.getState();
      const step = views.redo(waiting === 0 && history.redo === null ? Infinity : depth());
      if (step) takeStep(step, false);
      else push({ type: 'redo' });
    },
    retry() {
      const { tasks, skipped } = overtaken.stillWanted(store.getState().failure?.tasks ?? []);
      store.setState({ failure: null, notice: skipped > 0 ? { code: 'skipped', count: skipped } : null });
      for (const task of tasks) push(task);
    },
    giveUp: () => store.setState({ failure: null }),
    async settle() {
      editor.dispatch({ type: 'interrupt' });
      await queue.whenIdle();
      return store.getState().failure === null;
    },
    dispose: endListening,
  };
}

function showStep(editor: Editor, step: ViewStep, back: boolean): void {
  const { document, hidden } = editor.store.getState();
  if (step.part === 'locked') editor.setLocked(stepped(document.locked, step, back));
  else editor.store.setState({ hidden: stepped(hidden, step, back) });
}

/** How many more edits undo can take back once the task is done. */
function depthOf({ type }: Task): number {
  return type === 'undo' ? -1 : 1;
}

/** What undo brought back is what the person looks for: the objects, also those that are related again. */
function showTouched(editor: Editor, { annotations, relations }: EditResult): void {
  const touched = new Set([...annotations.map(({ id }) => id), ...relations.flatMap(({ from, to }) => [from, to])]);
  if (editor.store.getState().active.name === 'select' && touched.size > 0) editor.select(touched);
}

function byId(predictions: readonly PredictionView[]): SessionState['predictions'] {
  return new Map(predictions.map((prediction) => [prediction.id, prediction]));
}

function predictionsAfter(
  before: SessionState['predictions'],
  changed: readonly PredictionView[],
): SessionState['predictions'] {
  return changed.length === 0 ? before : new Map([...before, ...byId(changed)]);
}
