import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Operation } from '@shared/contract/annotate';
import type { EditLabel } from '@shared/contract/annotate';
import type { Geometry } from '@shared/geometry/geometry';
import type { AnnotationId } from '@shared/model/ids';
import { actsOnSelection, pickUp, stepTool, type ToolName } from '../tools/active-tool';
import type { ShapePrompt, Suggested } from '../tools/prompt/prompt';
import type { NoticeCode, ToolContext, ToolEffect, ToolEvent } from '../tools/tool';
import { nothingSeen, type PixelQuestion } from '../tools/pixels/question';
import { diffDocuments, isEmptyDelta, type DocumentDelta } from './delta';
import { extentOf, type EditorDocument } from './document';
import { emptyState, isReachable, isVisible, type EditorState } from './editor-state';
import { focusAfter } from './focus';
import { borderAt, shapesAt } from './hit-test';
import { withoutRemoved } from './prune';
import { ShapeIndex } from './shape-index';
import type { ShapeId } from './shape';
import { keepInSight, panBy, visibleBounds, type Viewport } from './viewport';

/** How near to an outline still hits it, in CSS pixels. */
const HIT_DISTANCE = 4;

/** How near to a border sticks to it, in CSS pixels. */
const STICK_DISTANCE = 10;

/** CSS pixels of the image that always stay in the view. */
const KEPT_IN_SIGHT = 48;

/** What the editor asks of the world around it. */
export interface EditorPorts {
  newId(): AnnotationId;
  /** A gesture ended with a change. The port decides when the document shows it, by `setDocument`. */
  commit(label: EditLabel, operations: readonly Operation[]): void;
  classNeeded(geometry: Geometry, suggested: Suggested | undefined): void;
  notice(code: NoticeCode): void;
  /** A model is asked; what it says is dispatched as `prompted`. */
  prompt(prompt: ShapePrompt): void;
}

/** One image under the hand: the state, and the ways to change it. */
export interface Editor {
  readonly store: StoreApi<EditorState>;
  readonly index: ShapeIndex;
  dispatch(event: ToolEvent): void;
  /** Does what is not a tool's: a command that acts on the selection. */
  perform(action: (context: ToolContext) => readonly ToolEffect[]): void;
  setTool(name: ToolName): void;
  setDocument(document: EditorDocument): void;
  select(ids: Iterable<ShapeId>): void;
  /** These objects are left alone from now on. */
  setLocked(ids: ReadonlySet<ShapeId>): void;
  /** `fitted` says that the view shows the whole image on purpose. */
  setViewport(viewport: Viewport, fitted?: boolean): void;
  /** Hears of changes to the document after the index has followed them. */
  onDocument(listener: (delta: DocumentDelta) => void): () => void;
}

export function createEditor(document: EditorDocument, ports: EditorPorts): Editor {
  const store = createStore<EditorState>(() => emptyState(document));
  const index = new ShapeIndex(document.shapes.values(), document);
  const listeners = new Set<(delta: DocumentDelta) => void>();

  function dispatch(event: ToolEvent): void {
    const state = store.getState();
    const { active, effects } = stepTool(state.active, event, contextOf(state, index, ports));
    if (active !== state.active) store.setState({ active });
    for (const effect of effects) carryOut(effect);
  }

  function perform(action: (context: ToolContext) => readonly ToolEffect[]): void {
    for (const effect of action(contextOf(store.getState(), index, ports))) carryOut(effect);
  }

  function carryOut(effect: ToolEffect): void {
    switch (effect.type) {
      case 'commit':
        return ports.commit(effect.label, effect.operations);
      case 'select':
        return select(effect.ids);
      case 'hover':
        return store.setState({ hover: effect.id });
      case 'pan':
        return setViewport(panBy(store.getState().viewport, effect.dx, effect.dy));
      case 'ask':
        return look(effect.question);
      case 'class-needed':
        return ports.classNeeded(effect.geometry, effect.suggested);
      case 'prompt':
        return ports.prompt(effect.prompt);
      case 'notice':
        return ports.notice(effect.code);
    }
  }

  function look(question: PixelQuestion): void {
    const { lookAt, viewport } = store.getState();
    if (lookAt === null) return dispatch({ type: 'answer', answer: nothingSeen(question) });
    lookAt(question, visibleBounds(viewport), (answer) => dispatch({ type: 'answer', answer }));
  }

  function select(ids: Iterable<ShapeId>): void {
    const { selection, document: current } = store.getState();
    const next = new Set([...ids].filter((id) => current.shapes.has(id)));
    if (next.size !== selection.size || [...next].some((id) => !selection.has(id))) store.setState({ selection: next });
  }

  function setTool(name: ToolName): void {
    const { active, selection } = store.getState();
    if (active.name === name) return;
    dispatch({ type: 'interrupt' });
    if (actsOnSelection(name)) select(selection);
    store.setState({ active: pickUp(name), hover: null });
  }

  function setLocked(locked: ReadonlySet<ShapeId>): void {
    store.setState(({ document: current }) => ({ document: { ...current, locked } }));
  }

  function setDocument(shown: EditorDocument): void {
    const state = store.getState();
    // Locks are the view's, not the document's that was edited or read.
    const { locked } = state.document;
    const next = shown.locked === locked ? shown : { ...shown, locked };
    const delta = diffDocuments(state.document, next);
    if (isEmptyDelta(delta)) return store.setState({ document: next });
    index.apply(delta);
    store.setState({ document: next, ...withoutRemoved(state, delta.removed), focus: focusAfter(state.focus, delta) });
    for (const listener of listeners) listener(delta);
  }

  function setViewport(viewport: Viewport, fitted = false): void {
    const kept = keepInSight(viewport, store.getState().document, KEPT_IN_SIGHT);
    store.setState({ viewport: kept, fitted });
  }

  function onDocument(listener: (delta: DocumentDelta) => void): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
  }

  return { store, index, dispatch, perform, setTool, setDocument, setLocked, select, setViewport, onDocument };
}

function contextOf(state: EditorState, index: ShapeIndex, ports: EditorPorts): ToolContext {
  const pixel = 1 / state.viewport.scale;
  return {
    document: state.document,
    extent: extentOf(state.document),
    selection: state.selection,
    activeClass: state.activeClass,
    pixel,
    templates: state.templates,
    relationName: state.relationName,
    shapesAt: (point) => shapesAt(index, point, HIT_DISTANCE * pixel, (shape) => isReachable(state, shape)),
    shapesIn: (bounds) => index.search(bounds).filter((shape) => isReachable(state, shape)),
    sticky: state.sticky,
    sharing: state.sharing,
    brush: state.brush,
    wand: state.wand,
    prompting: state.prompting,
    borderAt: (point) => borderAt(index, point, STICK_DISTANCE * pixel, (shape) => isVisible(state, shape)),
    newId: () => ports.newId(),
  };
}
