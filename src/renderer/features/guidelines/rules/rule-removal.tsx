import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { RuleView } from '@shared/contract/guideline-views';
import { call } from '../../../bridge/bridge';
import { showError } from '../../../i18n/show-error';
import { useTask } from '../../../ui/use-task';

interface Props {
  readonly rule: RuleView;
  /** The rule is not there any more. */
  readonly onGone: () => void;
  /** The rule is as it is in force. */
  readonly onCancel: () => void;
}

/** A rule that was never published can be deleted; one that was goes back to what is in force. */
export function RuleRemoval({ rule, onGone, onCancel }: Props) {
  const { t } = useTranslation();
  const task = useTask();
  const give = (work: () => Promise<unknown>, then: () => void) => task.start(() => work().then(then).catch(showError));
  if (rule.change === 'added') {
    return (
      <Button
        variant="default"
        loading={task.busy}
        onClick={() => give(() => call('guidelines.deleteRule', { rule: rule.id }), onGone)}
      >
        {t('guidelines.edit.delete')}
      </Button>
    );
  }
  if (rule.change === 'none' || rule.inForce === null) return null;
  return (
    <Button
      variant="default"
      loading={task.busy}
      onClick={() => give(() => call('guidelines.resetRule', { rule: rule.id }), onCancel)}
    >
      {t('guidelines.edit.reset')}
    </Button>
  );
}
