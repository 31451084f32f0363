import type { AnnotationId, RuleId } from '@shared/model/ids';
import { call } from '../../../bridge/bridge';
import type { Session } from '../session/session';
import { whenSaved } from '../session/when-saved';

/** Cites a rule for a label, or takes the citation back; one step of undo. */
export async function toggleCitation(session: Session, annotation: AnnotationId, rule: RuleId): Promise<void> {
  if (!(await whenSaved(session))) return;
  // The editor does not keep what labels cite, and rules that are no longer in force have to stay cited.
  const { annotations } = await call('annotate.load', { image: session.image.id });
  const label = annotations.find(({ id }) => id === annotation);
  if (label === undefined) return;
  const cited = label.rules ?? [];
  const rules = cited.includes(rule) ? cited.filter((id) => id !== rule) : [...cited, rule];
  session.edit('relabel', [{ type: 'put', id: label.id, class: label.class, geometry: label.geometry, rules }]);
}
