import type { Command } from '../../../commands/command';
import { focusCanvas, type CommandContext } from '../command-context';
import { inspectorTab, openInspectorTab } from '../inspector-tab';
import type { Session } from '../session/session';
import { toggleCitation } from './cite';
import { selectedPlaces } from '../questions/asked-about';
import { newExample } from './new-example';
import { panelStore } from './panel-store';
import { settleRecheck } from './settle-recheck';
import { subjectOf } from './subject';

/** The rules at the top of the panel, in their order, have keys. */
export const citeKeys = ['1', '2', '3', '4', '5', '6', '7', '8', '9'] as const;

export function guidelineCommands(context: CommandContext): Command[] {
  return [
    {
      id: 'annotate.guideline.toggle',
      label: 'annotate.guideline.toggle',
      section: 'canvas',
      keys: ['G'],
      enabled: () => context.session() !== null,
      run() {
        openInspectorTab(inspectorTab.getState().tab === 'guideline' ? 'objects' : 'guideline');
        focusCanvas();
      },
    },
    {
      id: 'annotate.guideline.as-it-is',
      label: 'annotate.recheck.looked',
      section: 'canvas',
      keys: ['K'],
      onlyKeys: true,
      enabled: () => context.session() !== null && !!panelStore.getState().panel?.recheck,
      async run() {
        const [session, recheck] = [context.session(), panelStore.getState().panel?.recheck];
        if (session && recheck) await settleRecheck(session, recheck);
      },
    },
    {
      id: 'annotate.guideline.example',
      label: 'folder.take',
      section: 'canvas',
      keys: ['Alt+R'],
      enabled: () => context.session()?.editor.store.getState().selection.size === 1,
      run() {
        const session = context.session();
        const [place] = session ? selectedPlaces(session) : [];
        if (place) newExample.setState({ place });
      },
    },
    ...citeKeys.map((key, index): Command => ({
      id: `annotate.guideline.cite.${key}`,
      label: `annotate.guideline.cite${key}`,
      section: 'canvas',
      keys: [`Alt+${key}`],
      onlyKeys: true,
      enabled: () => citable(context.session(), index) !== null,
      async run() {
        const chosen = citable(context.session(), index);
        if (chosen) await toggleCitation(chosen.session, chosen.annotation, chosen.rule);
      },
    })),
  ];
}

/** The panel may still be about the last selection; its rules stand for this one as long as the class is the same. */
function citable(session: Session | null, index: number) {
  const { panel, subject } = panelStore.getState();
  const rule = panel?.rules[index];
  if (!session || !rule) return null;
  const now = subjectOf(session.editor.store.getState());
  return now.annotation && now.class === subject.class ? { session, annotation: now.annotation, rule: rule.id } : null;
}
