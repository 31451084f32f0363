import type { GuidelineVersionId, RuleId } from '@shared/model/ids';
import { RuleDiff } from '../rules/rule-diff';
import { useAnswer } from '../../../bridge/use-answer';

interface Props {
  readonly rule: RuleId;
  /** The version that the label was made under; null: there was none. */
  readonly from: GuidelineVersionId | null;
  readonly to: GuidelineVersionId;
}

/** What became of one rule since the label was made. */
export function ChangedRule({ rule, from, to }: Props) {
  const { value: diffs } = useAnswer('guidelines.diff', { from, to });
  const diff = diffs?.find((one) => one.rule === rule);
  return diff ? <RuleDiff diff={diff} /> : null;
}
