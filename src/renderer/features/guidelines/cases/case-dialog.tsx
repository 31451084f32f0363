import { useTranslation } from 'react-i18next';
import type { RareCaseId } from '@shared/model/ids';
import type { Role } from '@shared/model/member';
import { Dialog } from '../../../ui/dialog';
import { useReturnFocus } from '../parts/use-return-focus';
import { useAnswer } from '../../../bridge/use-answer';
import { CaseForm } from './case-form';

interface Props {
  readonly id: RareCaseId;
  readonly role: Role;
  readonly onChanged: () => void;
  readonly onClose: () => void;
}

/** One rare case: its members, what was decided, and its next step. */
export function CaseDialog({ id, role, onChanged, onClose }: Props) {
  const { t } = useTranslation();
  useReturnFocus();
  const { value: view, again } = useAnswer('guidelines.case', { case: id });
  return (
    <Dialog
      title={view?.value.title ?? t('guidelines.cases.case')}
      closeLabel={t('common.close')}
      opened
      width={720}
      onClose={onClose}
    >
      {view && (
        <CaseForm
          key={view.id}
          view={view}
          role={role}
          onChanged={() => {
            again();
            onChanged();
          }}
        />
      )}
    </Dialog>
  );
}
